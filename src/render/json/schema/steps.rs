//! How the report tells what holds a level back, what to do, and what can go wrong.

use schemars::JsonSchema;
use serde::Serialize;

/// A reason why the lowest failing level does not count; what its kind does not have is null.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Blocker")]
pub(in crate::render::json) struct JsonBlocker<'r> {
    /// The number of the level held back; for `below`, of the failing level under it.
    pub(in crate::render::json) level: usize,
    /// `floor`, `score`, `open` or `below`.
    pub(in crate::render::json) kind: &'static str,
    /// For `floor`: the id of the strategy under the floor.
    pub(in crate::render::json) strategy: Option<&'r str>,
    /// For `floor` and `score`: the score found, in per cent; null when not assessed.
    pub(in crate::render::json) score: Option<f64>,
    /// For `floor` and `score`: the score needed, in per cent.
    pub(in crate::render::json) needed: Option<f64>,
    /// For `score`: the points between the two.
    pub(in crate::render::json) short: Option<f64>,
    /// For `open`: how many answers are open.
    pub(in crate::render::json) questions: Option<usize>,
    /// For `open`: the points they could add.
    pub(in crate::render::json) points: Option<f64>,
    /// For `score`: the practices by points lost; their sum is 100 less the score.
    pub(in crate::render::json) lost: Vec<JsonLost<'r>>,
}

/// Points of the level's score lost by one practice.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Lost")]
pub(in crate::render::json) struct JsonLost<'r> {
    /// The id of the strategy.
    pub(in crate::render::json) strategy: &'r str,
    /// The id within it.
    pub(in crate::render::json) practice: &'r str,
    /// The points.
    pub(in crate::render::json) points: f64,
}

/// A next step, the plan first; `from` and `to` are values of the practice, `from` null when open.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Step")]
pub(in crate::render::json) struct JsonStep<'r> {
    /// Its place in the order, from 1.
    pub(in crate::render::json) rank: usize,
    /// Whether it belongs to the plan.
    pub(in crate::render::json) in_plan: bool,
    /// The number of the level it raises.
    pub(in crate::render::json) level: usize,
    /// The id of its strategy.
    pub(in crate::render::json) strategy: &'r str,
    /// Its id within the strategy.
    pub(in crate::render::json) practice: &'r str,
    /// What to do.
    pub(in crate::render::json) step: &'r str,
    /// The practice's value now, 0 to 100; null when open.
    pub(in crate::render::json) from: Option<f64>,
    /// Its value then: 100.
    pub(in crate::render::json) to: f64,
    /// Whether `from` is an estimate.
    pub(in crate::render::json) estimated: bool,
    /// Whether it is to be found out first.
    pub(in crate::render::json) open: bool,
    /// Points of the level's score.
    pub(in crate::render::json) gain: f64,
    /// What it takes: 1, 3 or 8 points.
    pub(in crate::render::json) effort: u32,
    /// The ids of the strategies that it prepares.
    pub(in crate::render::json) unlocks: Vec<&'r str>,
    /// What to watch on the way.
    pub(in crate::render::json) risks: Vec<JsonPursuitRisk<'r>>,
    /// What it costs elsewhere.
    pub(in crate::render::json) trade_offs: Vec<JsonTradeOff<'r>>,
}

/// What can go wrong while taking a step.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PursuitRisk")]
pub(in crate::render::json) struct JsonPursuitRisk<'r> {
    /// Its id within the strategy.
    pub(in crate::render::json) id: &'r str,
    /// What can happen.
    pub(in crate::render::json) risk: &'r str,
    /// What to do about it.
    pub(in crate::render::json) mitigation: Option<&'r str>,
}

/// What a step costs elsewhere.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TradeOff")]
pub(in crate::render::json) struct JsonTradeOff<'r> {
    /// Its id within the strategy.
    pub(in crate::render::json) id: &'r str,
    /// What is given up for what.
    pub(in crate::render::json) trade_off: &'r str,
    /// How to decide.
    pub(in crate::render::json) guidance: Option<&'r str>,
}

/// A risk being run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Risk")]
pub(in crate::render::json) struct JsonRisk {
    /// The number of the strategy's level.
    pub(in crate::render::json) level: usize,
    /// The id of the strategy.
    pub(in crate::render::json) strategy: String,
    /// Its id within the strategy.
    pub(in crate::render::json) id: String,
    /// What can happen.
    pub(in crate::render::json) risk: String,
    /// What to do about it.
    pub(in crate::render::json) mitigation: Option<String>,
}
