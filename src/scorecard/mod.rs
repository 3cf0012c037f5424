//! What scoring makes of a model and answers: exact scores, levels and what holds them back. Pure: no clock, no files.
//!
//! Section by section: a practice's [`PracticeScore`] is weighed into its [`StrategyScore`], that into its [`LevelScore`];
//! the [`Scorecard`] says which level counts.

mod blockers;
mod cells;
mod level;
mod place;
mod points;
mod practice;
mod strategy;

pub use blockers::Blocker;
pub(crate) use blockers::Lost;
pub(crate) use cells::Cell;
pub use level::LevelScore;
pub use place::Place;
pub(crate) use points::Share;
pub use points::{Points, Unit};
pub use practice::State;
pub(crate) use practice::{PracticeScore, Present};
pub(crate) use strategy::StrategyScore;

use crate::answers::Answers;
use crate::model::Model;

/// A score now, and what it would be if every open answer turned out best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Open answers count 0.
    pub score: Points,
    /// Open answers count 100.
    pub high: Points,
}

impl Spread {
    /// Both weighed alike; nothing without anything to weigh.
    fn weighted_mean<'s>(weighted: impl Iterator<Item = (u32, &'s Spread)> + Clone) -> Option<Self> {
        let score = points::weighted_mean(weighted.clone().map(|(weight, spread)| (weight, &spread.score)))?;
        let high = points::weighted_mean(weighted.map(|(weight, spread)| (weight, &spread.high)))?;
        Some(Self { score, high })
    }
}

/// The scored answers of one workload.
#[derive(Debug, Clone)]
pub struct Scorecard<'a> {
    /// The model scored.
    pub model: &'a Model,
    /// Lowest first.
    pub levels: Vec<LevelScore<'a>>,
    /// The number of the highest level that counts, 0 for none.
    pub level: usize,
    /// The same, if every open answer turned out best.
    pub level_possible: usize,
}

/// How many practices are in each [`State`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// With a known answer.
    pub answered: usize,
    /// Not answered.
    pub unanswered: usize,
    /// Asked, and nobody knows.
    pub unknown: usize,
    /// Too old to count.
    pub stale: usize,
    /// Set aside with a reason.
    pub not_applicable: usize,
}

impl Counts {
    /// Answers that are open: unanswered, unknown or stale.
    pub fn open(&self) -> usize {
        self.unanswered + self.unknown + self.stale
    }
}

impl<'a> Scorecard<'a> {
    /// Scores `answers` to `model`.
    pub fn new(model: &'a Model, answers: &'a Answers) -> Self {
        let mut levels: Vec<LevelScore<'a>> = model.levels.iter().map(|level| LevelScore::new(level, model, answers)).collect();
        let level = highest(levels.iter().map(|level| level.passes));
        let level_possible = highest(levels.iter().map(|level| level.could_pass));
        let mut none_fails = true;
        for level in &mut levels {
            level.counts = level.passes.map(|passes| passes && none_fails);
            none_fails &= level.passes != Some(false);
        }
        Self { model, levels, level, level_possible }
    }

    pub(crate) fn practices(&self) -> impl Iterator<Item = &PracticeScore<'a>> {
        self.places().map(|place| place.practice)
    }

    /// Whether any level applies to the workload at all.
    pub fn applies(&self) -> bool {
        self.levels.iter().any(|level| level.spread.is_some())
    }

    /// The levels that pass on their own although a level below them fails, lowest first.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &LevelScore<'a>> {
        self.levels.iter().filter(|level| level.passes == Some(true) && level.counts == Some(false))
    }

    /// All strategies with their level, in model order.
    pub fn strategies(&self) -> impl Iterator<Item = (&LevelScore<'a>, &StrategyScore<'a>)> {
        self.levels.iter().flat_map(|level| level.strategies.iter().map(move |strategy| (level, strategy)))
    }

    pub(crate) fn lowest_failing(&self) -> Option<&LevelScore<'a>> {
        self.levels.iter().find(|level| level.passes == Some(false))
    }

    /// How many practices are in each state.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for practice in self.practices() {
            *match practice.state {
                State::Answered => &mut counts.answered,
                State::Unanswered => &mut counts.unanswered,
                State::Unknown => &mut counts.unknown,
                State::Stale => &mut counts.stale,
                State::NotApplicable => &mut counts.not_applicable,
            } += 1;
        }
        counts
    }

    /// The plain mean over the applicable levels; nothing until each of them is assessed. It hides holes, so it comes second.
    pub fn mean(&self) -> Option<Spread> {
        let applicable = || self.levels.iter().filter(|level| level.spread.is_some());
        let spreads = applicable().filter_map(|level| level.spread.as_ref()).map(|spread| (1, spread));
        Spread::weighted_mean(spreads).filter(|_| applicable().all(LevelScore::is_assessed))
    }
}

/// The number of the highest level that counts when each `passes` so; a level without an applicable strategy
/// neither fails nor can be reached.
fn highest(passes: impl Iterator<Item = Option<bool>>) -> usize {
    let counting = passes.enumerate().take_while(|(_, passes)| *passes != Some(false));
    counting.filter(|(_, passes)| *passes == Some(true)).last().map_or(0, |(index, _)| index + 1)
}
