//! How a model is told in words, alike in every format.

use crate::model::{Level, Model, Practice};
use crate::report::counted;

/// When a level passes and counts.
pub(super) fn rules(model: &Model) -> String {
    let thresholds = model.thresholds;
    let floor = if thresholds.floor == 0 { String::new() } else { format!(" with no strategy under {} %", thresholds.floor) };
    format!("A level passes at {} %{floor}, and counts when no level below it fails.", thresholds.achieved_at)
}

/// `7 strategies, 27 questions`.
pub(super) fn size(level: &Level) -> String {
    format!("{}, {}", counted(level.strategies.len(), "strategy", "strategies"), questions(level.questions()))
}

/// `1 question`, `2 questions`.
pub(super) fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// `weight 2 · large effort (8)`.
pub(super) fn weight_and_effort(practice: &Practice) -> String {
    format!("weight {} · {} effort ({})", practice.weight, practice.effort.as_str(), practice.effort.points())
}
