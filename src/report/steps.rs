//! The next steps as rows of a report: those of the plan, and those that come after it.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use crate::model::{Id, Strategy};
use crate::next_steps::{Step, unlocks};
use crate::scorecard::{LevelScore, Points};

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
    /// What all of them take, in points.
    pub(crate) effort: u32,
}

/// A level that cannot be reached without what is accepted for now.
#[derive(Debug, Clone)]
pub(crate) struct OutOfReach<'s, 'a> {
    pub(crate) level: &'s LevelScore<'a>,
    pub(crate) accepted: Vec<&'s Step<'s, 'a>>,
}

/// One row of next steps: a step, or all steps of a strategy that is only estimated.
#[derive(Debug, Clone)]
pub(crate) struct StepRow<'s, 'a> {
    /// Its number, from 1.
    pub(crate) rank: usize,
    /// The step, or the first of several.
    pub(crate) step: &'s Step<'s, 'a>,
    /// All of its steps when they are told as one; empty for a single step.
    pub(crate) bundle: Vec<&'s Step<'s, 'a>>,
    /// The strategies that build directly on its own.
    pub(crate) unlocks: Vec<&'a Strategy>,
    /// Whether no row before it is of the same strategy, so that this one tells what to watch.
    pub(crate) is_first: bool,
}

impl StepRow<'_, '_> {
    /// What it adds to the score of its level.
    pub(crate) fn gain(&self) -> Points {
        if self.bundle.is_empty() { self.step.gain.clone() } else { self.bundle.iter().map(|step| step.gain.clone()).sum() }
    }

    /// What it takes, in points.
    pub(crate) fn effort(&self) -> u32 {
        if self.bundle.is_empty() { self.step.effort() } else { self.bundle.iter().map(|step| step.effort()).sum() }
    }
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn plan(&self) -> Plan<'s, 'a> {
        let steps = self.next_steps;
        let of = |level: &&'s LevelScore<'a>| OutOfReach {
            level,
            accepted: steps.accepted.iter().filter(|step| step.place.number() == level.number()).collect(),
        };
        Plan {
            to: steps.to,
            out_of_reach: steps.out_of_reach.iter().map(of).collect(),
            rows: self.rows(&steps.plan, 1),
            effort: steps.effort(),
        }
    }

    /// What comes right after the plan, and what comes later; numbered on from it.
    pub(crate) fn after(&self, plan: &Plan<'_, '_>) -> [Vec<StepRow<'s, 'a>>; 2] {
        let mut first = self.rows(&self.next_steps.after, plan.rows.len() + 1);
        let later = first.split_off(first.len().min(AFTER_SHOWN));
        [first, later]
    }

    fn rows(&self, steps: &'s [Step<'s, 'a>], first_rank: usize) -> Vec<StepRow<'s, 'a>> {
        let mut of_strategy: BTreeMap<&Id, Vec<&'s Step<'s, 'a>>> = BTreeMap::new();
        for step in steps {
            of_strategy.entry(step.place.strategy_id()).or_default().push(step);
        }
        of_strategy.retain(|_, steps| steps.len() > 1 && steps.iter().all(|step| step.is_estimated()));
        let mut rows: Vec<StepRow<'s, 'a>> = vec![];
        let mut told = BTreeSet::new();
        for step in steps {
            let id = step.place.strategy_id();
            let bundle = of_strategy.get(id);
            let is_first = told.insert(id);
            if is_first || bundle.is_none() {
                let bundle = bundle.cloned().unwrap_or_default();
                rows.push(StepRow { rank: first_rank + rows.len(), step, bundle, unlocks: unlocks(self.scorecard, step), is_first });
            }
        }
        rows
    }
}
