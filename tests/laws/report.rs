//! The report for machines says what scoring says.

use maturity::scorecard::{Points, Unit};
use num_rational::BigRational;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::Value;

use crate::by_hand::{HIGH, SCORE};
use crate::generate::{cases, runs};

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
            states.into_iter().any(|state| state == "answered" || state == "estimated")
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
