//! Answers without what a team keeps to itself.

use std::collections::BTreeSet;

use clap::ValueEnum;

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
            self.strategies.values_mut().flat_map(|strategy| strategy.practices.values_mut()).for_each(|entry| entry.unsign(&people));
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
    fn leave_out(&mut self, left_out: &[LeftOut]) {
        if let Some(decision) = self.not_applicable.as_mut().filter(|_| left_out.contains(&LeftOut::Reasons)) {
            decision.reason.clear();
        }
        self.practices.values_mut().for_each(|entry| entry.leave_out(left_out));
    }
}

impl Entry {
    /// Takes the names out that stand before the lines of a note where raters' notes were joined.
    fn unsign(&mut self, people: &BTreeSet<String>) {
        let is_signed = |names: &str| names.split(", ").all(|name| people.contains(name));
        let unsigned = |line: &str| line.split_once(": ").filter(|(names, _)| is_signed(names)).map_or(line, |(_, said)| said).to_owned();
        self.note = self.note.take().map(|note| note.split('\n').map(unsigned).collect::<Vec<_>>().join("\n"));
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
