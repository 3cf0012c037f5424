//! A scored practice together with the strategy and the level that it belongs to.

use super::{LevelScore, Points, PracticeScore, Scorecard, StrategyScore};
use crate::model::{Id, Practice, PracticeRef};

/// A scored practice in its context.
#[derive(Debug, Clone, Copy)]
pub struct Place<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    pub(crate) strategy: &'s StrategyScore<'a>,
    /// The practice.
    pub practice: &'s PracticeScore<'a>,
}

impl<'a> Place<'_, 'a> {
    /// `strategy/practice`, as it is typed.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}", self.strategy_id(), self.practice_id())
    }

    /// Which practice it is, for an answers file.
    pub(crate) fn subject(&self) -> PracticeRef {
        PracticeRef::of(self.strategy.strategy, self.asked())
    }

    /// The id of the strategy, unique in the model.
    pub fn strategy_id(&self) -> &'a Id {
        self.strategy.id()
    }

    /// The id of the practice, unique in its strategy.
    pub fn practice_id(&self) -> &'a Id {
        &self.asked().id
    }

    /// The practice as the model asks it, without its score.
    pub fn asked(&self) -> &'a Practice {
        self.practice.practice
    }

    /// The number of the level, from 1.
    pub fn number(&self) -> usize {
        self.level.number()
    }

    /// The points of the level's score that are missing because of it.
    pub(crate) fn points_lost(&self) -> Points {
        self.practice.points_lost()
    }
}

impl<'a> LevelScore<'a> {
    /// Its practices, in model order.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place<'_, 'a>> {
        let practices = self.strategies.iter().flat_map(|strategy| strategy.practices.iter().map(move |practice| (strategy, practice)));
        practices.map(|(strategy, practice)| Place { level: self, strategy, practice })
    }
}

impl<'a> Scorecard<'a> {
    /// All practices with their strategy and level, in model order.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place<'_, 'a>> {
        self.levels.iter().flat_map(LevelScore::places)
    }

    /// Where a practice of the model scored stands.
    pub(crate) fn place(&self, practice: &Practice) -> Option<Place<'_, 'a>> {
        self.places().find(|place| std::ptr::eq(place.asked(), practice))
    }
}
