//! The score of one level, and whether it passes.

use super::practice::State;
use super::strategy::StrategyScore;
use super::{Points, Share, Spread};
use crate::answers::Answers;
use crate::model::{Level, Model, Thresholds};

/// What a level's score rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Answers alone.
    Answers,
    /// Answers and estimates.
    Mixed,
    /// Estimates alone.
    Estimates,
    /// Nothing: not assessed.
    None,
}

impl Basis {
    /// The word in reports for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Mixed => "mixed",
            Self::Estimates => "estimates",
            Self::None => "none",
        }
    }

    /// Whether any estimate is part of it.
    pub(crate) fn has_estimates(self) -> bool {
        matches!(self, Self::Mixed | Self::Estimates)
    }
}

/// The score of one level.
#[derive(Debug, Clone)]
pub struct LevelScore<'a> {
    /// The level.
    pub level: &'a Level,
    pub(crate) thresholds: Thresholds,
    /// Its score now and at best; nothing when no strategy of it applies.
    pub spread: Option<Spread>,
    /// What the score rests on.
    pub basis: Basis,
    /// Whether it passes: achieved, and no applicable strategy under the floor; nothing when no strategy applies.
    pub passes: Option<bool>,
    /// The same, if every open answer turned out best.
    pub could_pass: Option<bool>,
    /// Whether it passes and no level below it fails.
    pub counts: Option<bool>,
    /// In model order.
    pub strategies: Vec<StrategyScore<'a>>,
}

impl<'a> LevelScore<'a> {
    /// Scores one level; whether it counts is for the [scorecard](super::Scorecard) to say.
    pub(super) fn new(level: &'a Level, model: &'a Model, answers: &'a Answers) -> Self {
        let mut strategies: Vec<StrategyScore<'a>> =
            level.strategies.iter().map(|strategy| StrategyScore::new(strategy, model, answers)).collect();
        share_out(&mut strategies);
        let spread = spread(&strategies);
        let Thresholds { achieved_at, floor } = model.thresholds;
        let achieved = Points::from(achieved_at);
        let passes = spread.as_ref().map(|spread| spread.score >= achieved && !strategies.iter().any(|strategy| strategy.is_under(floor)));
        let could_pass =
            spread.as_ref().map(|spread| spread.high >= achieved && !strategies.iter().any(|strategy| strategy.is_surely_under(floor)));
        let basis = basis(&strategies);
        Self { level, thresholds: model.thresholds, spread, basis, passes, could_pass, counts: None, strategies }
    }

    /// Its number, from 1.
    pub(crate) fn number(&self) -> usize {
        self.level.number
    }

    pub(crate) fn is_assessed(&self) -> bool {
        self.basis != Basis::None
    }

    /// Its score to show: nothing when it is not assessed.
    pub fn score(&self) -> Option<&Points> {
        self.spread.as_ref().filter(|_| self.is_assessed()).map(|spread| &spread.score)
    }

    /// The applicable practices whose answer is open.
    pub(crate) fn open_questions(&self) -> usize {
        self.places().filter(|place| place.practice.state.is_open()).count()
    }
}

/// The weighted mean of the applicable strategies.
pub(super) fn spread<'s, 'a: 's>(strategies: impl IntoIterator<Item = &'s StrategyScore<'a>, IntoIter: Clone>) -> Option<Spread> {
    Spread::weighted_mean(strategies.into_iter().filter_map(|score| Some((score.strategy.weight, score.spread.as_ref()?))))
}

fn share_out(strategies: &mut [StrategyScore<'_>]) {
    let total: u32 = strategies.iter().filter(|score| score.is_applicable()).map(|score| score.strategy.weight).sum();
    for score in strategies.iter_mut().filter(|score| score.is_applicable()) {
        score.share_out(Share::new(score.strategy.weight.into(), total.into()));
    }
}

fn basis(strategies: &[StrategyScore<'_>]) -> Basis {
    let any = |state| strategies.iter().flat_map(|strategy| &strategy.practices).any(|practice| practice.state == state);
    match (any(State::Answered), any(State::Estimated)) {
        (true, true) => Basis::Mixed,
        (true, false) => Basis::Answers,
        (false, true) => Basis::Estimates,
        (false, false) => Basis::None,
    }
}
