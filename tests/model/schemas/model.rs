//! The schema of model files.

use std::collections::BTreeSet;

use maturity::model::{BUILTIN, schema};

use super::{complaints, is_model, of_examples, validator, yaml};
use crate::cases::cases;

/// The rules of the lint whose faults the schema sees too; the others compare one part with another, or read prose.
const SEEN: [&str; 12] =
    ["missing", "unknown-key", "wrong-kind", "range", "id", "unknown-word", "version", "empty", "too-many", "question", "link", "source"];

/// Faults of those rules that show only in comparison.
const NOT_SEEN: [&str; 2] = [
    // A theme that nothing belongs to.
    "empty.theme",
    // A floor above what has to be achieved.
    "range.floor-above-achieved-at",
];

/// Faults of other rules that have a shape all the same.
const SEEN_TOO: [&str; 10] = [
    "duplicate-id.builds-on",
    "duplicate-id.practice-of-a-risk",
    "formerly.no-id",
    "indirection.merge-key",
    "key-not-text.number",
    "next-step.without-a-full-stop",
    "other-file.answers",
    "other-file.lens",
    "too-deep.brackets",
    "two-forms.scale-and-items",
];

#[test]
fn the_built_in_models_and_those_of_the_examples_are_valid() {
    let validator = validator(&schema());
    let built_in = BUILTIN.iter().map(|builtin| (builtin.id.into(), builtin.text.to_owned()));
    let models: Vec<_> = built_in.chain(of_examples(is_model)).collect();
    for (path, text) in models {
        assert_eq!(complaints(&validator, &yaml(&text).unwrap()), "", "{}", path.display());
    }
}

#[test]
fn what_the_lint_refuses_by_its_shape_alone_the_schema_refuses_and_nothing_else() {
    let validator = validator(&schema());
    let (mut seen, mut different) = (BTreeSet::new(), Vec::new());
    for case in cases("tests/data/invalid") {
        let Some(value) = yaml(&case.text) else { continue };
        let (id, rule) = (case.id(), case.rule.as_str());
        let is_to_be_seen = SEEN_TOO.contains(&id.as_str()) || SEEN.contains(&rule) && !NOT_SEEN.contains(&id.as_str());
        seen.extend(is_to_be_seen.then_some(rule.to_owned()));
        if validator.is_valid(&value) == is_to_be_seen {
            different.push(format!("{id}: {:.300}", complaints(&validator, &value)));
        }
    }
    assert!(different.is_empty(), "{different:#?}");
    assert!(SEEN.iter().all(|rule| seen.contains(*rule)), "no case for some of {SEEN:?}: {seen:?}");
}

#[test]
fn every_key_is_explained() {
    let schema = schema();
    for (name, part) in schema["$defs"].as_object().unwrap() {
        for (key, value) in part["properties"].as_object().unwrap() {
            assert!(value["description"].as_str().is_some_and(|text| text.ends_with(['.', '`'])), "{name}.{key}: {value}");
        }
    }
}
