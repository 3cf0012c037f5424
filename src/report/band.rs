//! On which side of a model's two lines, what a level is achieved at and the floor, a score lies: what colours are drawn by.

use crate::model::Thresholds;
use crate::scorecard::{Points, Spread};

/// Where a score lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Band {
    /// At or above what a level is achieved at.
    Achieved,
    /// Between the two lines.
    Between,
    /// Under the floor.
    UnderFloor,
    /// Open answers decide.
    Undecided,
}

impl Band {
    pub(crate) fn of(spread: &Spread, thresholds: Thresholds) -> Self {
        let band = |points: &Points| match points {
            _ if *points >= Points::from(thresholds.achieved_at) => Self::Achieved,
            _ if *points >= Points::from(thresholds.floor) => Self::Between,
            _ => Self::UnderFloor,
        };
        let (now, best) = (band(&spread.score), band(&spread.high));
        if now == best { now } else { Self::Undecided }
    }
}
