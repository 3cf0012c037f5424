//! The schema of the JSON report.

use serde_json::{Value, json};

use super::validator;
use crate::common::{examples, written};

fn schema() -> Value {
    maturity::render::report_schema()
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
