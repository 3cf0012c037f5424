//! The shape of the JSON report, version 1: a contract, so it never shares a type with the rest of the program.

use serde::Serialize;

/// An option's id, or the ids of the items ticked.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum JsonAnswer<'r> {
    Option(&'r str),
    Items(Vec<&'r str>),
}

/// The whole report.
#[derive(Debug, Serialize)]
pub(super) struct JsonReport<'r> {
    pub(super) schema_version: u32,
    pub(super) tool_version: &'static str,
    pub(super) as_of: String,
    pub(super) workload: &'r str,
    pub(super) about: Option<&'r str>,
    pub(super) assessed: Option<String>,
    pub(super) assessors: &'r [String],
    pub(super) target: Option<usize>,
    pub(super) model: JsonModel<'r>,
    pub(super) thresholds: JsonThresholds,
    pub(super) level: usize,
    pub(super) level_name: Option<&'r str>,
    pub(super) level_possible: usize,
    pub(super) mean_score: Option<f64>,
    pub(super) mean_score_high: Option<f64>,
    pub(super) counts: JsonCounts,
    pub(super) levels: Vec<JsonLevel<'r>>,
    pub(super) themes: Vec<JsonTheme<'r>>,
    pub(super) blockers: Vec<JsonBlocker<'r>>,
    pub(super) next_steps: Vec<JsonStep<'r>>,
    pub(super) risks: Vec<JsonRisk>,
    pub(super) accepted: Vec<JsonAccepted<'r>>,
    pub(super) warnings: &'r [String],
}

/// The model scored.
#[derive(Debug, Serialize)]
pub(super) struct JsonModel<'r> {
    pub(super) id: &'r str,
    pub(super) version: &'r str,
    pub(super) title: &'r str,
}

/// When a level is reached, in per cent.
#[derive(Debug, Serialize)]
pub(super) struct JsonThresholds {
    pub(super) achieved_at: u32,
    pub(super) floor: u32,
}

/// How many practices are in each state.
#[derive(Debug, Serialize)]
pub(super) struct JsonCounts {
    pub(super) answered: usize,
    pub(super) estimated: usize,
    pub(super) unanswered: usize,
    pub(super) unknown: usize,
    pub(super) stale: usize,
    pub(super) not_applicable: usize,
}

/// A level, lowest first.
#[derive(Debug, Serialize)]
pub(super) struct JsonLevel<'r> {
    pub(super) level: usize,
    pub(super) id: &'r str,
    pub(super) name: &'r str,
    pub(super) score: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) passes: Option<bool>,
    pub(super) could_pass: Option<bool>,
    pub(super) counts: Option<bool>,
    pub(super) basis: &'static str,
    pub(super) strategies: Vec<JsonStrategy<'r>>,
}

/// A strategy, in model order.
#[derive(Debug, Serialize)]
pub(super) struct JsonStrategy<'r> {
    pub(super) id: &'r str,
    pub(super) name: &'r str,
    pub(super) theme: &'r str,
    pub(super) weight: u32,
    pub(super) score: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) rating: Option<&'static str>,
    pub(super) practices: Vec<JsonPractice<'r>>,
}

/// A practice, in model order; its id is the one within the strategy.
#[derive(Debug, Serialize)]
pub(super) struct JsonPractice<'r> {
    pub(super) id: &'r str,
    pub(super) state: &'static str,
    pub(super) answer: Option<JsonAnswer<'r>>,
    pub(super) value: Option<f64>,
    pub(super) weight: u32,
    pub(super) points_lost: Option<f64>,
    pub(super) note: Option<&'r str>,
    pub(super) evidence: &'r [String],
    pub(super) reviewed: Option<String>,
    pub(super) not_applicable: Option<&'r str>,
}

/// A gap that is accepted for now, which is no next step.
#[derive(Debug, Serialize)]
pub(super) struct JsonAccepted<'r> {
    pub(super) level: usize,
    pub(super) strategy: &'r str,
    pub(super) practice: &'r str,
    pub(super) reason: &'r str,
    pub(super) until: String,
    pub(super) by: Option<&'r str>,
    pub(super) days_left: i64,
}

/// A theme across levels.
#[derive(Debug, Serialize)]
pub(super) struct JsonTheme<'r> {
    pub(super) id: &'r str,
    pub(super) name: &'r str,
    pub(super) cells: Vec<JsonCell>,
}

/// A theme in one level.
#[derive(Debug, Serialize)]
pub(super) struct JsonCell {
    pub(super) level: usize,
    pub(super) score: Option<f64>,
    pub(super) high: Option<f64>,
}

/// A reason why the lowest failing level does not count; what its kind does not have is null.
#[derive(Debug, Serialize)]
pub(super) struct JsonBlocker<'r> {
    pub(super) level: usize,
    pub(super) kind: &'static str,
    pub(super) strategy: Option<&'r str>,
    pub(super) score: Option<f64>,
    pub(super) needed: Option<f64>,
    pub(super) short: Option<f64>,
    pub(super) questions: Option<usize>,
    pub(super) points: Option<f64>,
    pub(super) lost: Vec<JsonLost<'r>>,
}

/// Points of the level's score lost by one practice.
#[derive(Debug, Serialize)]
pub(super) struct JsonLost<'r> {
    pub(super) strategy: &'r str,
    pub(super) practice: &'r str,
    pub(super) points: f64,
}

/// A next step, the plan first; `from` and `to` are values of the practice, `from` null when open.
#[derive(Debug, Serialize)]
pub(super) struct JsonStep<'r> {
    pub(super) rank: usize,
    pub(super) in_plan: bool,
    pub(super) level: usize,
    pub(super) strategy: &'r str,
    pub(super) practice: &'r str,
    pub(super) step: &'r str,
    pub(super) from: Option<f64>,
    pub(super) to: f64,
    pub(super) estimated: bool,
    pub(super) open: bool,
    pub(super) gain: f64,
    pub(super) effort: u32,
    pub(super) unlocks: Vec<&'r str>,
    pub(super) risks: Vec<JsonPursuitRisk<'r>>,
    pub(super) trade_offs: Vec<JsonTradeOff<'r>>,
}

/// What can go wrong while taking a step.
#[derive(Debug, Serialize)]
pub(super) struct JsonPursuitRisk<'r> {
    pub(super) id: &'r str,
    pub(super) risk: &'r str,
    pub(super) mitigation: Option<&'r str>,
}

/// What a step costs elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct JsonTradeOff<'r> {
    pub(super) id: &'r str,
    pub(super) trade_off: &'r str,
    pub(super) guidance: Option<&'r str>,
}

/// A risk being run.
#[derive(Debug, Serialize)]
pub(super) struct JsonRisk {
    pub(super) level: usize,
    pub(super) strategy: String,
    pub(super) id: String,
    pub(super) risk: String,
    pub(super) mitigation: Option<String>,
}
