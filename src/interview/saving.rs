//! Where answers are saved while people answer.

use crate::answers::{Answers, Entry, Saved, Store, StoreFault, Subject};

/// A place that saves each answer as soon as it is given.
pub trait Save {
    /// The answers as they are saved, with what others had changed when something was saved last.
    fn answers(&self) -> &Answers;

    /// Saves `entry`, unless another person has changed the same one meanwhile; then saving it again writes over theirs.
    ///
    /// # Errors
    /// When it cannot be saved where it belongs; what was saved before stays, and trying again may help.
    fn save(&mut self, subject: &Subject, entry: Entry) -> Result<Saved, StoreFault>;
}

impl Save for Store<'_> {
    fn answers(&self) -> &Answers {
        Store::answers(self)
    }

    fn save(&mut self, subject: &Subject, entry: Entry) -> Result<Saved, StoreFault> {
        Store::save(self, subject, entry)
    }
}

/// Answers in memory alone, for tests and for trying out.
#[derive(Debug, Clone)]
pub struct InMemory {
    answers: Answers,
    theirs: Option<(Subject, Entry)>,
}

impl InMemory {
    /// Saves these answers.
    pub fn new(answers: Answers) -> Self {
        Self { answers, theirs: None }
    }

    /// Lets another person write `entry`, to be noticed when the same one is saved next.
    pub fn meanwhile(&mut self, subject: Subject, entry: Entry) {
        self.theirs = Some((subject, entry));
    }
}

impl Save for InMemory {
    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn save(&mut self, subject: &Subject, entry: Entry) -> Result<Saved, StoreFault> {
        if let Some((_, theirs)) = self.theirs.take_if(|(changed, _)| changed == subject) {
            self.answers = self.answers.clone().with(subject, theirs.clone());
            return Ok(Saved::Conflict { theirs: Some(theirs) });
        }
        self.answers = self.answers.clone().with(subject, entry);
        Ok(Saved::Done)
    }
}
