//! How a level stands when its questions have been asked, and what is offered then.

use crate::model::{Level, Strategy};
use crate::scorecard::{Basis, LevelScore, Points, Scorecard};

/// The end of a level.
#[derive(Debug, Clone)]
pub struct LevelEnd<'m> {
    /// The level.
    pub level: &'m Level,
    /// What its answers amount to.
    pub standing: Standing,
    /// The score now; nothing when nothing is known.
    pub score: Option<Points>,
    /// The score if every open answer turned out best.
    pub high: Option<Points>,
    /// What the score rests on.
    pub basis: Basis,
    /// How many of its practices are open.
    pub open: usize,
    /// The strategies that stay under the floor whatever the open answers turn out to be.
    pub under_floor: Vec<&'m Strategy>,
    /// What is offered.
    pub offer: Option<Offer<'m>>,
}

/// What the answers to a level amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It passes.
    Passes,
    /// Only open questions keep it from passing.
    Open,
    /// It cannot pass any more.
    CannotPass,
    /// Nothing in it applies.
    NotApplicable,
}

/// What is offered at the end of a level.
#[derive(Debug, Clone)]
pub enum Offer<'m> {
    /// To stop, since nothing above this level can count before it passes.
    Stop {
        /// The level that cannot pass any more.
        below: &'m Level,
    },
    /// To answer now what is open; these are positions in the run.
    AnswerOpen {
        /// The positions of the questions.
        questions: Vec<usize>,
    },
}

impl<'m> LevelEnd<'m> {
    /// The end of `level` without any offer.
    pub(super) fn new(level: &'m Level, scorecard: &Scorecard<'_>) -> Option<Self> {
        let score = scorecard.levels.get(level.number.checked_sub(1)?)?;
        let spread = score.spread.as_ref().filter(|_| score.is_assessed());
        Some(Self {
            level,
            standing: standing(score),
            score: spread.map(|spread| spread.score.clone()),
            high: spread.map(|spread| spread.high.clone()),
            basis: score.basis,
            open: score.open_questions(),
            under_floor: surely_under_floor(level, score),
            offer: None,
        })
    }
}

fn standing(score: &LevelScore<'_>) -> Standing {
    match (score.passes, score.could_pass) {
        (Some(true), _) => Standing::Passes,
        (_, Some(true)) => Standing::Open,
        (_, Some(false)) => Standing::CannotPass,
        (_, None) => Standing::NotApplicable,
    }
}

/// The strategies, as parts of the model, that cannot reach the floor; both lists are in model order.
fn surely_under_floor<'m>(level: &'m Level, score: &LevelScore<'_>) -> Vec<&'m Strategy> {
    let floor = Points::from(score.thresholds.floor);
    let pairs = level.strategies.iter().zip(&score.strategies);
    let under = pairs.filter(|(_, score)| score.spread.as_ref().is_some_and(|spread| spread.high < floor));
    under.map(|(strategy, _)| strategy).collect()
}
