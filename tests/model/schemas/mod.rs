//! The JSON Schemas agree with what is read and written: nothing that is accepted is refused by them, and what they can see is.

mod answers;
mod ids;
mod model;
mod outputs;
mod report;

use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::Value;

use crate::common::examples;

/// A validator for a schema, which has to be one itself.
#[track_caller]
fn validator(schema: &Value) -> Validator {
    if let Err(error) = jsonschema::meta::validate(schema) {
        panic!("this is no JSON Schema: {error}");
    }
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// A YAML text as JSON, as an editor sees it; nothing when it is none.
fn yaml(text: &str) -> Option<Value> {
    serde_json::to_value(serde_yaml::from_str::<serde_yaml::Value>(text).ok()?).ok()
}

/// Everything that a schema has to say against a value.
fn complaints(validator: &Validator, value: &Value) -> String {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect::<Vec<_>>().join("\n")
}

/// The files of every example whose name is meant, with their texts.
fn of_examples(is_meant: impl Fn(&str) -> bool) -> Vec<(PathBuf, String)> {
    let folders = examples().into_iter();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>());
    let meant = files.filter(|path| is_meant(path.file_name().unwrap().to_str().unwrap()));
    meant.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Whether a file of an example is its model.
fn is_model(name: &str) -> bool {
    name.strip_suffix(".yaml").is_some_and(|stem| stem != "maturity")
}
