//! The risks that a workload runs because strategies are missing.

use super::{Report, percent};
use crate::model::RiskKind;
use crate::scorecard::StrategyScore;
use crate::text::visible_line;

/// A strategy under this score, in whole per cent, is not yet largely in place (ISO/IEC 33020).
const LARGELY_FROM: u32 = 51;

/// One risk being run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskRow {
    /// The level's number.
    pub level: usize,
    /// The strategy's id.
    pub strategy_id: String,
    /// The strategy's name.
    pub strategy: String,
    /// How far the strategy is in place.
    pub percent: String,
    /// The risk's id within the strategy.
    pub id: String,
    /// What can happen.
    pub risk: String,
    /// What to do about it.
    pub mitigation: Option<String>,
}

impl Report<'_, '_> {
    /// The gap risks of strategies that are assessed and not yet largely in place; of what is not assessed nobody knows.
    pub fn risks(&self) -> Vec<RiskRow> {
        let missing = |strategy: &StrategyScore<'_>| strategy.score().is_some_and(|score| score.floor() < LARGELY_FROM);
        let strategies = self.scorecard.strategies().filter(|(_, strategy)| missing(strategy));
        strategies.flat_map(|(level, strategy)| rows(level.level.number, strategy)).collect()
    }
}

fn rows(level: usize, score: &StrategyScore<'_>) -> Vec<RiskRow> {
    let strategy = score.strategy;
    let row = |risk: &crate::model::Risk| RiskRow {
        level,
        strategy_id: strategy.id.to_string(),
        strategy: visible_line(&strategy.name),
        percent: score.score().map(percent).unwrap_or_default(),
        id: risk.id.to_string(),
        risk: visible_line(&risk.risk),
        mitigation: risk.mitigation.as_deref().map(visible_line),
    };
    strategy.risks_of(RiskKind::Gap).map(row).collect()
}
