//! The smallest plan of one level: the steps of least effort after which it passes, found in whole numbers.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::Zero as _;

use super::bundle::{Candidate, Cost, Gain, Whole};
use super::search::{Choice, Options, cheapest};
use super::{Step, Target};
use crate::scorecard::{LevelScore, Points, Spread, StrategyScore, Unit};

/// How many rough units all steps of a level gain together.
const ROUGH_TOTAL: u64 = 1 << 40;

/// What is known of a level that fails, and what can be done about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task<'t, 's, 'a> {
    pub(super) level: &'s LevelScore<'a>,
    /// All its steps that may be taken, in model order.
    pub(super) steps: &'t [Step<'s, 'a>],
    /// So many points above what is achieved.
    pub(super) margin: u32,
}

/// What open answers are taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outlook {
    /// For nothing in place.
    Present,
    /// For everything in place.
    Best,
}

impl Outlook {
    fn of(self, spread: &Spread) -> &Points {
        match self {
            Self::Present => &spread.score,
            Self::Best => &spread.high,
        }
    }
}

impl Task<'_, '_, '_> {
    /// The positions, rising, of the steps that make the level pass at the least effort; nothing where all of them do not.
    ///
    /// Among plans of the same effort the one with the fewest steps is taken, then the one with the fewest steps to full, then the one
    /// with the highest score, then the one with the first steps in model order, good before full.
    pub(super) fn smallest(&self) -> Option<Vec<usize>> {
        self.chosen(Outlook::Present)
    }

    /// The effort of the plan if every open answer turned out best; nothing where all steps together do not make the level pass.
    pub(super) fn effort_at_best(&self) -> Option<u32> {
        if self.level.could_pass == Some(true) {
            return Some(0);
        }
        let chosen = self.chosen(Outlook::Best)?;
        let is_chosen = |step: &&Step<'_, '_>| chosen.binary_search(&step.position).is_ok();
        Some(self.steps.iter().filter(is_chosen).map(|step| step.effort).sum())
    }

    fn chosen(&self, outlook: Outlook) -> Option<Vec<usize>> {
        let needed = Points::from(self.level.thresholds.achieved_at + self.margin);
        let short = &needed - outlook.of(self.level.spread.as_ref()?);
        let floor = Points::from(self.level.thresholds.floor);
        let lift = |strategy: &StrategyScore<'_>| {
            let missing = &floor - outlook.of(strategy.spread.as_ref()?);
            Some(missing.max(Points::zero()).times(strategy.share))
        };
        let strategies = self.level.strategies.iter().filter_map(|strategy| {
            let of_it = |step: &&Step<'_, '_>| std::ptr::eq(step.place.strategy, strategy);
            let steps: Vec<_> = self.steps.iter().filter(of_it).filter(|step| outlook == Outlook::Present || !step.is_open()).collect();
            Some(Needs { strategy, lift: lift(strategy)?, steps })
        });
        Sums::new(self.level.thresholds.achieved_at, strategies.collect(), short, outlook).plan()
    }
}

/// What one strategy needs, and what can be done in it.
struct Needs<'t, 's, 'a> {
    strategy: &'s StrategyScore<'a>,
    /// What it has to add to the level's score to reach the floor; 0 when it is not under it.
    lift: Points,
    steps: Vec<&'t Step<'s, 'a>>,
}

/// What there is to gain in a level, and what has to be.
struct Sums<'t, 's, 'a> {
    achieved_at: u32,
    strategies: Vec<Needs<'t, 's, 'a>>,
    short: Points,
    outlook: Outlook,
    unit: Unit,
    /// The sum of all gains.
    total: BigInt,
}

impl<'t, 's, 'a> Sums<'t, 's, 'a> {
    fn new(achieved_at: u32, strategies: Vec<Needs<'t, 's, 'a>>, short: Points, outlook: Outlook) -> Self {
        let gains = || strategies.iter().flat_map(|needs| &needs.steps).map(|step| &step.gain);
        let unit = Unit::of(gains().chain(strategies.iter().map(|needs| &needs.lift)).chain([&short]));
        let total = gains().map(|gain| unit.count(gain)).sum();
        Self { achieved_at, strategies, short, outlook, unit, total }
    }

    /// The positions of the steps of the plan.
    ///
    /// No sum of gains is greater than their total, so where that fits into a machine word the much faster words do. What does not
    /// fit is more than can be gained, and stays so.
    fn plan(&self) -> Option<Vec<usize>> {
        if i128::try_from(&self.total).is_ok() {
            self.in_numbers(|count| i128::try_from(count).unwrap_or(i128::MAX))
        } else {
            self.in_numbers(BigInt::clone)
        }
    }

    /// The same, reckoned in numbers that `whole` makes.
    fn in_numbers<G: Whole>(&self, whole: impl Fn(&BigInt) -> G + Copy) -> Option<Vec<usize>> {
        let needed = self.unit.count(&self.short).max(BigInt::zero());
        // Rounded down, where gains are rounded up: an estimate may hope for too much, never for too little.
        let rough = (&needed * ROUGH_TOTAL).div_floor(&self.total.clone().max(1.into()));
        let needed = Gain { exact: whole(&needed), rough: i64::try_from(rough).ok()? };
        let options: Vec<Options<G>> = self.strategies.iter().map(|needs| self.options(needs, whole)).collect();
        cheapest(&options, &needed)
    }

    fn options<G>(&self, needs: &Needs<'t, 's, 'a>, whole: impl Fn(&BigInt) -> G + Copy) -> Options<G> {
        let practices = needs.strategy.practices.iter().map(|practice| {
            let of_it = needs.steps.iter().filter(|step| std::ptr::eq(step.place.practice, practice));
            let fails = practice.spread().is_some_and(|spread| *self.outlook.of(&spread) < Points::from(self.achieved_at));
            Choice {
                candidates: of_it.map(|step| self.candidate(step, whole)).collect(),
                is_required: practice.practice.essential && fails,
            }
        });
        Options { practices: practices.collect(), lift: whole(&self.unit.count(&needs.lift)) }
    }

    fn candidate<G>(&self, step: &Step<'_, '_>, whole: impl Fn(&BigInt) -> G) -> Candidate<G> {
        let gain = self.unit.count(&step.gain);
        let rough = (&gain * ROUGH_TOTAL).div_ceil(&self.total);
        let gain = Gain { exact: whole(&gain), rough: i64::try_from(rough).unwrap_or(i64::MAX) };
        let cost = Cost { effort: step.effort, count: 1, to_full: (step.target == Target::Full).into() };
        Candidate { position: step.position, cost, gain }
    }
}
