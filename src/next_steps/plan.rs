//! The smallest plan of one level: the steps of least effort after which it passes, found in whole numbers.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::Zero as _;

use super::Step;
use super::bundle::{Candidate, Cost, Gain, Whole};
use super::search::{Options, cheapest};
use crate::scorecard::{LevelScore, Points, StrategyScore, Unit};

/// How many rough units all steps of a level gain together.
const ROUGH_TOTAL: u64 = 1 << 40;

/// The positions, rising, of the steps of `level` that make it pass at the least effort; nothing where all of them do not.
///
/// It passes when its score is high enough and no strategy is under the floor. Among plans of the same effort the one with
/// the fewest steps is taken, then the one with the highest score, then the one with the first steps in model order.
pub(super) fn smallest(level: &LevelScore<'_>, steps: &[Step<'_, '_>]) -> Option<Vec<usize>> {
    let short = &Points::from(level.thresholds.achieved_at) - &level.spread.as_ref()?.score;
    let lifts = lifts(level);
    let unit = Unit::of(steps.iter().map(|step| &step.gain).chain(lifts.iter().map(|(_, lift)| lift)).chain([&short]));
    let level = Sums { steps, unit: &unit, total: steps.iter().map(|step| unit.count(&step.gain)).sum(), short, lifts };
    // No sum of gains is greater than their total, so where that fits into a machine word the much faster words do. What
    // does not fit is more than can be gained, and stays so.
    if i128::try_from(&level.total).is_ok() {
        level.plan(|count| i128::try_from(count).unwrap_or(i128::MAX))
    } else {
        level.plan(BigInt::clone)
    }
}

/// For each applicable strategy, what it has to add to the level's score to reach the floor; 0 when it is not under it.
fn lifts<'s, 'a>(level: &'s LevelScore<'a>) -> Vec<(&'s StrategyScore<'a>, Points)> {
    let floor = Points::from(level.thresholds.floor);
    let lift = |strategy: &'s StrategyScore<'a>| {
        let missing = &floor - &strategy.spread.as_ref()?.score;
        Some((strategy, missing.max(Points::zero()).times(strategy.share)))
    };
    level.strategies.iter().filter_map(lift).collect()
}

/// What there is to gain in a level, and what has to be.
struct Sums<'l, 's, 'a> {
    steps: &'l [Step<'s, 'a>],
    unit: &'l Unit,
    total: BigInt,
    short: Points,
    lifts: Vec<(&'l StrategyScore<'a>, Points)>,
}

impl Sums<'_, '_, '_> {
    /// The positions of the steps of the plan, reckoned in numbers that `whole` makes.
    fn plan<G: Whole>(&self, whole: impl Fn(&BigInt) -> G) -> Option<Vec<usize>> {
        let needed = self.unit.count(&self.short).max(BigInt::zero());
        // Rounded down, where gains are rounded up: an estimate may hope for too much, never for too little.
        let rough = (&needed * ROUGH_TOTAL).div_floor(&self.total.clone().max(1.into()));
        let needed = Gain { exact: whole(&needed), rough: i64::try_from(rough).ok()? };
        let options = |(strategy, lift): &(&StrategyScore<'_>, Points)| {
            let steps = self.steps.iter().filter(|step| std::ptr::eq(step.place.strategy, *strategy));
            Options { practices: steps.map(|step| vec![self.candidate(step, &whole)]).collect(), lift: whole(&self.unit.count(lift)) }
        };
        cheapest(&self.lifts.iter().map(options).collect::<Vec<_>>(), &needed)
    }

    fn candidate<G>(&self, step: &Step<'_, '_>, whole: impl Fn(&BigInt) -> G) -> Candidate<G> {
        let gain = self.unit.count(&step.gain);
        let rough = (&gain * ROUGH_TOTAL).div_ceil(&self.total);
        let gain = Gain { exact: whole(&gain), rough: i64::try_from(rough).unwrap_or(i64::MAX) };
        Candidate { position: step.position, cost: Cost { effort: step.effort(), count: 1 }, gain }
    }
}
