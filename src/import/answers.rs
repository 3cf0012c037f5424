//! Answers that another tool's file gives, for the model that was imported from the same tool.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answers::{Answers, Entry};
use crate::model::{Form, Model, Practice, PracticeRef, ScaleOption};

/// Answers, and what else the file says.
#[derive(Debug)]
pub(crate) struct ImportedAnswers {
    /// The answers.
    pub(crate) answers: Answers,
    /// What was changed or left out, a line each.
    pub(crate) losses: Vec<String>,
}

/// A new answers file for this model, as far as its head goes.
pub(super) fn head(model: &Model, workload: String, assessed: Option<Date>, assessors: Vec<String>) -> Answers {
    Answers {
        workload,
        about: None,
        model_version: model.version.clone(),
        assessed,
        assessors,
        reviews: vec![],
        target: None,
        strategies: BTreeMap::new(),
        extensions: BTreeMap::new(),
    }
}

/// The answers with each of the `entries`; nothing else in them changes.
pub(super) fn filled(head: Answers, entries: impl IntoIterator<Item = (PracticeRef, Entry)>) -> Answers {
    entries.into_iter().fold(head, |answers, (subject, entry)| answers.with(&subject, entry))
}

/// The practices of a model that keep what their source calls them, by that; a code that several practices have names none of them.
pub(super) fn by_code(model: &Model) -> BTreeMap<&str, (PracticeRef, &Practice)> {
    let (mut by_code, mut several) = (BTreeMap::new(), vec![]);
    for (_, strategy, practice) in model.practices() {
        let Some(code) = practice.code.as_deref() else { continue };
        if by_code.insert(code, (PracticeRef::of(strategy, practice), practice)).is_some() {
            several.push(code);
        }
    }
    by_code.retain(|code, _| !several.contains(code));
    by_code
}

/// The options that a practice is answered with; none for a checklist.
pub(super) fn options(practice: &Practice) -> &[ScaleOption] {
    match &practice.form {
        Form::Scale(scale) => &scale.options,
        Form::Checklist(_) => &[],
    }
}
