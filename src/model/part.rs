//! Walks the parts of a model one after the other, and finds them by name.

use super::{Form, Id, Level, Model, Practice, Scale, Strategy, Theme};

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

impl Part<'_> {
    /// Whether `level` contains this part or belongs to it.
    pub(crate) fn touches_level(self, level: &Level) -> bool {
        match self {
            Self::Model => true,
            Self::Level(found) | Self::Strategy(found, _) | Self::Practice(found, ..) => found.id == level.id,
        }
    }

    /// Whether `strategy`, of a level that it touches, contains this part or belongs to it.
    pub(crate) fn touches_strategy(self, strategy: &Strategy) -> bool {
        match self {
            Self::Model | Self::Level(_) => true,
            Self::Strategy(_, found) | Self::Practice(_, found, _) => found.id == strategy.id,
        }
    }

    /// Whether `practice`, of a strategy that it touches, belongs to this part.
    pub(crate) fn touches_practice(self, practice: &Practice) -> bool {
        match self {
            Self::Model | Self::Level(_) | Self::Strategy(..) => true,
            Self::Practice(_, _, found) => found.id == practice.id,
        }
    }
}

impl Level {
    pub(crate) fn questions(&self) -> usize {
        self.strategies.iter().map(|strategy| strategy.practices.len()).sum()
    }
}

impl Model {
    /// The part that `name` stands for: a level's number or id, a strategy's id, `strategy/practice`, or a practice's id that no other has.
    pub(crate) fn part(&self, name: &str) -> Option<Part<'_>> {
        if let Some((strategy, practice)) = name.split_once('/') {
            let (level, strategy) = self.strategy(strategy)?;
            return Some(Part::Practice(level, strategy, strategy.practice(practice)?));
        }
        let number = name.parse().ok().and_then(|number| self.level(number));
        let level = number.or_else(|| self.levels.iter().find(|level| level.id.as_str() == name));
        let whole = level.map(Part::Level).or_else(|| self.strategy(name).map(|(level, strategy)| Part::Strategy(level, strategy)));
        whole.or_else(|| match self.practices_named(name).as_slice() {
            [(level, strategy, practice)] => Some(Part::Practice(level, strategy, practice)),
            _ => None,
        })
    }

    /// The practices with this id, of whatever strategy.
    pub(crate) fn practices_named(&self, id: &str) -> Vec<(&Level, &Strategy, &Practice)> {
        self.practices().filter(|(_, _, practice)| practice.id.as_str() == id).collect()
    }

    /// All strategies with their level, lowest level first.
    pub fn strategies(&self) -> impl Iterator<Item = (&Level, &Strategy)> {
        self.levels.iter().flat_map(|level| level.strategies.iter().map(move |strategy| (level, strategy)))
    }

    /// All practices with their strategy and level, in the order in which they are asked.
    pub fn practices(&self) -> impl Iterator<Item = (&Level, &Strategy, &Practice)> {
        self.strategies().flat_map(|(level, strategy)| strategy.practices.iter().map(move |practice| (level, strategy, practice)))
    }

    /// How many practices are essential.
    pub(crate) fn essentials(&self) -> usize {
        self.practices().filter(|(_, _, practice)| practice.essential).count()
    }

    pub(crate) fn strategy(&self, id: &str) -> Option<(&Level, &Strategy)> {
        self.strategies().find(|(_, strategy)| strategy.id.as_str() == id)
    }

    /// The level with this number, from 1.
    pub fn level(&self, number: usize) -> Option<&Level> {
        self.levels.get(number.checked_sub(1)?)
    }

    pub(crate) fn theme(&self, id: &Id) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == *id)
    }

    /// The strategies that `strategy` builds directly on, in its order.
    pub(crate) fn bases<'m>(&'m self, strategy: &'m Strategy) -> impl Iterator<Item = (&'m Level, &'m Strategy)> {
        strategy.builds_on.iter().filter_map(|id| self.strategy(id.as_str()))
    }

    /// The scales that practices are answered with, the default one first, each once.
    pub fn scales(&self) -> Vec<&Scale> {
        let mut scales: Vec<&Scale> = vec![&self.default_scale];
        for (_, _, practice) in self.practices() {
            match &practice.form {
                Form::Scale(scale) if scales.iter().all(|known| known.id != scale.id) => scales.push(scale),
                Form::Scale(_) | Form::Checklist(_) => {}
            }
        }
        scales
    }

    /// The strategies that build directly on `id`, in model order.
    pub(crate) fn built_on(&self, id: &Id) -> impl Iterator<Item = &Strategy> {
        self.strategies().map(|(_, strategy)| strategy).filter(move |strategy| strategy.builds_on.contains(id))
    }

    /// The strategies that build on `id`, directly or through others, in model order.
    pub(crate) fn held_up_by(&self, id: &Id) -> Vec<&Strategy> {
        let mut found: Vec<&Id> = vec![];
        let mut next = vec![id];
        while let Some(base) = next.pop() {
            for strategy in self.built_on(base).filter(|strategy| !found.contains(&&strategy.id)).collect::<Vec<_>>() {
                found.push(&strategy.id);
                next.push(&strategy.id);
            }
        }
        self.strategies().map(|(_, strategy)| strategy).filter(|strategy| found.contains(&&strategy.id)).collect()
    }
}
