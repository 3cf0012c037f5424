//! Rules refuse, advice warns: whoever only reads a model never waits for advice on it.

use std::fs;
use std::path::Path;

use maturity::model::Model;

use crate::common::{committed, files, repository};

/// The files of `src/` that hold `text`, by their path below `src/`.
fn files_with(text: &str) -> Vec<String> {
    let root = repository("src");
    let mut found = vec![];
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if code(&path).contains(text) {
                found.push(path.strip_prefix(&root).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

/// What stands in a file before its tests.
fn code(path: &Path) -> String {
    fs::read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned()
}

#[test]
fn only_the_lint_and_imports_ask_for_advice() {
    assert_eq!(files_with("Model::lint("), ["commands/model/check.rs", "import/mod.rs"]);
    assert_eq!(files_with("ADVICE"), ["model/read.rs", "model/rules/mod.rs"]);
}

#[test]
fn rules_only_refuse_and_advice_only_warns() {
    let advises = |path: &Path| path.ends_with("advice.rs") || path.ends_with("effect.rs");
    // What becomes of answers to a former version is both, and told to the lint alone.
    for path in files("src/model/rules", "rs").into_iter().filter(|path| !path.ends_with("since.rs")) {
        let wrong = if advises(&path) { "Problem::error(" } else { "Problem::warning(" };
        assert!(!code(&path).contains(wrong), "{} holds `{wrong}…`", path.display());
    }
}

#[test]
fn what_only_holds_the_words_of_no_answer_is_one() {
    let small = committed("tests/data/small.yaml");
    let warned = |label: &str| {
        let (_, warnings) = Model::lint("m", small.replace("label: Green", &format!("label: \"{label}\"")).as_bytes(), None).unwrap();
        warnings.problems.iter().any(|problem| problem.rule == "no-answer")
    };
    for none in
        ["None of the above", "No - never", "None (yet)", "Not sure which", "No.", "NOT IMPLEMENTED", "I don't know any", "None apply"]
    {
        assert!(warned(none), "{none}");
    }
    for some in
        ["No public access", "Nobody but the team has a key", "None of our data leaves the house", "Nothing is lost", "Notes", "Known"]
    {
        assert!(!warned(some), "{some}");
    }
}
