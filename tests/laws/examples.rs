//! Answers to the built-in models whose outcome anybody can tell without a computer.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use maturity::answers::{Answer, Answers, Entry, SIZE_LIMIT, StrategyAnswers};
use maturity::document::Document;
use maturity::model::{BUILTIN, Form, Level, Model, Practice, builtin};
use maturity::next_steps::{Goal, NextSteps};
use maturity::scorecard::Scorecard;

use crate::random::Random;

fn built_in() -> impl Iterator<Item = Model> {
    BUILTIN.iter().map(|builtin| builtin.model().unwrap())
}

/// The answers to all practices of some levels.
fn answers<'m>(model: &Model, levels: impl IntoIterator<Item = &'m Level>, mut answer: impl FnMut(&Practice) -> Answer) -> Answers {
    let mut entry = |practice: &Practice| Entry { answer: Some(answer(practice)), ..Entry::default() };
    let strategies = levels.into_iter().flat_map(|level| &level.strategies).map(|strategy| {
        let practices: BTreeMap<_, _> = strategy.practices.iter().map(|practice| (practice.id.clone(), entry(practice))).collect();
        (strategy.id.clone(), StrategyAnswers { not_applicable: None, practices })
    });
    Answers {
        workload: "example".to_owned(),
        about: None,
        model_version: model.version.clone(),
        assessed: None,
        assessors: vec![],
        reviews: vec![],
        extensions: BTreeMap::new(),
        target: None,
        strategies: strategies.collect(),
    }
}

/// How far something is in place: any answer but the two best, the one before the best, the best.
#[derive(Clone, Copy)]
enum Grade {
    Little(usize),
    Largely,
    Fully,
}

fn graded(practice: &Practice, grade: Grade) -> Answer {
    match (&practice.form, grade) {
        (Form::Scale(scale), Grade::Fully) => Answer::Option(scale.options.last().unwrap().id.clone()),
        (Form::Scale(scale), Grade::Largely) => Answer::Option(scale.options[scale.options.len() - 2].id.clone()),
        (Form::Scale(scale), Grade::Little(at)) => Answer::Option(scale.options[at % (scale.options.len() - 2)].id.clone()),
        (Form::Checklist(items), Grade::Fully) => Answer::Ticked(items.iter().map(|item| item.id.clone()).collect()),
        (Form::Checklist(items), Grade::Largely) => {
            Answer::Ticked(items.iter().take((items.len() * 3).div_ceil(4)).map(|item| item.id.clone()).collect())
        }
        (Form::Checklist(items), Grade::Little(at)) => Answer::Ticked(items.iter().take(at % 2).map(|item| item.id.clone()).collect()),
    }
}

#[test]
fn every_practice_largely_passes_every_level() {
    for model in built_in() {
        let answers = answers(&model, &model.levels, |practice| graded(practice, Grade::Largely));
        let scorecard = Scorecard::new(&model, &answers);
        assert!(scorecard.levels.iter().all(|level| level.counts == Some(true)));
        assert_eq!([scorecard.level, scorecard.level_possible], [model.levels.len(); 2]);
    }
}

#[test]
fn a_team_with_its_essentials_and_88_per_cent_of_the_rest_largely_or_fully_in_place_mostly_reaches_level_1() {
    for model in built_in() {
        let reaches_level_1 = |seed: &u64| {
            let random = &mut Random(*seed);
            let answers = answers(&model, &model.levels[..2], |practice| {
                let is_there = practice.essential || random.below(100) < 88;
                let grade = match (is_there, random.below(2)) {
                    (true, 0) => Grade::Largely,
                    (true, _) => Grade::Fully,
                    (false, at) => Grade::Little(at),
                };
                graded(practice, grade)
            });
            Scorecard::new(&model, &answers).level >= 1
        };
        let reached = (0..200).filter(reaches_level_1).count();
        assert!(reached > 100, "{reached} of 200 draws reach Level 1");
    }
}

#[test]
fn all_but_an_essential_fully_in_place_holds_its_level_back() {
    for model in built_in() {
        for (level, _, essential) in model.practices().filter(|(_, _, practice)| practice.essential) {
            let answers = answers(&model, &model.levels, |practice| {
                graded(practice, if std::ptr::eq(practice, essential) { Grade::Little(1) } else { Grade::Fully })
            });
            assert_eq!(Scorecard::new(&model, &answers).level, level.number - 1, "{}", essential.id);
        }
    }
}

#[test]
fn everything_in_place_leaves_nothing_to_do() {
    for model in built_in() {
        let answers = answers(&model, &model.levels, |practice| graded(practice, Grade::Fully));
        let scorecard = Scorecard::new(&model, &answers);
        let steps = NextSteps::new(&scorecard, Goal::default());
        assert!(steps.to.is_none() && steps.plan.is_empty() && steps.after.is_empty());
        assert_eq!(scorecard.mean().unwrap().score, 100u32.into());
    }
}

#[test]
fn from_nothing_the_plan_reaches_every_level_in_turn() {
    for model in built_in() {
        let nothing = answers(&model, [], |_| Answer::Unknown);
        let scorecard = Scorecard::new(&model, &nothing);
        assert_eq!([scorecard.level, scorecard.level_possible], [0, model.levels.len()]);
        for to in 1..=model.levels.len() {
            let plan = NextSteps::new(&scorecard, Goal { to: Some(to), ..Goal::default() }).plan;
            let is_planned = |practice: &Practice| plan.iter().any(|step| std::ptr::eq(step.place.asked(), practice));
            let done = answers(
                &model,
                &model.levels,
                |practice| if is_planned(practice) { graded(practice, Grade::Fully) } else { Answer::Unknown },
            );
            assert_eq!(Scorecard::new(&model, &done).level, to);
        }
    }
}

#[test]
fn what_the_essential_answers_of_an_example_rule_out_its_whole_answers_do_not_reach() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut seen = 0;
    let operations =
        ["checkout", "national-weather-alerts", "parcel-tracking", "young-team"].map(|example| (example, "operational-excellence"));
    for (example, model) in operations.into_iter().chain([("checkout-security", "security")]) {
        let model = builtin(model).unwrap().model().unwrap();
        let text = fs::read(folder.join(example).join("maturity.yaml")).unwrap();
        let document = Document::parse(example, &text, SIZE_LIMIT).unwrap();
        let (whole, _) = Answers::read(document, &model, Date::MAX).unwrap();
        let mut quick = whole.clone();
        for (_, strategy, practice) in model.practices().filter(|(_, _, practice)| !practice.essential) {
            quick.strategies.get_mut(&strategy.id).and_then(|answers| answers.practices.remove(&practice.id));
        }
        let most = Scorecard::new(&model, &quick).level_possible;
        assert!(most >= Scorecard::new(&model, &whole).level, "{example}: at most Level {most}");
        seen += usize::from(most < model.levels.len());
        assert!(model.practices().filter(|(_, _, practice)| practice.essential).count() <= 40);
    }
    assert!(seen > 0, "the essentials of some example rule a level out");
}
