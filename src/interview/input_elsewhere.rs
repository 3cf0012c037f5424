//! Standard input where there are no signals in the sense of Unix: Ctrl-C ends the program at once, which loses nothing.

use std::io::{self, Read as _};
use std::time::Duration;

/// Standard input.
#[derive(Debug)]
pub(super) struct Input;

/// What has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrived {
    /// So many bytes; none at the end of the input.
    Bytes(usize),
    /// Nothing, for as long as was waited.
    Silence,
}

impl Input {
    pub(super) fn new() -> Self {
        Self
    }

    /// Waits until something comes.
    pub(super) fn read(&self, buffer: &mut [u8], _patience: Option<Duration>) -> io::Result<Arrived> {
        io::stdin().read(buffer).map(Arrived::Bytes)
    }
}
