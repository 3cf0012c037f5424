//! Where answers are saved while people answer.

use crate::answers::{Answers, Entry, Saved, Store, StoreFault};
use crate::model::PracticeRef;

/// A place that saves each answer as soon as it is given.
pub trait Save {
    /// The answers as they are saved, with what others had changed when something was saved last.
    fn answers(&self) -> &Answers;

    /// Saves `entry`, unless another person has changed the same one meanwhile; then saving it again writes over theirs.
    ///
    /// # Errors
    /// When it cannot be saved where it belongs; what was saved before stays, and trying again may help.
    fn save(&mut self, subject: &PracticeRef, entry: Entry) -> Result<Saved, StoreFault>;

    /// Brings `entry` to safety elsewhere, because nobody is left to say whether it or that of another person holds; the fault says
    /// where it is.
    fn set_aside(&mut self, subject: &PracticeRef, entry: Entry) -> StoreFault;
}

impl Save for Store<'_> {
    fn answers(&self) -> &Answers {
        Store::answers(self)
    }

    fn save(&mut self, subject: &PracticeRef, entry: Entry) -> Result<Saved, StoreFault> {
        Store::save(self, subject, entry)
    }

    fn set_aside(&mut self, subject: &PracticeRef, entry: Entry) -> StoreFault {
        Store::set_aside(self, subject, entry)
    }
}
