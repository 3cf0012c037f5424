//! What to do first: the smallest set of changes that reaches a level, and what comes after it.

mod bound;
mod bundle;
mod order;
mod plan;
mod search;
mod step;

use jiff::civil::Date;

pub use step::{Step, Target};

use crate::model::Strategy;
use crate::scorecard::{LevelScore, Place, Points, Scorecard};

/// What a plan is to reach.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Goal {
    /// The number of the level; by default the lowest that fails.
    pub to: Option<usize>,
    /// So many points above what a level is achieved at; it makes no level fail.
    pub margin: u32,
    /// What has been accepted until this day or longer is no step; without a day every gap is one.
    pub day: Option<Date>,
}

impl Goal {
    fn accepts(&self, place: &Place<'_, '_>) -> bool {
        self.day.is_some_and(|day| place.practice.accepted_on(day).is_some())
    }
}

/// All steps, the plan first.
#[derive(Debug, Clone)]
pub struct NextSteps<'s, 'a> {
    /// The number of the level to reach; nothing when every level passes and none was asked for.
    pub to: Option<usize>,
    /// What the plan was made with more than a level is achieved at, in points.
    pub margin: u32,
    /// The smallest set of steps after which that level counts, in the order to take them; at most one a practice.
    pub plan: Vec<Step<'s, 'a>>,
    /// The steps on all other practices, to good or else to full, in the order to take them.
    pub after: Vec<Step<'s, 'a>>,
    /// The gaps that have been accepted for now and are no steps today, in model order.
    pub accepted: Vec<Place<'s, 'a>>,
    /// The levels up to the one to reach that cannot pass without what is accepted for now, lowest first.
    pub out_of_reach: Vec<&'s LevelScore<'a>>,
    /// What the plan comes to; nothing where no level up to the one to reach fails, or one of them is out of reach.
    pub outcome: Option<Outcome>,
}

/// What a plan comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What it takes, in points.
    pub effort: u32,
    /// The same, if every open answer up to the level to reach turned out best.
    pub effort_best: u32,
    /// The score of the level to reach after it; nothing where that level has no applicable strategy.
    pub score_after: Option<Points>,
}

impl<'s, 'a> NextSteps<'s, 'a> {
    /// Plans how to reach `goal`.
    ///
    /// Whoever takes every step of the plan reaches that level, where it has an applicable strategy; whoever leaves one out of a
    /// plan without a margin does not. No cheaper plan exists.
    pub fn new(scorecard: &'s Scorecard<'a>, goal: Goal) -> Self {
        let to = goal.to.or_else(|| scorecard.lowest_failing().map(LevelScore::number));
        let is_to_pass = |level: &LevelScore<'_>| level.passes == Some(false) && to.is_some_and(|to| level.number() <= to);
        let (mut planned, mut others, mut accepted, mut out_of_reach) = (vec![], vec![], vec![], vec![]);
        let mut effort_best = 0;
        for (level, steps) in steps_by_level(scorecard) {
            accepted.extend(level.places().filter(|place| goal.accepts(place)));
            let steps: Vec<Step<'s, 'a>> = steps.into_iter().filter(|step| !goal.accepts(&step.place)).collect();
            let plan = is_to_pass(level).then(|| plan::Task { level, steps: &steps, margin: goal.margin });
            let chosen = plan.as_ref().map_or(Some(vec![]), plan::Task::smallest).unwrap_or_else(|| {
                out_of_reach.push(level);
                vec![]
            });
            effort_best += plan.and_then(|plan| plan.effort_at_best()).unwrap_or_default();
            let (taken, rest) = split(steps, &chosen);
            planned.extend(taken);
            others.extend(rest);
        }
        let is_needed = scorecard.levels.iter().any(is_to_pass);
        let (plan, after) = (order::ordered(scorecard.model, planned), order::ordered(scorecard.model, others));
        let effort = plan.iter().map(|step| step.effort).sum();
        let outcome = Outcome { effort, effort_best, score_after: to.and_then(|to| score_after(scorecard, to, &plan)) };
        let outcome = Some(outcome).filter(|_| is_needed && out_of_reach.is_empty());
        Self { to, margin: goal.margin, plan, after, accepted, out_of_reach, outcome }
    }

    /// Whether any level up to the one to reach fails.
    pub fn is_needed(&self) -> bool {
        self.outcome.is_some() || !self.out_of_reach.is_empty()
    }
}

/// The strategies that build directly on the step's strategy, in model order.
pub fn unlocks<'a>(scorecard: &Scorecard<'a>, step: &Step<'_, '_>) -> Vec<&'a Strategy> {
    scorecard.model.built_on(step.place.strategy_id()).collect()
}

/// Every step that could be taken, level by level and in model order.
fn steps_by_level<'s, 'a>(scorecard: &'s Scorecard<'a>) -> impl Iterator<Item = (&'s LevelScore<'a>, Vec<Step<'s, 'a>>)> {
    let mut positions = 0..;
    let mut numbered = move |step| Step { position: positions.next().unwrap_or_default(), ..step };
    scorecard.levels.iter().map(move |level| (level, level.places().flat_map(Step::of).map(&mut numbered).collect()))
}

/// The steps at the `chosen` positions, and for each practice without one the step to good, else to full.
fn split<'s, 'a>(steps: Vec<Step<'s, 'a>>, chosen: &[usize]) -> (Vec<Step<'s, 'a>>, Vec<Step<'s, 'a>>) {
    let (taken, mut rest): (Vec<_>, Vec<_>) = steps.into_iter().partition(|step| chosen.binary_search(&step.position).is_ok());
    let same = |one: &Step<'_, '_>, other: &Step<'_, '_>| std::ptr::eq(one.place.practice, other.place.practice);
    // Both lists are in model order.
    let mut covered = taken.iter().peekable();
    rest.retain(|step| {
        while covered.next_if(|taken| taken.position < step.position && !same(taken, step)).is_some() {}
        covered.peek().is_none_or(|taken| !same(taken, step))
    });
    rest.dedup_by(|later, earlier| same(later, earlier));
    (taken, rest)
}

/// The score of the level numbered `to` after `plan`.
fn score_after(scorecard: &Scorecard<'_>, to: usize, plan: &[Step<'_, '_>]) -> Option<Points> {
    let level = scorecard.levels.iter().find(|level| level.number() == to)?;
    let gained = plan.iter().filter(|step| step.place.number() == to).map(|step| step.gain.clone()).sum::<Points>();
    Some(&level.spread.as_ref()?.score + &gained)
}
