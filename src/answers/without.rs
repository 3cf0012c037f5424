//! Answers without what a team keeps to itself.

use std::collections::BTreeSet;

use clap::ValueEnum;

use super::agreement::{unsigned_note, unsigned_reason};
use super::{Answer, Answers, Entry, StrategyAnswers};

/// What is left out of answers that go outside. All of it together is every text that people wrote, but the workload's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LeftOut {
    /// Every note, and what the workload is
    Notes,
    /// Everything that shows an answer, and the tickets of planned steps
    Evidence,
    /// Every name: who answered, plans, decides and rated, with what each rater said
    People,
    /// Why something does not apply, or is accepted for now; that it is stays, for the score rests on it
    Reasons,
}

impl Answers {
    /// The answers without all that, so that no report made from them can hold it.
    pub(crate) fn without(mut self, left_out: &[LeftOut]) -> Self {
        self.about = self.about.filter(|_| !left_out.contains(&LeftOut::Notes));
        if left_out.contains(&LeftOut::People) {
            let people = self.people();
            self.strategies.values_mut().for_each(|strategy| strategy.unsign(&people));
        }
        self.assessors.retain(|_| !left_out.contains(&LeftOut::People));
        self.reviews.iter_mut().for_each(|review| review.by.retain(|_| !left_out.contains(&LeftOut::People)));
        self.strategies.values_mut().for_each(|strategy| strategy.leave_out(left_out));
        self
    }

    /// Everybody who answered or rated.
    fn people(&self) -> BTreeSet<String> {
        let raters = self.entries().flat_map(|(_, entry)| entry.ratings.keys());
        self.assessors.iter().chain(self.reviews.iter().flat_map(|review| &review.by)).chain(raters).cloned().collect()
    }
}

impl StrategyAnswers {
    fn unsign(&mut self, people: &BTreeSet<String>) {
        if let Some(decision) = &mut self.not_applicable {
            decision.reason = unsigned_reason(&decision.reason, people);
        }
        self.practices.values_mut().for_each(|entry| entry.unsign(people));
    }

    fn leave_out(&mut self, left_out: &[LeftOut]) {
        if let Some(decision) = self.not_applicable.as_mut().filter(|_| left_out.contains(&LeftOut::Reasons)) {
            decision.reason.clear();
        }
        self.practices.values_mut().for_each(|entry| entry.leave_out(left_out));
    }
}

impl Entry {
    /// Takes the names out that a merge wrote before what raters say.
    fn unsign(&mut self, people: &BTreeSet<String>) {
        self.note = self.note.take().map(|note| unsigned_note(&note, people));
        if let Some(Answer::NotApplicable(reason)) = &mut self.answer {
            *reason = unsigned_reason(reason, people);
        }
    }

    fn leave_out(&mut self, left_out: &[LeftOut]) {
        let stays = |what| !left_out.contains(&what);
        self.note = self.note.take().filter(|_| stays(LeftOut::Notes));
        self.evidence.retain(|_| stays(LeftOut::Evidence));
        self.ratings.retain(|_, _| stays(LeftOut::People));
        if let (Some(Answer::NotApplicable(reason)), true) = (&mut self.answer, !stays(LeftOut::Reasons)) {
            reason.clear();
        }
        if let Some(planned) = &mut self.planned {
            planned.by = planned.by.take().filter(|_| stays(LeftOut::People));
            planned.link = planned.link.take().filter(|_| stays(LeftOut::Evidence));
        }
        self.planned = self.planned.take().filter(|planned| !planned.is_blank());
        if let Some(accepted) = &mut self.accepted {
            accepted.by = accepted.by.take().filter(|_| stays(LeftOut::People));
            if !stays(LeftOut::Reasons) {
                accepted.reason.clear();
            }
        }
    }
}
