//! A model in JSON, whole or in part, each question with its own options; and what a workload has of one part.
//!
//! What is not said is null or empty, never absent. Former names and paragraphs of the source stay in the model file.

use super::levels::{JsonLevel, JsonPractice, JsonStrategy};
use super::report::JsonThresholds;
use super::{objects, to_text};
use crate::model::{Form, Id, Item, Level, Model, Part, Practice, Risk, ScaleOption, Source, Strategy, Theme, TradeOff};
use crate::report::Report;

/// A model as JSON; of a part, `levels` holds what contains it and what it contains, in the same shape.
pub(crate) fn model(model: &Model, part: Part<'_>) -> String {
    to_text(&JsonWholeModel::new(model, part))
}

pub(crate) fn model_part(model: &Model, part: Part<'_>) -> String {
    to_text(&JsonExplanation::new(model, part, None))
}

/// One part of the model scored as JSON, with what the answers say about it.
pub(crate) fn explanation(report: &Report<'_, '_>, part: Part<'_>) -> String {
    to_text(&JsonExplanation::new(report.model(), part, Some(JsonAssessment::new(report, part))))
}

objects! {
    JsonWholeModel<'m>(model: &'m Model, part: Part<'_>) {
        schema_version: u32 = 1;
        id: &'m str = model.id.as_str();
        version: &'m str = &model.version;
        title: &'m str = &model.title;
        summary: Option<&'m str> = model.summary.as_deref();
        source: Option<JsonSource<'m>> = model.source.as_ref().map(JsonSource::new);
        thresholds: JsonThresholds = JsonThresholds::new(model.thresholds);
        themes: Vec<JsonThemePart<'m>> = model.themes.iter().map(JsonThemePart::new).collect();
        levels: Vec<JsonLevelPart<'m, WholeStrategy<'m>>> =
            model.levels.iter().filter(|level| part.touches_level(level)).map(|level| whole_level(model, level, part)).collect();
    }

    JsonSource<'m>(source: &'m Source) {
        title: &'m str = &source.title;
        url: Option<&'m str> = source.url.as_deref();
        license: Option<&'m str> = source.license.as_deref();
        revision: Option<&'m str> = source.revision.as_deref();
    }

    JsonThemePart<'m>(theme: &'m Theme) {
        id: &'m str = theme.id.as_str();
        name: &'m str = &theme.name;
        summary: Option<&'m str> = theme.summary.as_deref();
    }

    /// One part, with the level and the strategy around it.
    JsonExplanation<'m>(scored: &'m Model, part: Part<'m>, found: Option<JsonAssessment<'m>>) {
        schema_version: u32 = 1;
        model: String = scored.reference();
        level: Option<JsonLevelPart<'m, &'m str>> = match part {
            Part::Model => None,
            Part::Level(level) | Part::Strategy(level, _) | Part::Practice(level, ..) => Some(level_by_ids(level)),
        };
        strategy: Option<JsonStrategyPart<'m, &'m str>> = match part {
            Part::Model | Part::Level(_) => None,
            Part::Strategy(_, strategy) | Part::Practice(_, strategy, _) => Some(strategy_by_ids(scored, strategy)),
        };
        practice: Option<JsonPracticePart<'m>> =
            if let Part::Practice(.., found) = part { Some(JsonPracticePart::new(found)) } else { None };
        assessment: Option<JsonAssessment<'m>> = found;
    }

    /// A level with what stands for each of its strategies: its id, or all of it.
    JsonLevelPart<'m, S>(found: &'m Level, shown: Vec<S>) {
        level: usize = found.number;
        id: &'m str = found.id.as_str();
        name: &'m str = &found.name;
        goal: Option<&'m str> = found.goal.as_deref();
        summary: Option<&'m str> = found.summary.as_deref();
        risks: Vec<JsonRiskPart<'m>> = found.risks.iter().map(JsonRiskPart::new).collect();
        trade_offs: Vec<JsonTradeOffPart<'m>> = found.trade_offs.iter().map(JsonTradeOffPart::new).collect();
        strategies: Vec<S> = shown;
    }

    /// A strategy with what stands for each of its practices: its id, or all of it.
    JsonStrategyPart<'m, P>(model: &'m Model, found: &'m Strategy, shown: Vec<P>) {
        id: &'m str = found.id.as_str();
        name: &'m str = &found.name;
        theme: &'m str = found.theme.as_str();
        weight: u32 = found.weight;
        summary: Option<&'m str> = found.summary.as_deref();
        builds_on: Vec<&'m str> = found.builds_on.iter().map(Id::as_str).collect();
        holds_up: Vec<&'m str> = model.held_up_by(&found.id).iter().map(|above| above.id.as_str()).collect();
        learn_more: &'m [String] = &found.learn_more;
        risks: Vec<JsonRiskPart<'m>> = found.risks.iter().map(JsonRiskPart::new).collect();
        trade_offs: Vec<JsonTradeOffPart<'m>> = found.trade_offs.iter().map(JsonTradeOffPart::new).collect();
        practices: Vec<P> = shown;
    }

    JsonRiskPart<'m>(found: &'m Risk) {
        id: &'m str = found.id.as_str();
        kind: &'static str = found.kind.as_str();
        severity: &'static str = found.severity.as_str();
        stated: bool = found.stated;
        practices: Vec<&'m str> = found.practices.iter().map(Id::as_str).collect();
        risk: &'m str = &found.risk;
        mitigation: Option<&'m str> = found.mitigation.as_deref();
    }

    JsonTradeOffPart<'m>(found: &'m TradeOff) {
        id: &'m str = found.id.as_str();
        stated: bool = found.stated;
        practices: Vec<&'m str> = found.practices.iter().map(Id::as_str).collect();
        trade_off: &'m str = &found.trade_off;
        guidance: Option<&'m str> = found.guidance.as_deref();
    }

    JsonPracticePart<'m>(practice: &'m Practice) {
        id: &'m str = practice.id.as_str();
        essential: bool = practice.essential;
        code: Option<&'m str> = practice.code.as_deref();
        ask: &'m str = &practice.ask;
        why: Option<&'m str> = practice.why.as_deref();
        evidence: Option<&'m str> = practice.evidence.as_deref();
        criteria: &'m [String] = &practice.criteria;
        next_step: &'m str = &practice.next_step;
        weight: u32 = practice.weight;
        effort: u32 = practice.effort.points();
        options: Vec<JsonOption<'m>> =
            if let Form::Scale(scale) = &practice.form { scale.options.iter().map(JsonOption::new).collect() } else { vec![] };
        items: Vec<JsonItem<'m>> =
            if let Form::Checklist(items) = &practice.form { items.iter().map(JsonItem::new).collect() } else { vec![] };
    }

    JsonOption<'m>(option: &'m ScaleOption) {
        id: &'m str = option.id.as_str();
        label: &'m str = &option.label;
        means: Option<&'m str> = option.means.as_deref();
        value: u32 = option.value;
    }

    JsonItem<'m>(item: &'m Item) {
        id: &'m str = item.id.as_str();
        label: &'m str = &item.label;
        why: Option<&'m str> = item.why.as_deref();
    }

    /// The same objects as in the report, of this part alone.
    JsonAssessment<'r>(report: &'r Report<'_, '_>, part: Part<'_>) {
        workload: &'r str = &report.answers.workload;
        as_of: String = report.as_of.to_string();
        level: Option<JsonLevel<'r>> = match part {
            Part::Level(level) => report.scorecard.levels.iter().find(|score| score.number() == level.number).map(JsonLevel::new),
            _ => None,
        };
        strategy: Option<JsonStrategy<'r>> = match part {
            Part::Strategy(_, strategy) => {
                report.scorecard.strategies().find(|(_, score)| *score.id() == strategy.id).map(|(_, score)| JsonStrategy::new(score))
            }
            _ => None,
        };
        practice: Option<JsonPractice<'r>> = match part {
            Part::Practice(_, _, practice) => report.scorecard.place(practice).map(|place| JsonPractice::new(place.practice)),
            _ => None,
        };
    }
}

/// A strategy with all of its questions.
type WholeStrategy<'m> = JsonStrategyPart<'m, JsonPracticePart<'m>>;

fn whole_level<'m>(model: &'m Model, level: &'m Level, part: Part<'_>) -> JsonLevelPart<'m, WholeStrategy<'m>> {
    let strategy = |found: &'m Strategy| {
        let practices = found.practices.iter().filter(|practice| part.touches_practice(practice));
        JsonStrategyPart::new(model, found, practices.map(JsonPracticePart::new).collect())
    };
    JsonLevelPart::new(level, level.strategies.iter().filter(|found| part.touches_strategy(found)).map(strategy).collect())
}

fn level_by_ids(level: &Level) -> JsonLevelPart<'_, &str> {
    JsonLevelPart::new(level, level.strategies.iter().map(|strategy| strategy.id.as_str()).collect())
}

fn strategy_by_ids<'m>(model: &'m Model, strategy: &'m Strategy) -> JsonStrategyPart<'m, &'m str> {
    JsonStrategyPart::new(model, strategy, strategy.practices.iter().map(|practice| practice.id.as_str()).collect())
}
