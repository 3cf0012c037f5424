//! In which order steps are taken, against the rules as "Next steps and the plan" in `model/README.md` words them.

use std::cmp::Reverse;

use maturity::next_steps::{Goal, NextSteps, Step, Target};
use maturity::scorecard::Scorecard;
use proptest::prelude::{any, prop_oneof};
use proptest::sample::Index;
use proptest::strategy::Strategy as Generator;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert_eq, proptest};

use crate::by_hand::{Fraction, SCORE, points};
use crate::case::{Case, Level, Practice, Strategy};
use crate::generate::{cases, cases_of, runs};
use crate::plan::{ids, named, to};

/// A step to be placed: level number and level, strategy, practice, and its place in model order.
#[derive(Clone, Copy)]
struct Waiting<'c> {
    number: usize,
    level: &'c Level,
    strategy: &'c Strategy,
    practice: &'c Practice,
    target: Target,
    position: usize,
}

impl<'c> Waiting<'c> {
    fn of(case: &'c Case, (names, target): ((&str, &str), Target)) -> Self {
        let found = case.places().into_iter().enumerate().find_map(|(position, place)| {
            let (strategy, practice) = case.at(place);
            let waiting = Self { number: place.0, level: &case.levels[place.0], strategy, practice, target, position };
            (waiting.ids() == names).then_some(waiting)
        });
        found.unwrap()
    }

    fn ids(&self) -> (&'c str, &'c str) {
        (&self.strategy.id, &self.practice.id)
    }

    /// What decides among steps that wait for none; the least is taken first.
    fn rank(&self, case: &Case) -> (bool, usize, usize, Reverse<Fraction>, Reverse<usize>, usize) {
        let steps = case.steps(self.level, self.strategy, self.practice);
        let step = steps.iter().find(|step| step.target == self.target).unwrap();
        let builders = case.strategies().filter(|other| other.builds_on.contains(&self.strategy.id)).count();
        let passes = case.passes(self.level, SCORE) == Some(true);
        let per_effort = step.gains[1] / points(step.effort);
        (passes, self.number, self.group(case), Reverse(per_effort), Reverse(builders), self.position)
    }

    fn waits_for(&self, other: &Self, case: &Case) -> bool {
        let together = self.number == other.number && self.group(case) == other.group(case);
        together && is_built_on(case, self.strategy, &other.strategy.id)
    }

    /// Essentials that fail, then strategies under the floor, then the rest.
    fn group(&self, case: &Case) -> usize {
        match (self.practice.essential && case.fails(self.strategy, self.practice, SCORE), case.is_under_floor(self.strategy)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    }
}

/// Directly or through others.
fn is_built_on(case: &Case, strategy: &Strategy, base: &str) -> bool {
    strategy.builds_on.iter().any(|id| id == base || is_built_on(case, case.strategy(id), base))
}

fn ordered<'c>(case: &'c Case, steps: &[Step<'_, '_>]) -> Vec<(&'c str, &'c str)> {
    let mut waiting: Vec<Waiting<'_>> = steps.iter().map(|step| Waiting::of(case, named(step))).collect();
    let mut order = vec![];
    while !waiting.is_empty() {
        let is_free = |step: &&Waiting<'_>| !waiting.iter().any(|other| step.waits_for(other, case));
        let next = *waiting.iter().filter(is_free).min_by_key(|step| step.rank(case)).unwrap();
        waiting.retain(|step| step.position != next.position);
        order.push(next.ids());
    }
    order
}

fn is_ordered(case: &Case, number: usize) -> TestCaseResult {
    let model = case.model();
    let answers = case.answers(&model);
    let scorecard = Scorecard::new(&model, &answers);
    let NextSteps { plan, after, .. } = NextSteps::new(&scorecard, to(number));
    for steps in [plan, after] {
        prop_assert_eq!(steps.iter().map(ids).collect::<Vec<_>>(), ordered(case, &steps));
    }
    Ok(())
}

/// One to three levels of many small strategies, where building on others matters.
fn entangled() -> impl Generator<Value = Case> {
    prop_oneof![cases_of(1..=3, 1..=5, 1..=2), cases_of(1..=3, 1..=5, 1..=2).prop_map(Case::even)]
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn at_each_place_stands_the_best_step_of_those_that_wait_for_none(case in entangled(), at in any::<Index>()) {
        is_ordered(&case, at.index(case.levels.len()) + 1)?;
    }

    #[test]
    fn a_step_waits_for_those_of_its_group_that_its_strategy_builds_on_through_others(case in cases_of(1..=1, 3..=5, 1..=2).prop_map(Case::chained)) {
        is_ordered(&case, 1)?;
    }

    #[test]
    fn steps_of_levels_that_fail_come_before_those_of_levels_that_pass(case in cases_of(3..=5, 1..=1, 1..=2)) {
        is_ordered(&case, 1)?;
    }

    #[test]
    fn the_report_ranks_the_plan_and_then_the_rest(case in cases()) {
        let report: serde_json::Value = serde_json::from_str(&case.json()).unwrap();
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, Goal::default());
        let expected = steps.plan.iter().map(|step| (true, step)).chain(steps.after.iter().map(|step| (false, step)));
        let expected: Vec<_> = expected.zip(1..).map(|((in_plan, step), rank)| (rank, in_plan, ids(step), step.effort)).collect();
        let found = report["next_steps"].as_array().unwrap().iter().map(|step| {
            let ids = (step["strategy"].as_str().unwrap(), step["practice"].as_str().unwrap());
            let effort = u32::try_from(step["effort"].as_u64().unwrap()).unwrap();
            (step["rank"].as_u64().unwrap(), step["in_plan"].as_bool().unwrap(), ids, effort)
        });
        prop_assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
