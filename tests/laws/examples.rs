//! Answers to the built-in model whose outcome anybody can tell without a computer.

use std::collections::BTreeMap;

use maturity::answers::{Answer, Answers, Entry, StrategyAnswers};
use maturity::model::{BUILTIN, Form, Level, Model, Practice};
use maturity::next_steps::NextSteps;
use maturity::scorecard::Scorecard;

use crate::random::Random;

fn builtin() -> Model {
    BUILTIN[0].model().unwrap()
}

/// The answers to all practices of some levels.
fn answers<'m>(model: &Model, levels: impl IntoIterator<Item = &'m Level>, mut answer: impl FnMut(&Practice) -> Answer) -> Answers {
    let mut entry = |practice: &Practice| Entry { answer: Some(answer(practice)), ..Entry::default() };
    let strategies = levels.into_iter().flat_map(|level| &level.strategies).map(|strategy| {
        let practices: BTreeMap<_, _> = strategy.practices.iter().map(|practice| (practice.id.clone(), entry(practice))).collect();
        (strategy.id.clone(), StrategyAnswers { overall: None, practices })
    });
    Answers {
        workload: "example".to_owned(),
        about: None,
        model_version: model.version.clone(),
        assessed: None,
        assessors: vec![],
        target: None,
        strategies: strategies.collect(),
    }
}

/// The option at `index` of four, or as many items of a checklist as such an option is worth, rounded down.
fn graded(practice: &Practice, index: usize) -> Answer {
    match &practice.form {
        Form::Scale(scale) => Answer::Option(scale.options[index].id.clone()),
        Form::Checklist(items) => {
            Answer::Ticked(items.iter().take(items.len() * [0, 25, 75, 100][index] / 100).map(|item| item.id.clone()).collect())
        }
    }
}

const LARGELY: usize = 2;
const FULLY: usize = 3;

#[test]
fn every_practice_largely_and_every_checklist_full_passes_every_level() {
    let model = builtin();
    let answers = answers(&model, &model.levels, |practice| match practice.form {
        Form::Scale(_) => graded(practice, LARGELY),
        Form::Checklist(_) => graded(practice, FULLY),
    });
    let scorecard = Scorecard::new(&model, &answers);
    assert!(scorecard.levels.iter().all(|level| level.counts == Some(true)));
    assert_eq!([scorecard.level, scorecard.level_possible], [model.levels.len(); 2]);
}

#[test]
fn a_team_with_88_per_cent_of_two_levels_largely_or_fully_in_place_mostly_reaches_level_1() {
    let model = builtin();
    let reaches_level_1 = |seed: &u64| {
        let random = &mut Random(*seed);
        let answers = answers(&model, &model.levels[..2], |practice| {
            let index = if random.below(100) < 88 { LARGELY + random.below(2) } else { random.below(2) };
            graded(practice, index)
        });
        Scorecard::new(&model, &answers).level >= 1
    };
    let reached = (0..200).filter(reaches_level_1).count();
    assert!(reached > 100, "{reached} of 200 draws reach Level 1");
}

#[test]
fn everything_in_place_leaves_nothing_to_do() {
    let model = builtin();
    let answers = answers(&model, &model.levels, |practice| graded(practice, FULLY));
    let scorecard = Scorecard::new(&model, &answers);
    let steps = NextSteps::new(&scorecard, None);
    assert!(steps.to.is_none() && steps.plan.is_empty() && steps.after.is_empty());
    assert_eq!(scorecard.mean().unwrap().score, 100u32.into());
}

#[test]
fn from_nothing_the_plan_reaches_every_level_in_turn() {
    let model = builtin();
    let nothing = answers(&model, [], |_| Answer::Unknown);
    let scorecard = Scorecard::new(&model, &nothing);
    assert_eq!([scorecard.level, scorecard.level_possible], [0, model.levels.len()]);
    for to in 1..=model.levels.len() {
        let plan = NextSteps::new(&scorecard, Some(to)).plan;
        let is_planned = |practice: &Practice| plan.iter().any(|step| std::ptr::eq(step.place.asked(), practice));
        let done = answers(&model, &model.levels, |practice| if is_planned(practice) { graded(practice, FULLY) } else { Answer::Unknown });
        assert_eq!(Scorecard::new(&model, &done).level, to);
    }
}
