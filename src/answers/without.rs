//! Answers without what a team keeps to itself.

use super::Answers;

/// What is left out of answers that go outside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Without {
    pub(crate) notes: bool,
    pub(crate) evidence: bool,
}

impl Answers {
    /// The answers without what `without` names, so that no report made from them can hold it. Reasons why something does
    /// not apply stay: the score rests on them.
    pub(crate) fn without(mut self, without: Without) -> Self {
        for strategy in self.strategies.values_mut() {
            for entry in strategy.practices.values_mut() {
                entry.note = entry.note.take().filter(|_| !without.notes);
                entry.evidence.retain(|_| !without.evidence);
            }
        }
        self
    }
}
