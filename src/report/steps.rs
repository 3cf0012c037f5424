//! The next steps as rows of a report: those of the plan, and those that come after it.

use std::collections::BTreeSet;

use super::Report;
use crate::model::Strategy;
use crate::next_steps::{Outcome, Step, unlocks};
use crate::scorecard::{LevelScore, Place};

/// Steps told after the plan before the rest is left out or folded away.
const AFTER_SHOWN: usize = 5;

/// The smallest set of steps to a level.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'s, 'a> {
    /// The number of the level to reach; nothing when every level passes.
    pub(crate) to: Option<usize>,
    /// The levels up to that one for which there is no plan.
    pub(crate) out_of_reach: Vec<OutOfReach<'s, 'a>>,
    /// In the order to take them.
    pub(crate) rows: Vec<StepRow<'s, 'a>>,
    /// What it comes to; nothing where nothing is to be done, or a level is out of reach.
    pub(crate) outcome: Option<&'s Outcome>,
}

/// A level that cannot be reached without what is accepted for now.
#[derive(Debug, Clone)]
pub(crate) struct OutOfReach<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    pub(crate) accepted: Vec<Place<'s, 'a>>,
}

/// One row of next steps.
#[derive(Debug, Clone)]
pub(crate) struct StepRow<'s, 'a> {
    /// Its number, from 1.
    pub(crate) rank: usize,
    pub(crate) step: &'s Step<'s, 'a>,
    /// The strategies that build directly on its own.
    pub(crate) unlocks: Vec<&'a Strategy>,
    /// Whether no row before it is of the same strategy, so that this one tells what to watch.
    pub(crate) is_first: bool,
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn plan(&self) -> Plan<'s, 'a> {
        let steps = self.next_steps;
        let of = |level: &&'s LevelScore<'a>| OutOfReach {
            level,
            accepted: steps.accepted.iter().filter(|place| place.number() == level.number()).copied().collect(),
        };
        Plan {
            to: steps.to,
            out_of_reach: steps.out_of_reach.iter().map(of).collect(),
            rows: self.rows(&steps.plan, 1),
            outcome: steps.outcome.as_ref(),
        }
    }

    /// What comes right after the plan, and what comes later; numbered on from it.
    pub(crate) fn after(&self, plan: &Plan<'_, '_>) -> [Vec<StepRow<'s, 'a>>; 2] {
        let mut first = self.rows(&self.next_steps.after, plan.rows.len() + 1);
        let later = first.split_off(first.len().min(AFTER_SHOWN));
        [first, later]
    }

    fn rows(&self, steps: &'s [Step<'s, 'a>], first_rank: usize) -> Vec<StepRow<'s, 'a>> {
        let mut told = BTreeSet::new();
        let mut row = |(rank, step): (usize, &'s Step<'s, 'a>)| {
            let is_first = told.insert(step.place.strategy_id());
            StepRow { rank, step, unlocks: unlocks(self.scorecard, step), is_first }
        };
        (first_rank..).zip(steps).map(&mut row).collect()
    }
}
