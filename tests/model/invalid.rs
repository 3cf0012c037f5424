//! `tests/data/invalid/`: the small model with one fault, which the lint finds, and nothing else.

use std::collections::BTreeSet;
use std::fs;

use maturity::document::{Faults, Severity};
use maturity::model::Model;

use crate::cases::{cases, compare};
use crate::common::files;

const FOLDER: &str = "tests/data/invalid";

/// Rules that advise: the model can be used. All others refuse it.
const WARNINGS: [&str; 8] = ["cut-short", "essential", "gap-risk", "long-text", "many-questions", "negative", "no-answer", "no-effect"];

/// Rules without a case, for a reason.
const WITHOUT_A_CASE: [(&str, &str); 3] = [
    ("binary", "its file could not be reviewed; tests/cli has one"),
    ("too-large", "its file would have 4 MiB; tests/cli has one"),
    ("model", "reports a bug: no file is known to bring it about"),
];

fn faults_of(text: &str) -> Faults {
    match Model::lint("", text.as_bytes(), None) {
        Ok((_, warnings)) => warnings,
        Err(faults) => faults,
    }
}

#[test]
fn every_case_has_exactly_the_fault_that_it_tells() {
    compare(FOLDER, faults_of);
}

#[test]
fn every_case_has_one_fault_and_stands_in_the_file_of_its_rule() {
    for case in cases(FOLDER) {
        let faults = faults_of(&case.text);
        let [problem] = faults.problems.as_slice() else { panic!("{} has several faults, or none:\n{faults}", case.id()) };
        assert_eq!(problem.rule, case.rule, "{}", case.id());
    }
}

#[test]
fn faults_refuse_a_model_and_warnings_do_not() {
    for case in cases(FOLDER) {
        let is_used = Model::read("", case.text.as_bytes()).is_ok();
        let problem = faults_of(&case.text).problems.remove(0);
        let advises = WARNINGS.contains(&problem.rule);
        assert_eq!((is_used, problem.severity == Severity::Warning), (advises, advises), "{}", case.id());
    }
}

#[test]
fn every_rule_has_a_case() {
    let covered: BTreeSet<String> = cases(FOLDER).into_iter().map(|case| case.rule).collect();
    let excused: BTreeSet<String> = WITHOUT_A_CASE.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    let rules: BTreeSet<String> = ["src/document", "src/model", "src/model/rules"].into_iter().flat_map(rules_in).collect();
    assert!(rules.len() > 30, "only {rules:?} were found in src/");
    let known: BTreeSet<String> = covered.union(&excused).cloned().collect();
    assert_eq!(known, rules, "the cases of {FOLDER} (left) against the rules in src/ (right)");
}

/// The rules that the files of a folder can report.
fn rules_in(folder: &str) -> Vec<String> {
    let of_one_version = files(folder, "rs").into_iter().filter(|path| !path.ends_with("since.rs"));
    let texts = of_one_version.map(|path| fs::read_to_string(path).unwrap());
    texts.flat_map(|text| rules_of(text.split("#[cfg(test)]").next().unwrap())).collect()
}

/// The first argument of every `Problem::error(…)` and `Problem::warning(…)`.
pub(super) fn rules_of(source: &str) -> Vec<String> {
    let calls = ["Problem::error(", "Problem::warning("].into_iter().flat_map(|call| source.split(call).skip(1));
    calls.filter_map(|after| Some(after.trim_start().strip_prefix('"')?.split('"').next()?.to_owned())).collect()
}

#[test]
fn a_fault_that_no_rule_knows_would_be_noticed() {
    assert!(rules_of("Problem::error(\n    \"one\", x); Problem::warning(\"two\", y)").iter().eq(["one", "two"]));
}
