//! All answers of raters as one file: a new one, or changes to the file of record.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::HeadChange;
use super::{Agreement, Rated, Rater};
use crate::answers::{Answers, Entry, Review, SetAside, StrategyAnswers};
use crate::model::{Id, PracticeRef, Strategy};

impl Agreement<'_> {
    /// The answers of a new file: assessed on the latest day of all, by everybody. What it is about, its target and further keys are
    /// those of the first file that has any. The raters are one at least.
    pub fn answers(&self) -> Option<Answers> {
        let first = &self.raters.first()?.answers;
        let all = || self.raters.iter().map(|rater| &rater.answers);
        let assessed = all().filter_map(|answers| answers.assessed).max();
        let merged = Answers {
            workload: first.workload.clone(),
            about: first.about.clone(),
            model_version: self.model.version.clone(),
            assessed,
            assessors: each_once(all().flat_map(|answers| &answers.assessors)),
            reviews: Vec::new(),
            target: all().find_map(|answers| answers.target),
            extensions: first.extensions.clone(),
            strategies: self.strategies(assessed),
        };
        // A sitting of one before the first of all is none of theirs.
        let counts = |answers: &Answers, review: &Review| answers.assessed == assessed || Some(review.on) >= assessed;
        let sittings = all().flat_map(|answers| answers.reviews.iter().filter(move |review| counts(answers, review)));
        Some(sittings.fold(merged, |answers, review| HeadChange::Sitting(review.clone()).applied(answers)).without_blanks())
    }

    fn strategies(&self, assessed: Option<Date>) -> BTreeMap<Id, StrategyAnswers> {
        let mut strategies: BTreeMap<Id, StrategyAnswers> = BTreeMap::new();
        for (_, strategy) in self.model.strategies() {
            let not_applicable = self.set_aside(strategy, assessed);
            let holds = not_applicable.is_some();
            let rows = self.rows.iter().filter(|row| row.strategy.id == strategy.id);
            let practices = rows.map(|row| (row.practice.id.clone(), row.entry(self.raters.len(), assessed, None, holds))).collect();
            strategies.insert(strategy.id.clone(), StrategyAnswers { not_applicable, practices });
        }
        strategies
    }

    /// That a whole strategy does not apply, where all who say anything about it say so.
    fn set_aside(&self, strategy: &Strategy, assessed: Option<Date>) -> Option<SetAside> {
        let says_something = |rater: &&Rater| {
            let practices = rater.answers.strategy(&strategy.id).map(|answers| &answers.practices);
            practices.is_some_and(|practices| practices.values().any(|entry| entry.answer.is_some()))
        };
        let decision = |rater: &'_ Rater| rater.answers.strategy(&strategy.id).and_then(|answers| answers.not_applicable.clone());
        let set_aside: Vec<(&str, SetAside, Option<Date>)> = self
            .raters
            .iter()
            .filter_map(|rater| decision(rater).map(|decision| (rater.name.as_str(), decision, rater.answers.assessed)))
            .collect();
        let objects = |rater: &&Rater| says_something(rater) && decision(rater).is_none();
        if self.raters.iter().any(|rater| objects(&rater)) {
            return None;
        }
        let latest = set_aside.iter().filter_map(|(_, decision, assessed)| decision.reviewed.or(*assessed)).max();
        let written = set_aside.iter().find_map(|(_, decision, _)| decision.reviewed.filter(|day| Some(*day) == latest));
        let reviewed = if latest == assessed { written } else { latest };
        Some(SetAside { reason: reasons(&set_aside)?, reviewed, stale: false })
    }

    /// What raters change in `record`: every practice that any of them says something about. An answer there that they
    /// [leave](Rated::leaves) stays, with what they remark and show beside it.
    pub fn entries_into(&self, record: &Answers) -> BTreeMap<PracticeRef, Entry> {
        let is_aside = |row: &Rated<'_>| record.strategy(&row.strategy.id).is_some_and(|strategy| strategy.not_applicable.is_some());
        let blank = Entry::default();
        let raters = self.raters.len();
        let entry = |row: &Rated<'_>| {
            let present = record.at(&row.subject()).unwrap_or(&blank);
            if row.leaves(present, record.assessed) {
                row.beside(raters, present)
            } else {
                row.entry(raters, record.assessed, Some(present), is_aside(row))
            }
        };
        self.rows.iter().map(|row| (row.subject(), entry(row))).collect()
    }

    /// The practices whose answer in `record` stays although a rater says something else.
    pub fn left(&self, record: &Answers) -> Vec<PracticeRef> {
        let is_left = |row: &&Rated<'_>| {
            let present = record.at(&row.subject());
            present.is_some_and(|present| row.leaves(present, record.assessed) && row.merged.is_some() && present.answer != row.merged)
        };
        self.rows.iter().filter(is_left).map(Rated::subject).collect()
    }

    /// The sitting that all of them are, on the latest day that any file names; nothing where none does.
    pub fn sitting(&self) -> Option<Review> {
        let sittings: Vec<Review> = self.raters.iter().filter_map(|rater| rater.answers.latest_sitting()).collect();
        let on = sittings.iter().map(|sitting| sitting.on).max()?;
        Some(Review { on, by: each_once(sittings.iter().flat_map(|sitting| &sitting.by)) })
    }
}

/// Why a strategy does not apply: one reason as it is, several under the names of who gave them.
fn reasons(set_aside: &[(&str, SetAside, Option<Date>)]) -> Option<String> {
    let distinct: BTreeSet<&str> = set_aside.iter().map(|(_, decision, _)| decision.reason.as_str()).collect();
    match distinct.len() {
        0 => None,
        1 => distinct.first().map(|reason| (*reason).to_owned()),
        _ => Some(set_aside.iter().map(|(name, decision, _)| format!("{name}: {}", decision.reason)).collect::<Vec<_>>().join("; ")),
    }
}

fn each_once<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut known = BTreeSet::new();
    names.filter(|name| known.insert(*name)).cloned().collect()
}
