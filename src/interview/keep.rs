//! Where answers are kept while people answer.

use std::convert::Infallible;

use crate::answers::{Answers, Entry};
use crate::model::{Id, PracticeRef};

/// x
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// x
    Overall(Id),
    /// x
    Practice(PracticeRef),
}
/// x
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// x
    Done,
    /// x
    Conflict {
        /// x
        theirs: Option<Entry>,
    },
}

/// A place that keeps each answer as soon as it is given.
pub trait Keep {
    /// Why an answer could not be kept, in words for people.
    type Fault: std::fmt::Display;

    /// The answers as they are kept, with what others changed by the last time something was kept.
    fn answers(&self) -> &Answers;

    /// Keeps `entry`, unless another person changed the same one meanwhile.
    ///
    /// # Errors
    /// When it cannot be kept; what was kept before stays.
    fn keep(&mut self, slot: &Slot, entry: Entry) -> Result<Saved, Self::Fault>;

    /// Keeps `entry` over what another person wrote.
    ///
    /// # Errors
    /// As for [`keep`](Self::keep).
    fn keep_over(&mut self, slot: &Slot, entry: Entry) -> Result<(), Self::Fault>;

    /// Leaves what another person wrote and takes it over.
    ///
    /// # Errors
    /// As for [`keep`](Self::keep).
    fn take_theirs(&mut self, slot: &Slot) -> Result<(), Self::Fault>;
}

/// Answers in memory alone, for tests and for trying out.
#[derive(Debug, Clone)]
pub struct InMemory {
    answers: Answers,
    theirs: Option<(Slot, Entry)>,
}

impl InMemory {
    /// Keeps these answers.
    pub fn new(answers: Answers) -> Self {
        Self { answers, theirs: None }
    }

    /// Lets another person write `entry`, to be noticed when the same one is kept next.
    pub fn meanwhile(&mut self, slot: Slot, entry: Entry) {
        self.theirs = Some((slot, entry));
    }

    fn put(&mut self, slot: &Slot, entry: Entry) {
        match slot {
            Slot::Overall(strategy) => self.answers.strategies.entry(strategy.clone()).or_default().overall = Some(entry),
            Slot::Practice(place) => {
                let strategy = self.answers.strategies.entry(place.strategy.clone()).or_default();
                strategy.practices.insert(place.practice.clone(), entry);
            }
        }
    }
}

impl Keep for InMemory {
    type Fault = Infallible;

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn keep(&mut self, slot: &Slot, entry: Entry) -> Result<Saved, Infallible> {
        if let Some((_, theirs)) = self.theirs.as_ref().filter(|(changed, _)| changed == slot) {
            return Ok(Saved::Conflict { theirs: Some(theirs.clone()) });
        }
        self.put(slot, entry);
        Ok(Saved::Done)
    }

    fn keep_over(&mut self, slot: &Slot, entry: Entry) -> Result<(), Infallible> {
        self.theirs = None;
        self.put(slot, entry);
        Ok(())
    }

    fn take_theirs(&mut self, slot: &Slot) -> Result<(), Infallible> {
        if let Some((_, entry)) = self.theirs.take() {
            self.put(slot, entry);
        }
        Ok(())
    }
}
