//! A part of a model by its name.

use super::{Level, Model, Practice, Strategy};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'m> {
    /// The whole.
    Model,
    /// A level.
    Level(&'m Level),
    /// A strategy of a level.
    Strategy(&'m Level, &'m Strategy),
    /// A practice of a strategy.
    Practice(&'m Level, &'m Strategy, &'m Practice),
}

impl Model {
    /// The part that `name` stands for: a level's number or id, a strategy's id, or `strategy/practice`.
    pub fn part(&self, name: &str) -> Option<Part<'_>> {
        if let Some((strategy, practice)) = name.split_once('/') {
            let (level, strategy) = self.strategy(strategy)?;
            return Some(Part::Practice(level, strategy, strategy.practice(practice)?));
        }
        let number = name.parse().ok().and_then(|number| self.level(number));
        let level = number.or_else(|| self.levels.iter().find(|level| level.id.as_str() == name));
        level.map(Part::Level).or_else(|| self.strategy(name).map(|(level, strategy)| Part::Strategy(level, strategy)))
    }
}
