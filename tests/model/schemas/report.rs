//! The schema of the JSON report.

use serde_json::{Value, json};

use super::{complaints, validator};
use crate::common::{examples, written};

fn schema() -> Value {
    maturity::render::report_schema()
}

/// The schema with every name forbidden that it does not have: new fields may come, but none without a word about it.
fn closed() -> Value {
    let mut schema = schema();
    schema["additionalProperties"] = json!(false);
    for part in schema["$defs"].as_object_mut().unwrap().values_mut().filter(|part| part["type"] == "object") {
        part["additionalProperties"] = json!(false);
    }
    schema
}

/// The report of each example, with the path of its folder.
fn reports() -> Vec<(String, Value)> {
    let report = |folder: std::path::PathBuf| {
        let json = written(&folder, "report maturity.yaml --format json");
        (folder.display().to_string(), serde_json::from_str(&json).unwrap())
    };
    examples().into_iter().map(report).collect()
}

#[test]
fn every_report_of_the_examples_is_valid_and_holds_nothing_that_is_not_told() {
    let validator = validator(&closed());
    let reports = reports();
    assert!(reports.len() >= 3);
    for (example, report) in reports {
        assert_eq!(complaints(&validator, &report), "", "{example}");
    }
}

#[test]
fn a_report_that_lacks_a_field_or_has_one_of_another_type_is_not_valid() {
    let validator = validator(&schema());
    let (_, report) = reports().remove(0);
    for name in report.as_object().unwrap().keys() {
        let mut lacking = report.clone();
        lacking.as_object_mut().unwrap().remove(name);
        assert!(!validator.is_valid(&lacking), "without `{name}`");
        let mut other = report.clone();
        other[name] = json!({"x": 1});
        assert!(!validator.is_valid(&other), "with another `{name}`");
    }
}

#[test]
fn every_field_is_explained() {
    let schema = schema();
    let parts = schema["$defs"].as_object().unwrap().iter().map(|(name, part)| (name.as_str(), part));
    let fields = parts.chain([("Report", &schema)]).flat_map(|(name, part)| {
        let properties = part["properties"].as_object().into_iter().flatten();
        properties.map(move |(field, value)| (format!("{name}.{field}"), value))
    });
    let fields: Vec<_> = fields.collect();
    assert!(fields.len() > 90, "only {} fields", fields.len());
    for (field, value) in fields {
        assert!(value["description"].is_string(), "{field} has no description");
    }
}
