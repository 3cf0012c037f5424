//! The smallest plan, against every other one.

use std::cmp::Reverse;

use maturity::model::Effort;
use maturity::next_steps::{Goal, NextSteps, Step, Target};
use maturity::scorecard::Scorecard;
use num_integer::Integer as _;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::strategy::Strategy as _;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::{Fraction, HandStep, SCORE, exact, points};
use crate::case::{Case, Level, Strategy};
use crate::generate::{cases, cases_of, runs};

pub(crate) fn ids<'s>(step: &Step<'s, '_>) -> (&'s str, &'s str) {
    (step.place.strategy_id().as_str(), step.place.practice_id().as_str())
}

pub(crate) fn named<'s>(step: &Step<'s, '_>) -> ((&'s str, &'s str), Target) {
    (ids(step), step.target)
}

pub(crate) fn to(level: usize) -> Goal {
    Goal { to: Some(level), ..Goal::default() }
}

/// What one practice offers to a plan, each step with its number among all of its level; without one of them nothing helps where it
/// is needed.
struct Choice<'c> {
    strategy: usize,
    steps: Vec<(usize, HandStep<'c>)>,
    is_needed: bool,
}

/// Every set of steps of one level is tried, in whole parts of a point.
struct Search<'c> {
    choices: Vec<Choice<'c>>,
    /// So many parts make one point.
    parts: i128,
    /// What each strategy has to gain of its own to reach the floor, and what the level has to.
    lifts: Vec<Fraction>,
    short: Fraction,
    best: Option<(Rank, Steps<'c>)>,
}

/// Steps by practice and target.
type Steps<'c> = Vec<((&'c str, &'c str), Target)>;

/// Effort, steps, steps to full, score, numbers of the steps: the least is the best.
type Rank = (u32, usize, usize, Reverse<i128>, Vec<usize>);

impl<'c> Search<'c> {
    fn new(case: &Case, level: &'c Level, margin: u32) -> Option<Self> {
        let [score, _] = case.range_of(&level.strategies)?;
        let mut numbers = 0..;
        let mut choices = vec![];
        let under = |strategy: &Strategy| case.strategy_range(strategy).map_or(points(0), |range| points(case.floor) - range[SCORE]);
        for (at, strategy) in level.strategies.iter().enumerate() {
            for practice in &strategy.practices {
                let steps = case.steps(level, strategy, practice).into_iter().map(|step| (numbers.next().unwrap(), step)).collect();
                choices.push(Choice { strategy: at, steps, is_needed: practice.essential && case.fails(strategy, practice, SCORE) });
            }
        }
        let lifts: Vec<Fraction> = level.strategies.iter().map(under).collect();
        let short = points(case.achieved_at + margin) - score;
        let gains = choices.iter().flat_map(|choice| &choice.steps).flat_map(|(_, step)| step.gains);
        let parts = gains.chain(lifts.iter().copied()).chain([short]).fold(1, |parts, gain| parts.lcm(gain.denom()));
        Some(Self { choices, parts, lifts, short, best: None })
    }

    fn whole(&self, fraction: Fraction) -> i128 {
        (fraction * self.parts).to_integer()
    }

    /// Tries everything from the practice at `at` on, after the steps `taken`.
    fn try_all(&mut self, at: usize, taken: &mut Vec<(usize, HandStep<'c>)>, missing: &mut [i128]) {
        let Some(choice) = self.choices.get(at) else { return self.compare(taken, missing) };
        let (strategy, steps, may_be_left) = (choice.strategy, choice.steps.clone(), !choice.is_needed);
        if may_be_left {
            self.try_all(at + 1, taken, missing);
        }
        for (number, step) in steps {
            let gains = step.gains.map(|gain| self.whole(gain));
            missing[strategy] -= gains[0];
            *missing.last_mut().unwrap() -= gains[1];
            taken.push((number, step));
            self.try_all(at + 1, taken, missing);
            taken.pop();
            missing[strategy] += gains[0];
            *missing.last_mut().unwrap() += gains[1];
        }
    }

    fn compare(&mut self, taken: &[(usize, HandStep<'c>)], missing: &[i128]) {
        if missing.iter().any(|missing| *missing > 0) {
            return;
        }
        let effort = taken.iter().map(|(_, step)| step.effort).sum();
        let to_full = taken.iter().filter(|(_, step)| step.target == Target::Full).count();
        let numbers = taken.iter().map(|(number, _)| *number).collect();
        let rank = (effort, taken.len(), to_full, Reverse(-missing.last().unwrap()), numbers);
        if self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.best = Some((rank, taken.iter().map(|(_, step)| (step.ids, step.target)).collect()));
        }
    }
}

/// The effort and the smallest set of steps that lets `level` pass.
fn by_brute_force<'c>(case: &Case, level: &'c Level, margin: u32) -> (u32, Steps<'c>) {
    let Some(mut search) = Search::new(case, level, margin) else { return (0, vec![]) };
    let mut missing: Vec<i128> = search.lifts.iter().chain([&search.short]).map(|lift| search.whole(*lift)).collect();
    search.try_all(0, &mut vec![], &mut missing);
    search.best.map_or((0, vec![]), |((effort, ..), steps)| (effort, steps))
}

fn failing(case: &Case, to: usize) -> impl Iterator<Item = &Level> {
    case.levels.iter().take(to).filter(|level| case.passes(level, SCORE) == Some(false))
}

/// The level reached after these steps.
fn level_after<'i>(case: &Case, steps: impl IntoIterator<Item = ((&'i str, &'i str), Target)>) -> usize {
    let after = case.after(steps);
    let model = after.model();
    let answers = after.answers(&model);
    Scorecard::new(&model, &answers).level
}

fn is_smallest(case: &Case, number: usize, margin: u32) -> TestCaseResult {
    let margin = margin.min(100 - case.achieved_at);
    let model = case.model();
    let answers = case.answers(&model);
    let scorecard = Scorecard::new(&model, &answers);
    let steps = NextSteps::new(&scorecard, Goal { margin, ..to(number) });
    let mut found: Vec<_> = steps.plan.iter().map(named).collect();
    let expected: Vec<_> = failing(case, number).map(|level| by_brute_force(case, level, margin)).collect();
    prop_assert_eq!(steps.is_needed(), !expected.is_empty());
    prop_assert_eq!(steps.outcome.is_some(), steps.is_needed());
    if let Some(outcome) = steps.outcome {
        prop_assert_eq!(outcome.effort, expected.iter().map(|(effort, _)| effort).sum::<u32>());
        let best = case.at_best();
        let at_best = failing(&best, number).map(|level| by_brute_force(&best, level, margin).0).sum::<u32>();
        prop_assert_eq!(outcome.effort_best, at_best);
        prop_assert!(outcome.effort_best <= outcome.effort);
        let after = case.after(found.iter().copied());
        prop_assert_eq!(outcome.score_after, after.range_of(&after.levels[number - 1].strategies).map(|range| exact(range[SCORE])));
    }
    let mut expected: Vec<_> = expected.into_iter().flat_map(|(_, steps)| steps).collect();
    found.sort_unstable();
    expected.sort_unstable();
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn the_plan_is_the_best_of_all_sets_of_steps(case in cases_of(1..=3, 1..=3, 1..=3), at in any::<Index>()) {
        is_smallest(&case, at.index(case.levels.len()) + 1, 0)?;
    }

    #[test]
    fn a_plan_with_a_margin_is_the_best_of_all_sets_of_steps(case in cases_of(1..=2, 1..=3, 1..=3), at in any::<Index>(), margin in 0..=25u32) {
        is_smallest(&case, at.index(case.levels.len()) + 1, margin)?;
    }

    #[test]
    fn taking_the_whole_plan_reaches_the_level_and_leaving_out_a_step_does_not(case in cases(), at in any::<Index>()) {
        let number = at.index(case.levels.len()) + 1;
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let plan = NextSteps::new(&scorecard, to(number)).plan;
        let reached = level_after(&case, plan.iter().map(named));
        let can_be_reached = case.range_of(&case.levels[number - 1].strategies).is_some();
        // Where nothing of the level applies, a higher one may have been reached all the same.
        prop_assert!(reached >= number || !can_be_reached);
        for left_out in 0..plan.len() {
            let others = plan.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, step)| named(step));
            let without = level_after(&case, others);
            prop_assert!(without < plan[left_out].place.number(), "without {:?}", ids(&plan[left_out]));
        }
    }

    #[test]
    fn no_plan_leaves_an_essential_of_its_levels_under_good(case in cases(), at in any::<Index>()) {
        let number = at.index(case.levels.len()) + 1;
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let after = case.after(NextSteps::new(&scorecard, to(number)).plan.iter().map(named));
        for strategy in failing(&case, number).flat_map(|level| &level.strategies) {
            let strategy = after.strategy(&strategy.id);
            let essential = strategy.practices.iter().filter(|practice| practice.essential);
            prop_assert!(essential.into_iter().all(|practice| !after.fails(strategy, practice, SCORE)));
        }
    }

    #[test]
    fn a_plan_to_a_higher_level_begins_with_the_plans_to_the_lower_ones(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let plans: Vec<_> = (1..=case.levels.len()).map(|number| NextSteps::new(&scorecard, to(number)).plan).collect();
        let named: Vec<Vec<_>> = plans.iter().map(|plan| plan.iter().map(named).collect()).collect();
        prop_assert!(named.windows(2).all(|pair| pair[1].starts_with(&pair[0])));
    }

    #[test]
    fn the_level_to_reach_is_the_lowest_that_fails_unless_said(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let lowest = case.levels.iter().position(|level| case.passes(level, SCORE) == Some(false)).map(|index| index + 1);
        let steps = NextSteps::new(&scorecard, Goal::default());
        prop_assert_eq!(steps.to, lowest);
        prop_assert_eq!(steps.plan.is_empty(), lowest.is_none());
        let same = NextSteps::new(&scorecard, Goal { to: lowest, ..Goal::default() });
        prop_assert!(steps.plan.iter().map(named).eq(same.plan.iter().map(named)));
    }

    #[test]
    fn the_plan_of_one_larger_level_is_the_best_of_all_sets_of_steps(case in cases_of(1..=1, 2..=4, 2..=3)) {
        is_smallest(&case, 1, 0)?;
    }

    #[test]
    fn the_plan_of_many_small_strategies_is_the_best_of_all_sets_of_steps(case in cases_of(1..=1, 4..=6, 1..=2)) {
        is_smallest(&case, 1, 0)?;
    }

    #[test]
    fn a_plan_that_lifts_every_strategy_over_a_high_floor_is_the_best_of_all_sets_of_steps(case in cases_of(1..=1, 2..=4, 2..=3)) {
        is_smallest(&Case { floor: case.achieved_at, ..case }, 1, 0)?;
    }

    #[test]
    fn among_steps_of_equal_gain_the_plan_takes_those_of_less_effort_and_then_the_first(case in cases_of(1..=1, 2..=4, 2..=3)) {
        let efforts: Vec<Effort> = case.clone().practices_mut().map(|practice| practice.effort).collect();
        let mut case = case.even();
        case.practices_mut().zip(efforts).for_each(|(practice, effort)| practice.effort = effort);
        is_smallest(&case, 1, 0)?;
    }

    #[test]
    fn among_plans_that_tie_the_first_in_model_order_is_taken(case in cases_of(1..=1, 2..=4, 2..=3).prop_map(Case::even)) {
        is_smallest(&case, 1, 0)?;
    }
}
