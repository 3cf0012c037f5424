//! The entries of answers: found, put and listed by the practice that they are about.

use std::collections::BTreeMap;

use super::{Answers, Entry, StrategyAnswers};
use crate::model::{Form, Id, Model, Practice, PracticeRef, Strategy, lookup};

/// What a model lacks of what two keys name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacking {
    Strategy,
    /// The practice, or it is another strategy's now.
    Practice,
}

/// The practice that the key of a strategy and one below it stand for, under their present or a former name.
pub(super) fn named<'m>(model: &'m Model, strategy_key: &str, key: &str) -> Result<(&'m Strategy, &'m Practice), Lacking> {
    if let Some(found) = lookup::practice(model, strategy_key, key) {
        return Ok(found);
    }
    let is_known = lookup::strategy(model, strategy_key).is_some() || lookup::has_moved_practices(model, strategy_key);
    Err(if is_known { Lacking::Practice } else { Lacking::Strategy })
}

/// Whether the key of a strategy and one below it stand for `subject`, under its present or a former name.
pub(super) fn names(model: &Model, strategy_key: &str, key: &str, subject: &PracticeRef) -> bool {
    let is_subject = |(strategy, practice): (&Strategy, &Practice)| strategy.id == subject.strategy && practice.id == subject.practice;
    named(model, strategy_key, key).is_ok_and(is_subject)
}

/// How a practice is answered; nothing when the model has no such practice.
pub(super) fn form<'m>(model: &'m Model, subject: &PracticeRef) -> Option<&'m Form> {
    let (_, strategy) = model.strategy(subject.strategy.as_str())?;
    Some(&strategy.practice(subject.practice.as_str())?.form)
}

impl Answers {
    /// What they say about `subject`; nothing when that is blank.
    pub fn at(&self, subject: &PracticeRef) -> Option<&Entry> {
        self.entry(&subject.strategy, &subject.practice).filter(|entry| **entry != Entry::default())
    }

    /// The answers with `entry` about `subject`; one that says nothing makes it blank.
    #[must_use]
    pub fn with(mut self, subject: &PracticeRef, entry: Entry) -> Self {
        put(&mut self.strategies, &subject.strategy, &subject.practice, entry);
        self.without_blanks()
    }

    /// The answers without entries that say nothing, so that equal answers are equal values.
    #[must_use]
    pub fn without_blanks(mut self) -> Self {
        for strategy in self.strategies.values_mut() {
            strategy.practices.retain(|_, entry| *entry != Entry::default());
        }
        self.strategies.retain(|_, strategy| strategy.not_applicable.is_some() || !strategy.practices.is_empty());
        self
    }

    /// Every practice about which something is said, with what is.
    pub fn entries(&self) -> impl Iterator<Item = (PracticeRef, &Entry)> {
        let entries = self.strategies.iter().flat_map(|(strategy, answers)| {
            let subject = |practice: &Id| PracticeRef { strategy: strategy.clone(), practice: practice.clone() };
            answers.practices.iter().map(move |(practice, entry)| (subject(practice), entry))
        });
        entries.filter(|(_, entry)| **entry != Entry::default())
    }
}

/// Puts `entry` among `answers`; gives what they said about the practice before.
pub(super) fn put(answers: &mut BTreeMap<Id, StrategyAnswers>, strategy: &Id, practice: &Id, entry: Entry) -> Option<Entry> {
    let of_strategy = match answers.get_mut(strategy) {
        Some(known) => known,
        None => answers.entry(strategy.clone()).or_default(),
    };
    of_strategy.practices.insert(practice.clone(), entry)
}
