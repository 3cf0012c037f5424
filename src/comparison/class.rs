//! What became of one practice between two assessments.

use crate::scorecard::{Points, PracticeScore};

/// What became of a practice. A gap is an applicable practice with a known value under 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The value fell.
    Regressed,
    /// It was known, and is open or set aside now: nobody may call that resolved.
    LostSightOf,
    /// A gap where nothing applied before.
    New,
    /// It was open and is known, whatever it turned out to be.
    FoundOut,
    /// A gap that became smaller.
    Improved,
    /// A gap that is none any more.
    Resolved,
    /// A gap as large as before.
    StillOpen,
    /// No gap is known, before or after.
    NoGap,
}

impl Class {
    /// All classes, what got worse first.
    pub const ALL: [Self; 8] =
        [Self::Regressed, Self::LostSightOf, Self::New, Self::FoundOut, Self::Improved, Self::Resolved, Self::StillOpen, Self::NoGap];

    /// What became of a practice; nothing where it applies neither before nor after.
    pub(crate) fn of(before: &PracticeScore<'_>, after: &PracticeScore<'_>) -> Option<Self> {
        if !before.is_applicable() && !after.is_applicable() {
            return None;
        }
        Some(match (&before.value, &after.value) {
            (Some(_), None) => Self::LostSightOf,
            (Some(was), Some(is)) if is < was => Self::Regressed,
            (Some(was), Some(is)) => Self::of_no_less(was, is),
            (None, Some(_)) if before.is_applicable() => Self::FoundOut,
            (None, Some(is)) if is_gap(is) => Self::New,
            (None, _) => Self::NoGap,
        })
    }

    fn of_no_less(was: &Points, is: &Points) -> Self {
        match (is_gap(was), is_gap(is)) {
            (false, _) => Self::NoGap,
            (true, false) => Self::Resolved,
            (true, true) if was == is => Self::StillOpen,
            (true, true) => Self::Improved,
        }
    }

    /// Whether it means that the workload, or what is known of it, got worse.
    pub(crate) fn is_worse(self) -> bool {
        matches!(self, Self::Regressed | Self::LostSightOf)
    }

    /// The word in reports for machines.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Regressed => "regressed",
            Self::LostSightOf => "lost_sight_of",
            Self::New => "new",
            Self::FoundOut => "found_out",
            Self::Improved => "improved",
            Self::Resolved => "resolved",
            Self::StillOpen => "still_open",
            Self::NoGap => "none",
        }
    }
}

fn is_gap(value: &Points) -> bool {
    *value < Points::hundred()
}
