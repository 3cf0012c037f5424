//! The next steps as rows of a report: what to find out first, the steps of the plan, and those that come after it.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use crate::model::{Id, Practice, Risk, RiskKind, Strategy, TradeOff};
use crate::next_steps::{Outcome, Step, unlocks};
use crate::scorecard::{LevelScore, Place, Points, StrategyScore};

/// Steps told after the plan before the rest is left out or folded away.
const AFTER_SHOWN: usize = 5;

/// The smallest set of steps to a level.
#[derive(Debug, Clone)]
pub(crate) struct Plan<'s, 'a> {
    /// The number of the level to reach; nothing when every level passes.
    pub(crate) to: Option<usize>,
    /// So many points above what a level is achieved at.
    pub(crate) margin: u32,
    /// The levels up to that one for which there is no plan.
    pub(crate) out_of_reach: Vec<OutOfReach<'s, 'a>>,
    /// How many of its steps are on what has to be found out first.
    pub(crate) finds_out: usize,
    /// The steps on what is known, in the order to take them.
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

/// What nobody knows yet and the plan needs.
#[derive(Debug, Clone)]
pub(crate) enum FindOut<'s, 'a> {
    /// Nothing is known of a level.
    Level(&'s LevelScore<'a>),
    /// Nothing is known of a strategy in a level of which something is known.
    Strategy(&'s LevelScore<'a>, &'s StrategyScore<'a>),
    /// One answer is open.
    Question(&'s Step<'s, 'a>),
}

/// One row of next steps.
#[derive(Debug, Clone)]
pub(crate) struct StepRow<'s, 'a> {
    /// Its number among the steps that are told, from 1.
    pub(crate) number: usize,
    pub(crate) step: &'s Step<'s, 'a>,
    /// The score of its level after this step and all before it, those to find out included; nothing after the plan.
    pub(crate) score_after: Option<Points>,
    /// The strategies that build directly on its own.
    pub(crate) unlocks: Vec<&'a Strategy>,
    /// What can go wrong on the way, as far as no row before it tells the same.
    pub(crate) risks: Vec<&'a Risk>,
    /// What it costs elsewhere, as far as no row before it tells the same.
    pub(crate) trade_offs: Vec<&'a TradeOff>,
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
            margin: steps.margin,
            out_of_reach: steps.out_of_reach.iter().map(of).collect(),
            finds_out: steps.plan.iter().filter(|step| step.is_open()).count(),
            rows: self.planned_rows(),
            outcome: steps.outcome.as_ref(),
        }
    }

    /// What the plan needs to be found out; a level or strategy of which nothing is known is one row.
    pub(crate) fn what_to_find_out(&self) -> Vec<FindOut<'s, 'a>> {
        let mut told = BTreeSet::new();
        let row = |step: &'s Step<'s, 'a>| {
            let Place { level, strategy, .. } = step.place;
            if !level.is_assessed() {
                return told.insert((level.number(), None)).then_some(FindOut::Level(level));
            }
            if !strategy.is_assessed() {
                return told.insert((level.number(), Some(strategy.id()))).then_some(FindOut::Strategy(level, strategy));
            }
            Some(FindOut::Question(step))
        };
        self.next_steps.plan.iter().filter(|step| step.is_open()).filter_map(row).collect()
    }

    /// What comes right after the plan, and what comes later, numbered on from it; strategies that are not assessed are left out.
    pub(crate) fn after(&self, plan: &Plan<'_, '_>) -> [Vec<StepRow<'s, 'a>>; 2] {
        let known = self.next_steps.after.iter().filter(|step| step.place.strategy.is_assessed());
        let mut first: Vec<StepRow<'s, 'a>> =
            (plan.rows.len() + 1..).zip(known).map(|(number, step)| self.row(number, step, None)).collect();
        let later = first.split_off(first.len().min(AFTER_SHOWN));
        [first, later]
    }

    /// Every step, the plan first, with its rank from 1 and whether it belongs to the plan.
    pub(crate) fn all_steps(&self) -> impl Iterator<Item = (usize, bool, &'s Step<'s, 'a>)> {
        let steps = self.next_steps;
        let all = steps.plan.iter().map(|step| (true, step)).chain(steps.after.iter().map(|step| (false, step)));
        (1..).zip(all).map(|(rank, (in_plan, step))| (rank, in_plan, step))
    }

    fn planned_rows(&self) -> Vec<StepRow<'s, 'a>> {
        let (open, known): (Vec<_>, Vec<_>) = self.next_steps.plan.iter().partition(|step| step.is_open());
        let mut scores: BTreeMap<usize, Points> = BTreeMap::new();
        let mut score_after = |step: &Step<'s, 'a>| {
            let now = step.place.level.spread.as_ref().map_or_else(Points::zero, |spread| spread.score.clone());
            let score = scores.entry(step.place.number()).or_insert(now);
            *score = &*score + &step.gain;
            score.clone()
        };
        for step in open {
            score_after(step);
        }
        let mut told = BTreeSet::new();
        let mut row = |(number, step): (usize, &'s Step<'s, 'a>)| {
            let mut row = self.row(number, step, Some(score_after(step)));
            let strategy = step.place.strategy_id();
            row.risks.retain(|risk| told.insert(("risk", strategy, &risk.id)));
            row.trade_offs.retain(|trade_off| told.insert(("trade-off", strategy, &trade_off.id)));
            row
        };
        (1..).zip(known).map(&mut row).collect()
    }

    fn row(&self, number: usize, step: &'s Step<'s, 'a>, score_after: Option<Points>) -> StepRow<'s, 'a> {
        let (risks, trade_offs) = (pursuit_risks(step).collect(), trade_offs(step).collect());
        StepRow { number, step, score_after, unlocks: unlocks(self.scorecard, step), risks, trade_offs }
    }
}

/// What can go wrong while a step is taken: what hangs on its practice.
pub(crate) fn pursuit_risks<'a>(step: &Step<'_, 'a>) -> impl Iterator<Item = &'a Risk> {
    let practice = step.place.asked();
    step.place.strategy.strategy.risks_of(RiskKind::Pursuit).filter(|risk| hang_on(&risk.practices, practice))
}

/// What a step costs elsewhere: what hangs on its practice.
pub(crate) fn trade_offs<'a>(step: &Step<'_, 'a>) -> impl Iterator<Item = &'a TradeOff> {
    let practice = step.place.asked();
    step.place.strategy.strategy.trade_offs.iter().filter(|trade_off| hang_on(&trade_off.practices, practice))
}

/// Whether what names these practices hangs on this one; what names none hangs on every practice of its strategy.
fn hang_on(practices: &[Id], practice: &Practice) -> bool {
    practices.is_empty() || practices.contains(&practice.id)
}
