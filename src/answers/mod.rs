//! One workload's answers: what they are, how they are read from a file, saved into it and how they age.

mod acceptance;
mod agreement;
mod assignment;
mod begin;
mod edit;
mod entries;
mod entry;
mod extension;
mod freshness;
mod given;
mod line;
mod planned;
mod ratings;
mod raw;
mod read;
mod reason;
mod reviews;
mod schema;
mod seen;
mod set_aside;
mod skeleton;
mod store;
mod store_fault;
mod strategies;
mod versions;
mod what_if;
mod without;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::Id;

pub use acceptance::Acceptance;
pub(crate) use agreement::Split;
pub use agreement::{Agreement, Policy, Rated, Rater};
pub use assignment::Assignment;
pub(crate) use assignment::assigned_twice;
pub(crate) use begin::Unbegun;
pub use edit::{EditFault, HeadChange, with_entry, with_head};
pub use extension::Extension;
pub(crate) use line::line_of;
pub use planned::Planned;
pub(crate) use read::{ModelName, model_name, other_file};
pub(crate) use reason::gives_no_reason;
pub use reviews::Review;
pub use schema::schema;
pub use set_aside::SetAside;
pub use skeleton::{Header, skeleton, written};
pub use store::{Entries, Saved, Store};
pub use store_fault::{StoreFault, Trouble};
pub(crate) use without::LeftOut;

/// The greatest length of an answers file, in bytes.
pub const SIZE_LIMIT: usize = 1 << 20;

/// What one team says about one workload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// What is assessed.
    pub workload: String,
    /// What it is, in a sentence.
    pub about: Option<String>,
    /// The version of the model that the answers were given to; the model scored may be another.
    pub model_version: String,
    /// The day of the first assessment.
    pub assessed: Option<Date>,
    /// Who answered.
    pub assessors: Vec<String>,
    /// Later sittings, oldest first.
    pub reviews: Vec<Review>,
    /// The number of the level to reach.
    pub target: Option<usize>,
    /// What else stands beside them, by key: each begins with `x-`.
    pub extensions: BTreeMap<String, Extension>,
    /// By strategy; strategies without any answer may be absent.
    pub strategies: BTreeMap<Id, StrategyAnswers>,
}

/// The answers to one strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StrategyAnswers {
    /// Why the strategy does not apply: what holds for its practices without an answer of their own.
    pub not_applicable: Option<SetAside>,
    /// By practice; unanswered ones may be absent.
    pub practices: BTreeMap<Id, Entry>,
}

/// What the file says about one practice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The answer; an entry may hold a note alone.
    pub answer: Option<Answer>,
    /// A remark for later readers.
    pub note: Option<String>,
    /// What shows the answer: links or places, never opened.
    pub evidence: Vec<String>,
    /// The day of this answer, when not [`Answers::assessed`].
    pub reviewed: Option<Date>,
    /// Who takes the next step, until when.
    pub planned: Option<Planned>,
    /// The decision to live with the gap for a while.
    pub accepted: Option<Acceptance>,
    /// What raters said before they agreed on the answer, by their names; a record that is never scored. Of who said that the
    /// practice does not apply, the reason is not kept here and is empty.
    pub ratings: BTreeMap<String, Answer>,
    /// The day on which the raters agreed.
    pub settled: Option<Date>,
    /// Whether the answer is older than what [`Answers::as_of`] was told to accept; it counts as unknown.
    pub stale: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One option of the practice's scale.
    Option(Id),
    /// The items of a checklist that are in place; none is an answer too.
    Ticked(BTreeSet<Id>),
    /// Asked, and nobody knows.
    Unknown,
    /// Does not apply to this workload, because of this reason.
    NotApplicable(String),
}

impl Answers {
    /// The answers to a strategy; nothing when there are none.
    pub fn strategy(&self, id: &Id) -> Option<&StrategyAnswers> {
        self.strategies.get(id)
    }

    /// What the file says about a practice itself.
    pub fn entry(&self, strategy: &Id, practice: &Id) -> Option<&Entry> {
        self.strategy(strategy)?.practices.get(practice)
    }
}
