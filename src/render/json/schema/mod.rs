//! The shape of the JSON report, version 1: a contract, so it never shares a type with the rest of the program.

mod levels;
mod steps;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

pub(super) use levels::{JsonAccepted, JsonAnswer, JsonCell, JsonLevel, JsonPractice, JsonStrategy, JsonTheme};
pub(super) use steps::{JsonBlocker, JsonLost, JsonPursuitRisk, JsonRisk, JsonStep, JsonTradeOff};

/// The JSON Schema (2020-12) of the report, made from the types that write it.
pub fn report_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<JsonReport<'_>>();
    schema.insert("title".to_owned(), "Maturity report".into());
    schema.to_value()
}

/// The whole report.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub(super) struct JsonReport<'r> {
    /// The version of this shape: 1.
    pub(super) schema_version: u32,
    /// The version of the program that wrote it.
    pub(super) tool_version: &'static str,
    /// The day on which the answers were looked at: `YYYY-MM-DD`.
    pub(super) as_of: String,
    /// What is assessed.
    pub(super) workload: &'r str,
    /// What that is, in a sentence.
    pub(super) about: Option<&'r str>,
    /// The day of the first assessment: `YYYY-MM-DD`.
    pub(super) assessed: Option<String>,
    /// Who answered.
    pub(super) assessors: &'r [String],
    /// The number of the level to reach.
    pub(super) target: Option<usize>,
    /// The model scored.
    pub(super) model: JsonModel<'r>,
    /// When a level is reached.
    pub(super) thresholds: JsonThresholds,
    /// The highest level that counts; 0 below Level 1.
    pub(super) level: usize,
    /// Its name; null below Level 1.
    pub(super) level_name: Option<&'r str>,
    /// The same if every open answer turned out best.
    pub(super) level_possible: usize,
    /// The plain mean of the levels' scores, in per cent; null until every level has an answer.
    pub(super) mean_score: Option<f64>,
    /// The same with every open answer at its best.
    pub(super) mean_score_high: Option<f64>,
    /// How many practices are in each state.
    pub(super) counts: JsonCounts,
    /// Every level, lowest first.
    pub(super) levels: Vec<JsonLevel<'r>>,
    /// Every theme across the levels: the heat map.
    pub(super) themes: Vec<JsonTheme<'r>>,
    /// What holds back the lowest level that fails.
    pub(super) blockers: Vec<JsonBlocker<'r>>,
    /// Everything that can be done, the plan first.
    pub(super) next_steps: Vec<JsonStep<'r>>,
    /// The risks run: gap risks of strategies that are not yet largely in place.
    pub(super) risks: Vec<JsonRisk>,
    /// The gaps that are accepted for now, which are no next steps.
    pub(super) accepted: Vec<JsonAccepted<'r>>,
    /// What the answers file was warned of.
    pub(super) warnings: Vec<String>,
}

/// The model scored.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Model")]
pub(super) struct JsonModel<'r> {
    /// Its id.
    pub(super) id: &'r str,
    /// `n.n.n`.
    pub(super) version: &'r str,
    /// Its name for people.
    pub(super) title: &'r str,
}

/// When a level is reached, in per cent.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Thresholds")]
pub(super) struct JsonThresholds {
    /// The score from which a level passes, 1 to 100.
    pub(super) achieved_at: u32,
    /// The score under which no strategy of a passing level may be, 0 to `achieved_at`.
    pub(super) floor: u32,
}

/// How many practices are in each state.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Counts")]
pub(super) struct JsonCounts {
    /// With an answer of their own.
    pub(super) answered: usize,
    /// Without one, taken from the quick rating of their strategy.
    pub(super) estimated: usize,
    /// Without any.
    pub(super) unanswered: usize,
    /// Asked, and nobody knew.
    pub(super) unknown: usize,
    /// Answered too long ago.
    pub(super) stale: usize,
    /// Set aside with a reason.
    pub(super) not_applicable: usize,
}
