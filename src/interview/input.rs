//! Standard input and the signals that end a program, whichever comes first.

use std::io::{self, Read as _};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use super::interruption::Interruption;

/// The signals that are heard, the most pressing first.
const SIGNALS: [(i32, Interruption); 3] =
    [(SIGHUP, Interruption::HungUp), (SIGTERM, Interruption::Terminated), (SIGINT, Interruption::CtrlC)];

/// Standard input, heard together with signals. Once it is dropped, signals do again what they do by themselves.
#[derive(Debug)]
pub(super) struct Input {
    signals: Vec<(UnixStream, Interruption)>,
    /// Whether signals are to be left to themselves.
    is_over: Arc<AtomicBool>,
}

/// What has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrived {
    /// So many bytes; none at the end of the input.
    Bytes(usize),
    /// Nothing, for as long as was waited.
    Silence,
}

impl Input {
    /// Hears signals from now on. One that cannot be heard does what it does by itself.
    pub(super) fn new() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let signals = SIGNALS.iter().filter_map(|(signal, interruption)| Some((heard(*signal, &is_over).ok()?, *interruption)));
        Self { signals: signals.collect(), is_over }
    }

    /// Waits until something comes, but no longer than `patience`.
    pub(super) fn read(&self, buffer: &mut [u8], patience: Option<Duration>) -> io::Result<Arrived> {
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let stdin = io::stdin();
        loop {
            let mut streams = vec![PollFd::new(&stdin, PollFlags::IN)];
            streams.extend(self.signals.iter().map(|(stream, _)| PollFd::new(stream, PollFlags::IN)));
            match poll(&mut streams, patience.as_ref()) {
                Ok(0) => return Ok(Arrived::Silence),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let has_come: Vec<bool> = streams.iter().map(|stream| !stream.revents().is_empty()).collect();
            if let Some((_, (_, interruption))) = has_come[1..].iter().zip(&self.signals).find(|(has_come, _)| **has_come) {
                return Err((*interruption).into());
            }
            match rustix::io::read(&stdin, &mut *buffer) {
                Err(Errno::INTR | Errno::AGAIN) => {}
                // A terminal that is gone.
                Err(Errno::IO) => return Ok(Arrived::Bytes(0)),
                read => return Ok(Arrived::Bytes(read?)),
            }
        }
    }

    /// Forgets every Ctrl-C so far, which was meant for another program.
    pub(super) fn forget_interrupts(&self) {
        let mut interrupts = self.signals.iter().filter(|(_, interruption)| *interruption == Interruption::CtrlC);
        if let Some((stream, _)) = interrupts.next() {
            let mut stream: &UnixStream = stream;
            while matches!(stream.read(&mut [0; 64]), Ok(1..)) {}
        }
    }
}

/// A stream that tells of `signal`.
fn heard(signal: i32, is_over: &Arc<AtomicBool>) -> io::Result<UnixStream> {
    let (stream, teller) = UnixStream::pair()?;
    stream.set_nonblocking(true)?;
    flag::register_conditional_default(signal, Arc::clone(is_over))?;
    low_level::pipe::register(signal, teller)?;
    Ok(stream)
}

impl Drop for Input {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
    }
}
