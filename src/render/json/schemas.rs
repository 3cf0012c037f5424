//! The JSON Schemas (2020-12) of everything that is written as JSON, each made from the types that write it.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::agreement::JsonAgreement;
use super::difference::{JsonComparison, JsonWhatIf};
use super::history::JsonHistory;
use super::lint::JsonLint;
use super::model::{JsonExplanation, JsonWholeModel};
use super::models::JsonModels;
use super::portfolio::{JsonPortfolio, JsonRow};
use super::report::JsonReport;
use super::verdicts::JsonVerdicts;

/// The schema of the report, which `score` writes too.
pub fn report_schema() -> Value {
    schema::<JsonReport<'_>>("Maturity report")
}

/// The schema of what `plan` writes: the report or, with other answers tried out, two of them.
pub fn plan_schema() -> Value {
    one_of::<JsonReport<'_>, JsonWhatIf<'_>>("Maturity plan")
}

/// The schema of a comparison of two answers files.
pub fn comparison_schema() -> Value {
    schema::<JsonComparison<'_>>("Maturity comparison")
}

/// The schema of what `check` found in answers files.
pub fn verdicts_schema() -> Value {
    schema::<JsonVerdicts<'_>>("Maturity check")
}

/// The schema of one part of a model, with what a workload has of it.
pub fn explanation_schema() -> Value {
    schema::<JsonExplanation<'_>>("Maturity explanation")
}

/// The schema of a model as it is shown, or of the list of those that are built in.
pub fn model_schema() -> Value {
    one_of::<JsonWholeModel<'_>, JsonModels<'_>>("Maturity model")
}

/// The schema of what the check of a model file found.
pub fn lint_schema() -> Value {
    schema::<JsonLint<'_>>("Maturity model check")
}

/// The schema of where raters agree.
pub fn agreement_schema() -> Value {
    schema::<JsonAgreement<'_>>("Maturity agreement")
}

/// The schema of one workload over several sittings.
pub fn history_schema() -> Value {
    schema::<JsonHistory<'_>>("Maturity history")
}

/// The schema of many workloads side by side.
pub fn portfolio_schema() -> Value {
    schema::<JsonPortfolio<'_>>("Maturity portfolio")
}

/// The schema of one workload of a portfolio on a line of its own.
pub fn row_schema() -> Value {
    schema::<JsonRow<'_>>("Workload of a maturity portfolio")
}

/// The schema of what has one of two shapes.
fn one_of<One: JsonSchema, Other: JsonSchema>(title: &str) -> Value {
    let mut generator = generator();
    let forms = [generator.subschema_for::<One>(), generator.subschema_for::<Other>()];
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "oneOf": forms,
        "$defs": generator.take_definitions(true),
    })
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().for_serialize().into_generator()
}

fn schema<T: JsonSchema>(title: &str) -> Value {
    let mut schema = generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}
