//! What the check of a model file found, in a few lines of text.

use super::words::{counted, questions};
use crate::document::{Faults, Severity};
use crate::model::{Changes, Model};
use crate::text::visible_line;

/// What the model is; the faults are drawn by [`faults`](super::faults()).
pub(crate) fn lint(file: &str, model: &Model) -> String {
    let levels = counted(model.levels.len(), "level", "levels");
    let strategies = counted(model.strategies().count(), "strategy", "strategies");
    let asked = questions(model.practices().count());
    let title = visible_line(&model.title);
    format!("{file}: {title} {}, {levels}, {strategies}, {asked}\n", model.version)
}

/// How many faults there are; nothing when there is none.
pub(crate) fn fault_counts(faults: &Faults) -> Option<String> {
    let [errors, warnings] = [Severity::Error, Severity::Warning].map(|severity| faults.count(severity));
    (errors + warnings > 0).then(|| format!("{}, {}", counted(errors, "error", "errors"), counted(warnings, "warning", "warnings")))
}

/// How many questions of a former version are what they were; one that is renamed and changed counts as both.
pub(crate) fn since(changes: &Changes<'_>) -> String {
    let count = |is: fn(&crate::model::QuestionChange<'_>) -> bool| changes.questions.iter().filter(|fate| is(fate)).count();
    let renamed = changes.questions.iter().filter(|fate| fate.is_renamed()).count();
    let parts = [
        format!("{} as before", questions(count(|fate| fate.is_as_before() && !fate.is_renamed()))),
        format!("{renamed} renamed"),
        format!("{} changed", count(|fate| fate.present.is_some() && !fate.is_as_before())),
        format!("{} gone", count(|fate| fate.present.is_none())),
        format!("{} new", changes.new.len()),
    ];
    format!("Since {}: {}\n", changes.since, parts.join(", "))
}
