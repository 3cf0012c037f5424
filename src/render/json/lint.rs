//! What the check of a model file found, in JSON.

use super::{objects, to_text};
use crate::document::{Faults, Problem, Severity};
use crate::model::{Changes, MeaningChange, Model, QuestionChange};

pub(crate) fn lint(file: &str, faults: &Faults, model: Option<&Model>, changes: Option<&Changes<'_>>) -> String {
    to_text(&JsonLint::new(file, faults, model, changes))
}

objects! {
    /// What is wrong with a model file.
    JsonLint<'l> as "Lint" (checked: &'l str, faults: &'l Faults, found: Option<&'l Model>, since: Option<&'l Changes<'_>>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// What messages call the file.
        file: &'l str = checked;
        /// Whether it can be used.
        valid: bool = found.is_some();
        /// How many errors it has.
        errors: usize = faults.count(Severity::Error);
        /// How many warnings.
        warnings: usize = faults.count(Severity::Warning);
        /// The model; null when it cannot be used.
        model: Option<JsonLinted<'l>> = found.map(JsonLinted::new);
        /// Everything that is wrong, with its place.
        problems: Vec<JsonProblem<'l>> = problems(faults);
        /// What became of the questions of a former version; null without one.
        changes: Option<JsonChanges<'l>> = since.map(JsonChanges::new);
    }

    /// The model, when it can be used.
    JsonLinted<'l> as "Linted" (model: &'l Model) {
        /// Its id.
        id: &'l str = model.id.as_str();
        /// `n.n.n`.
        version: &'l str = &model.version;
        /// Its name for people.
        title: &'l str = &model.title;
        /// How many levels it has.
        levels: usize = model.levels.len();
        /// How many strategies.
        strategies: usize = model.strategies().count();
        /// How many questions.
        questions: usize = model.practices().count();
    }

    /// A fault; lines and columns are null in a file that is no text.
    JsonProblem<'l> as "Problem" (problem: &'l Problem, start: Option<Position>, end: Option<Position>, other: Option<JsonAlso>) {
        /// `error` or `warning`.
        severity: &'static str = problem.severity.word();
        /// The name of the rule.
        rule: &'static str = problem.rule;
        /// What is wrong.
        message: &'l str = &problem.message;
        /// How to mend it.
        help: Option<&'l str> = problem.help.as_deref();
        /// The line that it begins in, from 1.
        line: Option<usize> = start.map(|(line, _)| line);
        /// The character of that line that it begins with, from 1.
        column: Option<usize> = start.map(|(_, column)| column);
        /// The line that it ends in.
        end_line: Option<usize> = end.map(|(line, _)| line);
        /// The character behind its end.
        end_column: Option<usize> = end.map(|(_, column)| column);
        /// Another place that belongs to it.
        also: Option<JsonAlso> = other;
    }

    /// Another place that belongs to the fault.
    JsonAlso as "Also" (told: &'static str, position: Position) {
        /// What is there.
        message: &'static str = told;
        /// Its line, from 1.
        line: usize = position.0;
        /// Its character of that line, from 1.
        column: usize = position.1;
    }

    /// What became of the questions of a former version, each as `strategy/practice`.
    JsonChanges<'l> as "Changes" (found: &Changes<'l>) {
        /// The former version.
        since: &'l str = found.since;
        /// What is asked as before.
        as_before: Vec<String> = fates(found, |fate| fate.is_as_before() && !fate.is_renamed()).map(former).collect();
        /// What has a new name.
        renamed: Vec<JsonRenamed> = fates(found, QuestionChange::is_renamed).filter_map(|fate| Some(JsonRenamed::new(former(fate), present(fate)?))).collect();
        /// What means something else to old answers.
        changed: Vec<JsonChanged> = fates(found, |fate| !fate.differences.is_empty())
            .filter_map(|fate| Some(JsonChanged::new(present(fate)?, &fate.differences)))
            .collect();
        /// What is no longer asked, by its former name.
        gone: Vec<String> = fates(found, |fate| fate.present.is_none()).map(former).collect();
        /// What was not asked before.
        new: Vec<String> = found.new.iter().map(ToString::to_string).collect();
    }

    /// A question under a new name.
    JsonRenamed as "Renamed" (was: String, is: String) {
        /// Its former name.
        from: String = was;
        /// Its present name.
        to: String = is;
    }

    /// A question by its present name, and in what ways old answers mean something else.
    JsonChanged as "Changed" (name: String, found: &[MeaningChange]) {
        /// Its present name.
        question: String = name;
        /// In what ways: `question`, `form`, `option-gone`, `option-worth`, `item-gone`, `item-new`.
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
