//! The score of one level, and whether it passes.

use super::strategy::StrategyScore;
use super::{Place, Points, PracticeScore, Share, Spread};
use crate::answers::Answers;
use crate::model::{Level, Model, Thresholds};

/// The score of one level.
#[derive(Debug, Clone)]
pub struct LevelScore<'a> {
    /// The level.
    pub level: &'a Level,
    pub(crate) thresholds: Thresholds,
    /// Its score now and at best; nothing when no strategy of it applies.
    pub spread: Option<Spread>,
    /// Whether it passes: achieved, no applicable strategy under the floor, and no applicable essential under what is achieved;
    /// nothing when no strategy applies.
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
            level.strategies.iter().map(|strategy| StrategyScore::new(strategy, answers)).collect();
        share_out(&mut strategies);
        let spread = spread(&strategies);
        let Thresholds { achieved_at, floor } = model.thresholds;
        let achieved = Points::from(achieved_at);
        let any_essential = |fails: fn(&PracticeScore<'a>, u32) -> bool| {
            strategies.iter().flat_map(|strategy| &strategy.practices).any(|practice| fails(practice, achieved_at))
        };
        let fails_now = strategies.iter().any(|strategy| strategy.is_under(floor)) || any_essential(PracticeScore::is_failing_essential);
        let fails_at_best =
            strategies.iter().any(|strategy| strategy.is_surely_under(floor)) || any_essential(PracticeScore::is_surely_failing_essential);
        let passes = spread.as_ref().map(|spread| spread.score >= achieved && !fails_now);
        let could_pass = spread.as_ref().map(|spread| spread.high >= achieved && !fails_at_best);
        Self { level, thresholds: model.thresholds, spread, passes, could_pass, counts: None, strategies }
    }

    /// Whether it fails now and could pass once open answers are known.
    pub fn is_undecided(&self) -> bool {
        self.passes == Some(false) && self.could_pass == Some(true)
    }

    /// Its number, from 1.
    pub(crate) fn number(&self) -> usize {
        self.level.number
    }

    pub(crate) fn is_assessed(&self) -> bool {
        self.strategies.iter().any(StrategyScore::is_assessed)
    }

    /// Its score to show: nothing when it is not assessed.
    pub fn score(&self) -> Option<&Points> {
        self.spread.as_ref().filter(|_| self.is_assessed()).map(|spread| &spread.score)
    }

    /// Its essential practices that hold it back, in model order.
    pub(crate) fn failing_essentials(&self) -> impl Iterator<Item = Place<'_, 'a>> {
        self.places().filter(|place| place.practice.is_failing_essential(self.thresholds.achieved_at))
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
