//! The signals that end a program, heard in order instead of ending it at once.

use std::io::{self, Read as _};
use std::os::fd::AsFd;
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
const HEARD: [(i32, Interruption); 3] =
    [(SIGHUP, Interruption::HungUp), (SIGTERM, Interruption::Terminated), (SIGINT, Interruption::CtrlC)];

/// Hears signals while it lives; then they do again what they do by themselves.
#[derive(Debug)]
pub(super) struct Signals {
    streams: Vec<(UnixStream, Interruption)>,
    is_over: Arc<AtomicBool>,
}

impl Signals {
    /// One that cannot be heard does what it does by itself.
    pub(super) fn new() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let streams = HEARD.iter().filter_map(|(signal, interruption)| Some((heard(*signal, &is_over).ok()?, *interruption)));
        Self { streams: streams.collect(), is_over }
    }

    /// Waits until something can be read from `input`, but no longer than `patience`; whether it can.
    ///
    /// # Errors
    /// With an [`Interruption`] once a signal has come.
    pub(super) fn wait(&self, input: Option<&io::Stdin>, patience: Option<Duration>) -> io::Result<bool> {
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let signals = self.streams.iter().map(|(stream, _)| stream.as_fd());
        let mut all: Vec<PollFd<'_>> =
            signals.chain(input.map(AsFd::as_fd)).map(|stream| PollFd::from_borrowed_fd(stream, PollFlags::IN)).collect();
        while let Err(error) = poll(&mut all, patience.as_ref()) {
            if error != Errno::INTR {
                return Err(error.into());
            }
        }
        let mut has_come = all.iter().map(|stream| !stream.revents().is_empty());
        match self.streams.iter().zip(has_come.by_ref()).find(|(_, has_come)| *has_come) {
            Some(((_, interruption), _)) => Err((*interruption).into()),
            None => Ok(has_come.next().unwrap_or(false)),
        }
    }

    /// Forgets every Ctrl-C so far, which was meant for another program.
    pub(super) fn forget_interrupts(&self) {
        let mut interrupts = self.streams.iter().filter(|(_, interruption)| *interruption == Interruption::CtrlC);
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

impl Drop for Signals {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
    }
}
