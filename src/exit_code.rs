//! How a run ends. The README has the same table; a test compares the two.

use std::process;

/// The exit codes; where several fit, the one listed last here but for [`Interrupted`](ExitCode::Interrupted) wins.
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
    /// Interrupted; answers so far are saved.
    Interrupted,
}

impl ExitCode {
    /// All exit codes.
    pub const ALL: [Self; 5] = [Self::Done, Self::NotHeld, Self::Unusable, Self::Bug, Self::Interrupted];

    /// The number that the shell sees.
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NotHeld => 1,
            Self::Unusable => 2,
            Self::Bug => 70,
            Self::Interrupted => 130,
        }
    }
}

impl process::Termination for ExitCode {
    fn report(self) -> process::ExitCode {
        process::ExitCode::from(self.number())
    }
}
