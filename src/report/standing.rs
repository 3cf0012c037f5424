//! Where a workload stands: the level it has reached, and how each level fares.

use super::Report;
use crate::model::Level;
use crate::scorecard::{LevelScore, Scorecard, Spread};

#[derive(Debug, Clone)]
pub(crate) struct Standing<'s, 'a> {
    pub(crate) workload: &'a str,
    pub(crate) range: LevelRange,
    /// The level reached; nothing below Level 1.
    pub(crate) reached: Option<&'a Level>,
    /// The number of the level to reach, and whether it is.
    pub(crate) target: Option<(usize, bool)>,
    /// The levels that pass on their own, and the failing ones below them that they wait for; both lowest first.
    pub(crate) waiting: Option<(Vec<usize>, Vec<usize>)>,
    /// The mean of all levels; nothing until every level is assessed. It hides holes, so it comes second.
    pub(crate) mean: Option<Spread>,
    /// The levels, the top one first.
    pub(crate) rungs: Vec<Rung<'s, 'a>>,
}

/// The level reached, and what open answers could make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LevelRange {
    /// Whether any level applies to the workload at all.
    pub(crate) applies: bool,
    /// The number of the level reached; 0 below Level 1.
    pub(crate) level: usize,
    /// The same, if every open answer turned out best.
    pub(crate) possible: usize,
    /// How many open answers decide between the two.
    pub(crate) open: usize,
}

impl LevelRange {
    pub(crate) fn of(scorecard: &Scorecard<'_>) -> Self {
        let (level, possible) = (scorecard.level, scorecard.level_possible);
        let deciding = scorecard.levels.iter().filter(|score| score.number() <= possible);
        Self { applies: scorecard.applies(), level, possible, open: deciding.map(LevelScore::open_questions).sum() }
    }
}

/// One level of the ladder.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rung<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    pub(crate) mark: Mark,
}

impl Rung<'_, '_> {
    /// Its score now and at best; nothing where nothing is known.
    pub(crate) fn spread(&self) -> Option<&Spread> {
        self.level.spread.as_ref().filter(|_| self.level.is_assessed())
    }
}

/// How a level fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Passes, and no level below fails.
    Counts,
    /// Passes, but the level of this number below it fails.
    Waits(usize),
    /// Fails, and could pass once so many answers are known.
    CouldPass(usize),
    Fails,
    NotAssessed,
    /// No strategy of it applies.
    NotApplicable,
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn standing(&self) -> Standing<'s, 'a> {
        let scorecard = self.scorecard;
        Standing {
            workload: &self.answers.workload,
            range: LevelRange::of(scorecard),
            reached: scorecard.model.level(scorecard.level),
            target: self.answers.target.map(|target| (target, scorecard.level >= target)),
            waiting: waiting(scorecard),
            mean: scorecard.mean(),
            rungs: scorecard.levels.iter().rev().map(|level| Rung { level, mark: self.mark(level) }).collect(),
        }
    }

    pub(crate) fn mark(&self, level: &LevelScore<'_>) -> Mark {
        match (level.passes, level.counts) {
            (None, _) => Mark::NotApplicable,
            (Some(true), Some(true)) => Mark::Counts,
            (Some(true), _) => Mark::Waits(self.scorecard.lowest_failing().map_or(0, LevelScore::number)),
            (Some(false), _) if !level.is_assessed() => Mark::NotAssessed,
            (Some(false), _) if level.is_undecided() => Mark::CouldPass(level.open_questions()),
            (Some(false), _) => Mark::Fails,
        }
    }
}

fn waiting(scorecard: &Scorecard<'_>) -> Option<(Vec<usize>, Vec<usize>)> {
    let waiting: Vec<usize> = scorecard.waiting().map(LevelScore::number).collect();
    let top = *waiting.last()?;
    let failing = scorecard.levels.iter().filter(|level| level.passes == Some(false) && level.number() < top);
    let failing = failing.map(LevelScore::number).collect();
    Some((waiting, failing))
}
