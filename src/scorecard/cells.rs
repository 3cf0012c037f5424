//! The heat map: how each theme stands in each level.

use super::level::spread;
use super::{Points, Scorecard, Spread, StrategyScore};
use crate::model::Theme;

/// One theme in one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub(crate) level: usize,
    /// The weighted mean of the theme's applicable strategies there; nothing when there are none.
    pub spread: Option<Spread>,
    /// Whether anything is known about them.
    pub(crate) assessed: bool,
}

impl Cell {
    /// Its score to show: nothing when nothing is known or nothing applies.
    pub(crate) fn score(&self) -> Option<&Points> {
        self.spread.as_ref().filter(|_| self.assessed).map(|spread| &spread.score)
    }
}

impl Scorecard<'_> {
    /// The cells of a theme, one a level, lowest first.
    pub fn cells(&self, theme: &Theme) -> Vec<Cell> {
        let cell = |level: &super::LevelScore<'_>| {
            let of_theme: Vec<&StrategyScore<'_>> = level.strategies.iter().filter(|score| score.strategy.theme == theme.id).collect();
            let assessed = of_theme.iter().any(|score| score.is_assessed());
            Cell { level: level.number(), spread: spread(of_theme), assessed }
        };
        self.levels.iter().map(cell).collect()
    }
}
