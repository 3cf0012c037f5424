//! How a run ends. The README has the same table; a test compares the two.

use std::process;

/// The exit codes; where several fit, the highest but for those of an interruption wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitCode {
    /// Done.
    Done,
    /// A gate did not hold, or the lint found something.
    NotHeld,
    /// Usage, or something that cannot be used: a file, a model, a terminal, an output.
    Unusable,
    /// A bug of this program.
    Bug,
    /// The terminal was closed (SIGHUP); answers so far are saved.
    HungUp,
    /// Interrupted; answers so far are saved.
    Interrupted,
    /// Asked to end (SIGTERM); answers so far are saved.
    Terminated,
}

impl ExitCode {
    /// All exit codes.
    pub const ALL: [Self; 7] = [Self::Done, Self::NotHeld, Self::Unusable, Self::Bug, Self::HungUp, Self::Interrupted, Self::Terminated];

    /// The number that the shell sees.
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NotHeld => 1,
            Self::Unusable => 2,
            Self::Bug => 70,
            Self::HungUp => 129,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }
}

impl process::Termination for ExitCode {
    fn report(self) -> process::ExitCode {
        process::ExitCode::from(self.number())
    }
}
