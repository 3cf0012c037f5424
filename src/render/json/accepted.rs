//! Gaps that are accepted for now, for machines.

use super::schema::JsonAccepted;
use crate::report::Report;
use crate::scorecard::{LevelScore, PracticeScore, StrategyScore};

/// In model order.
pub(super) fn accepted<'r>(report: &'r Report<'_, '_>) -> Vec<JsonAccepted<'r>> {
    let practices =
        report.scorecard.strategies().flat_map(|(level, strategy)| strategy.practices.iter().map(move |p| (level, strategy, p)));
    let row = |(level, strategy, score): (&LevelScore<'_>, &'r StrategyScore<'_>, &'r PracticeScore<'_>)| {
        let found = score.accepted_on(report.as_of)?;
        Some(JsonAccepted {
            level: level.level.number,
            strategy: strategy.strategy.id.as_str(),
            practice: score.practice.id.as_str(),
            reason: &found.reason,
            until: found.until.to_string(),
            by: found.by.as_deref(),
            days_left: found.days_left(report.as_of),
        })
    };
    practices.filter_map(row).collect()
}
