//! The heat map: themes across levels.

use super::Report;
use crate::model::Theme;
use crate::scorecard::Cell;
use crate::text::visible_line;

/// Themes across levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMap {
    /// The levels' numbers, lowest first: the columns.
    pub levels: Vec<usize>,
    /// One row a theme, in model order.
    pub rows: Vec<HeatRow>,
}

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatRow {
    /// The theme's name.
    pub theme: String,
    /// One cell a level.
    pub cells: Vec<HeatCell>,
}

/// One theme in one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatCell {
    /// Score in whole per cent; nothing where nothing is known or nothing applies.
    pub score: Option<u32>,
    /// `58`, `58–66` where answers are open, `–` not assessed, empty where the theme has nothing in that level.
    pub text: String,
}

impl Report<'_, '_> {
    /// The heat map.
    pub fn heat_map(&self) -> HeatMap {
        let model = self.model();
        let row =
            |theme: &Theme| HeatRow { theme: visible_line(&theme.name), cells: self.scorecard.cells(theme).iter().map(cell).collect() };
        HeatMap { levels: model.levels.iter().map(|level| level.number).collect(), rows: model.themes.iter().map(row).collect() }
    }
}

fn cell(cell: &Cell) -> HeatCell {
    match &cell.spread {
        None => HeatCell { score: None, text: String::new() },
        Some(_) if !cell.assessed => HeatCell { score: None, text: "–".to_owned() },
        Some(spread) => {
            let (score, high) = (spread.score.floor(), spread.high.floor());
            let text = if score == high { score.to_string() } else { format!("{score}–{high}") };
            HeatCell { score: Some(score), text }
        }
    }
}
