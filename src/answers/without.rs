//! Answers without what a team keeps to itself.

use super::{Answer, Answers, Entry, StrategyAnswers};

/// What is left out of answers that go outside. All of it together is every text that people wrote, but the workload's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Without {
    /// Notes, and what the workload is.
    pub(crate) notes: bool,
    /// What shows an answer, and the tickets of planned steps.
    pub(crate) evidence: bool,
    /// Who answered, plans, decides or rated, with what each rater said.
    pub(crate) people: bool,
    /// Why something does not apply or is accepted; that it is stays, for the score rests on it.
    pub(crate) reasons: bool,
}

impl Answers {
    /// The answers without what `without` names, so that no report made from them can hold it.
    pub(crate) fn without(mut self, without: Without) -> Self {
        self.about = self.about.filter(|_| !without.notes);
        self.assessors.retain(|_| !without.people);
        self.reviews.iter_mut().for_each(|review| review.by.retain(|_| !without.people));
        self.strategies.values_mut().for_each(|strategy| strategy.leave_out(without));
        self
    }
}

impl StrategyAnswers {
    fn leave_out(&mut self, without: Without) {
        if let Some(decision) = self.not_applicable.as_mut().filter(|_| without.reasons) {
            decision.reason.clear();
        }
        self.practices.values_mut().for_each(|entry| entry.leave_out(without));
    }
}

impl Entry {
    fn leave_out(&mut self, without: Without) {
        self.note = self.note.take().filter(|_| !without.notes);
        self.evidence.retain(|_| !without.evidence);
        self.ratings.retain(|_, _| !without.people);
        if let (Some(Answer::NotApplicable(reason)), true) = (&mut self.answer, without.reasons) {
            reason.clear();
        }
        if let Some(planned) = &mut self.planned {
            planned.by = planned.by.take().filter(|_| !without.people);
            planned.link = planned.link.take().filter(|_| !without.evidence);
        }
        self.planned = self.planned.take().filter(|planned| !planned.is_blank());
        if let Some(accepted) = &mut self.accepted {
            accepted.by = accepted.by.take().filter(|_| !without.people);
            if without.reasons {
                accepted.reason.clear();
            }
        }
    }
}
