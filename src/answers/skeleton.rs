//! A blank answers file: every question as a comment above a key without value.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Answers, EditFault, Review, SIZE_LIMIT, SetAside, set_aside, with_entry};
use crate::document::{Document, Faults};
use crate::model::{Form, Level, Model, Practice, Strategy};
use crate::text::{spelled, spelled_in_brackets, visible_line, wrapped};

/// What stands at the top of a new answers file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// What is assessed; left blank when not known yet.
    pub workload: Option<String>,
    /// The day of the first assessment; left out when it has not begun.
    pub assessed: Option<Date>,
    /// Who answers.
    pub assessors: Vec<String>,
    /// The number of the level to reach.
    pub target: Option<usize>,
}

/// The columns that a comment may fill.
const WIDTH: usize = 110;

/// The text of a blank answers file for `model`. Each answer is one line, so that answering changes one line.
pub fn skeleton(model: &Model, header: &Header) -> String {
    text(model, header, None)
}

/// The text without the answers to practices; of `said`, what stands in no header and about no practice.
fn text(model: &Model, header: &Header, said: Option<&Answers>) -> String {
    let mut text = format!("# Answers to {} {}. Edit freely: comments stay.\n", visible_line(&model.title), model.version);
    text.push_str("# An answer is an option, `unknown`, a list of items, or a mapping of `answer` (or `not_applicable` and its reason),\n");
    text.push_str(
        "# `note`, `evidence` and more. A strategy may have `not_applicable` too: for its questions without an answer of their own.\n",
    );
    push_header(&mut text, model, header, said);
    text.push_str("answers:\n");
    for level in &model.levels {
        push_level(&mut text, level, said);
    }
    text
}

fn push_header(text: &mut String, model: &Model, header: &Header, said: Option<&Answers>) {
    let workload = header.workload.as_deref().map(|workload| format!(" {}", spelled(workload))).unwrap_or_default();
    let _ = writeln!(text, "workload:{workload}");
    let about = said.and_then(|said| said.about.as_deref()).map(|about| format!("about: {}", spelled(about)));
    let reviews = said.map(|said| said.reviews.as_slice()).unwrap_or_default();
    let reviews = reviews.first().map(|_| "reviews:".to_owned()).into_iter().chain(reviews.iter().map(review_line));
    let extensions = said.into_iter().flat_map(|said| said.extensions.values()).map(|extension| extension.source.clone());
    let lines = about.into_iter().chain([format!("model: {}", model.reference())]).chain(assessment_lines(header)).chain(reviews);
    let lines = lines.chain(extensions);
    text.extend(lines.flat_map(|line| [line, "\n".to_owned()]));
}

fn review_line(review: &Review) -> String {
    let people: Vec<String> = review.by.iter().map(|person| spelled_in_brackets(person)).collect();
    let by = if people.is_empty() { String::new() } else { format!(", by: [{}]", people.join(", ")) };
    format!("  - {{on: {}{by}}}", review.on)
}

/// What the header says about the assessment itself: its day, its people and its target.
pub(super) fn assessment_lines(header: &Header) -> Vec<String> {
    let assessors: Vec<String> = header.assessors.iter().map(|assessor| spelled_in_brackets(assessor)).collect();
    let day = header.assessed.map(|assessed| format!("assessed: {assessed}"));
    let people = (!assessors.is_empty()).then(|| format!("assessors: [{}]", assessors.join(", ")));
    let target = header.target.map(|target| format!("target: {target}"));
    [day, people, target].into_iter().flatten().collect()
}

fn push_level(text: &mut String, level: &Level, said: Option<&Answers>) {
    let _ = write!(text, "\n  # Level {} · {}\n", level.number, visible_line(&level.name));
    for strategy in &level.strategies {
        push_strategy(text, strategy, said.and_then(|said| said.strategy(&strategy.id)?.not_applicable.as_ref()));
    }
}

fn push_strategy(text: &mut String, strategy: &Strategy, aside: Option<&SetAside>) {
    let _ = write!(text, "\n  # {}\n  {}:\n", visible_line(&strategy.name), strategy.id);
    let _ = match aside {
        None => Ok(()),
        Some(SetAside { reason, reviewed: None, .. }) => writeln!(text, "    {}: {}", set_aside::KEY, spelled(reason)),
        Some(SetAside { reason, reviewed: Some(day), .. }) => {
            writeln!(text, "    {}: {{reason: {}, reviewed: {day}}}", set_aside::KEY, spelled_in_brackets(reason))
        }
    };
    for practice in &strategy.practices {
        let comment = format!("{} ({})", visible_line(&practice.ask), choices(practice));
        for line in wrapped(&comment, WIDTH, "    # ", "    # ") {
            let _ = writeln!(text, "{line}");
        }
        let _ = writeln!(text, "    {}:", practice.id);
    }
}

/// What may be written behind the key.
fn choices(practice: &Practice) -> String {
    match &practice.form {
        Form::Scale(scale) => scale.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", "),
        Form::Checklist(items) => {
            let items: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            format!("a list of any of: {}; [] is none of these", items.join(", "))
        }
    }
}

/// A new file that says all of `answers`.
///
/// # Errors
/// Where they cannot be written so that they are read back.
pub fn written(model: &Model, answers: &Answers) -> Result<String, EditFault> {
    let text = unanswered(model, answers);
    let Ok((mut document, mut said)) = begun(&text, model) else { return Err(EditFault::Head("answers")) };
    for (subject, entry) in answers.entries() {
        document = with_entry(&document, &said, model, &subject, entry)?;
        said = said.with(&subject, entry.clone());
    }
    if said == answers.clone().without_blanks() { Ok(document.text().to_owned()) } else { Err(EditFault::Head("answers")) }
}

/// The text of a new file with all `answers`, for when the text that they came from cannot take them. Comments and what the model does
/// not know are not in it.
pub(super) fn filled_skeleton(model: &Model, answers: &Answers) -> String {
    let text = unanswered(model, answers);
    let filled = begun(&text, model).map(|begin| {
        answers.entries().fold(begin, |(document, said), (subject, entry)| {
            // An entry that cannot be written is left out, so that all the others are saved.
            match with_entry(&document, &said, model, &subject, entry) {
                Ok(changed) => (changed, said.with(&subject, entry.clone())),
                Err(_) => (document, said),
            }
        })
    });
    filled.map_or(text, |(document, _)| document.text().to_owned())
}

/// All of `answers` but those to practices.
fn unanswered(model: &Model, answers: &Answers) -> String {
    let header = Header {
        workload: Some(answers.workload.clone()),
        assessed: answers.assessed,
        assessors: answers.assessors.clone(),
        target: answers.target,
    };
    text(model, &header, Some(answers))
}

/// A text that has no answers to practices yet, and what it says.
fn begun(text: &str, model: &Model) -> Result<(Document, Answers), Faults> {
    let document = Document::parse("new answers", text.as_bytes(), SIZE_LIMIT)?;
    Ok((document.clone(), Answers::read(document, model, Date::MAX)?.0.without_blanks()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = include_str!("../../tests/data/small.yaml");

    /// Everything that answers can say, in a text with quirks.
    const SAID: &str = "workload: 'breakfast: the first'
about: \"two\\nlines\"
model: tea@1.0.0
assessed: 2026-11-01
assessors: [Ana, 'Raj, jr.']
reviews:
  - {on: 2026-11-05, by: [Ana, \"no\"]}
  - on: 2026-11-09
target: 2
x-team: payments # theirs
x-cost:
  centre: 12
  of: [a, b]
answers:
  water:
    not_applicable: {reason: \"We drink juice: all of us\", reviewed: 2026-11-05}
    boiling: {answer: often, note: x, evidence: [a, b], reviewed: 2026-11-03, planned: {by: Ana, until: 2027-01-01, link: \"#42\"},
      accepted: {reason: The kettle is old, until: 2027-01-01, by: Raj}, ratings: {Ana: often, \"Raj, jr.\": not_applicable},
      settled: 2026-11-09}
    leaves: {note: later, ratings: {Ana: [green, black], Mila: [], Raj: unknown}}
  pot:
    not_applicable: We drink from the tap
";

    #[test]
    fn a_file_written_anew_says_everything_that_was_said() {
        let model = Model::read("tea", MODEL.as_bytes()).unwrap();
        let read = |text: &str| {
            let document = Document::parse("a", text.as_bytes(), SIZE_LIMIT).unwrap();
            let (answers, faults) =
                Answers::read(document, &model, "2026-11-22".parse().unwrap()).unwrap_or_else(|faults| panic!("{faults}"));
            assert_eq!(faults.to_string(), "");
            answers
        };
        let said = read(SAID);
        let written = filled_skeleton(&model, &said);
        assert_eq!(read(&written), said, "{written}");
    }
}
