//! Finds the line of a file on which an answer stands, for those who are told where to look.

use super::entries::names;
use crate::document::Document;
use crate::model::{Model, PracticeRef, lookup};

/// The line, from 1, of what `document` says about a practice, under its present or a former name; else that of its strategy, else
/// of all answers, else of the file.
pub(crate) fn line_of(document: &Document, model: &Model, subject: &PracticeRef) -> usize {
    let Some(answers) = document.root().get("answers") else { return 1 };
    let strategies = answers.entries();
    let practice = strategies.iter().find_map(|(strategy_key, strategy)| {
        strategy.entries().iter().find(|(key, _)| names(model, strategy_key, key, subject)).map(|(_, node)| node)
    });
    let is_its_strategy = |key: &str| lookup::strategy(model, key).is_some_and(|strategy| strategy.id == subject.strategy);
    let strategy = || strategies.iter().find(|(key, _)| is_its_strategy(key)).map(|(_, node)| node);
    let start = practice.or_else(strategy).unwrap_or(answers).name().start;
    document.text()[..start].matches('\n').count() + 1
}
