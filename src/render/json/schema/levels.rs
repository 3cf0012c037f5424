//! How the report tells levels, strategies, practices and themes.

use schemars::JsonSchema;
use serde::Serialize;

/// A level, lowest first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Level")]
pub(in crate::render::json) struct JsonLevel<'r> {
    /// Its number, from 1.
    pub(in crate::render::json) level: usize,
    /// Its id.
    pub(in crate::render::json) id: &'r str,
    /// Its name for people.
    pub(in crate::render::json) name: &'r str,
    /// Its score, in per cent, open answers counting 0; null when not assessed.
    pub(in crate::render::json) score: Option<f64>,
    /// The same with open answers counting 100; null when nothing of it applies.
    pub(in crate::render::json) high: Option<f64>,
    /// Whether it passes by itself; null when nothing of it applies.
    pub(in crate::render::json) passes: Option<bool>,
    /// Whether it would with open answers at their best.
    pub(in crate::render::json) could_pass: Option<bool>,
    /// Whether it passes and no level below it fails; null when nothing of it applies.
    pub(in crate::render::json) counts: Option<bool>,
    /// What it rests on: `answers`, `mixed`, `estimates` or `none`.
    pub(in crate::render::json) basis: &'static str,
    /// In model order.
    pub(in crate::render::json) strategies: Vec<JsonStrategy<'r>>,
}

/// A strategy, in model order.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Strategy")]
pub(in crate::render::json) struct JsonStrategy<'r> {
    /// Its id.
    pub(in crate::render::json) id: &'r str,
    /// Its name for people.
    pub(in crate::render::json) name: &'r str,
    /// The id of its theme.
    pub(in crate::render::json) theme: &'r str,
    /// Its share of the level, 1 to 5.
    pub(in crate::render::json) weight: u32,
    /// Its score, in per cent, open answers counting 0; null when not assessed.
    pub(in crate::render::json) score: Option<f64>,
    /// The same with open answers counting 100; null when nothing of it applies.
    pub(in crate::render::json) high: Option<f64>,
    /// The score in words: `not` to 15, `partially` to 50, `largely` to 85, else `fully`; null when not assessed.
    pub(in crate::render::json) rating: Option<&'static str>,
    /// In model order.
    pub(in crate::render::json) practices: Vec<JsonPractice<'r>>,
}

/// A practice, in model order; its id is the one within the strategy.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Practice")]
pub(in crate::render::json) struct JsonPractice<'r> {
    /// Its id within the strategy.
    pub(in crate::render::json) id: &'r str,
    /// `answered`, `estimated`, `unanswered`, `unknown`, `stale` or `not_applicable`.
    pub(in crate::render::json) state: &'static str,
    /// The option, or the items ticked; null when there is no answer of its own.
    pub(in crate::render::json) answer: Option<JsonAnswer<'r>>,
    /// What the answer is worth, 0 to 100; null when open or set aside.
    pub(in crate::render::json) value: Option<f64>,
    /// Its share of the strategy, 1 to 5.
    pub(in crate::render::json) weight: u32,
    /// Points of the level's score that it loses; null when set aside.
    pub(in crate::render::json) points_lost: Option<f64>,
    /// What was remarked.
    pub(in crate::render::json) note: Option<&'r str>,
    /// What shows the answer.
    pub(in crate::render::json) evidence: &'r [String],
    /// The day of this answer, when it is not that of the assessment: `YYYY-MM-DD`.
    pub(in crate::render::json) reviewed: Option<String>,
    /// Why it is set aside.
    pub(in crate::render::json) not_applicable: Option<&'r str>,
}

/// An option's id, or the ids of the items ticked.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
#[serde(untagged)]
pub(in crate::render::json) enum JsonAnswer<'r> {
    Option(&'r str),
    Items(Vec<&'r str>),
}

/// A gap that is accepted for now, which is no next step.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Accepted")]
pub(in crate::render::json) struct JsonAccepted<'r> {
    /// The number of its level.
    pub(in crate::render::json) level: usize,
    /// The id of its strategy.
    pub(in crate::render::json) strategy: &'r str,
    /// Its id within the strategy.
    pub(in crate::render::json) practice: &'r str,
    /// Why it is accepted.
    pub(in crate::render::json) reason: &'r str,
    /// The last day on which it is: `YYYY-MM-DD`.
    pub(in crate::render::json) until: String,
    /// Who decided.
    pub(in crate::render::json) by: Option<&'r str>,
    /// How many days are left.
    pub(in crate::render::json) days_left: i64,
}

/// A theme across levels.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Theme")]
pub(in crate::render::json) struct JsonTheme<'r> {
    /// Its id.
    pub(in crate::render::json) id: &'r str,
    /// Its name for people.
    pub(in crate::render::json) name: &'r str,
    /// One a level, lowest first.
    pub(in crate::render::json) cells: Vec<JsonCell>,
}

/// A theme in one level.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Cell")]
pub(in crate::render::json) struct JsonCell {
    /// The number of the level.
    pub(in crate::render::json) level: usize,
    /// The weighted mean of the theme's strategies there, in per cent; null when not assessed.
    pub(in crate::render::json) score: Option<f64>,
    /// The same with open answers counting 100; null when nothing of it applies.
    pub(in crate::render::json) high: Option<f64>,
}
