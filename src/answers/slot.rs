//! Where an answer goes: a practice, or a strategy as a whole.

use std::fmt;

use super::{Answers, Entry};
use crate::model::{Form, Id, Model, PracticeRef};

/// A place for one entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The quick rating of a strategy.
    Overall(Id),
    /// A practice.
    Practice(PracticeRef),
}

impl Slot {
    /// The strategy that the slot belongs to.
    pub fn strategy(&self) -> &Id {
        match self {
            Self::Overall(strategy) | Self::Practice(PracticeRef { strategy, .. }) => strategy,
        }
    }

    /// The key of the slot under its strategy.
    pub fn key(&self) -> &str {
        match self {
            Self::Overall(_) => "overall",
            Self::Practice(PracticeRef { practice, .. }) => practice.as_str(),
        }
    }

    /// How the slot is answered; nothing when the model has no such slot.
    pub fn form(&self, model: &Model) -> Option<Form> {
        let (_, strategy) = model.strategy(self.strategy().as_str())?;
        match self {
            Self::Overall(_) => Some(Form::Scale(model.default_scale.clone())),
            Self::Practice(practice) => Some(strategy.practice(practice.practice.as_str())?.form.clone()),
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.strategy(), self.key())
    }
}

impl Answers {
    /// What stands in `slot`; nothing when it is blank.
    pub fn at(&self, slot: &Slot) -> Option<&Entry> {
        let strategy = self.strategy(slot.strategy())?;
        let entry = match slot {
            Slot::Overall(_) => strategy.overall.as_ref(),
            Slot::Practice(practice) => strategy.practices.get(&practice.practice),
        };
        entry.filter(|entry| **entry != Entry::default())
    }

    /// The answers with `entry` in `slot`; one that says nothing makes the slot blank.
    #[must_use]
    pub fn with(mut self, slot: &Slot, entry: Entry) -> Self {
        let strategy = self.strategies.entry(slot.strategy().clone()).or_default();
        match slot {
            Slot::Overall(_) => strategy.overall = Some(entry),
            Slot::Practice(practice) => {
                strategy.practices.insert(practice.practice.clone(), entry);
            }
        }
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

    /// Every slot that says something, with what it says.
    pub fn entries(&self) -> impl Iterator<Item = (Slot, &Entry)> {
        let entries = self.strategies.iter().flat_map(|(id, strategy)| {
            let overall = strategy.overall.iter().map(|entry| (Slot::Overall(id.clone()), entry));
            let practice = |practice: &Id| Slot::Practice(PracticeRef { strategy: id.clone(), practice: practice.clone() });
            overall.chain(strategy.practices.iter().map(move |(id, entry)| (practice(id), entry)))
        });
        entries.filter(|(_, entry)| **entry != Entry::default())
    }
}
