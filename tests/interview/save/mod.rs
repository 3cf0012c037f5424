//! Saving: one entry changes, nothing else does, and nothing is ever lost.

mod edit;
mod sessions;
mod spelling;
mod store;
mod walks;
mod write;

use std::fs;
use std::path::PathBuf;

use jiff::civil::Date;
use maturity::answers::{Answer, Answers, Entry, SIZE_LIMIT, Subject};
use maturity::document::Document;
use maturity::model::{Id, Model, PracticeRef, builtin};

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

/// Every place for an entry, strategies first.
fn subjects(model: &Model) -> Vec<Subject> {
    let overall = model.strategies().map(|(_, strategy)| Subject::Strategy(strategy.id.clone()));
    let practice = |strategy: &Id, practice: &Id| Subject::Practice(PracticeRef { strategy: strategy.clone(), practice: practice.clone() });
    overall.chain(model.practices().map(|(_, parent, child)| practice(&parent.id, &child.id))).collect()
}

fn subject(text: &str) -> Subject {
    let (strategy, practice) = text.split_once('/').unwrap();
    let strategy = Id::new(strategy).unwrap();
    match practice {
        "overall" => Subject::Strategy(strategy),
        _ => Subject::Practice(PracticeRef { strategy, practice: Id::new(practice).unwrap() }),
    }
}

fn option(text: &str) -> Entry {
    Entry { answer: Some(Answer::Option(Id::new(text).unwrap())), ..Entry::default() }
}
