//! `tests/data/since/`: other versions of the small model, and what those with old answers are told.
//!
//! Cases of `nothing` have nothing to tell.

use std::collections::BTreeSet;

use maturity::document::{Faults, Severity};
use maturity::model::{Changes, Model, builtin, version_numbers};

use crate::cases::{self, cases, compare};
use crate::common::committed;
use crate::invalid::rules_of;

const FOLDER: &str = "tests/data/since";

/// Rules that refuse; all others advise.
const ERRORS: [&str; 2] = ["not-raised", "other-model"];

fn small() -> Model {
    Model::read("small", cases::small().as_bytes()).unwrap()
}

fn faults_of(text: &str) -> Faults {
    match Model::lint("", text.as_bytes(), Some(&small())) {
        Ok((_, warnings)) => warnings,
        Err(faults) => faults,
    }
}

#[test]
fn every_version_has_exactly_the_problems_that_it_tells() {
    compare(FOLDER, faults_of);
}

#[test]
fn every_version_stands_in_the_file_of_its_rule() {
    for case in cases(FOLDER) {
        let faults = faults_of(&case.text);
        assert_eq!(faults.problems.is_empty(), case.rule == "nothing", "{}: {faults}", case.id());
        for problem in faults.problems {
            assert_eq!(problem.rule, case.rule, "{}", case.id());
            assert_eq!(problem.severity == Severity::Error, ERRORS.contains(&case.rule.as_str()), "{}", case.id());
        }
    }
}

#[test]
fn every_rule_about_versions_has_a_case() {
    let source = committed("src/model/rules/since.rs");
    let rules: BTreeSet<String> = rules_of(&source).into_iter().chain(["nothing".to_owned()]).collect();
    let covered: BTreeSet<String> = cases(FOLDER).into_iter().map(|case| case.rule).collect();
    assert_eq!(covered, rules);
}

#[test]
fn a_model_is_as_before_in_itself() {
    for model in [small(), builtin("operational-excellence").unwrap().model().unwrap()] {
        assert!(Changes::between(&model, &model).is_empty());
    }
}

#[test]
fn names_that_changed_and_questions_that_came_are_counted() {
    let renamed_and_new = cases(FOLDER).into_iter().find(|case| case.id() == "nothing.renamed-and-new").unwrap();
    let (former, present) = (small(), Model::read("", renamed_and_new.text.as_bytes()).unwrap());
    let changes = Changes::between(&former, &present);
    let renamed: Vec<String> =
        changes.questions.iter().filter(|fate| fate.is_renamed()).map(|fate| fate.present.as_ref().unwrap().to_string()).collect();
    assert_eq!(renamed, ["teapot/hot"]);
    assert_eq!(changes.new.iter().map(ToString::to_string).collect::<Vec<_>>(), ["water/fresh"]);
    assert!(changes.questions.iter().all(maturity::model::QuestionChange::is_as_before));
}

#[test]
fn versions_order_by_number() {
    assert!(version_numbers("1.10.0") > version_numbers("1.9.9"));
    for other in ["1.0", "1.0.0.0", "1..0", "v1.0.0", "1.0.0-beta", "1.0.1234567890", ""] {
        assert_eq!(version_numbers(other), None, "{other}");
    }
}
