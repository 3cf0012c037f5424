//! A blank answers file: every question as a comment above a key without value.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Answers, SIZE_LIMIT, with_entry};
use crate::document::Document;
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
    let mut text = format!("# Answers to {} {}. Edit freely: comments stay.\n", visible_line(&model.title), model.version);
    text.push_str(
        "# An answer is an option, `unknown`, a list of items, or a mapping with `answer` (or `not_applicable` and its reason),\n",
    );
    text.push_str(
        "# `note`, `evidence` and more. `not_applicable` and its reason may also stand for a whole strategy, beside its questions.\n",
    );
    push_header(&mut text, model, header);
    text.push_str("answers:\n");
    for level in &model.levels {
        push_level(&mut text, level);
    }
    text
}

fn push_header(text: &mut String, model: &Model, header: &Header) {
    let workload = header.workload.as_deref().map(|workload| format!(" {}", spelled(workload))).unwrap_or_default();
    let _ = writeln!(text, "workload:{workload}");
    let _ = writeln!(text, "model: {}", model.reference());
    text.extend(assessment_lines(header).into_iter().flat_map(|line| [line, "\n".to_owned()]));
}

/// What the header says about the assessment itself: its day, its people and its target.
pub(super) fn assessment_lines(header: &Header) -> Vec<String> {
    let assessors: Vec<String> = header.assessors.iter().map(|assessor| spelled_in_brackets(assessor)).collect();
    let day = header.assessed.map(|assessed| format!("assessed: {assessed}"));
    let people = (!assessors.is_empty()).then(|| format!("assessors: [{}]", assessors.join(", ")));
    let target = header.target.map(|target| format!("target: {target}"));
    [day, people, target].into_iter().flatten().collect()
}

fn push_level(text: &mut String, level: &Level) {
    let _ = write!(text, "\n  # Level {} · {}\n", level.number, visible_line(&level.name));
    for strategy in &level.strategies {
        push_strategy(text, strategy);
    }
}

fn push_strategy(text: &mut String, strategy: &Strategy) {
    let _ = write!(text, "\n  # {}\n  {}:\n", visible_line(&strategy.name), strategy.id);
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

/// The text of a new file with all `answers`, for when the text that they came from cannot take them. Comments and what the model does
/// not know are not in it.
pub(super) fn filled_skeleton(model: &Model, answers: &Answers) -> String {
    let header = Header {
        workload: Some(answers.workload.clone()),
        assessed: answers.assessed,
        assessors: answers.assessors.clone(),
        target: answers.target,
    };
    let text = skeleton(model, &header);
    let begin = Document::parse("rescue", text.as_bytes(), SIZE_LIMIT)
        .and_then(|document| Ok((document.clone(), Answers::read(document, model, Date::MAX)?.0.without_blanks())));
    let filled = begin.map(|begin| {
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
