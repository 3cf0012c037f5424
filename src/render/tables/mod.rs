//! Tables for other programs: rows of cells that keep their kind, so that a number is a number and a day a day in every format.

mod answers;
mod steps;

use jiff::civil::Date;

use super::words;
use crate::scorecard::Points;

/// A table with as many cells in each row as it has columns.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) columns: &'static [Column],
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A column: its heading, and how many characters wide it is where that matters.
pub(super) type Column = (&'static str, u16);

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Nothing,
    /// Visible text, perhaps of several lines.
    Text(String),
    Whole(u32),
    /// Points of a score, told with one decimal.
    Points(Points),
    Day(Date),
}

impl Cell {
    /// The text of an answers file or a model on one line; nothing where there is none.
    fn line(text: Option<&str>) -> Self {
        text.map(words::line).into()
    }

    fn yes_or_no(is_so: bool) -> Self {
        Self::Text(if is_so { "yes" } else { "no" }.to_owned())
    }

    pub(super) fn count(count: usize) -> Self {
        u32::try_from(count).map_or(Self::Nothing, Self::Whole)
    }

    /// The whole per cent that every format prints.
    pub(super) fn per_cent(points: Option<&Points>) -> Self {
        points.map_or(Self::Nothing, |points| Self::Whole(points.floor()))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::from)
    }
}

impl From<Option<Date>> for Cell {
    fn from(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }
}
