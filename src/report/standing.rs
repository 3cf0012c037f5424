//! Where a workload stands: the level it has reached, and how each level fares.

use super::Report;
use crate::model::Level;
use crate::scorecard::{LevelScore, Scorecard, Spread};

/// Where a workload stands.
#[derive(Debug, Clone)]
pub struct Standing<'s, 'a> {
    /// The workload's name.
    pub workload: &'a str,
    /// The level reached, and the highest possible.
    pub range: LevelRange,
    /// The level reached; nothing below Level 1.
    pub reached: Option<&'a Level>,
    /// The number of the level to reach, and whether it is.
    pub target: Option<(usize, bool)>,
    /// The mean of all levels; nothing until every level is assessed. It hides holes, so it comes second.
    pub mean: Option<Spread>,
    /// The levels, the top one first.
    pub rungs: Vec<Rung<'s, 'a>>,
}

/// The level reached, and what open answers could make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelRange {
    /// The number of the level reached; 0 below Level 1.
    pub level: usize,
    /// The same, if every open answer turned out best.
    pub possible: usize,
    /// How many open answers decide between the two.
    pub open: usize,
}

impl LevelRange {
    /// What a scorecard says.
    pub fn of(scorecard: &Scorecard<'_>) -> Self {
        let (level, possible) = (scorecard.level, scorecard.level_possible);
        let deciding = scorecard.levels.iter().filter(|score| score.number() <= possible);
        Self { level, possible, open: deciding.map(LevelScore::open_questions).sum() }
    }
}

/// One level of the ladder.
#[derive(Debug, Clone, Copy)]
pub struct Rung<'s, 'a> {
    /// The level.
    pub level: &'s LevelScore<'a>,
    /// How it fares.
    pub mark: Mark,
}

impl Rung<'_, '_> {
    /// Its score now and at best; nothing where nothing is known.
    pub fn spread(&self) -> Option<&Spread> {
        self.level.spread.as_ref().filter(|_| self.level.is_assessed())
    }

    /// Whether it rests on any estimate.
    pub fn is_estimated(&self) -> bool {
        self.level.basis.has_estimates()
    }
}

/// How a level fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Passes, and no level below fails.
    Counts,
    /// Passes, but the level of this number below it fails.
    Waits(usize),
    /// Fails, and could pass once so many answers are known.
    CouldPass(usize),
    /// Fails.
    Fails,
    /// Nothing is known about it.
    NotAssessed,
    /// No strategy of it applies.
    NotApplicable,
}

impl<'s, 'a> Report<'s, 'a> {
    /// Where the workload stands.
    pub fn standing(&self) -> Standing<'s, 'a> {
        let scorecard = self.scorecard;
        Standing {
            workload: &self.answers.workload,
            range: LevelRange::of(scorecard),
            reached: scorecard.model.level(scorecard.level),
            target: self.answers.target.map(|target| (target, scorecard.level >= target)),
            mean: scorecard.mean(),
            rungs: scorecard.levels.iter().rev().map(|level| Rung { level, mark: self.mark(level) }).collect(),
        }
    }

    /// How one level fares.
    pub fn mark(&self, level: &LevelScore<'_>) -> Mark {
        match (level.passes, level.counts) {
            (None, _) => Mark::NotApplicable,
            (Some(true), Some(true)) => Mark::Counts,
            (Some(true), _) => Mark::Waits(self.scorecard.lowest_failing().map_or(0, LevelScore::number)),
            (Some(false), _) if !level.is_assessed() => Mark::NotAssessed,
            (Some(false), _) if level.could_pass == Some(true) => Mark::CouldPass(level.open_questions()),
            (Some(false), _) => Mark::Fails,
        }
    }
}
