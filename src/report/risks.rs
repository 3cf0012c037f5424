//! The risks that a workload runs because something is missing.

use super::Report;
use crate::model::{Risk, RiskKind};
use crate::scorecard::{LevelScore, Points, StrategyScore};

/// Risks told right after what holds a level back; the rest comes later or is folded away.
const WORST: usize = 3;

/// One risk being run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RiskRow<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    /// Where something is missing; nothing for a risk of the level as a whole.
    pub(crate) strategy: Option<&'s StrategyScore<'a>>,
    pub(crate) risk: &'a Risk,
}

/// The worst of the risks, and the rest.
pub(crate) fn worst_and_rest<'r, 's, 'a>(risks: &'r [RiskRow<'s, 'a>]) -> (&'r [RiskRow<'s, 'a>], &'r [RiskRow<'s, 'a>]) {
    risks.split_at(risks.len().min(WORST))
}

impl<'s, 'a> Report<'s, 'a> {
    /// The risks of what is known to be missing, and of the level to reach as a whole while it fails: by severity, then by level, then in model order.
    pub(crate) fn risks(&self) -> Vec<RiskRow<'s, 'a>> {
        let of_level = |level: &'s LevelScore<'a>| {
            let is_to_reach = self.next_steps.to == Some(level.number()) && level.passes == Some(false);
            let run = level.level.risks.iter().filter(move |risk| is_to_reach && risk.kind == RiskKind::Gap);
            let whole = run.map(move |risk| RiskRow { level, strategy: None, risk });
            whole.chain(level.strategies.iter().flat_map(move |strategy| of_strategy(level, strategy)))
        };
        let mut rows: Vec<RiskRow<'s, 'a>> = self.scorecard.levels.iter().flat_map(of_level).collect();
        rows.sort_by_key(|row| row.risk.severity);
        rows
    }
}

fn of_strategy<'s, 'a>(level: &'s LevelScore<'a>, strategy: &'s StrategyScore<'a>) -> impl Iterator<Item = RiskRow<'s, 'a>> {
    let run = strategy.strategy.risks_of(RiskKind::Gap).filter(|risk| is_run(risk, level, strategy));
    run.map(move |risk| RiskRow { level, strategy: Some(strategy), risk })
}

/// Whether it is known that something is missing which the risk hangs on: a practice that is answered and under what a level is
/// achieved at, or the strategy, whatever its open answers turn out to be.
fn is_run(risk: &Risk, level: &LevelScore<'_>, strategy: &StrategyScore<'_>) -> bool {
    let achieved = Points::from(level.thresholds.achieved_at);
    if risk.practices.is_empty() {
        return strategy.spread.as_ref().is_some_and(|spread| spread.high < achieved);
    }
    let mut practices = strategy.practices.iter().filter(|score| risk.practices.contains(&score.practice.id));
    practices.any(|score| score.value.as_ref().is_some_and(|value| *value < achieved))
}
