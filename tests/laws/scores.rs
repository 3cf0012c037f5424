//! Scores, ranges and levels: "Scores and levels" in `model/README.md`.

use maturity::scorecard::{Points, Scorecard};
use proptest::prelude::{any, prop_assume, prop_oneof};
use proptest::sample::Index;
use proptest::strategy::Just;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::{HIGH, Range, SCORE, exact, is};
use crate::case::{Answer, Reply};
use crate::generate::{cases, runs, value};
use crate::outcome::Outcome;

/// Whether a spread is the one reckoned.
fn agrees(found: Option<&maturity::scorecard::Spread>, reckoned: Option<Range>) -> bool {
    match (found, reckoned) {
        (Some(found), Some(range)) => is(&found.score, range[SCORE]) && is(&found.high, range[HIGH]),
        (found, reckoned) => found.is_none() && reckoned.is_none(),
    }
}

/// Whether nothing in `after` is lower than in `before`, where both know it.
fn is_nowhere_lower(after: &Outcome, before: &Outcome) -> bool {
    let spreads = before
        .spreads
        .iter()
        .all(|(id, before)| after.spreads.get(id).is_none_or(|after| after.score >= before.score && after.high >= before.high));
    let mean = before.mean.as_ref().zip(after.mean.as_ref()).is_none_or(|(before, after)| after.score >= before.score);
    spreads && mean && after.level >= before.level && after.level_possible >= before.level_possible
}

/// Whether every result in `after` lies within the range it had in `before`.
fn is_within(after: &Outcome, before: &Outcome) -> bool {
    let spreads = after
        .spreads
        .iter()
        .all(|(id, after)| before.spreads.get(id).is_some_and(|before| before.score <= after.score && after.high <= before.high));
    let levels = [before.level, after.level, after.level_possible, before.level_possible];
    spreads && levels.is_sorted()
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn every_state_score_and_level_is_the_one_reckoned_by_hand(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        for (found, level) in scorecard.levels.iter().zip(&case.levels) {
            for (found, strategy) in found.strategies.iter().zip(&level.strategies) {
                for (found, practice) in found.practices.iter().zip(&strategy.practices) {
                    prop_assert_eq!(found.state, case.state(strategy, practice));
                    let worth = case.worth(strategy, practice).map(exact);
                    prop_assert_eq!(found.value.clone(), worth, "{}/{}", strategy.id, practice.id);
                }
                prop_assert!(agrees(found.spread.as_ref(), case.strategy_range(strategy)), "{}", strategy.id);
            }
            prop_assert!(agrees(found.spread.as_ref(), case.range_of(&level.strategies)), "{}", level.id);
            prop_assert_eq!([found.passes, found.could_pass], [SCORE, HIGH].map(|end| case.passes(level, end)));
        }
        prop_assert_eq!([scorecard.level, scorecard.level_possible], [case.level(SCORE), case.level(HIGH)]);
    }

    #[test]
    fn every_cell_is_the_mean_of_its_themes_strategies(case in cases()) {
        let model = case.model();
        let outcome = case.outcome(&model);
        for (level, theme) in case.levels.iter().flat_map(|level| [(level, 0), (level, 1)]) {
            let reckoned = case.range_of(level.strategies.iter().filter(|strategy| strategy.theme == theme));
            let found = outcome.spreads.get(&format!("{} of t{theme}", level.id));
            prop_assert!(agrees(found, reckoned), "{} of t{}", level.id, theme);
        }
    }

    #[test]
    fn the_mean_score_is_the_plain_mean_of_levels_that_are_all_assessed(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        let applicable: Vec<_> = scorecard.levels.iter().filter(|level| level.spread.is_some()).collect();
        let scores: Option<Vec<_>> = applicable.iter().map(|level| level.score().cloned()).collect();
        let count = u32::try_from(applicable.len()).unwrap();
        let mean = scores.filter(|scores| !scores.is_empty()).map(|scores| &scores.into_iter().sum::<Points>() / count);
        prop_assert_eq!(scorecard.mean().map(|mean| mean.score), mean);
    }

    #[test]
    fn a_level_counts_when_it_passes_and_none_below_it_fails(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        for (index, level) in scorecard.levels.iter().enumerate() {
            let fails_below = scorecard.levels[..index].iter().any(|below| below.passes == Some(false));
            prop_assert_eq!(level.counts, level.passes.map(|passes| passes && !fails_below));
        }
        let highest = scorecard.levels.iter().filter(|level| level.counts == Some(true)).map(|level| level.level.number).max();
        prop_assert_eq!(scorecard.level, highest.unwrap_or(0));
    }

    #[test]
    fn no_score_is_above_its_high_and_none_is_outside_0_to_100(case in cases()) {
        let model = case.model();
        let outcome = case.outcome(&model);
        for (id, spread) in &outcome.spreads {
            let ends = [&0u32.into(), &spread.score, &spread.high, &100u32.into()];
            prop_assert!(ends.is_sorted(), "{}", id);
        }
        prop_assert!(outcome.level <= outcome.level_possible);
        prop_assert!(outcome.mean.is_none_or(|mean| mean.score <= mean.high));
    }

    #[test]
    fn results_are_ranges_only_while_answers_are_open(case in cases()) {
        let model = case.model();
        let outcome = case.outcome(&model);
        let is_exact = outcome.spreads.values().all(|spread| spread.score == spread.high);
        prop_assert_eq!(is_exact, outcome.counts.open() == 0);
        prop_assert!(outcome.level == outcome.level_possible || outcome.counts.open() > 0);
    }

    #[test]
    fn raising_an_answer_never_lowers_a_score_or_a_level_nor_makes_a_plan_dearer(case in cases(), at in any::<Index>(), to in any::<u8>()) {
        let place = *at.get(&case.places());
        let (_, practice) = case.at(place);
        let raised = case.with(place, practice.answer.raised(practice.form, to));
        let model = case.model();
        let (before, after) = (case.outcome(&model), raised.outcome(&model));
        prop_assert!(is_nowhere_lower(&after, &before), "{raised:?}");
        prop_assert!(after.efforts.iter().zip(&before.efforts).all(|(after, before)| after <= before), "{raised:?}");
    }

    #[test]
    fn making_a_practice_essential_never_raises_a_level_nor_makes_a_plan_cheaper(case in cases(), at in any::<Index>()) {
        let (level, strategy, practice) = *at.get(&case.places());
        let with = |essential| {
            let mut case = case.clone();
            case.levels[level].strategies[strategy].practices[practice].essential = essential;
            case.outcome(&case.model())
        };
        let (plain, essential) = (with(false), with(true));
        prop_assert!(essential.level <= plain.level && essential.level_possible <= plain.level_possible);
        prop_assert_eq!(&essential.spreads, &plain.spreads);
        prop_assert!(essential.efforts.iter().zip(&plain.efforts).all(|(essential, plain)| essential >= plain));
    }

    #[test]
    fn every_practice_good_passes_every_level(case in cases()) {
        let places = case.places().into_iter().map(|place| (&case.levels[place.0], case.at(place)));
        let steps = places.filter_map(|(level, (strategy, practice))| case.steps(level, strategy, practice).into_iter().next());
        let good = case.after(steps.map(|step| (step.ids, step.target)));
        let model = good.model();
        let answers = good.answers(&model);
        prop_assert!(Scorecard::new(&model, &answers).levels.iter().all(|level| level.passes != Some(false)), "{good:?}");
    }

    #[test]
    fn answering_an_open_practice_keeps_every_result_within_the_former_range(
        case in cases(),
        at in any::<Index>(),
        reply in prop_oneof![4 => value(), 1 => Just(Reply::NotApplicable)],
    ) {
        let mut open = case.places();
        open.retain(|place| { let (strategy, practice) = case.at(*place); case.state(strategy, practice).is_open() });
        prop_assume!(!open.is_empty());
        let answered = case.with(*at.get(&open), Answer::new(reply));
        let model = case.model();
        let (before, after) = (case.outcome(&model), answered.outcome(&model));
        prop_assert!(is_within(&after, &before), "{answered:?}");
        prop_assert_eq!(after.counts.open() + 1, before.counts.open());
    }
}
