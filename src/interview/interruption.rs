//! What can end a session from outside: Ctrl-C, a request to end, or a terminal that is gone.

use std::{error, fmt, io};

/// What ended a session from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interruption {
    /// Ctrl-C, or the signal SIGINT.
    CtrlC,
    /// The signal SIGTERM: somebody, or the system, asks the program to end.
    Terminated,
    /// The signal SIGHUP, or a terminal that was closed.
    HungUp,
}

impl Interruption {
    /// The interruption that `error` tells of, if it is one.
    pub(crate) fn of(error: &io::Error) -> Option<Self> {
        let told = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()).copied();
        told.or_else(|| is_gone(error).then_some(Self::HungUp))
            .or_else(|| (error.kind() == io::ErrorKind::Interrupted).then_some(Self::CtrlC))
    }
}

impl From<Interruption> for io::Error {
    fn from(interruption: Interruption) -> Self {
        Self::new(io::ErrorKind::Interrupted, interruption)
    }
}

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CtrlC => "interrupted",
            Self::Terminated => "asked to end",
            Self::HungUp => "the terminal was closed",
        })
    }
}

impl error::Error for Interruption {}

/// Whether `error` is what the system says of a terminal that was closed.
#[cfg(unix)]
fn is_gone(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::IO)
}

#[cfg(not(unix))]
fn is_gone(_: &io::Error) -> bool {
    false
}
