//! How far something is in place, in the four words of ISO/IEC 33020: for programs that need them; nothing is drawn by them.

use crate::scorecard::Points;

/// How far something is in place, read from its floored percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rating {
    Not,
    Partially,
    Largely,
    Fully,
}

impl Rating {
    const ALL: [Self; 4] = [Self::Not, Self::Partially, Self::Largely, Self::Fully];

    pub(crate) fn of(score: &Points) -> Self {
        Self::ALL.into_iter().rev().find(|rating| score.floor() >= rating.from()).unwrap_or(Self::Not)
    }

    /// The whole percentage that it begins at.
    fn from(self) -> u32 {
        match self {
            Self::Not => 0,
            Self::Partially => 16,
            Self::Largely => 51,
            Self::Fully => 86,
        }
    }

    /// The word in reports for machines.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::Partially => "partially",
            Self::Largely => "largely",
            Self::Fully => "fully",
        }
    }
}
