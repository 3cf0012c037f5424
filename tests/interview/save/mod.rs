//! Saving: one entry changes, nothing else does, and nothing is ever lost.

mod edit;
mod head;
mod sessions;
mod spelling;
mod store;
mod walks;
mod write;

use std::fs;
use std::path::PathBuf;

use jiff::civil::Date;
use maturity::answers::{Answer, Answers, Entry, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::{Form, Id, Model, PracticeRef, builtin};

fn today() -> Date {
    jiff::civil::date(2026, 11, 22)
}

fn data() -> PathBuf {
    crate::common::repository("tests/data/answers")
}

/// The small model of the hand-made files.
fn small() -> Model {
    let text = fs::read(data().join("model/small.yaml")).unwrap();
    Model::read("small.yaml", &text).unwrap()
}

fn operational_excellence() -> Model {
    builtin("operational-excellence").unwrap().model().unwrap()
}

fn document(text: &str) -> Document {
    Document::parse("file", text.as_bytes(), SIZE_LIMIT).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

fn read(text: &str, model: &Model) -> Answers {
    let answers = Answers::read(document(text), model, today()).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
    answers.0.without_blanks()
}

/// Every practice.
fn subjects(model: &Model) -> Vec<PracticeRef> {
    model.practices().map(|(_, parent, child)| PracticeRef { strategy: parent.id.clone(), practice: child.id.clone() }).collect()
}

fn subject(text: &str) -> PracticeRef {
    let (strategy, practice) = text.split_once('/').unwrap();
    PracticeRef { strategy: Id::new(strategy).unwrap(), practice: Id::new(practice).unwrap() }
}

/// The form of a practice.
fn form<'m>(model: &'m Model, subject: &PracticeRef) -> &'m Form {
    let found = model.practices().find(|(_, parent, child)| parent.id == subject.strategy && child.id == subject.practice);
    &found.unwrap().2.form
}

/// The option at `index` of the practice's scale; nothing for a checklist.
fn option_at(model: &Model, subject: &PracticeRef, index: usize) -> Option<Entry> {
    let Form::Scale(scale) = form(model, subject) else { return None };
    Some(Entry { answer: Some(Answer::Option(scale.options[index].id.clone())), ..Entry::default() })
}

fn option(text: &str) -> Entry {
    Entry { answer: Some(Answer::Option(Id::new(text).unwrap())), ..Entry::default() }
}
