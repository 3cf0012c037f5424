//! What came of importing a model of another tool, in a few lines of text.

use std::collections::BTreeMap;
use std::path::Path;

use super::lint::{fault_counts, lint};
use super::words::counted;
use crate::document::Faults;
use crate::import::{Imported, ImportedAnswers};
use crate::model::Model;
use crate::text::{visible, wrapped};

/// Columns of what is told.
const WIDTH: usize = 100;

/// What the model is, how it was read, what was lost, what the lint found, and what to do next; `file` is where it was written, if not to
/// standard output, and `typed` how a command names it.
pub(crate) fn imported(imported: &Imported, linted: &Result<(Model, Faults), Faults>, file: Option<&Path>, typed: &str) -> String {
    let shown = file.map_or("standard output".into(), |file| visible(&file.to_string_lossy()).into_owned());
    let (model, faults) = match linted {
        Ok((model, warnings)) => (Some(model), warnings),
        Err(faults) => (None, faults),
    };
    let mut text = model.map(|model| lint(&shown, model)).unwrap_or_default();
    text.push_str(&list("How it was read:", &imported.convention));
    text.push_str(&list("What was changed or left out:", &imported.losses));
    text.extend(found(faults));
    let Some(model) = model else {
        return text + &format!("Next: mend what is wrong in {typed}, then `maturity model check {typed}`.");
    };
    let id = &model.id;
    if file.is_some_and(|file| file.file_stem().is_none_or(|stem| stem != id.as_str())) {
        text.extend([format!("Named `{id}.yaml` it is found by answers beside it; else give it with --model each time.\n")]);
    }
    let first = if file.is_none() { "write it to a file with -o FILE, then " } else { "" };
    text + "Next: " + first + &format!("`maturity model check {typed}`, then `maturity assess --model {typed}`.")
}

/// How much is answered, what was lost, and the command to go on with.
pub(crate) fn imported_answers(imported: &ImportedAnswers, model: &Model, next: Option<&str>) -> String {
    let answered = imported.answers.entries().filter(|(_, entry)| entry.answer.is_some()).count();
    let text = format!("Answered: {answered} of {}.\n", counted(model.practices().count(), "question", "questions"));
    let next = next.map(|next| format!("Next: `{next}`.")).unwrap_or_default();
    (text + &list("What was changed or left out:", &imported.losses) + &next).trim_end().to_owned()
}

fn list(heading: &str, entries: &[String]) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let lines = entries.iter().flat_map(|entry| wrapped(entry, WIDTH, "- ", "  "));
    [heading.to_owned()].into_iter().chain(lines).map(|line| line + "\n").collect()
}

/// How many faults each rule of the lint found.
fn found(faults: &Faults) -> Option<String> {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    faults.problems.iter().for_each(|problem| *rules.entry(problem.rule).or_default() += 1);
    let rules: Vec<String> = rules.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    fault_counts(faults).map(|counts| format!("The lint: {counts} ({})\n", rules.join(", ")))
}
