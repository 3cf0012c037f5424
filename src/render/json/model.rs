//! A model for machines: the whole, or what lies on the way to one part, each question with its own options. What is not said
//! is null or empty, never absent. Former names and paragraphs of the source stay in the model file.

use serde::Serialize;

use super::explanation::{JsonLevelPart, JsonPracticePart, JsonStrategyPart, level_part, practice_part, strategy_part};
use super::schema::JsonThresholds;
use super::to_text;
use crate::model::{Level, Model, Part, Strategy};

#[derive(Debug, Serialize)]
struct JsonWholeModel<'m> {
    schema_version: u32,
    id: &'m str,
    version: &'m str,
    title: &'m str,
    summary: Option<&'m str>,
    source: Option<JsonSource<'m>>,
    thresholds: JsonThresholds,
    themes: Vec<JsonThemePart<'m>>,
    levels: Vec<JsonLevelPart<'m, JsonStrategyPart<'m, JsonPracticePart<'m>>>>,
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

/// A model as JSON; of a part, `levels` holds what contains it and what it contains, in the same shape.
pub fn model(model: &Model, part: Part<'_>) -> String {
    let source = model.source.as_ref();
    to_text(&JsonWholeModel {
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
        levels: model.levels.iter().filter(|level| part.touches_level(level)).map(|found| level(model, found, part)).collect(),
    })
}

fn level<'m>(model: &'m Model, level: &'m Level, part: Part<'_>) -> JsonLevelPart<'m, JsonStrategyPart<'m, JsonPracticePart<'m>>> {
    let meant = level.strategies.iter().filter(|found| part.touches_strategy(found));
    level_part(level, meant.map(|found| strategy(model, found, part)).collect())
}

fn strategy<'m>(model: &'m Model, strategy: &'m Strategy, part: Part<'_>) -> JsonStrategyPart<'m, JsonPracticePart<'m>> {
    let meant = strategy.practices.iter().filter(|found| part.touches_practice(found));
    strategy_part(model, strategy, meant.map(practice_part).collect())
}
