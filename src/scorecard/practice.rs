//! The score of one practice.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Points, Share, Spread};
use crate::answers::{Acceptance, Answer, Entry, Planned, SetAside};
use crate::model::{Form, Id, Item, Practice, ScaleOption};

/// What is known about a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Has a known answer.
    Answered,
    /// Has none.
    Unanswered,
    /// Was asked, and nobody knows.
    Unknown,
    /// Was answered too long ago.
    Stale,
    /// Is left out of every sum, for a reason.
    NotApplicable,
}

impl State {
    /// Whether an answer is still to be found: it counts 0 now and could be worth 100.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unanswered | Self::Unknown | Self::Stale)
    }

    /// The word in reports for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Unanswered => "unanswered",
            Self::Unknown => "unknown",
            Self::Stale => "stale",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// What is in place now, in the words of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Present<'a> {
    /// One option of its scale.
    Option(&'a ScaleOption),
    Items {
        ticked: Vec<&'a Item>,
        unticked: Vec<&'a Item>,
    },
}

impl Present<'_> {
    /// What it is worth, in points of 100.
    fn value(&self) -> Points {
        match self {
            Self::Option(option) => Points::from(option.value),
            Self::Items { ticked, unticked } => Points::of(ticked.len(), ticked.len() + unticked.len()),
        }
    }
}

/// The score of one practice.
#[derive(Debug, Clone)]
pub struct PracticeScore<'a> {
    /// The practice.
    pub practice: &'a Practice,
    /// What the file says about it, be it a note alone.
    pub(crate) entry: Option<&'a Entry>,
    /// What is known about it.
    pub state: State,
    /// What is in place, when that is known: answered, or (no longer counted) stale.
    pub(crate) present: Option<Present<'a>>,
    /// Why it is set aside, when it is and that is not left out.
    pub(crate) reason: Option<&'a str>,
    /// What it is worth; nothing when it is open or set aside.
    pub value: Option<Points>,
    /// The points of its level's score that one point of its own value is worth, of 1; 0 when set aside.
    pub(crate) share: Share,
}

impl<'a> PracticeScore<'a> {
    /// Scores one practice with its own `entry`; without an answer in it, what sets the strategy aside holds.
    pub(super) fn new(practice: &'a Practice, entry: Option<&'a Entry>, set_aside: Option<&'a SetAside>) -> Self {
        let own = entry.filter(|entry| entry.answer.is_some());
        let answer = own.and_then(|entry| entry.answer.as_ref());
        let decision = set_aside.filter(|_| own.is_none());
        let is_stale = own.is_some_and(|entry| entry.stale) || decision.is_some_and(|decision| decision.stale);
        let state = match (answer, decision) {
            (None, None) => State::Unanswered,
            _ if is_stale => State::Stale,
            (Some(Answer::Unknown), _) => State::Unknown,
            (Some(Answer::Option(_) | Answer::Ticked(_)), _) => State::Answered,
            (Some(Answer::NotApplicable(_)), _) | (None, Some(_)) => State::NotApplicable,
        };
        let reason = match answer {
            Some(Answer::NotApplicable(reason)) => Some(reason.as_str()),
            _ => decision.map(|decision| decision.reason.as_str()),
        };
        let reason = reason.filter(|reason| !reason.is_empty());
        let present = answer.and_then(|answer| present(answer, practice));
        let value = present.as_ref().filter(|_| state == State::Answered).map(Present::value);
        Self { practice, entry, state, present, reason, value, share: Share::ZERO }
    }

    /// Whether it counts at all.
    pub fn is_applicable(&self) -> bool {
        self.state != State::NotApplicable
    }

    /// Whether it is an essential that holds its level back, which is achieved at so many per cent: it applies, and is under that.
    pub(crate) fn is_failing_essential(&self, achieved_at: u32) -> bool {
        self.practice.essential && self.spread().is_some_and(|spread| spread.score < Points::from(achieved_at))
    }

    /// The same, even if an open answer turned out best.
    pub(crate) fn is_surely_failing_essential(&self, achieved_at: u32) -> bool {
        self.practice.essential && self.spread().is_some_and(|spread| spread.high < Points::from(achieved_at))
    }

    /// The decision to live with its gap that holds on `day`; nothing where no gap is known.
    pub fn accepted_on(&self, day: Date) -> Option<&'a Acceptance> {
        self.acceptance().filter(|accepted| accepted.holds_on(day))
    }

    /// The decision to live with its gap whose last day was before `day`; nothing where no gap is known any more.
    pub(crate) fn expired_on(&self, day: Date) -> Option<&'a Acceptance> {
        self.acceptance().filter(|accepted| !accepted.holds_on(day))
    }

    fn acceptance(&self) -> Option<&'a Acceptance> {
        let is_gap = self.value.is_some() && !self.points_lost().is_zero();
        self.entry.and_then(|entry| entry.accepted.as_ref()).filter(|_| is_gap)
    }

    /// Who has taken on its next step, until when; nothing where it has none, because it is fully in place, set aside, or accepted on `day`.
    pub(crate) fn planned_on(&self, day: Date) -> Option<&'a Planned> {
        let planned = self.entry.and_then(|entry| entry.planned.as_ref());
        planned.filter(|_| !self.points_lost().is_zero() && self.accepted_on(day).is_none())
    }

    /// Whether its next step was to be taken before `day`.
    pub(crate) fn is_overdue_on(&self, day: Date) -> bool {
        self.planned_on(day).is_some_and(|planned| planned.is_over_on(day))
    }

    /// Whether raters differ about it and have not settled on one answer.
    pub(crate) fn is_disputed(&self) -> bool {
        self.entry.is_some_and(Entry::is_disputed)
    }

    /// What it counts in sums: nothing while it is open.
    pub(crate) fn value_in_sums(&self) -> Points {
        self.value.clone().unwrap_or_else(Points::zero)
    }

    /// What it is worth now and at best; nothing when set aside.
    pub(crate) fn spread(&self) -> Option<Spread> {
        self.is_applicable().then(|| Spread { score: self.value_in_sums(), high: self.value.clone().unwrap_or_else(Points::hundred) })
    }

    /// The points of its level's score that are missing because of it; an open practice misses all it could bring.
    pub fn points_lost(&self) -> Points {
        let missing = &Points::hundred() - &self.value_in_sums();
        missing.times(self.share)
    }
}

fn present<'a>(answer: &Answer, practice: &'a Practice) -> Option<Present<'a>> {
    match (answer, &practice.form) {
        (Answer::Option(id), Form::Scale(scale)) => scale.options.iter().find(|option| option.id == *id).map(Present::Option),
        (Answer::Ticked(ids), Form::Checklist(items)) => Some(split(items, ids)),
        _ => None,
    }
}

fn split<'a>(items: &'a [Item], ids: &BTreeSet<Id>) -> Present<'a> {
    let (ticked, unticked) = items.iter().partition(|item| ids.contains(&item.id));
    Present::Items { ticked, unticked }
}
