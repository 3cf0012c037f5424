//! What the lint says of a model's arithmetic, against every answers file that there can be.

use std::collections::BTreeSet;

use maturity::document::Problem;
use maturity::model::Model;
use maturity::scorecard::Scorecard;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::case::{Answer, Case, Form, Place, Reply};
use crate::generate::{cases, cases_of, runs};

/// Every combination of answers to the level's practices, as far as they differ in worth.
fn all_answers(case: &Case) -> Vec<Case> {
    let mut cases = vec![case.clone()];
    for place in case.places() {
        let (_, practice) = case.at(place);
        let replies: Vec<u8> = match practice.form {
            Form::Scale(scale) => (0..case.scales[scale].len()).map(|option| u8::try_from(option).unwrap()).collect(),
            Form::Checklist(items) => (0..=items).map(|ticked| ((1_u16 << ticked) - 1).try_into().unwrap()).collect(),
        };
        cases =
            cases.iter().flat_map(|case| replies.iter().map(move |reply| case.with(place, Answer::new(Reply::Value(*reply))))).collect();
    }
    cases
}

/// The practices without which some answers pass and with which they do not, by trying.
fn deciding(case: &Case, model: &Model) -> BTreeSet<Place> {
    let passes = |case: &Case| Scorecard::new(model, &case.answers(model)).levels[0].passes == Some(true);
    let verdicts: Vec<(Case, bool)> =
        all_answers(case).into_iter().map(|case| (passes(&case), case)).map(|(is, case)| (case, is)).collect();
    let places = case.places().into_iter();
    let decides =
        |place: &Place| verdicts.iter().any(|(case, verdict)| *verdict && !passes(&case.with(*place, Answer::new(Reply::Value(0)))));
    places.filter(decides).collect()
}

/// The lines that the warnings of the rule stand on.
fn warned(case: &Case) -> (Vec<Problem>, String) {
    let text = serde_yaml::to_string(&case.model_file()).unwrap();
    let (_, warnings) = Model::lint("model", text.as_bytes(), None).unwrap();
    (warnings.problems.into_iter().filter(|problem| problem.rule == "no-effect").collect(), text)
}

/// What the lint should warn of: idle practices, or a strategy of several that are all idle.
fn expected(case: &Case, model: &Model) -> BTreeSet<String> {
    let deciding = deciding(case, model);
    let idle = |at: usize| case.places().into_iter().filter(|place| place.1 == at && !deciding.contains(place)).collect::<Vec<_>>();
    let strategies = &case.levels[0].strategies;
    let named = strategies.iter().enumerate().flat_map(|(at, strategy)| match idle(at) {
        all if all.len() > 1 && all.len() == strategy.practices.len() => vec![format!("strategy {}", strategy.id)],
        some => some.into_iter().map(|place| format!("practice {}/{}", strategy.id, case.at(place).1.id)).collect(),
    });
    named.collect()
}

/// What a place in the model's text belongs to.
fn named(problem: &Problem, text: &str) -> String {
    let id = &text[problem.place.clone()];
    if id.starts_with('s') {
        return format!("strategy {id}");
    }
    let strategy = text[..problem.place.start].rmatch_indices("id: s").next().unwrap().0;
    let strategy = text[strategy + 4..].lines().next().unwrap();
    format!("practice {strategy}/{id}")
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn the_lint_warns_of_exactly_the_questions_whose_answers_never_decide(case in cases_of(1..=1, 1..=3, 1..=2)) {
        let model = case.model();
        let combinations: usize = case.places().iter().map(|place| match case.at(*place).1.form {
            Form::Scale(scale) => case.scales[scale].len(),
            Form::Checklist(items) => items as usize + 1,
        }).product();
        if combinations <= 400 {
            let (problems, text) = warned(&case);
            let found: BTreeSet<String> = problems.iter().map(|problem| named(problem, &text)).collect();
            prop_assert_eq!(found, expected(&case, &model));
        }
    }

    #[test]
    fn with_everything_in_place_every_level_of_a_valid_model_is_reached(case in cases()) {
        let mut case = case;
        case.max_age = None;
        case.practices_mut().for_each(|practice| practice.answer = Answer::FULL);
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        prop_assert_eq!(scorecard.level, model.levels.len());
        prop_assert!(scorecard.levels.iter().all(|level| level.counts == Some(true)));
    }
}

#[test]
fn a_light_question_beside_a_heavy_one_is_warned_of() {
    let heavy = |weight| crate::case::Practice {
        id: format!("p{weight}"),
        essential: false,
        weight,
        effort: maturity::model::Effort::Medium,
        form: Form::Checklist(1),
        answer: Answer::FULL,
    };
    let strategy = crate::case::Strategy {
        id: "s0".to_owned(),
        theme: 0,
        weight: 1,
        builds_on: vec![],
        aside: Answer::new(Reply::Absent),
        practices: vec![heavy(5), heavy(1)],
    };
    let levels = vec![crate::case::Level { id: "l0".to_owned(), strategies: vec![strategy] }];
    let case = Case { achieved_at: 75, floor: 50, scales: [vec![0, 100], vec![0, 100]], assessed: None, max_age: None, levels };
    let (problems, text) = warned(&case);
    let found: Vec<String> = problems.iter().map(|problem| named(problem, &text)).collect();
    assert_eq!(found, ["practice s0/p1"]);
}
