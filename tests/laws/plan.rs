//! The smallest plan, against every other one.

use std::cmp::Reverse;

use maturity::model::Effort;
use maturity::next_steps::{NextSteps, Step};
use maturity::scorecard::Scorecard;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::strategy::Strategy as _;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::SCORE;
use crate::case::{Case, Level};
use crate::generate::{cases, cases_of, runs};

/// A practice by strategy and practice, and its effort.
type Candidate<'c> = ((&'c str, &'c str), u32);

pub(crate) fn ids<'s>(step: &Step<'s, '_>) -> (&'s str, &'s str) {
    (step.place.strategy_id().as_str(), step.place.practice_id().as_str())
}

/// The practices of a level that could be brought to full, in model order.
fn candidates<'c>(case: &Case, level: &'c Level) -> Vec<Candidate<'c>> {
    let practices = level.strategies.iter().flat_map(|strategy| strategy.practices.iter().map(move |practice| (strategy, practice)));
    let missing = practices.filter(|(strategy, practice)| case.gains(level, strategy, practice).is_some());
    missing.map(|(strategy, practice)| ((strategy.id.as_str(), practice.id.as_str()), practice.effort.points())).collect()
}

/// The smallest set of steps that lets `level` pass, found by trying every set.
fn by_brute_force<'c>(case: &'c Case, level: &'c Level) -> Vec<(&'c str, &'c str)> {
    let candidates = candidates(case, level);
    let alone = Case { levels: vec![level.clone()], ..case.clone() };
    let sets = (0..1usize << candidates.len()).filter_map(|set| {
        let positions: Vec<usize> = (0..candidates.len()).filter(|position| set >> position & 1 == 1).collect();
        let taken: Vec<_> = positions.iter().map(|&position| candidates[position].0).collect();
        let effort: u32 = positions.iter().map(|&position| candidates[position].1).sum();
        let after = alone.with_full(taken.iter().copied());
        let score = after.range_of(after.strategies())?[SCORE];
        let rank = (effort, positions.len(), Reverse(score), positions);
        (after.passes(&after.levels[0], SCORE) == Some(true)).then_some((rank, taken))
    });
    sets.min().map(|(_, taken)| taken).unwrap_or_default()
}

/// The smallest sets of all levels up to `to` that fail.
fn expected(case: &Case, to: usize) -> Vec<(&str, &str)> {
    let failing = case.levels.iter().take(to).filter(|level| case.passes(level, SCORE) == Some(false));
    failing.flat_map(|level| by_brute_force(case, level)).collect()
}

/// The level reached when these practices are full.
fn level_with<'i>(case: &Case, ids: impl IntoIterator<Item = (&'i str, &'i str)>) -> usize {
    let after = case.with_full(ids);
    let model = after.model();
    let answers = after.answers(&model);
    Scorecard::new(&model, &answers).level
}

fn is_smallest(case: &Case, to: usize) -> TestCaseResult {
    let model = case.model();
    let answers = case.answers(&model);
    let scorecard = Scorecard::new(&model, &answers);
    let steps = NextSteps::new(&scorecard, Some(to));
    let mut found: Vec<_> = steps.plan.iter().map(ids).collect();
    let mut expected = expected(case, to);
    prop_assert_eq!(steps.effort(), case.effort(&expected));
    found.sort_unstable();
    expected.sort_unstable();
    prop_assert_eq!(found, expected);
    Ok(())
}

impl Case {
    fn effort(&self, ids: &[(&str, &str)]) -> u32 {
        let effort = |(strategy, id): &(&str, &str)| {
            let practice = self.strategy(strategy).practices.iter().find(|practice| practice.id == *id).unwrap();
            practice.effort.points()
        };
        ids.iter().map(effort).sum()
    }
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn the_plan_is_the_best_of_all_sets_of_steps(case in cases_of(1..=3, 1..=3, 1..=3), at in any::<Index>()) {
        is_smallest(&case, at.index(case.levels.len()) + 1)?;
    }

    #[test]
    fn taking_the_whole_plan_reaches_the_level_and_leaving_out_a_step_does_not(case in cases(), at in any::<Index>()) {
        let to = at.index(case.levels.len()) + 1;
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let plan = NextSteps::new(&scorecard, Some(to)).plan;
        let reached = level_with(&case, plan.iter().map(ids));
        let can_be_reached = case.range_of(&case.levels[to - 1].strategies).is_some();
        // Where nothing of the level applies, a higher one may have been reached all the same.
        prop_assert!(reached >= to || !can_be_reached);
        for left_out in 0..plan.len() {
            let others = plan.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, step)| ids(step));
            let failing = level_with(&case, others);
            prop_assert!(failing < plan[left_out].place.number(), "without {:?}", ids(&plan[left_out]));
        }
    }

    #[test]
    fn a_plan_to_a_higher_level_begins_with_the_plans_to_the_lower_ones(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let plans: Vec<_> = (1..=case.levels.len()).map(|to| NextSteps::new(&scorecard, Some(to)).plan).collect();
        let ids: Vec<Vec<_>> = plans.iter().map(|plan| plan.iter().map(ids).collect()).collect();
        prop_assert!(ids.windows(2).all(|pair| pair[1].starts_with(&pair[0])));
    }

    #[test]
    fn the_level_to_reach_is_the_lowest_that_fails_unless_said(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let lowest = case.levels.iter().position(|level| case.passes(level, SCORE) == Some(false)).map(|index| index + 1);
        let steps = NextSteps::new(&scorecard, None);
        prop_assert_eq!(steps.to, lowest);
        prop_assert_eq!(steps.plan.is_empty(), lowest.is_none());
        let same = NextSteps::new(&scorecard, lowest);
        prop_assert!(steps.plan.iter().map(ids).eq(same.plan.iter().map(ids)));
    }

    #[test]
    fn the_plan_of_one_larger_level_is_the_best_of_all_sets_of_steps(case in cases_of(1..=1, 2..=4, 2..=3)) {
        is_smallest(&case, 1)?;
    }

    #[test]
    fn the_plan_of_many_small_strategies_is_the_best_of_all_sets_of_steps(case in cases_of(1..=1, 4..=6, 1..=2)) {
        is_smallest(&case, 1)?;
    }

    #[test]
    fn a_plan_that_lifts_every_strategy_over_a_high_floor_is_the_best_of_all_sets_of_steps(case in cases_of(1..=1, 2..=4, 2..=3)) {
        is_smallest(&Case { floor: case.achieved_at, ..case }, 1)?;
    }

    #[test]
    fn among_steps_of_equal_gain_the_plan_takes_those_of_less_effort_and_then_the_first(case in cases_of(1..=1, 2..=4, 2..=3)) {
        let efforts: Vec<Effort> = case.clone().practices_mut().map(|practice| practice.effort).collect();
        let mut case = case.even();
        case.practices_mut().zip(efforts).for_each(|(practice, effort)| practice.effort = effort);
        is_smallest(&case, 1)?;
    }

    #[test]
    fn among_plans_that_tie_the_first_in_model_order_is_taken(case in cases_of(1..=1, 2..=4, 2..=3).prop_map(Case::even)) {
        is_smallest(&case, 1)?;
    }
}
