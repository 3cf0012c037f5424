//! What to do first: the smallest set of changes that reaches a level, and what comes after it.

mod bound;
mod bundle;
mod order;
mod plan;
mod search;

use jiff::civil::Date;

use crate::model::Strategy;
use crate::scorecard::{LevelScore, Place, Points, Scorecard, State};

/// One thing to do: bring one practice to full.
#[derive(Debug, Clone)]
pub struct Step<'s, 'a> {
    /// The practice, in the level whose score it raises.
    pub place: Place<'s, 'a>,
    /// What it adds to the level's score; above 0.
    pub gain: Points,
    /// Its place in model order.
    position: usize,
}

impl Step<'_, '_> {
    /// What it takes, in points: 1, 3 or 8, whatever is in place already.
    pub fn effort(&self) -> u32 {
        self.place.asked().effort.points()
    }

    /// Whether what is in place has to be found out first.
    pub fn is_open(&self) -> bool {
        self.place.practice.state.is_open()
    }

    /// Whether what is in place is only estimated.
    pub fn is_estimated(&self) -> bool {
        self.place.practice.state == State::Estimated
    }

    fn is_under_floor(&self) -> bool {
        self.place.strategy.is_under(self.place.level.thresholds.floor)
    }
}

/// All steps, the plan first.
#[derive(Debug, Clone)]
pub struct NextSteps<'s, 'a> {
    /// The number of the level that the plan reaches; nothing when every level passes.
    pub to: Option<usize>,
    /// The smallest set of steps after which that level counts, in the order to take them.
    pub plan: Vec<Step<'s, 'a>>,
    /// All other steps, in the order to take them.
    pub after: Vec<Step<'s, 'a>>,
    /// What has been accepted for now and is no step today, in model order.
    pub accepted: Vec<Step<'s, 'a>>,
    /// The levels up to the one to reach that cannot pass without steps that are accepted for now, lowest first.
    pub out_of_reach: Vec<&'s LevelScore<'a>>,
}

impl<'s, 'a> NextSteps<'s, 'a> {
    /// Plans how to reach the level numbered `to`, by default the lowest that fails.
    ///
    /// Whoever takes every step of the plan reaches that level, where it has an applicable strategy; whoever leaves one out
    /// does not. No cheaper plan exists. Gaps count whether they have been accepted or not.
    pub fn new(scorecard: &'s Scorecard<'a>, to: Option<usize>) -> Self {
        Self::without(scorecard, to, |_| false)
    }

    /// The same on a `day`: what has been accepted until then or longer is no step.
    pub fn on(day: Date, scorecard: &'s Scorecard<'a>, to: Option<usize>) -> Self {
        Self::without(scorecard, to, |step| step.place.practice.accepted_on(day).is_some())
    }

    fn without(scorecard: &'s Scorecard<'a>, to: Option<usize>, is_accepted: impl Fn(&Step<'s, 'a>) -> bool) -> Self {
        let to = to.or_else(|| scorecard.lowest_failing().map(LevelScore::number));
        let mut planned = vec![];
        let mut others = vec![];
        let mut all_accepted = vec![];
        let mut out_of_reach = vec![];
        for (level, steps) in steps_by_level(scorecard) {
            let (accepted, steps): (Vec<_>, Vec<_>) = steps.into_iter().partition(&is_accepted);
            all_accepted.extend(accepted);
            let is_to_pass = level.passes == Some(false) && to.is_some_and(|to| level.number() <= to);
            let chosen = if is_to_pass { plan::smallest(level, &steps) } else { Some(vec![]) };
            let chosen = chosen.unwrap_or_else(|| {
                out_of_reach.push(level);
                vec![]
            });
            for step in steps {
                if chosen.binary_search(&step.position).is_ok() { planned.push(step) } else { others.push(step) }
            }
        }
        let (plan, after) = (order::ordered(scorecard.model, planned), order::ordered(scorecard.model, others));
        Self { to, plan, after, accepted: all_accepted, out_of_reach }
    }

    /// What the plan takes, in points.
    pub fn effort(&self) -> u32 {
        self.plan.iter().map(Step::effort).sum()
    }
}

/// The strategies that build directly on the step's strategy, in model order.
pub fn unlocks<'a>(scorecard: &Scorecard<'a>, step: &Step<'_, '_>) -> Vec<&'a Strategy> {
    scorecard.model.built_on(step.place.strategy_id()).collect()
}

/// One step for every applicable practice that is not full, in model order.
fn steps_by_level<'s, 'a>(scorecard: &'s Scorecard<'a>) -> Vec<(&'s LevelScore<'a>, Vec<Step<'s, 'a>>)> {
    let mut position = 0;
    let mut steps_of = |level: &'s LevelScore<'a>| -> Vec<Step<'s, 'a>> {
        let step = |place: Place<'s, 'a>| {
            position += 1;
            Step { place, gain: place.points_lost(), position }
        };
        level.places().map(step).filter(|step| !step.gain.is_zero()).collect()
    };
    scorecard.levels.iter().map(|level| (level, steps_of(level))).collect()
}
