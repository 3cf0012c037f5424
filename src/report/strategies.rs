//! How far each strategy is in place, and which of its essentials hold its level back.

use super::{Band, Report};
use crate::scorecard::{LevelScore, Place, Spread, StrategyScore};

/// The strategies of one level.
#[derive(Debug, Clone)]
pub(crate) struct LevelStrategies<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    /// In model order; none where nothing is known of the whole level.
    pub(crate) rows: Vec<StrategyRow<'s, 'a>>,
}

/// One strategy as a bar.
#[derive(Debug, Clone)]
pub(crate) struct StrategyRow<'s, 'a> {
    pub(crate) strategy: &'s StrategyScore<'a>,
    /// Its score now and at best; nothing where it does not apply or nothing is known.
    pub(crate) spread: Option<&'s Spread>,
    /// Where its score lies; nothing where there is none.
    pub(crate) band: Option<Band>,
    /// Its essential practices that are under what a level is achieved at.
    pub(crate) essentials: Vec<Place<'s, 'a>>,
}

impl<'s, 'a> Report<'s, 'a> {
    /// The strategies of all levels, the lowest level first.
    pub(super) fn strategies(&self) -> Vec<LevelStrategies<'s, 'a>> {
        self.scorecard.levels.iter().map(of_level).collect()
    }
}

/// The strategies of one level.
pub(crate) fn of_level<'s, 'a>(level: &'s LevelScore<'a>) -> LevelStrategies<'s, 'a> {
    let strategies = level.strategies.iter().filter(|_| level.is_assessed());
    LevelStrategies { level, rows: strategies.map(|strategy| row(level, strategy)).collect() }
}

fn row<'s, 'a>(level: &'s LevelScore<'a>, strategy: &'s StrategyScore<'a>) -> StrategyRow<'s, 'a> {
    let spread = strategy.spread.as_ref().filter(|_| strategy.is_assessed());
    let is_own = |place: &Place<'_, '_>| std::ptr::eq(place.strategy, strategy);
    StrategyRow {
        strategy,
        spread,
        band: spread.map(|spread| Band::of(spread, level.thresholds)),
        essentials: level.failing_essentials().filter(is_own).filter(|_| strategy.is_assessed()).collect(),
    }
}
