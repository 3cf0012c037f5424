//! One part of a model for machines, and what a workload has of it. What a part does not have is null.

use serde::Serialize;

use super::schema::{JsonLevel, JsonPractice, JsonStrategy, JsonTradeOff};
use super::{level, practice, strategy, to_text, trade_off};
use crate::model::{Form, Id, Level, Model, Part, Practice, Risk, ScaleOption, Strategy};
use crate::report::Report;
use crate::scorecard::{PracticeScore, StrategyScore};

#[derive(Debug, Serialize)]
struct JsonExplanation<'m> {
    schema_version: u32,
    model: String,
    level: Option<JsonLevelPart<'m>>,
    strategy: Option<JsonStrategyPart<'m>>,
    practice: Option<JsonPracticePart<'m>>,
    assessment: Option<JsonAssessment<'m>>,
}

/// A level with what stands for each of its strategies: its id, or all of it.
#[derive(Debug, Serialize)]
pub(super) struct JsonLevelPart<'m, S = &'m str> {
    level: usize,
    id: &'m str,
    name: &'m str,
    goal: Option<&'m str>,
    summary: Option<&'m str>,
    strategies: Vec<S>,
}

/// A strategy with what stands for each of its practices: its id, or all of it.
#[derive(Debug, Serialize)]
pub(super) struct JsonStrategyPart<'m, P = &'m str> {
    id: &'m str,
    name: &'m str,
    theme: &'m str,
    weight: u32,
    summary: Option<&'m str>,
    builds_on: Vec<&'m str>,
    holds_up: Vec<&'m str>,
    learn_more: &'m [String],
    risks: Vec<JsonRiskPart<'m>>,
    trade_offs: Vec<JsonTradeOff<'m>>,
    practices: Vec<P>,
}

#[derive(Debug, Serialize)]
struct JsonRiskPart<'m> {
    id: &'m str,
    kind: &'static str,
    risk: &'m str,
    mitigation: Option<&'m str>,
}

#[derive(Debug, Serialize)]
pub(super) struct JsonPracticePart<'m> {
    id: &'m str,
    ask: &'m str,
    why: Option<&'m str>,
    evidence: Option<&'m str>,
    next_step: &'m str,
    weight: u32,
    effort: u32,
    options: Vec<JsonOption<'m>>,
    items: Vec<JsonItem<'m>>,
}

#[derive(Debug, Serialize)]
struct JsonOption<'m> {
    id: &'m str,
    label: &'m str,
    means: Option<&'m str>,
    value: u32,
}

#[derive(Debug, Serialize)]
struct JsonItem<'m> {
    id: &'m str,
    label: &'m str,
    why: Option<&'m str>,
}

/// The same objects as in the report, of this part alone.
#[derive(Debug, Serialize)]
struct JsonAssessment<'r> {
    workload: &'r str,
    as_of: String,
    level: Option<JsonLevel<'r>>,
    strategy: Option<JsonStrategy<'r>>,
    practice: Option<JsonPractice<'r>>,
}

/// One part of a model as JSON.
pub fn model_part(model: &Model, part: Part<'_>) -> String {
    to_text(&of_model(model, part))
}

/// One part of the model scored as JSON, with what the answers say about it.
pub fn explanation(report: &Report<'_, '_>, part: Part<'_>) -> String {
    to_text(&JsonExplanation { assessment: Some(assessment(report, part)), ..of_model(report.model(), part) })
}

fn of_model<'m>(model: &'m Model, part: Part<'m>) -> JsonExplanation<'m> {
    let (of_level, of_strategy, of_practice) = match part {
        Part::Model => (None, None, None),
        Part::Level(level) => (Some(level), None, None),
        Part::Strategy(level, strategy) => (Some(level), Some(strategy), None),
        Part::Practice(level, strategy, practice) => (Some(level), Some(strategy), Some(practice)),
    };
    JsonExplanation {
        schema_version: 1,
        model: model.reference(),
        level: of_level.map(|level| level_part(level, level.strategies.iter().map(|strategy| strategy.id.as_str()).collect())),
        strategy: of_strategy
            .map(|strategy| strategy_part(model, strategy, strategy.practices.iter().map(|practice| practice.id.as_str()).collect())),
        practice: of_practice.map(practice_part),
        assessment: None,
    }
}

pub(super) fn level_part<S>(level: &Level, strategies: Vec<S>) -> JsonLevelPart<'_, S> {
    JsonLevelPart {
        level: level.number,
        id: level.id.as_str(),
        name: &level.name,
        goal: level.goal.as_deref(),
        summary: level.summary.as_deref(),
        strategies,
    }
}

pub(super) fn strategy_part<'m, P>(model: &'m Model, strategy: &'m Strategy, practices: Vec<P>) -> JsonStrategyPart<'m, P> {
    JsonStrategyPart {
        id: strategy.id.as_str(),
        name: &strategy.name,
        theme: strategy.theme.as_str(),
        weight: strategy.weight,
        summary: strategy.summary.as_deref(),
        builds_on: strategy.builds_on.iter().map(Id::as_str).collect(),
        holds_up: model.held_up_by(&strategy.id).iter().map(|above| above.id.as_str()).collect(),
        learn_more: &strategy.learn_more,
        risks: strategy.risks.iter().map(risk_part).collect(),
        trade_offs: strategy.trade_offs.iter().map(trade_off).collect(),
        practices,
    }
}

fn risk_part(risk: &Risk) -> JsonRiskPart<'_> {
    JsonRiskPart { id: risk.id.as_str(), kind: risk.kind.as_str(), risk: &risk.risk, mitigation: risk.mitigation.as_deref() }
}

pub(super) fn practice_part(practice: &Practice) -> JsonPracticePart<'_> {
    let (options, items) = match &practice.form {
        Form::Scale(scale) => (scale.options.as_slice(), [].as_slice()),
        Form::Checklist(items) => ([].as_slice(), items.as_slice()),
    };
    JsonPracticePart {
        id: practice.id.as_str(),
        ask: &practice.ask,
        why: practice.why.as_deref(),
        evidence: practice.evidence.as_deref(),
        next_step: &practice.next_step,
        weight: practice.weight,
        effort: practice.effort.points(),
        options: options.iter().map(option).collect(),
        items: items.iter().map(|item| JsonItem { id: item.id.as_str(), label: &item.label, why: item.why.as_deref() }).collect(),
    }
}

fn option(option: &ScaleOption) -> JsonOption<'_> {
    JsonOption { id: option.id.as_str(), label: &option.label, means: option.means.as_deref(), value: option.value }
}

fn assessment<'r>(report: &Report<'_, 'r>, part: Part<'_>) -> JsonAssessment<'r> {
    let scorecard = report.scorecard;
    let found = |id: &Id| scorecard.strategies().map(|(_, score)| score).find(|score| score.strategy.id == *id);
    let of_strategy: Option<&StrategyScore<'r>> = match part {
        Part::Strategy(_, strategy) | Part::Practice(_, strategy, _) => found(&strategy.id),
        Part::Model | Part::Level(_) => None,
    };
    let of_practice: Option<&PracticeScore<'r>> = match part {
        Part::Practice(_, _, practice) => {
            of_strategy.and_then(|score| score.practices.iter().find(|score| score.practice.id == practice.id))
        }
        _ => None,
    };
    let of_level = match part {
        Part::Level(wanted) => scorecard.levels.iter().find(|score| score.level.number == wanted.number),
        _ => None,
    };
    JsonAssessment {
        workload: &report.answers.workload,
        as_of: report.as_of.to_string(),
        level: of_level.map(level),
        strategy: of_strategy.filter(|_| of_practice.is_none()).map(strategy),
        practice: of_practice.map(practice),
    }
}
