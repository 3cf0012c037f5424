//! What one scoring says, by id, so that two can be compared.

use std::collections::BTreeMap;

use maturity::model::Model;
use maturity::next_steps::{Goal, NextSteps};
use maturity::scorecard::{Counts, Points, Scorecard, Spread};

use crate::case::Case;

#[derive(Debug, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) level: usize,
    pub(crate) level_possible: usize,
    /// The ids of the same.
    pub(crate) level_ids: [Option<String>; 2],
    /// Of strategies, levels and cells; those that do not apply have none.
    pub(crate) spreads: BTreeMap<String, Spread>,
    /// Whether a level passes, could pass, counts; levels that do not apply have none.
    pub(crate) verdicts: BTreeMap<String, [Option<bool>; 3]>,
    /// Points lost by each practice.
    pub(crate) lost: BTreeMap<String, Points>,
    pub(crate) mean: Option<Spread>,
    pub(crate) counts: Counts,
    /// The effort of the smallest plan to each level.
    pub(crate) efforts: Vec<u32>,
}

impl Outcome {
    pub(crate) fn of(scorecard: &Scorecard<'_>) -> Self {
        let id = |number: usize| scorecard.model.level(number).map(|level| level.id.to_string());
        let verdicts = scorecard.levels.iter().filter(|level| level.spread.is_some());
        let verdicts = verdicts.map(|level| (level.level.id.to_string(), [level.passes, level.could_pass, level.counts]));
        let lost = scorecard.strategies().flat_map(|(_, strategy)| {
            let applicable = strategy.practices.iter().filter(|practice| practice.is_applicable());
            applicable.map(|practice| (format!("{}/{}", strategy.strategy.id, practice.practice.id), practice.points_lost()))
        });
        let to = |number: usize| NextSteps::new(scorecard, Goal { to: Some(number), ..Goal::default() });
        let effort = |number: usize| to(number).outcome.map_or(0, |outcome| outcome.effort);
        Self {
            level: scorecard.level,
            level_possible: scorecard.level_possible,
            level_ids: [scorecard.level, scorecard.level_possible].map(id),
            spreads: spreads(scorecard),
            verdicts: verdicts.collect(),
            lost: lost.collect(),
            mean: scorecard.mean(),
            counts: scorecard.counts(),
            efforts: scorecard.levels.iter().filter(|level| level.spread.is_some()).map(|level| effort(level.level.number)).collect(),
        }
    }
}

fn spreads(scorecard: &Scorecard<'_>) -> BTreeMap<String, Spread> {
    let strategies = scorecard.strategies().map(|(_, strategy)| (strategy.strategy.id.to_string(), strategy.spread.clone()));
    let levels = scorecard.levels.iter().map(|level| (level.level.id.to_string(), level.spread.clone()));
    let cells = scorecard.model.themes.iter().flat_map(|theme| {
        let cells = scorecard.cells(theme).into_iter().zip(&scorecard.levels);
        cells.map(|(cell, level)| (format!("{} of {}", level.level.id, theme.id), cell.spread))
    });
    strategies.chain(levels).chain(cells).filter_map(|(id, spread)| Some((id, spread?))).collect()
}

impl Case {
    /// The outcome of this case's answers to `model`, which is its own.
    pub(crate) fn outcome(&self, model: &Model) -> Outcome {
        Outcome::of(&Scorecard::new(model, &self.answers(model)))
    }
}
