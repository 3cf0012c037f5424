//! Where answers are kept while people answer.

use std::convert::Infallible;
use std::fmt;

use crate::answers::{Answers, Entry, Saved, Slot, Store, StoreFault};

/// A place that keeps each answer as soon as it is given.
pub trait Keep {
    /// Why an answer could not be kept, in words for people.
    type Fault: fmt::Display;

    /// The answers as they are kept, with what others had changed when something was kept last.
    fn answers(&self) -> &Answers;

    /// Keeps `entry`, unless another person has changed the same one meanwhile; then keeping it again writes over theirs.
    ///
    /// # Errors
    /// When it cannot be kept where it belongs; what was kept before stays, and trying again may help.
    fn keep(&mut self, slot: &Slot, entry: Entry) -> Result<Kept, Self::Fault>;
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Done,
    /// Another person has changed the same entry; theirs is among the answers now.
    Conflict {
        /// What they wrote; nothing when they took the entry out.
        theirs: Option<Entry>,
    },
    /// It can never be kept, for this reason.
    Refused(String),
}

impl Keep for Store<'_> {
    type Fault = StoreFault;

    fn answers(&self) -> &Answers {
        Store::answers(self)
    }

    fn keep(&mut self, slot: &Slot, entry: Entry) -> Result<Kept, StoreFault> {
        match self.save(slot, entry) {
            Ok(Saved::Done) => Ok(Kept::Done),
            Ok(Saved::Conflict { theirs }) => Ok(Kept::Conflict { theirs }),
            Err(fault @ StoreFault::Refused(_)) => Ok(Kept::Refused(fault.to_string())),
            Err(fault) => Err(fault),
        }
    }
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
}

impl Keep for InMemory {
    type Fault = Infallible;

    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn keep(&mut self, slot: &Slot, entry: Entry) -> Result<Kept, Infallible> {
        if let Some((_, theirs)) = self.theirs.take_if(|(changed, _)| changed == slot) {
            self.answers = self.answers.clone().with(slot, theirs.clone());
            return Ok(Kept::Conflict { theirs: Some(theirs) });
        }
        self.answers = self.answers.clone().with(slot, entry);
        Ok(Kept::Done)
    }
}
