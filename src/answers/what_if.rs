//! What would be if some answers were others; nothing is saved.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_yaml::Value;

use super::entries::{form, named};
use super::entry::EntryReader;
use super::{Answers, Entry, SIZE_LIMIT};
use crate::document::{Document, Faults, Field, Problem};
use crate::model::{Form, Model, PracticeRef, lookup};
use crate::text::nearest;

/// An answer to try out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposition {
    pub(crate) subject: PracticeRef,
    pub(crate) entry: Entry,
}

impl Supposition {
    /// Reads `strategy/practice=answer`. The answer is what an answers file may hold there; a checklist may also be written
    /// as `a,b`.
    ///
    /// # Errors
    /// A place that the model lacks, or an answer that does not fit it.
    pub fn read(text: &str, model: &Model) -> Result<Self, Faults> {
        let name = format!("--set {text}");
        let refuse = |message: String, help: String| Faults::of_file(&name, Problem::error("set", 0..0, message).help(help));
        let Some((place, answer)) = text.split_once('=').filter(|(_, answer)| !answer.trim().is_empty()) else {
            return Err(refuse("names no answer".to_owned(), "write it as `strategy/practice=answer`".to_owned()));
        };
        let subject = subject(place.trim(), model).map_err(|problem| Faults::of_file(&name, problem))?;
        let Some(form) = form(model, &subject) else {
            return Err(refuse(format!("`{place}` is no place for an answer"), "write it as `strategy/practice=answer`".to_owned()));
        };
        let entry = entry(&name, answer.trim(), form)?;
        Ok(Self { subject, entry })
    }
}

impl Answers {
    /// The answers as they would be with all these: each takes the place of the answer about its subject, whose note stays.
    #[must_use]
    pub fn supposing(self, suppositions: &[Supposition]) -> Self {
        suppositions.iter().fold(self, |answers, Supposition { subject, entry }| {
            let before = answers.at(subject).cloned().unwrap_or_default();
            // What is tried out is of today, however old what it stands in for is.
            let entry = Entry {
                note: entry.note.clone().or(before.note),
                evidence: if entry.evidence.is_empty() { before.evidence } else { entry.evidence.clone() },
                planned: entry.planned.clone().or(before.planned),
                accepted: entry.accepted.clone().or(before.accepted),
                ..entry.clone()
            };
            answers.with(subject, entry)
        })
    }
}

/// The practice that people name `strategy/practice`.
fn subject(place: &str, model: &Model) -> Result<PracticeRef, Problem> {
    let Some((key, name)) = place.split_once('/') else {
        let problem = Problem::error("set", 0..0, format!("names `{place}`, which is no practice"));
        return Err(match (named_in_part(place, model), one_of_strategy(place, model)) {
            (Some(whole), _) => problem.help(format!("did you mean `{whole}`?")),
            (None, Some(one)) => problem.help(format!("name a practice of the strategy, such as `{one}`")),
            (None, None) => problem.help("write it as `strategy/practice=answer`"),
        });
    };
    named(model, key, name).map_err(|_| match lookup::strategy(model, key) {
        None => {
            let problem = Problem::error("unknown-strategy", 0..0, format!("names `{key}`, which the model lacks"));
            problem.suggest(key, model.strategies().map(|(_, strategy)| strategy.id.as_str()))
        }
        Some(strategy) => {
            let problem = Problem::error("unknown-practice", 0..0, format!("names `{name}`, which the strategy `{key}` lacks"));
            problem.suggest(name, strategy.practices.iter().map(|practice| practice.id.as_str()))
        }
    })
}

/// The practice that is most likely meant by its id alone; nothing for the id of a strategy.
fn named_in_part(name: &str, model: &Model) -> Option<String> {
    let ids = || model.practices().map(|(_, _, practice)| practice.id.as_str());
    let near = nearest(name, ids()).filter(|_| lookup::strategy(model, name).is_none())?;
    let (_, strategy, practice) = model.practices().find(|(_, _, practice)| practice.id.as_str() == near)?;
    Some(format!("{}/{}", strategy.id, practice.id))
}

/// The first practice of the strategy that is most likely meant by its id alone.
fn one_of_strategy(name: &str, model: &Model) -> Option<String> {
    let near = nearest(name, model.strategies().map(|(_, strategy)| strategy.id.as_str()));
    let strategy = lookup::strategy(model, name).or_else(|| lookup::strategy(model, near?))?;
    Some(format!("{}/{}", strategy.id, strategy.practices.first()?.id))
}

/// Reads `answer` as YAML, by the rules of an answers file.
fn entry(name: &str, answer: &str, form: &Form) -> Result<Entry, Faults> {
    let text = in_brackets(answer, form);
    let document = Document::parse(name, text.as_bytes(), SIZE_LIMIT)?;
    let Field::Good(value) = document.content::<Value>() else { return Ok(Entry::default()) };
    let mut problems = document.problems().clone();
    let mut reader = EntryReader { problems: &mut problems, other_version: None, text: document.text(), today: Date::MAX };
    let entry = reader.entry(&value, document.root(), form);
    if problems.errors() == 0 { Ok(entry) } else { Err(document.rejected(problems)) }
}

/// A list of items without brackets gets them: they mean something to most shells.
fn in_brackets(answer: &str, form: &Form) -> String {
    let is_list_of_words = matches!(form, Form::Checklist(_)) && !answer.starts_with(['[', '{']);
    if is_list_of_words && answer != "unknown" && answer != "null" { format!("[{answer}]") } else { answer.to_owned() }
}

pub(crate) fn supposed_twice(suppositions: &[Supposition]) -> Option<&PracticeRef> {
    let mut seen = BTreeSet::new();
    suppositions.iter().map(|supposition| &supposition.subject).find(|subject| !seen.insert(*subject))
}
