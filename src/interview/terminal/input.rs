//! The bytes that a terminal sends, unless a signal comes first.

use std::io;
use std::time::Duration;

use rustix::io::Errno;

use super::super::signals::Signals;

/// How long the pieces of what is on its way may be apart, and how many are waited for at the end.
const ON_ITS_WAY: Duration = Duration::from_millis(20);
const MOST_READS: usize = 1_000;

/// Standard input, a terminal whose bytes are read one by one: reading what has come never waits.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) signals: Signals,
}

/// What has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrived {
    /// So many bytes; none once the terminal is gone.
    Bytes(usize),
    /// Nothing, for as long as was waited.
    Silence,
}

impl Input {
    /// Waits until something comes, but no longer than `patience`.
    pub(super) fn read(&self, buffer: &mut [u8], patience: Option<Duration>) -> io::Result<Arrived> {
        let stdin = io::stdin();
        loop {
            if !self.signals.wait(Some(&stdin), patience)? {
                return Ok(Arrived::Silence);
            }
            match rustix::io::read(&stdin, &mut *buffer) {
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(Errno::IO) => return Ok(Arrived::Bytes(0)),
                read => return Ok(Arrived::Bytes(read?)),
            }
        }
    }

    /// Takes what has come and is on its way, and forgets it.
    pub(super) fn drain(&self) {
        let mut bytes = [0; 4096];
        let mut reads = 0..MOST_READS;
        while reads.next().is_some() && matches!(self.read(&mut bytes, Some(ON_ITS_WAY)), Ok(Arrived::Bytes(1..))) {}
    }
}
