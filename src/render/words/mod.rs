//! The words in which every format tells the same figures, answers and parts of a model.
//!
//! All text made here is [visible](crate::text::visible): it cannot steer a terminal. Escaping for Markdown or HTML is left to
//! their templates.

mod agreement;
mod answers;
mod bands;
mod blockers;
mod difference;
mod history;
mod model;
mod portfolio;
mod questions;
mod risks;
mod standing;
mod steps;
mod summary;

pub(super) use agreement::*;
pub(super) use answers::*;
pub(super) use bands::*;
pub(super) use blockers::*;
pub(super) use difference::*;
pub(super) use history::*;
pub(super) use model::*;
pub(super) use portfolio::*;
pub(super) use questions::*;
pub(super) use risks::*;
pub(super) use standing::*;
pub(super) use steps::*;
pub(super) use summary::*;

use crate::model::Practice;
use crate::scorecard::{LevelScore, Place, Points, Spread, StrategyScore};
use crate::text::visible_line;

/// What a mean of all levels is followed by.
pub(super) const A_MEAN_HIDES: &str = "(a mean hides holes; the level does not)";
/// What the figures of the heat map mean.
pub(super) const HEAT_LEGEND: &str =
    "A range such as 58–66: what open answers could make of it. –: not assessed. Blank: the theme has nothing in that level.";
/// What stands where no level fails.
pub(super) const NOTHING_HOLDS_BACK: &str = "Every level passes";
/// What heads the steps of a summary.
pub(super) const FIRST_STEPS: &str = "First steps (find out: ask around; small is days, medium weeks, large months)";
/// What stands where two assessments do not differ.
pub(super) const NO_CHANGE: &str = "No change.";

/// `81 %`: floored, so that nobody reads more than was reached.
pub(super) fn percent(points: &Points) -> String {
    format!("{} %", points.floor())
}

/// `58 to 66 %`, or `58 %` where nothing open could change it.
pub(super) fn percent_range(spread: &Spread) -> String {
    let (score, high) = (spread.score.floor(), spread.high.floor());
    if score == high { percent(&spread.score) } else { format!("{score} to {high} %") }
}

/// `1 answer`, `2 answers`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Text of a model or an answers file on one line.
pub(super) use crate::text::visible_line as line;

/// The same where there is any.
pub(super) fn line_of(text: Option<&String>) -> Option<String> {
    text.map(|text| visible_line(text))
}

/// The points that something is short of, gains or loses, with one decimal; what is there is never `0.0`.
pub(super) fn points(points: &Points) -> String {
    let shown = points.to_string();
    if shown == "0.0" && !points.is_zero() { "under 0.1".to_owned() } else { shown }
}

/// `Is …?`, an essential one marked as that.
pub(super) fn question(practice: &Practice) -> String {
    let mark = if practice.essential { "Essential: " } else { "" };
    format!("{mark}{}", visible_line(&practice.ask))
}

/// The question of a practice, an essential one marked as that.
pub(super) fn ask(place: &Place<'_, '_>) -> String {
    question(place.asked())
}

pub(super) fn level(score: &LevelScore<'_>) -> String {
    visible_line(&score.level.name)
}

pub(super) fn strategy(score: &StrategyScore<'_>) -> String {
    visible_line(&score.strategy.name)
}

/// `text` on one line, with a full stop where it has no end of its own.
fn sentence(text: &str) -> String {
    let text = visible_line(text);
    if text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}
