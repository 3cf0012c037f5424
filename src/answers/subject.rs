//! What an answer is about: a practice, or a strategy as a whole.

use std::collections::BTreeMap;
use std::fmt;

use super::{Answers, Entry, StrategyAnswers};
use crate::model::{Form, Id, Model, PracticeRef, lookup};

/// What one entry is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A strategy as a whole: its quick rating.
    Strategy(Id),
    /// A practice.
    Practice(PracticeRef),
}

/// What a model lacks of what two keys name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacking {
    Strategy,
    /// The practice, or it is another strategy's now.
    Practice,
}

impl Subject {
    /// What the keys of a strategy and below it stand for, under their present or a former name.
    pub(super) fn named(model: &Model, strategy_key: &str, key: &str) -> Result<Self, Lacking> {
        if key != "overall"
            && let Some((strategy, practice)) = lookup::practice(model, strategy_key, key)
        {
            return Ok(Self::Practice(PracticeRef::of(strategy, practice)));
        }
        match lookup::strategy(model, strategy_key) {
            Some(strategy) if key == "overall" => Ok(Self::Strategy(strategy.id.clone())),
            None if key == "overall" || !lookup::has_moved_practices(model, strategy_key) => Err(Lacking::Strategy),
            _ => Err(Lacking::Practice),
        }
    }

    /// The strategy that it is, or that its practice belongs to.
    pub fn strategy(&self) -> &Id {
        match self {
            Self::Strategy(strategy) | Self::Practice(PracticeRef { strategy, .. }) => strategy,
        }
    }

    /// Its key under that of its strategy.
    pub fn key(&self) -> &str {
        match self {
            Self::Strategy(_) => "overall",
            Self::Practice(PracticeRef { practice, .. }) => practice.as_str(),
        }
    }

    /// How it is answered; nothing when the model has no such subject.
    pub fn form(&self, model: &Model) -> Option<Form> {
        let (_, strategy) = model.strategy(self.strategy().as_str())?;
        match self {
            Self::Strategy(_) => Some(Form::Scale(model.default_scale.clone())),
            Self::Practice(practice) => Some(strategy.practice(practice.practice.as_str())?.form.clone()),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.strategy(), self.key())
    }
}

impl Answers {
    /// What they say about `subject`; nothing when that is blank.
    pub fn at(&self, subject: &Subject) -> Option<&Entry> {
        let strategy = self.strategy(subject.strategy())?;
        let entry = match subject {
            Subject::Strategy(_) => strategy.overall.as_ref(),
            Subject::Practice(practice) => strategy.practices.get(&practice.practice),
        };
        entry.filter(|entry| **entry != Entry::default())
    }

    /// The answers with `entry` about `subject`; one that says nothing makes it blank.
    #[must_use]
    pub fn with(mut self, subject: &Subject, entry: Entry) -> Self {
        put(&mut self.strategies, subject, entry);
        self.without_blanks()
    }

    /// The answers without entries that say nothing, so that equal answers are equal values.
    #[must_use]
    pub fn without_blanks(mut self) -> Self {
        for strategy in self.strategies.values_mut() {
            strategy.practices.retain(|_, entry| *entry != Entry::default());
            strategy.overall = strategy.overall.take().filter(|entry| *entry != Entry::default());
        }
        self.strategies.retain(|_, strategy| strategy.overall.is_some() || !strategy.practices.is_empty());
        self
    }

    /// Every subject about which something is said, with what is.
    pub fn entries(&self) -> impl Iterator<Item = (Subject, &Entry)> {
        let entries = self.strategies.iter().flat_map(|(id, strategy)| {
            let overall = strategy.overall.iter().map(|entry| (Subject::Strategy(id.clone()), entry));
            let practice = |practice: &Id| Subject::Practice(PracticeRef { strategy: id.clone(), practice: practice.clone() });
            overall.chain(strategy.practices.iter().map(move |(id, entry)| (practice(id), entry)))
        });
        entries.filter(|(_, entry)| **entry != Entry::default())
    }
}

/// Puts `entry` among `answers`; gives what they said about the subject before.
pub(super) fn put(answers: &mut BTreeMap<Id, StrategyAnswers>, subject: &Subject, entry: Entry) -> Option<Entry> {
    let strategy = answers.entry(subject.strategy().clone()).or_default();
    match subject {
        Subject::Strategy(_) => strategy.overall.replace(entry),
        Subject::Practice(PracticeRef { practice, .. }) => strategy.practices.insert(practice.clone(), entry),
    }
}
