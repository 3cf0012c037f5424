//! An answer as it is typed on a command line: `strategy/practice=answer`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::entries::{form, named};
use super::entry::{EntryReader, means_not_applicable};
use super::{Entry, SIZE_LIMIT};
use crate::document::{Document, Faults, Problem};
use crate::model::{Form, Model, PracticeRef, lookup};
use crate::text::{nearest, spelled_in_brackets};

const FORM: &str = "write it as `strategy/practice=answer`";

/// What is to be said about one practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub(crate) subject: PracticeRef,
    /// What takes the place of what was said; what it leaves out stays.
    pub(crate) entry: Entry,
}

impl Assignment {
    /// Reads `strategy/practice=answer`. The answer is what an answers file may hold there; a checklist may also be written
    /// as `a,b`, and `not_applicable` where a `reason` is given.
    ///
    /// # Errors
    /// A place that the model lacks, an answer that does not fit it, or a day of answering after `today`.
    pub fn read(text: &str, reason: Option<&str>, model: &Model, today: Date) -> Result<Self, Faults> {
        let Some((place, answer)) = text.split_once('=').filter(|(_, answer)| !answer.trim().is_empty()) else {
            return Err(refused(text, "names no answer"));
        };
        let subject = Self::subject(place.trim(), model).map_err(|problem| Faults::of_file(text, problem))?;
        let Some(form) = form(model, &subject) else { return Err(refused(text, "is no place for an answer")) };
        let answer = answer.trim();
        let entry = match (means_not_applicable(answer, form, false), reason) {
            (false, _) => entry(text, &in_brackets(answer, form), form, today)?,
            (true, Some(reason)) => entry(text, &format!("{{not_applicable: {}}}", spelled_in_brackets(reason)), form, today)?,
            (true, None) => {
                let help = format!("say it with `--reason` of `maturity set`, or as `{subject}={{not_applicable: why}}`");
                let problem = Problem::error("wrong-answer", 0..0, "says that it does not apply, which needs a reason");
                return Err(Faults::of_file(text, problem.help(help)));
            }
        };
        Ok(Self { subject, entry })
    }

    /// The practice that people name `strategy/practice`, or by its id alone where no other strategy has one like it.
    pub(crate) fn subject(place: &str, model: &Model) -> Result<PracticeRef, Problem> {
        match place.split_once('/') {
            Some((key, name)) => {
                named(model, key, name).map(|(strategy, practice)| PracticeRef::of(strategy, practice)).map_err(|_| lacks(model, key, name))
            }
            None => alone(model, place),
        }
    }

    /// What `before` becomes by it: what it says nothing of stays.
    pub(crate) fn over(&self, before: Entry) -> Entry {
        let Entry { note, evidence, planned, accepted, ratings, settled, .. } = before;
        let new = self.entry.clone();
        Entry {
            note: new.note.or(note),
            evidence: if new.evidence.is_empty() { evidence } else { new.evidence },
            planned: new.planned.or(planned),
            accepted: new.accepted.or(accepted),
            ratings: if new.ratings.is_empty() { ratings } else { new.ratings },
            settled: new.settled.or(settled),
            ..new
        }
    }
}

fn refused(text: &str, why: &str) -> Faults {
    Faults::of_file(text, Problem::error("set", 0..0, why).help(FORM))
}

fn lacks(model: &Model, key: &str, name: &str) -> Problem {
    match lookup::strategy(model, key) {
        None => {
            let problem = Problem::error("unknown-strategy", 0..0, format!("names `{key}`, which the model lacks"));
            problem.suggest(key, model.strategies().map(|(_, strategy)| strategy.id.as_str()))
        }
        Some(strategy) => {
            let problem = Problem::error("unknown-practice", 0..0, format!("names `{name}`, which the strategy `{key}` lacks"));
            problem.suggest(name, strategy.practices.iter().map(|practice| practice.id.as_str()))
        }
    }
}

/// The practice of this id; the name of a strategy is that of no practice.
fn alone(model: &Model, name: &str) -> Result<PracticeRef, Problem> {
    let found = if lookup::strategy(model, name).is_some() { vec![] } else { model.practices_named(name) };
    let problem = |message: String| Problem::error("set", 0..0, message);
    match found.as_slice() {
        [(_, strategy, practice)] => Ok(PracticeRef::of(strategy, practice)),
        [] => {
            let problem = problem(format!("names `{name}`, which is no practice"));
            Err(match (named_in_part(name, model), one_of_strategy(name, model)) {
                (Some(whole), _) => problem.help(format!("did you mean `{whole}`?")),
                (None, Some(one)) => problem.help(format!("name a practice of the strategy, such as `{one}`")),
                (None, None) => problem.help(FORM),
            })
        }
        several => {
            let names: Vec<String> =
                several.iter().map(|(_, strategy, practice)| format!("`{}`", PracticeRef::of(strategy, practice))).collect();
            Err(problem(format!("names `{name}`, of which there are several")).help(format!("name one of {}", names.join(", "))))
        }
    }
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

/// A list of items without brackets gets them: they mean something to most shells.
fn in_brackets(answer: &str, form: &Form) -> String {
    let is_list_of_words = matches!(form, Form::Checklist(_)) && !answer.starts_with(['[', '{']);
    if is_list_of_words && answer != "unknown" && answer != "null" { format!("[{answer}]") } else { answer.to_owned() }
}

/// Reads `text`, which messages call by what was typed, by the rules of an answers file.
fn entry(typed: &str, text: &str, form: &Form, today: Date) -> Result<Entry, Faults> {
    let document = Document::parse(typed, text.as_bytes(), SIZE_LIMIT)?;
    let mut problems = document.problems().clone();
    let mut reader = EntryReader { problems: &mut problems, other_version: None, text: document.text(), today };
    let entry = reader.entry(document.root(), form);
    if problems.errors() == 0 { Ok(entry) } else { Err(document.rejected(problems)) }
}

/// The practice about which more than one of these says something.
pub(crate) fn assigned_twice(assignments: &[Assignment]) -> Option<&PracticeRef> {
    let mut seen = BTreeSet::new();
    assignments.iter().map(|assignment| &assignment.subject).find(|subject| !seen.insert(*subject))
}
