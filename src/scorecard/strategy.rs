//! The score of one strategy.

use super::practice::{PracticeScore, State};
use super::{Points, Share, Spread};
use crate::answers::Answers;
use crate::model::{Id, Practice, Strategy};

/// The score of one strategy.
#[derive(Debug, Clone)]
pub struct StrategyScore<'a> {
    /// The strategy.
    pub strategy: &'a Strategy,
    /// Its score now and at best; nothing when no practice of it applies.
    pub spread: Option<Spread>,
    /// The points of its level's score that one point of its own is worth, of 1; 0 when no practice of it applies.
    pub(crate) share: Share,
    /// In model order.
    pub practices: Vec<PracticeScore<'a>>,
}

impl<'a> StrategyScore<'a> {
    pub(super) fn new(strategy: &'a Strategy, answers: &'a Answers) -> Self {
        let given = answers.strategy(&strategy.id);
        let set_aside = given.and_then(|given| given.not_applicable.as_ref());
        let score =
            |practice: &'a Practice| PracticeScore::new(practice, given.and_then(|given| given.practices.get(&practice.id)), set_aside);
        let practices: Vec<PracticeScore<'a>> = strategy.practices.iter().map(score).collect();
        let spreads: Vec<(u32, Spread)> = practices.iter().filter_map(|score| Some((score.practice.weight, score.spread()?))).collect();
        let spread = Spread::weighted_mean(spreads.iter().map(|(weight, spread)| (*weight, spread)));
        Self { strategy, spread, share: Share::ZERO, practices }
    }

    pub(crate) fn id(&self) -> &'a Id {
        &self.strategy.id
    }

    pub(crate) fn is_applicable(&self) -> bool {
        self.spread.is_some()
    }

    /// Whether anything is known about it; what is not assessed has no score to show, though it counts 0 in sums.
    pub(crate) fn is_assessed(&self) -> bool {
        self.practices.iter().any(|practice| practice.state == State::Answered)
    }

    /// Its score to show: nothing when it is not assessed.
    pub(crate) fn score(&self) -> Option<&Points> {
        self.spread.as_ref().filter(|_| self.is_assessed()).map(|spread| &spread.score)
    }

    /// Whether it applies and is under the floor, in per cent.
    pub(crate) fn is_under(&self, floor: u32) -> bool {
        self.spread.as_ref().is_some_and(|spread| spread.score < Points::from(floor))
    }

    /// Whether it would be under the floor even if every open answer turned out best.
    pub(crate) fn is_surely_under(&self, floor: u32) -> bool {
        self.spread.as_ref().is_some_and(|spread| spread.high < Points::from(floor))
    }

    /// Tells the strategy its share of the level's score, and each of its practices its own.
    pub(super) fn share_out(&mut self, share: Share) {
        let total: u32 = self.practices.iter().filter(|practice| practice.is_applicable()).map(|practice| practice.practice.weight).sum();
        for practice in self.practices.iter_mut().filter(|practice| practice.is_applicable()) {
            practice.share = share * Share::new(practice.practice.weight.into(), total.into());
        }
        self.share = share;
    }
}
