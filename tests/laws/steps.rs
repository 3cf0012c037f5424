//! What a step is and what it brings: "Next steps and the plan" in `model/README.md`.

use maturity::next_steps::{Goal, NextSteps, unlocks};
use maturity::scorecard::Scorecard;
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::exact;
use crate::case::{Answer, Reply};
use crate::generate::{cases, runs};
use crate::plan::{ids, named, to};

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn plan_and_rest_together_hold_one_step_for_each_applicable_practice_that_is_not_full(case in cases(), at in any::<Index>()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, to(at.index(case.levels.len()) + 1));
        let mut found: Vec<_> = steps.plan.iter().chain(&steps.after).collect();
        found.sort_by_key(|step| ids(step));
        let mut offered: Vec<_> = case.places().into_iter().filter_map(|place| {
            let (strategy, practice) = case.at(place);
            let steps = case.steps(&case.levels[place.0], strategy, practice);
            (!steps.is_empty()).then(|| (steps, case.state(strategy, practice).is_open()))
        }).collect();
        offered.sort_by_key(|(steps, _)| steps[0].ids);
        prop_assert_eq!(found.len(), offered.len());
        for (step, (offered, is_open)) in found.into_iter().zip(offered) {
            let same = offered.iter().find(|offered| (offered.ids, offered.target) == named(step)).unwrap();
            let is_planned = steps.plan.iter().any(|planned| ids(planned) == ids(step));
            prop_assert!(is_planned || same.target == offered[0].target, "the rest begins with good");
            prop_assert_eq!(step.is_open(), is_open);
            prop_assert_eq!((step.effort, &step.to, &step.gain), (same.effort, &exact(same.to), &exact(same.gains[1])));
        }
    }

    #[test]
    fn the_gain_of_a_step_is_what_it_alone_adds_to_the_score_of_its_level(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, Goal::default());
        for step in steps.plan.iter().chain(&steps.after) {
            let taken = case.after([named(step)]).answers(&model);
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
        let steps = NextSteps::new(&scorecard, Goal::default());
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
        for step in NextSteps::new(&scorecard, Goal::default()).after {
            let (own, _) = ids(&step);
            let found: Vec<&str> = unlocks(&scorecard, &step).iter().map(|strategy| strategy.id.as_str()).collect();
            let expected: Vec<&str> = case.strategies().filter(|other| other.builds_on.iter().any(|base| base == own)).map(|other| other.id.as_str()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
