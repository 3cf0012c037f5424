//! `tests/data/since/RULE[.CASE].yaml`: another version of `tests/data/small.yaml`, and what those with old answers are told.
//!
//! Files named `nothing` have nothing to tell. First lines are as in [`invalid`](super::invalid), and are written anew in
//! the same way.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use maturity::document::{Faults, Severity};
use maturity::model::{Changes, Model, builtin};

use super::invalid::{compare, rules_of};
use super::{files, repository, stem};

const FOLDER: &str = "tests/data/since";

/// Rules that refuse; all others advise.
const ERRORS: [&str; 2] = ["not-raised", "other-model"];

fn small() -> Model {
    Model::read("small", &fs::read(repository("tests/data/small.yaml")).unwrap()).unwrap().0
}

fn faults_of(path: &Path) -> Faults {
    match Model::read_since("", &fs::read(path).unwrap(), Some(&small())) {
        Ok((_, warnings)) => warnings,
        Err(faults) => faults,
    }
}

#[test]
fn every_version_tells_what_its_first_line_says() {
    compare(FOLDER, faults_of);
}

#[test]
fn every_version_is_named_after_its_rule() {
    for path in files(FOLDER, "yaml") {
        let rule = stem(&path).split('.').next().unwrap();
        let faults = faults_of(&path);
        assert_eq!(faults.problems.is_empty(), rule == "nothing", "{}: {faults}", path.display());
        for problem in faults.problems {
            assert_eq!(problem.rule, rule, "{}", path.display());
            assert_eq!(problem.severity == Severity::Error, ERRORS.contains(&rule), "{}", path.display());
        }
    }
}

#[test]
fn every_rule_about_versions_has_a_file() {
    let source = fs::read_to_string(repository("src/model/rules/since.rs")).unwrap();
    let rules: BTreeSet<String> = rules_of(&source).into_iter().chain(["nothing".to_owned()]).collect();
    let covered: BTreeSet<String> = files(FOLDER, "yaml").iter().map(|path| stem(path).split('.').next().unwrap().to_owned()).collect();
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
    let (former, bytes) = (small(), fs::read(repository("tests/data/since/nothing.renamed-and-new.yaml")).unwrap());
    let (present, _) = Model::read("", &bytes).unwrap();
    let changes = Changes::between(&former, &present);
    let renamed: Vec<String> =
        changes.questions.iter().filter(|fate| fate.is_renamed()).map(|fate| fate.present.as_ref().unwrap().to_string()).collect();
    assert_eq!(renamed, ["teapot/hot"]);
    assert_eq!(changes.new.iter().map(ToString::to_string).collect::<Vec<_>>(), ["water/fresh"]);
    assert!(changes.questions.iter().all(maturity::model::QuestionChange::is_as_before));
}
