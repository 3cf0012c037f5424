//! A model for machines: the whole, or what lies on the way to one part, each question with its own options. What is not said
//! is null or empty, never absent. Former names and paragraphs of the source stay in the model file.

use serde::Serialize;

use super::explanation::{JsonPracticePart, JsonRiskPart, practice_part, risk_part};
use super::schema::{JsonThresholds, JsonTradeOff};
use super::{to_text, trade_off};
use crate::model::{Id, Level, Model, Part, Practice, Strategy};

#[derive(Debug, Serialize)]
struct JsonBook<'m> {
    schema_version: u32,
    id: &'m str,
    version: &'m str,
    title: &'m str,
    summary: Option<&'m str>,
    source: Option<JsonSource<'m>>,
    thresholds: JsonThresholds,
    themes: Vec<JsonThemePart<'m>>,
    levels: Vec<JsonLevelBook<'m>>,
}

#[derive(Debug, Serialize)]
struct JsonSource<'m> {
    title: &'m str,
    url: Option<&'m str>,
    license: Option<&'m str>,
}

#[derive(Debug, Serialize)]
struct JsonThemePart<'m> {
    id: &'m str,
    name: &'m str,
    summary: Option<&'m str>,
}

#[derive(Debug, Serialize)]
struct JsonLevelBook<'m> {
    level: usize,
    id: &'m str,
    name: &'m str,
    goal: Option<&'m str>,
    summary: Option<&'m str>,
    strategies: Vec<JsonStrategyBook<'m>>,
}

#[derive(Debug, Serialize)]
struct JsonStrategyBook<'m> {
    id: &'m str,
    name: &'m str,
    theme: &'m str,
    weight: u32,
    summary: Option<&'m str>,
    builds_on: Vec<&'m str>,
    learn_more: &'m [String],
    risks: Vec<JsonRiskPart<'m>>,
    trade_offs: Vec<JsonTradeOff<'m>>,
    practices: Vec<JsonPracticePart<'m>>,
}

/// A model as JSON; of a part, `levels` holds what contains it and what it contains, in the same shape.
pub fn model(model: &Model, part: Part<'_>) -> String {
    let source = model.source.as_ref();
    to_text(&JsonBook {
        schema_version: 1,
        id: model.id.as_str(),
        version: &model.version,
        title: &model.title,
        summary: model.summary.as_deref(),
        source: source.map(|source| JsonSource { title: &source.title, url: source.url.as_deref(), license: source.license.as_deref() }),
        thresholds: JsonThresholds { achieved_at: model.thresholds.achieved_at, floor: model.thresholds.floor },
        themes: model
            .themes
            .iter()
            .map(|theme| JsonThemePart { id: theme.id.as_str(), name: &theme.name, summary: theme.summary.as_deref() })
            .collect(),
        levels: model.levels.iter().filter(|level| part.touches_level(level)).map(|found| level(found, part)).collect(),
    })
}

fn level<'m>(level: &'m Level, part: Part<'_>) -> JsonLevelBook<'m> {
    JsonLevelBook {
        level: level.number,
        id: level.id.as_str(),
        name: &level.name,
        goal: level.goal.as_deref(),
        summary: level.summary.as_deref(),
        strategies: level.strategies.iter().filter(|found| part.touches_strategy(found)).map(|found| strategy(found, part)).collect(),
    }
}

fn strategy<'m>(strategy: &'m Strategy, part: Part<'_>) -> JsonStrategyBook<'m> {
    let is_meant = |found: &&Practice| part.touches_practice(found);
    JsonStrategyBook {
        id: strategy.id.as_str(),
        name: &strategy.name,
        theme: strategy.theme.as_str(),
        weight: strategy.weight,
        summary: strategy.summary.as_deref(),
        builds_on: strategy.builds_on.iter().map(Id::as_str).collect(),
        learn_more: &strategy.learn_more,
        risks: strategy.risks.iter().map(risk_part).collect(),
        trade_offs: strategy.trade_offs.iter().map(trade_off).collect(),
        practices: strategy.practices.iter().filter(is_meant).map(practice_part).collect(),
    }
}
