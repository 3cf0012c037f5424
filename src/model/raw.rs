//! The keys that a model file may have, with their kinds; the [rules](super::rules) decide whether to believe what they say.

use std::collections::BTreeMap;

use serde_json::json;
use serde_yaml::Value;

use super::constraints::{between, former, list, paragraphs, web_address, word};
use super::{Effort, Id, RiskKind, Severity, version};
use crate::document::{Field, raw};

/// A list whose entries may each be of the wrong kind.
pub(super) type List<T> = Vec<Field<T>>;

/// The most levels of a model.
pub(crate) const LEVELS: usize = 50;
/// The most strategies of a level.
pub(crate) const STRATEGIES: usize = 300;
/// The most practices of a level.
pub(crate) const PRACTICES_OF_A_LEVEL: usize = 5_000;
/// The most practices of a strategy.
pub(crate) const PRACTICES: usize = 50;
/// The most items of a checklist.
pub(super) const ITEMS: usize = 30;

raw! {
    /// A maturity model: levels of strategies of practices, and how their answers are scored.
    struct RawModel {
        /// Kebab-case name, written into every answers file.
        required id: String where Id::schema(),
        /// `n.n.n`; in quotes or not.
        required version: Value where version::schema(),
        /// The model's name for people.
        required title: String,
        /// What the model is for, in a sentence or two.
        optional summary: String,
        /// The text that the model describes.
        optional source: RawSource,
        /// When a level is reached.
        required scoring: RawScoring,
        /// The scale of practices that name none; required when there is more than one scale.
        optional default_scale: String where Id::schema(),
        /// The answer scales, each a list of options from 0 to 100.
        required scales: BTreeMap<String, Field<List<RawOption>>>
            where json!({"minProperties": 1, "propertyNames": Id::schema(), "additionalProperties": list(2, None)}),
        /// What cuts across levels: the rows of the heat map.
        optional themes: List<RawTheme> where list(1, None),
        /// The levels, lowest first.
        required levels: List<RawLevel> where list(1, Some(LEVELS)),
    }
}

raw! {
    /// The text that a model describes.
    struct RawSource {
        /// Its title.
        required title: String,
        /// Where it is published.
        optional url: String where web_address(),
        /// Its licence, as an SPDX identifier.
        optional license: String,
        /// The day or the commit of the text that the paragraphs of `source` count in.
        optional revision: String,
    }
}

raw! {
    /// When a level is reached.
    struct RawScoring {
        /// The score, in per cent, from which a level passes: 1 to 100.
        required achieved_at: i64 where between(1, 100),
        /// The score, in per cent, under which no strategy of a passing level may be: 0 to `achieved_at`.
        required floor: i64 where between(0, 100),
    }
}

raw! {
    /// One answer of a scale.
    struct RawOption {
        /// Kebab-case name, written into answers files.
        required id: String where Id::schema(),
        /// The answer as people say it.
        required label: String,
        /// What the answer means, in a short sentence.
        optional means: String,
        /// What it is worth, in per cent; rising from 0 to 100.
        required value: i64 where between(0, 100),
        /// Ids that this option had in earlier versions.
        optional formerly: List<String> where former(),
    }
}

raw! {
    /// A concern that cuts across levels.
    struct RawTheme {
        /// Kebab-case name.
        required id: String where Id::schema(),
        /// The name for people.
        required name: String,
        /// What it covers.
        optional summary: String,
    }
}

raw! {
    /// A stage of maturity; its number is its position.
    struct RawLevel {
        /// Kebab-case name.
        required id: String where Id::schema(),
        /// The name for people.
        required name: String,
        /// What a team has reached with it.
        optional goal: String,
        /// What the level is about.
        optional summary: String,
        /// Paragraphs of the source text.
        optional source: List<Value> where paragraphs(),
        /// What goes wrong with the level as a whole.
        optional risks: List<RawRisk>,
        /// What the level as a whole costs elsewhere.
        optional trade_offs: List<RawTradeOff>,
        /// What a team does on this level.
        required strategies: List<RawStrategy> where list(1, Some(STRATEGIES)),
    }
}

raw! {
    /// A group of practices with their risks and trade-offs.
    struct RawStrategy {
        /// Kebab-case name, unique in the model.
        required id: String where Id::schema(),
        /// The name for people.
        required name: String,
        /// The theme it belongs to.
        required theme: String where Id::schema(),
        /// Its share of the level's score: 1 to 5, 1 unless said.
        optional weight: i64 where between(1, 5),
        /// Strategies of the same or a lower level that prepare this one.
        optional builds_on: List<String> where json!({"items": Id::schema(), "uniqueItems": true}),
        /// Why it matters.
        optional summary: String,
        /// Paragraphs of the source text.
        optional source: List<Value> where paragraphs(),
        /// Where to read more.
        optional learn_more: List<String> where json!({"items": web_address()}),
        /// What goes wrong without it, or on the way to it.
        optional risks: List<RawRisk>,
        /// What it costs elsewhere.
        optional trade_offs: List<RawTradeOff>,
        /// The questions.
        required practices: List<RawPractice> where list(1, Some(PRACTICES)),
        /// Ids that this strategy had in earlier versions.
        optional formerly: List<String> where former(),
    }
}

raw! {
    /// What can go wrong, and what to do about it.
    struct RawRisk {
        /// Kebab-case name, unique in the strategy.
        required id: String where Id::schema(),
        /// `gap`: what a team runs while the strategy is missing (unless said); `pursuit`: what can go wrong while following it.
        optional kind: String where word(&[RiskKind::Gap, RiskKind::Pursuit].map(RiskKind::as_str)),
        /// How bad it is: `high`, `medium` (unless said) or `low`.
        optional severity: String where word(&Severity::ALL.map(Severity::as_str)),
        /// Whether the source text marks it as a risk; `false` unless said.
        optional stated: bool,
        /// The practices of the strategy that it hangs on; without them on all.
        optional practices: List<String> where json!({"items": Id::schema(), "uniqueItems": true}),
        /// What can happen.
        required risk: String,
        /// What to do about it.
        optional mitigation: String,
        /// Paragraphs of the source text.
        optional source: List<Value> where paragraphs(),
    }
}

raw! {
    /// What a strategy costs elsewhere, and how to decide.
    struct RawTradeOff {
        /// Kebab-case name, unique in the strategy.
        required id: String where Id::schema(),
        /// Whether the source text marks it as a trade-off; `false` unless said.
        optional stated: bool,
        /// The practices of the strategy that it hangs on; without them on all.
        optional practices: List<String> where json!({"items": Id::schema(), "uniqueItems": true}),
        /// What is given up for what.
        required trade_off: String,
        /// How to decide.
        optional guidance: String,
        /// Paragraphs of the source text.
        optional source: List<Value> where paragraphs(),
    }
}

raw! {
    /// One observable habit, asked as one question.
    struct RawPractice {
        /// Kebab-case name, unique in its strategy.
        required id: String where Id::schema(),
        /// Whether the level means nothing without it; `false` unless said.
        optional essential: bool,
        /// What the source text calls it.
        optional code: String,
        /// The question.
        required ask: String where json!({"pattern": "[?？]\\s*$"}),
        /// Why it matters.
        optional why: String,
        /// What would show it.
        optional evidence: String,
        /// What has to hold for the best answer.
        optional criteria: List<String>,
        /// What to start with while it is not fully in place.
        required next_step: String where json!({"pattern": "[.。]\\s*$"}),
        /// Its share of the strategy's score: 1 to 5, 1 unless said.
        optional weight: i64 where between(1, 5),
        /// What it takes from nothing to fully: `small`, `medium` (unless said) or `large`.
        optional effort: String where word(&Effort::ALL.map(Effort::as_str)),
        /// The scale of its answers, where it is not the default.
        optional scale: String where Id::schema(),
        /// A checklist instead of a scale.
        optional items: List<RawItem> where list(1, Some(ITEMS)),
        /// Paragraphs of the source text.
        optional source: List<Value> where paragraphs(),
        /// Ids that this practice had in earlier versions: `practice`, or `strategy/practice` where it moved.
        optional formerly: List<String> where former(),
    }
}

raw! {
    /// One thing to tick.
    struct RawItem {
        /// Kebab-case name, unique in its checklist.
        required id: String where Id::schema(),
        /// The thing for people.
        required label: String,
        /// What it brings.
        optional why: String,
        /// Ids that this item had in earlier versions.
        optional formerly: List<String> where former(),
    }
}
