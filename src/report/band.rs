//! On which side of a model's two lines, what a level is achieved at and the floor, a score lies: what every colour says.

use crate::model::Thresholds;
use crate::scorecard::{Points, Spread};

/// Where a score lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Band {
    /// At or above what a level is achieved at.
    Achieved,
    /// Under that, and open answers could lift it there.
    Undecided,
    /// Between the two lines, whatever open answers turn out to be.
    Between,
    /// Under the floor as it stands, and out of reach of what a level is achieved at.
    UnderFloor,
}

impl Band {
    /// All of them, the best first.
    pub(crate) const ALL: [Self; 4] = [Self::Achieved, Self::Undecided, Self::Between, Self::UnderFloor];

    pub(crate) fn of(spread: &Spread, thresholds: Thresholds) -> Self {
        let (achieved, floor) = (Points::from(thresholds.achieved_at), Points::from(thresholds.floor));
        match spread {
            Spread { score, .. } if *score >= achieved => Self::Achieved,
            Spread { high, .. } if *high >= achieved => Self::Undecided,
            Spread { score, .. } if *score >= floor => Self::Between,
            Spread { .. } => Self::UnderFloor,
        }
    }
}
