//! A model in words: its rules, and how large its parts are.

use super::counted;
use crate::model::{Level, Model, Practice};

/// When a level passes and counts.
pub(in crate::render) fn rules(model: &Model) -> String {
    let thresholds = model.thresholds;
    let floor = if thresholds.floor == 0 { String::new() } else { format!(" with no strategy under {} %", thresholds.floor) };
    format!("A level passes at {} %{floor}, and counts when no level below it fails.", thresholds.achieved_at)
}

/// `7 strategies, 27 questions`.
pub(in crate::render) fn size(level: &Level) -> String {
    format!("{}, {}", counted(level.strategies.len(), "strategy", "strategies"), questions(level.questions()))
}

/// `1 question`, `2 questions`.
pub(in crate::render) fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// `weight 2 · large effort (8)`.
pub(in crate::render) fn weight_and_effort(practice: &Practice) -> String {
    format!("weight {} · {} effort ({})", practice.weight, practice.effort.as_str(), practice.effort.points())
}
