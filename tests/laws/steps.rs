//! What a step is and what it brings: "Next steps and the plan" in `model/README.md`.

use maturity::next_steps::{NextSteps, unlocks};
use maturity::scorecard::{Scorecard, State};
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::{SCORE, points};
use crate::case::{Answer, Reply};
use crate::generate::{cases, runs};
use crate::plan::ids;

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn plan_and_rest_together_are_exactly_the_applicable_practices_that_are_not_full(case in cases(), at in any::<Index>()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, Some(at.index(case.levels.len()) + 1));
        let mut found: Vec<_> = steps.plan.iter().chain(&steps.after).map(|step| (ids(step), step.effort(), step.is_open(), step.is_estimated())).collect();
        let practices = case.strategies().flat_map(|strategy| strategy.practices.iter().map(move |practice| (strategy, practice)));
        let short = practices.filter(|(strategy, practice)| case.practice_range(strategy, practice).is_some_and(|range| range[SCORE] < points(100)));
        let mut expected: Vec<_> = short.map(|(strategy, practice)| {
            let state = case.state(strategy, practice);
            ((strategy.id.as_str(), practice.id.as_str()), practice.effort.points(), state.is_open(), state == State::Estimated)
        }).collect();
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn the_gain_of_a_step_is_what_it_alone_adds_to_the_score_of_its_level(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, None);
        for step in steps.plan.iter().chain(&steps.after) {
            let taken = case.with_full([ids(step)]).answers(&model);
            let after = Scorecard::new(&model, &taken);
            let number = step.place.number();
            for (level, before) in after.levels.iter().zip(&scorecard.levels) {
                let gain = level.spread.as_ref().zip(before.spread.as_ref()).map(|(after, before)| &after.score - &before.score);
                let expected = if level.level.number == number { step.gain.clone() } else { 0u32.into() };
                prop_assert_eq!(gain.unwrap_or(0u32.into()), expected, "{:?}", ids(step));
            }
        }
    }

    #[test]
    fn the_best_answers_leave_nothing_to_do(case in cases(), aside in any::<Index>()) {
        let mut best = case.clone();
        best.practices_mut().for_each(|practice| practice.answer = Answer::FULL);
        let places = best.places();
        let best = if places.len() > 1 { best.with(*aside.get(&places), Answer::new(Reply::NotApplicable)) } else { best };
        let model = best.model();
        let answers = best.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, None);
        prop_assert!(steps.to.is_none() && steps.plan.is_empty() && steps.after.is_empty());
        let highest = best.levels.iter().rposition(|level| best.range_of(&level.strategies).is_some());
        prop_assert_eq!(Some(scorecard.level), highest.map(|index| index + 1));
        prop_assert!(scorecard.levels.iter().all(|level| scorecard.blockers(level).is_empty()));
    }

    #[test]
    fn a_step_unlocks_the_strategies_that_build_directly_on_its_own(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        for step in NextSteps::new(&scorecard, None).after {
            let (own, _) = ids(&step);
            let found: Vec<&str> = unlocks(&scorecard, &step).iter().map(|strategy| strategy.id.as_str()).collect();
            let expected: Vec<&str> = case.strategies().filter(|other| other.builds_on.iter().any(|base| base == own)).map(|other| other.id.as_str()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
