//! The risks that a workload runs because strategies are missing.

use super::{Rating, Report};
use crate::model::{Risk, RiskKind};
use crate::scorecard::{LevelScore, Points, StrategyScore};

/// One risk being run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RiskRow<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    /// The strategy that is missing.
    pub(crate) strategy: &'s StrategyScore<'a>,
    pub(crate) score: &'s Points,
    pub(crate) risk: &'a Risk,
}

impl<'s, 'a> Report<'s, 'a> {
    /// The gap risks of strategies that are assessed and not yet largely in place; of what is not assessed nobody knows.
    pub(crate) fn risks(&self) -> Vec<RiskRow<'s, 'a>> {
        let rows = |(level, strategy): (&'s LevelScore<'a>, &'s StrategyScore<'a>)| {
            let missing = strategy.score().filter(|score| Rating::of(score) < Rating::Largely);
            let risks = missing.map(|score| strategy.strategy.risks_of(RiskKind::Gap).map(move |risk| (score, risk)));
            risks.into_iter().flatten().map(move |(score, risk)| RiskRow { level, strategy, score, risk })
        };
        self.scorecard.strategies().flat_map(rows).collect()
    }
}
