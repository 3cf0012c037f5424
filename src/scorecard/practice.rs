//! The score of one practice.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Points, Share, Spread};
use crate::answers::{Acceptance, Answer, Entry};
use crate::model::{Form, Id, Item, Model, Practice, Scale, ScaleOption};

/// What is known about a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Has an answer of its own.
    Answered,
    /// Has none, but its strategy has an `overall` rating, whose value it takes.
    Estimated,
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
            Self::Estimated => "estimated",
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
    /// One option of a scale; for an estimate, of the default scale.
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
    /// What is in place, when that is known: answered, estimated, or (no longer counted) stale.
    pub(crate) present: Option<Present<'a>>,
    /// Why it is set aside, when it is.
    pub(crate) reason: Option<&'a str>,
    /// What it is worth; nothing when it is open or set aside.
    pub value: Option<Points>,
    /// The points of its level's score that one point of its own value is worth, of 1; 0 when set aside.
    pub(crate) share: Share,
}

impl<'a> PracticeScore<'a> {
    /// Scores one practice with its own `entry` and its strategy's `overall` rating.
    pub(super) fn new(practice: &'a Practice, entry: Option<&'a Entry>, overall: Option<&'a Entry>, model: &'a Model) -> Self {
        let own = entry.filter(|entry| entry.answer.is_some());
        let (source, estimate) = if own.is_some() { (own, false) } else { (overall, true) };
        let answer = source.and_then(|source| source.answer.as_ref());
        let state = state(answer, source.is_some_and(|source| source.stale), estimate);
        let present = answer.and_then(|answer| present(answer, practice, estimate.then_some(&model.default_scale)));
        let known = matches!(state, State::Answered | State::Estimated);
        let reason = match answer {
            Some(Answer::NotApplicable(reason)) => Some(reason.as_str()),
            _ => None,
        };
        let value = present.as_ref().filter(|_| known).map(Present::value);
        Self { practice, entry, state, present, reason, value, share: Share::ZERO }
    }

    /// Whether it counts at all.
    pub fn is_applicable(&self) -> bool {
        self.state != State::NotApplicable
    }

    /// The decision to live with its gap that holds on `day`; nothing where there is no gap.
    pub fn accepted_on(&self, day: Date) -> Option<&'a Acceptance> {
        let accepted = self.entry.and_then(|entry| entry.accepted.as_ref());
        accepted.filter(|accepted| accepted.holds_on(day) && !self.points_lost().is_zero())
    }

    /// What it is worth now and at best; nothing when set aside.
    pub(super) fn spread(&self) -> Option<Spread> {
        self.is_applicable().then(|| Spread {
            score: self.value.clone().unwrap_or_else(Points::zero),
            high: self.value.clone().unwrap_or_else(Points::hundred),
        })
    }

    /// The points of its level's score that are missing because of it; an open practice misses all it could bring.
    pub fn points_lost(&self) -> Points {
        let value = self.value.clone().unwrap_or_else(Points::zero);
        let missing = &Points::hundred() - &value;
        missing.times(self.share)
    }
}

fn state(answer: Option<&Answer>, stale: bool, estimate: bool) -> State {
    match answer {
        None => State::Unanswered,
        Some(_) if stale => State::Stale,
        Some(Answer::Unknown) => State::Unknown,
        Some(Answer::NotApplicable(_)) => State::NotApplicable,
        Some(Answer::Option(_) | Answer::Ticked(_)) if estimate => State::Estimated,
        Some(Answer::Option(_) | Answer::Ticked(_)) => State::Answered,
    }
}

/// An estimate is an option of the scale `estimated_on`, even where the practice's own scale has one of the same id.
fn present<'a>(answer: &Answer, practice: &'a Practice, estimated_on: Option<&'a Scale>) -> Option<Present<'a>> {
    match (answer, estimated_on, &practice.form) {
        (Answer::Option(id), Some(scale), _) => option(scale, id),
        (Answer::Option(id), None, Form::Scale(scale)) => option(scale, id),
        (Answer::Ticked(ids), None, Form::Checklist(items)) => Some(split(items, ids)),
        _ => None,
    }
}

fn option<'a>(scale: &'a Scale, id: &Id) -> Option<Present<'a>> {
    scale.options.iter().find(|option| option.id == *id).map(Present::Option)
}

fn split<'a>(items: &'a [Item], ids: &BTreeSet<Id>) -> Present<'a> {
    let (ticked, unticked) = items.iter().partition(|item| ids.contains(&item.id));
    Present::Items { ticked, unticked }
}
