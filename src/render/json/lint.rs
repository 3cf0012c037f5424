//! What the check of a model file found, in JSON.

use super::{objects, to_text};
use crate::document::{Faults, Problem, Severity};
use crate::model::{Changes, MeaningChange, Model, QuestionChange};

pub(crate) fn lint(file: &str, faults: &Faults, model: Option<&Model>, changes: Option<&Changes<'_>>) -> String {
    to_text(&JsonLint::new(file, faults, model, changes))
}

objects! {
    JsonLint<'l>(checked: &'l str, faults: &'l Faults, found: Option<&'l Model>, since: Option<&'l Changes<'_>>) {
        schema_version: u32 = 1;
        file: &'l str = checked;
        valid: bool = found.is_some();
        errors: usize = faults.count(Severity::Error);
        warnings: usize = faults.count(Severity::Warning);
        model: Option<JsonLinted<'l>> = found.map(JsonLinted::new);
        problems: Vec<JsonProblem<'l>> = problems(faults);
        changes: Option<JsonChanges<'l>> = since.map(JsonChanges::new);
    }

    /// The model, when it can be used.
    JsonLinted<'l>(model: &'l Model) {
        id: &'l str = model.id.as_str();
        version: &'l str = &model.version;
        title: &'l str = &model.title;
        levels: usize = model.levels.len();
        strategies: usize = model.strategies().count();
        questions: usize = model.practices().count();
    }

    /// A fault; lines and columns are null in a file that is no text.
    JsonProblem<'l>(problem: &'l Problem, start: Option<Position>, end: Option<Position>, other: Option<JsonAlso>) {
        severity: &'static str = problem.severity.word();
        rule: &'static str = problem.rule;
        message: &'l str = &problem.message;
        help: Option<&'l str> = problem.help.as_deref();
        line: Option<usize> = start.map(|(line, _)| line);
        column: Option<usize> = start.map(|(_, column)| column);
        end_line: Option<usize> = end.map(|(line, _)| line);
        end_column: Option<usize> = end.map(|(_, column)| column);
        also: Option<JsonAlso> = other;
    }

    /// Another place that belongs to the fault.
    JsonAlso(told: &'static str, position: Position) {
        message: &'static str = told;
        line: usize = position.0;
        column: usize = position.1;
    }

    /// What became of the questions of a former version, each as `strategy/practice`.
    JsonChanges<'l>(found: &Changes<'l>) {
        since: &'l str = found.since;
        as_before: Vec<String> = fates(found, |fate| fate.is_as_before() && !fate.is_renamed()).map(former).collect();
        renamed: Vec<JsonRenamed> = fates(found, QuestionChange::is_renamed).filter_map(|fate| Some(JsonRenamed::new(former(fate), present(fate)?))).collect();
        changed: Vec<JsonChanged> = fates(found, |fate| !fate.differences.is_empty())
            .filter_map(|fate| Some(JsonChanged::new(present(fate)?, &fate.differences)))
            .collect();
        gone: Vec<String> = fates(found, |fate| fate.present.is_none()).map(former).collect();
        new: Vec<String> = found.new.iter().map(ToString::to_string).collect();
    }

    JsonRenamed(was: String, is: String) {
        from: String = was;
        to: String = is;
    }

    /// A question by its present name, and in what ways old answers mean something else.
    JsonChanged(name: String, found: &[MeaningChange]) {
        question: String = name;
        differences: Vec<&'static str> = found.iter().map(word).collect();
    }
}

/// A line and a column, which count from 1, in characters.
type Position = (usize, usize);

/// Every fault of a file, with its place.
pub(super) fn problems(faults: &Faults) -> Vec<JsonProblem<'_>> {
    faults.problems.iter().map(|problem| problem_of(faults, problem)).collect()
}

fn problem_of<'l>(faults: &Faults, problem: &'l Problem) -> JsonProblem<'l> {
    let position = |offset: usize| (!faults.text.is_empty()).then(|| faults.line_and_column(offset));
    let also = problem.also.as_ref().map(|(place, message)| JsonAlso::new(message, faults.line_and_column(place.start)));
    JsonProblem::new(problem, position(problem.place.start), position(problem.place.end), also)
}

fn former(fate: &QuestionChange<'_>) -> String {
    fate.former.to_string()
}

fn present(fate: &QuestionChange<'_>) -> Option<String> {
    fate.present.as_ref().map(ToString::to_string)
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
