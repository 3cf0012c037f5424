//! Workloads of one model that belong together, and what most of them have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Row;
use crate::model::{Level, Model, Practice, Strategy};

/// What holds a workload back, by its position in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holding {
    /// An essential practice that is not largely in place.
    Essential(u16),
    /// A strategy under the floor.
    Floor(u16),
}

/// What holds some workloads back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MostHeldBack<'g> {
    pub(crate) level: &'g Level,
    pub(crate) strategy: &'g Strategy,
    /// The essential; nothing where the strategy as a whole is under the floor.
    pub(crate) practice: Option<&'g Practice>,
    pub(crate) workloads: usize,
}

/// A step that the plans of some workloads have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MostLifted<'g> {
    pub(crate) level: &'g Level,
    pub(crate) strategy: &'g Strategy,
    pub(crate) practice: &'g Practice,
    pub(crate) workloads: usize,
}

/// Workloads of one model that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they have in common; nothing where nothing was asked for, or their files do not say.
    pub(crate) name: Option<Box<str>>,
    pub(crate) model: Arc<Model>,
    /// The lowest first; one at least.
    pub(crate) rows: Vec<Row>,
}

impl Group {
    /// Nothing without rows.
    pub(super) fn new(mut rows: Vec<Row>) -> Option<Self> {
        rows.sort_by(|one, other| standing(one).cmp(&standing(other)));
        let first = rows.first()?;
        Some(Self { name: first.group.clone(), model: Arc::clone(&first.model), rows })
    }

    /// How many workloads have reached each level, from 0 for none.
    pub(crate) fn distribution(&self) -> Vec<(usize, usize)> {
        let reached = |level: usize| self.rows.iter().filter(|row| row.level == level).count();
        (0..=self.model.levels.len()).map(|level| (level, reached(level))).collect()
    }

    /// What holds workloads back, what holds most of them first, then in model order.
    pub(crate) fn held_back_by(&self) -> Vec<MostHeldBack<'_>> {
        let counted = most(self.rows.iter().flat_map(|row| row.held_back_by.iter().copied()));
        let found = |(holding, workloads): (Holding, usize)| match holding {
            Holding::Essential(position) => {
                let (level, strategy, practice) = self.model.practices().nth(position.into())?;
                Some(MostHeldBack { level, strategy, practice: Some(practice), workloads })
            }
            Holding::Floor(position) => {
                let (level, strategy) = self.model.strategies().nth(position.into())?;
                Some(MostHeldBack { level, strategy, practice: None, workloads })
            }
        };
        counted.into_iter().filter_map(found).collect()
    }

    /// The steps of the plans, those of most workloads first, then in model order.
    pub(crate) fn steps(&self) -> Vec<MostLifted<'_>> {
        let counted = most(self.rows.iter().flat_map(|row| row.steps.iter().copied()));
        let found = |(position, workloads): (u16, usize)| {
            let (level, strategy, practice) = self.model.practices().nth(position.into())?;
            Some(MostLifted { level, strategy, practice, workloads })
        };
        counted.into_iter().filter_map(found).collect()
    }

    /// The workloads by the day of their oldest answer, the oldest first; those of no known day come before all.
    pub(crate) fn oldest(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| row.open < row.model.practices().count()).collect();
        rows.sort_by_key(|row| row.oldest);
        rows
    }
}

/// What a row is ordered by: the level, then how far the lowest level that fails is from passing.
fn standing(row: &Row) -> (usize, usize, u8, &str, &str) {
    let failing = row.levels.iter().find(|level| level.passes == Some(false));
    let score = failing.map_or(u8::MAX, |level| level.score.map_or(0, |score| score.floor));
    (row.level, row.level_possible, score, &row.workload, &row.file)
}

/// Each thing with how often it occurs, the most frequent first, then in its own order.
fn most<T: Ord>(things: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    let mut counted: Vec<(T, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted
}
