//! The report for machines says what scoring says.

use std::collections::BTreeSet;

use maturity::answers::{Answers, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::Model;
use maturity::scorecard::{Points, Unit};
use num_rational::BigRational;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::Value;

use crate::by_hand::{HIGH, SCORE};
use crate::generate::{cases, runs};
use crate::text::{TODAY, json};

/// The points as a fraction, by way of the unit in which they and one point are whole.
fn fraction(points: &Points) -> BigRational {
    let one = Points::from(1);
    let unit = Unit::of([points, &one].into_iter());
    BigRational::new(unit.count(points), unit.count(&one))
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn scoring_twice_gives_the_same_bytes(case in cases()) {
        prop_assert_eq!(case.json(), case.json());
    }

    #[test]
    fn the_report_says_what_was_reckoned_by_hand(case in cases()) {
        let report: Value = serde_json::from_str(&case.json()).unwrap();
        prop_assert_eq!([&report["level"], &report["level_possible"]], [SCORE, HIGH].map(|end| case.level(end)));
        for (found, level) in report["levels"].as_array().unwrap().iter().zip(&case.levels) {
            prop_assert_eq!(&found["id"], &level.id);
            let verdicts = [SCORE, HIGH].map(|end| Value::from(case.passes(level, end)));
            prop_assert_eq!([&found["passes"], &found["could_pass"]], [&verdicts[0], &verdicts[1]]);
            for (found, strategy) in found["strategies"].as_array().unwrap().iter().zip(&level.strategies) {
                let states = found["practices"].as_array().unwrap().iter().map(|practice| practice["state"].as_str().unwrap());
                let reckoned = strategy.practices.iter().map(|practice| case.state(strategy, practice).as_str());
                prop_assert!(states.eq(reckoned), "{}", strategy.id);
            }
        }
    }

    #[test]
    fn a_number_for_machines_is_the_nearest_double_of_the_exact_fraction(case in cases()) {
        let model = case.model();
        for spread in case.outcome(&model).spreads.values() {
            for points in [&spread.score, &spread.high] {
                let (double, exact) = (points.to_f64(), fraction(points));
                let distance = |double: f64| {
                    let away = BigRational::from_float(double).unwrap() - &exact;
                    if away < BigRational::from_integer(0.into()) { -away } else { away }
                };
                prop_assert!([double.next_down(), double.next_up()].iter().all(|other| distance(double) <= distance(*other)));
            }
        }
    }

    #[test]
    fn the_report_shows_no_score_of_what_is_not_assessed(case in cases()) {
        let report: Value = serde_json::from_str(&case.json()).unwrap();
        let known = |strategy: &Value| {
            let states = strategy["practices"].as_array().unwrap().iter().map(|practice| practice["state"].clone());
            states.into_iter().any(|state| state == "answered")
        };
        for (level, of_case) in report["levels"].as_array().unwrap().iter().zip(&case.levels) {
            let strategies = level["strategies"].as_array().unwrap();
            prop_assert_eq!(level["score"].is_null(), !strategies.iter().any(known));
            prop_assert_eq!(level["high"].is_null(), case.range_of(&of_case.strategies).is_none());
            for strategy in strategies {
                prop_assert_eq!(strategy["score"].is_null(), !known(strategy));
                prop_assert_eq!(strategy["rating"].is_null(), !known(strategy));
            }
        }
    }
}

/// Strategies of practices, each with its weight and what its answer is worth, as a model and the answers to it.
fn files(strategies: &[&[(u32, u32)]]) -> [String; 2] {
    let mut model = "id: tiny\nversion: 1.0.0\ntitle: Tiny\nscoring: {achieved_at: 75, floor: 50}\nscales:\n  usual:\n".to_owned();
    let mut answers = "workload: tiny\nmodel: tiny@1.0.0\nanswers:\n".to_owned();
    let values: BTreeSet<u32> = strategies.iter().copied().flatten().map(|(_, value)| *value).collect();
    model.extend(values.iter().map(|value| format!("    - {{id: o{value}, label: Worth {value}, value: {value}}}\n")));
    model.push_str("themes: [{id: t, name: T}]\nlevels:\n  - id: l\n    name: L\n    strategies:\n");
    for (s, practices) in strategies.iter().enumerate() {
        model.extend([format!("      - id: s{s}\n        name: S{s}\n        theme: t\n        practices:\n")]);
        answers.extend([format!("  s{s}:\n")]);
        for (p, (weight, value)) in practices.iter().enumerate() {
            model.extend([format!("          - {{id: p{p}, ask: Is p{p} of s{s} there?, next_step: Do it., weight: {weight}}}\n")]);
            answers.extend([format!("    p{p}: o{value}\n")]);
        }
    }
    [model, answers]
}

#[test]
fn a_rating_reaches_up_to_where_the_next_begins() {
    let [model, answers] =
        files(&[&[(1, 0)], &[(1, 15)], &[(1, 16)], &[(1, 50)], &[(1, 50), (4, 51)], &[(1, 51)], &[(1, 85)], &[(1, 86)], &[(1, 100)]]);
    let model = Model::read("model", model.as_bytes()).unwrap();
    let document = Document::parse("answers", answers.as_bytes(), SIZE_LIMIT).unwrap();
    let (answers, _) = Answers::read(document, &model, TODAY).unwrap();
    let report: Value = serde_json::from_str(&json(&model, &answers)).unwrap();
    let ratings = report["levels"][0]["strategies"].as_array().unwrap().iter().map(|strategy| strategy["rating"].as_str().unwrap());
    let [not, partially, largely, fully] = ["not", "partially", "largely", "fully"];
    assert_eq!(ratings.collect::<Vec<_>>(), [not, not, partially, partially, partially, largely, largely, fully, fully]);
}
