//! The entry of one practice, made of those of all raters.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::notes::note;
use super::{Rated, Said, word};
use crate::answers::{Acceptance, Answer, Entry, Planned};

impl Rated<'_> {
    /// The entry of so many `raters` about this practice, for a file first assessed on `assessed`: a new one, or one in which `present`
    /// stands.
    /// A decision about the whole strategy that `holds` there needs no answer of its own.
    pub(super) fn entry(&self, raters: usize, assessed: Option<Date>, present: Option<&Entry>, holds: bool) -> Entry {
        let mut by_name: Vec<&Said<'_>> = self.said.iter().collect();
        by_name.sort_by_key(|said| &said.rater.name);
        let all = || present.into_iter().chain(by_name.iter().filter_map(|said| said.entry));
        let planned = present.and_then(|present| present.planned.as_ref()).or(planned(all()));
        let accepted = present.and_then(|present| present.accepted.as_ref()).or(accepted(all()));
        let has_none_of_its_own = present.is_none_or(|present| present.answer.is_none()) && !self.said.iter().any(Said::is_own);
        let is_of_strategy = holds && has_none_of_its_own && matches!(self.merged, Some(Answer::NotApplicable(_)));
        let answer = self.merged.clone().filter(|_| !is_of_strategy).or_else(|| present.and_then(|present| present.answer.clone()));
        let (ratings, settled) = self.ratings_and_day(present);
        let said_before = present.and_then(|present| present.note.as_deref());
        let reviewed = if answer.is_some() { self.reviewed(assessed, present) } else { all().filter_map(|entry| entry.reviewed).max() };
        Entry {
            answer,
            reviewed,
            note: note(&self.said, raters, self.merged.as_ref(), (planned, accepted), said_before),
            evidence: evidence(all()),
            planned: planned.cloned(),
            accepted: accepted.cloned(),
            ratings,
            settled,
            stale: false,
        }
    }

    /// Whether the answer in `present`, in a file first assessed on `assessed`, stays: it is newer than what the raters say or was settled
    /// since, or none of them knows better.
    pub(super) fn leaves(&self, present: &Entry, assessed: Option<Date>) -> bool {
        let Some(answer) = &present.answer else { return false };
        let answered = self.said.iter().filter(|said| said.answer.is_some()).filter_map(Said::day).max();
        let is_newer = present.reviewed.or(assessed).zip(answered).is_some_and(|(stands, theirs)| stands > theirs);
        let is_settled = present.settled.zip(answered).is_some_and(|(settled, theirs)| settled >= theirs);
        is_newer || is_settled || *answer != Answer::Unknown && self.merged == Some(Answer::Unknown)
    }

    /// An entry whose answer stays, with what the raters remark and show.
    pub(super) fn beside(&self, raters: usize, present: &Entry) -> Entry {
        let kept = (present.planned.as_ref(), present.accepted.as_ref());
        let all = [present].into_iter().chain(self.said.iter().filter_map(|said| said.entry));
        let note = note(&self.said, raters, present.answer.as_ref(), kept, present.note.as_deref());
        Entry { note, evidence: evidence(all), ..present.clone() }
    }

    /// The latest day on which anybody answered, where it is not that of the assessment.
    fn reviewed(&self, assessed: Option<Date>, present: Option<&Entry>) -> Option<Date> {
        let answered = || self.said.iter().filter(|said| said.answer.is_some());
        let Some(latest) = answered().filter_map(Said::day).max() else { return present.and_then(|present| present.reviewed) };
        let written = answered().filter(|said| said.day() == Some(latest)).find_map(|said| said.reviewed);
        if assessed == Some(latest) && present.is_none() { written } else { Some(latest).filter(|latest| assessed != Some(*latest)) }
    }

    /// What raters said where they differ. Where they do not, what was said before stays as a record of the same answer, unless it is a
    /// dispute that two raters or more have ended by saying the same.
    fn ratings_and_day(&self, present: Option<&Entry>) -> (BTreeMap<String, Answer>, Option<Date>) {
        if self.differ() {
            return (self.ratings().map(|(name, answer)| (name.to_owned(), word(answer))).collect(), None);
        }
        let present = present.filter(|present| self.merged.is_none() || present.answer == self.merged);
        let records = present.into_iter().chain(self.said.iter().filter_map(|said| said.entry));
        let mut records = records.map(|entry| (&entry.ratings, entry.settled)).filter(|(ratings, _)| !ratings.is_empty());
        let Some(first) = records.next().filter(|first| records.all(|other| other == *first)) else { return Default::default() };
        let ends = first.1.is_none() && self.ratings().count() > 1;
        if ends { Default::default() } else { (first.0.clone(), first.1) }
    }
}

impl Said<'_> {
    /// The day of the answer.
    fn day(&self) -> Option<Date> {
        self.reviewed.or(self.rater.answers.assessed)
    }
}

/// Everything that shows the answer, each once.
fn evidence<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<String> {
    entries.flat_map(|entry| &entry.evidence).fold(Vec::new(), |mut all, evidence| {
        if !all.contains(evidence) {
            all.push(evidence.clone());
        }
        all
    })
}

/// The plan that ends first; one that names no day comes last.
fn planned<'e>(entries: impl Iterator<Item = &'e Entry>) -> Option<&'e Planned> {
    entries.filter_map(|entry| entry.planned.as_ref()).min_by_key(|planned| planned.until.unwrap_or(Date::MAX))
}

/// The decision that ends first.
fn accepted<'e>(entries: impl Iterator<Item = &'e Entry>) -> Option<&'e Acceptance> {
    entries.filter_map(|entry| entry.accepted.as_ref()).min_by_key(|accepted| accepted.until)
}
