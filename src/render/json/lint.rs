//! What the check of a model file found, for machines.

use serde::Serialize;

use super::to_text;
use crate::document::{Faults, Problem, Severity};
use crate::model::{Changes, MeaningChange, Model, QuestionChange};

#[derive(Debug, Serialize)]
struct JsonLint<'l> {
    schema_version: u32,
    file: &'l str,
    valid: bool,
    errors: usize,
    warnings: usize,
    model: Option<JsonLinted<'l>>,
    problems: Vec<JsonProblem<'l>>,
    changes: Option<JsonChanges<'l>>,
}

/// The model, when it can be used.
#[derive(Debug, Serialize)]
struct JsonLinted<'l> {
    id: &'l str,
    version: &'l str,
    title: &'l str,
    levels: usize,
    strategies: usize,
    questions: usize,
}

/// A fault; lines and columns count from 1, in characters, and are null in a file that is no text.
#[derive(Debug, Serialize)]
struct JsonProblem<'l> {
    severity: &'static str,
    rule: &'static str,
    message: &'l str,
    help: Option<&'l str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    also: Option<JsonAlso>,
}

/// Another place that belongs to the fault.
#[derive(Debug, Serialize)]
struct JsonAlso {
    message: &'static str,
    line: usize,
    column: usize,
}

/// What became of the questions of a former version, each as `strategy/practice`.
#[derive(Debug, Serialize)]
struct JsonChanges<'l> {
    since: &'l str,
    as_before: Vec<String>,
    renamed: Vec<JsonRenamed>,
    changed: Vec<JsonChanged>,
    gone: Vec<String>,
    new: Vec<String>,
}

#[derive(Debug, Serialize)]
struct JsonRenamed {
    from: String,
    to: String,
}

/// A question by its present name, and in what ways old answers mean something else.
#[derive(Debug, Serialize)]
struct JsonChanged {
    question: String,
    differences: Vec<&'static str>,
}

/// The result of the check of `file` as JSON.
pub fn lint(file: &str, faults: &Faults, model: Option<&Model>, changes: Option<&Changes<'_>>) -> String {
    to_text(&JsonLint {
        schema_version: 1,
        file,
        valid: model.is_some(),
        errors: faults.count(Severity::Error),
        warnings: faults.count(Severity::Warning),
        model: model.map(linted),
        problems: faults.problems.iter().map(|found| problem(faults, found)).collect(),
        changes: changes.map(json_changes),
    })
}

fn linted(model: &Model) -> JsonLinted<'_> {
    JsonLinted {
        id: model.id.as_str(),
        version: &model.version,
        title: &model.title,
        levels: model.levels.len(),
        strategies: model.strategies().count(),
        questions: model.practices().count(),
    }
}

fn problem<'l>(faults: &'l Faults, problem: &'l Problem) -> JsonProblem<'l> {
    let position = |offset: usize| (!faults.text.is_empty()).then(|| faults.line_and_column(offset));
    let (start, end) = (position(problem.place.start), position(problem.place.end));
    let also = problem.also.as_ref().map(|(place, message)| {
        let (line, column) = faults.line_and_column(place.start);
        JsonAlso { message, line, column }
    });
    JsonProblem {
        severity: problem.severity.word(),
        rule: problem.rule,
        message: &problem.message,
        help: problem.help.as_deref(),
        line: start.map(|(line, _)| line),
        column: start.map(|(_, column)| column),
        end_line: end.map(|(line, _)| line),
        end_column: end.map(|(_, column)| column),
        also,
    }
}

fn json_changes<'l>(changes: &Changes<'l>) -> JsonChanges<'l> {
    let former = |fate: &QuestionChange<'_>| fate.former.to_string();
    let present = |fate: &QuestionChange<'_>| fate.present.as_ref().map(ToString::to_string);
    JsonChanges {
        since: changes.since,
        as_before: fates(changes, |fate| fate.is_as_before() && !fate.is_renamed()).map(former).collect(),
        renamed: fates(changes, QuestionChange::is_renamed)
            .filter_map(|fate| Some(JsonRenamed { from: former(fate), to: present(fate)? }))
            .collect(),
        changed: fates(changes, |fate| !fate.differences.is_empty())
            .filter_map(|fate| Some(JsonChanged { question: present(fate)?, differences: fate.differences.iter().map(word).collect() }))
            .collect(),
        gone: fates(changes, |fate| fate.present.is_none()).map(former).collect(),
        new: changes.new.iter().map(ToString::to_string).collect(),
    }
}

fn fates<'c, 'm>(changes: &'c Changes<'m>, is: impl Fn(&QuestionChange<'m>) -> bool) -> impl Iterator<Item = &'c QuestionChange<'m>> {
    changes.questions.iter().filter(move |fate| is(fate))
}

fn word(difference: &MeaningChange) -> &'static str {
    match difference {
        MeaningChange::Asks => "question",
        MeaningChange::Form => "form",
        MeaningChange::OptionGone(_) => "option-gone",
        MeaningChange::OptionWorth { .. } => "option-worth",
        MeaningChange::ItemGone(_) => "item-gone",
        MeaningChange::ItemNew(_) => "item-new",
    }
}
