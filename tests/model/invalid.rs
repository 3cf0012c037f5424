//! `tests/data/invalid/RULE[.CASE].yaml`: a small model with one fault, which the lint finds, and nothing else.
//!
//! The first line of a file tells the fault: `# expect: rule line:column message`. After a message was changed on purpose,
//! `UPDATE_EXPECTED=1 cargo test --test model` writes the first lines anew; read what `git diff` says then.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use maturity::document::{Faults, Severity};
use maturity::model::Model;

use super::{files, repository, stem};

const FOLDER: &str = "tests/data/invalid";

/// Rules that advise: the model can be used. All others refuse it.
const WARNINGS: [&str; 6] = ["cut-short", "gap-risk", "long-text", "many-questions", "negative", "no-effect"];

/// Rules without a file, for a reason.
const WITHOUT_A_FILE: [(&str, &str); 3] = [
    ("binary", "its file could not be reviewed; tests/cli has one"),
    ("too-large", "its file would have 4 MiB; tests/cli has one"),
    ("model", "reports a bug: no file is known to bring it about"),
];

fn faults_of(path: &Path) -> Faults {
    let bytes = fs::read(path).unwrap();
    match Model::read("", &bytes) {
        Ok((_, warnings)) => warnings,
        Err(faults) => faults,
    }
}

/// What the first line should say.
fn expectation(faults: &Faults) -> String {
    let problems = faults.problems.iter().map(|problem| {
        let (line, column) = faults.line_and_column(problem.place.start);
        format!("{} {line}:{column} {}", problem.rule, problem.message)
    });
    format!("# expect: {}", problems.collect::<Vec<_>>().join(" AND "))
}

#[test]
fn every_invalid_file_has_exactly_the_fault_that_it_tells() {
    compare(FOLDER, faults_of);
}

/// Holds the first line of every file of a folder to the faults that are found in it.
pub(super) fn compare(folder: &str, faults_of: impl Fn(&Path) -> Faults) {
    let mut differences = Vec::new();
    for path in files(folder, "yaml") {
        let (told, found) = (first_line(&path), expectation(&faults_of(&path)));
        if told != found && std::env::var_os("UPDATE_EXPECTED").is_some() {
            let text = fs::read_to_string(&path).unwrap().replacen(&told, &found, 1);
            fs::write(&path, text).unwrap();
        } else if told != found {
            differences.push(format!("{}\n  tells  {told}\n  has    {found}", path.display()));
        }
    }
    assert!(differences.is_empty(), "{}\nto accept: UPDATE_EXPECTED=1 cargo test --test model", differences.join("\n"));
}

#[test]
fn every_invalid_file_is_named_after_its_rule_and_has_one_fault() {
    for path in files(FOLDER, "yaml") {
        let faults = faults_of(&path);
        let [problem] = faults.problems.as_slice() else { panic!("{} has several faults, or none:\n{faults}", path.display()) };
        let rule = stem(&path).split('.').next().unwrap();
        assert_eq!(problem.rule, rule, "{}", path.display());
    }
}

#[test]
fn faults_refuse_a_model_and_warnings_do_not() {
    for path in files(FOLDER, "yaml") {
        let is_used = Model::read("", &fs::read(&path).unwrap()).is_ok();
        let problem = faults_of(&path).problems.remove(0);
        let advises = WARNINGS.contains(&problem.rule);
        assert_eq!((is_used, problem.severity == Severity::Warning), (advises, advises), "{}", path.display());
    }
}

#[test]
fn every_rule_has_a_file() {
    let covered: BTreeSet<String> = files(FOLDER, "yaml").iter().map(|path| stem(path).split('.').next().unwrap().to_owned()).collect();
    let excused: BTreeSet<String> = WITHOUT_A_FILE.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    let rules: BTreeSet<String> = ["src/document", "src/model", "src/model/rules"].into_iter().flat_map(rules_in).collect();
    assert!(rules.len() > 30, "only {rules:?} were found in src/");
    let known: BTreeSet<String> = covered.union(&excused).cloned().collect();
    assert_eq!(known, rules, "the files of {FOLDER} (left) against the rules in src/ (right)");
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

fn first_line(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().next().unwrap().to_owned()
}

#[test]
fn a_fault_that_no_rule_knows_would_be_noticed() {
    assert!(rules_of("Problem::error(\n    \"one\", x); Problem::warning(\"two\", y)").iter().eq(["one", "two"]));
    assert!(repository(FOLDER).is_dir());
}
