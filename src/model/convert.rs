//! Makes the model that the program works with of a model file that has passed every rule.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::Value;

use super::raw::{List, RawItem, RawLevel, RawModel, RawOption, RawPractice, RawRisk, RawSource, RawStrategy, RawTheme, RawTradeOff};
use super::{
    Effort, Form, Id, Item, Level, Model, Practice, Risk, RiskKind, Scale, ScaleOption, Severity, Source, Strategy, Theme, Thresholds,
    TradeOff,
};
use crate::document::Field;

/// The model that `raw` describes; nothing when a rule was not applied.
pub(super) fn model(raw: &RawModel) -> Option<Model> {
    let scales = scales(raw.scales.good()?)?;
    let default_scale = match raw.default_scale.good() {
        Some(id) => scales.get(id.as_str())?,
        None => scales.values().next()?,
    };
    let scoring = raw.scoring.good()?;
    Some(Model {
        id: id(&raw.id)?,
        version: raw.version.good()?.as_str()?.to_owned(),
        title: text(&raw.title)?,
        summary: text(&raw.summary),
        source: raw.source.good().and_then(source),
        thresholds: Thresholds { achieved_at: number(&scoring.achieved_at)?, floor: number(&scoring.floor)? },
        default_scale: Arc::clone(default_scale),
        themes: every(&raw.themes, theme)?,
        levels: numbered(every(&raw.levels, |raw| level(raw, &scales, default_scale))?),
    })
}

fn numbered(mut levels: Vec<Level>) -> Vec<Level> {
    levels.iter_mut().zip(1..).for_each(|(level, number)| level.number = number);
    levels
}

fn source(raw: &RawSource) -> Option<Source> {
    Some(Source { title: text(&raw.title)?, url: text(&raw.url), license: text(&raw.license), revision: text(&raw.revision) })
}

fn scales(raw: &BTreeMap<String, Field<List<RawOption>>>) -> Option<BTreeMap<&str, Arc<Scale>>> {
    let scale = |name: &str, options| Some(Arc::new(Scale { id: Id::new(name).ok()?, options: every(options, option)? }));
    raw.iter().map(|(name, options)| Some((name.as_str(), scale(name, options)?))).collect()
}

fn option(raw: &RawOption) -> Option<ScaleOption> {
    Some(ScaleOption {
        id: id(&raw.id)?,
        label: text(&raw.label)?,
        means: text(&raw.means),
        value: number(&raw.value)?,
        formerly: texts(&raw.formerly),
    })
}

fn theme(raw: &RawTheme) -> Option<Theme> {
    Some(Theme { id: id(&raw.id)?, name: text(&raw.name)?, summary: text(&raw.summary) })
}

fn level(raw: &RawLevel, scales: &BTreeMap<&str, Arc<Scale>>, default_scale: &Arc<Scale>) -> Option<Level> {
    Some(Level {
        number: 0,
        id: id(&raw.id)?,
        name: text(&raw.name)?,
        goal: text(&raw.goal),
        summary: text(&raw.summary),
        source: marks(&raw.source),
        risks: every(&raw.risks, risk)?,
        trade_offs: every(&raw.trade_offs, trade_off)?,
        strategies: every(&raw.strategies, |raw| strategy(raw, scales, default_scale))?,
    })
}

fn strategy(raw: &RawStrategy, scales: &BTreeMap<&str, Arc<Scale>>, default_scale: &Arc<Scale>) -> Option<Strategy> {
    Some(Strategy {
        id: id(&raw.id)?,
        name: text(&raw.name)?,
        theme: id(&raw.theme)?,
        weight: weight(&raw.weight)?,
        builds_on: ids(&raw.builds_on)?,
        summary: text(&raw.summary),
        source: marks(&raw.source),
        learn_more: texts(&raw.learn_more),
        risks: every(&raw.risks, risk)?,
        trade_offs: every(&raw.trade_offs, trade_off)?,
        practices: every(&raw.practices, |raw| practice(raw, scales, default_scale))?,
        formerly: texts(&raw.formerly),
    })
}

fn risk(raw: &RawRisk) -> Option<Risk> {
    let pursuit = raw.kind.good().is_some_and(|kind| kind == RiskKind::Pursuit.as_str());
    Some(Risk {
        id: id(&raw.id)?,
        kind: if pursuit { RiskKind::Pursuit } else { RiskKind::Gap },
        severity: severity(&raw.severity),
        stated: is_set(&raw.stated),
        practices: ids(&raw.practices)?,
        risk: text(&raw.risk)?,
        mitigation: text(&raw.mitigation),
        source: marks(&raw.source),
    })
}

fn trade_off(raw: &RawTradeOff) -> Option<TradeOff> {
    Some(TradeOff {
        id: id(&raw.id)?,
        stated: is_set(&raw.stated),
        practices: ids(&raw.practices)?,
        trade_off: text(&raw.trade_off)?,
        guidance: text(&raw.guidance),
        source: marks(&raw.source),
    })
}

fn practice(raw: &RawPractice, scales: &BTreeMap<&str, Arc<Scale>>, default_scale: &Arc<Scale>) -> Option<Practice> {
    Some(Practice {
        id: id(&raw.id)?,
        essential: is_set(&raw.essential),
        code: text(&raw.code),
        ask: text(&raw.ask)?,
        why: text(&raw.why),
        evidence: text(&raw.evidence),
        criteria: texts(&raw.criteria),
        next_step: text(&raw.next_step)?,
        weight: weight(&raw.weight)?,
        effort: effort(&raw.effort),
        form: form(raw, scales, default_scale)?,
        source: marks(&raw.source),
        formerly: texts(&raw.formerly),
    })
}

fn form(raw: &RawPractice, scales: &BTreeMap<&str, Arc<Scale>>, default_scale: &Arc<Scale>) -> Option<Form> {
    match (&raw.items, raw.scale.good()) {
        (Field::Good(_), _) => Some(Form::Checklist(every(&raw.items, item)?)),
        (_, Some(scale)) => Some(Form::Scale(Arc::clone(scales.get(scale.as_str())?))),
        (_, None) => Some(Form::Scale(Arc::clone(default_scale))),
    }
}

fn item(raw: &RawItem) -> Option<Item> {
    Some(Item { id: id(&raw.id)?, label: text(&raw.label)?, why: text(&raw.why), formerly: texts(&raw.formerly) })
}

fn effort(raw: &Field<String>) -> Effort {
    let named = |effort: &Effort| raw.good().is_some_and(|word| word == effort.as_str());
    Effort::ALL.into_iter().find(named).unwrap_or(Effort::Medium)
}

fn severity(raw: &Field<String>) -> Severity {
    let named = |severity: &Severity| raw.good().is_some_and(|word| word == severity.as_str());
    Severity::ALL.into_iter().find(named).unwrap_or(Severity::Medium)
}

fn is_set(raw: &Field<bool>) -> bool {
    raw.good().copied().unwrap_or_default()
}

fn ids(list: &Field<List<String>>) -> Option<Vec<Id>> {
    every(list, |id| Id::new(id).ok())
}

fn id(field: &Field<String>) -> Option<Id> {
    Id::new(field.good()?).ok()
}

fn text(field: &Field<String>) -> Option<String> {
    field.good().map(|text| text.trim().to_owned())
}

fn number(field: &Field<i64>) -> Option<u32> {
    u32::try_from(*field.good()?).ok()
}

fn weight(field: &Field<i64>) -> Option<u32> {
    u32::try_from(field.good().copied().unwrap_or(1)).ok()
}

fn every<T, U>(list: &Field<List<T>>, convert: impl Fn(&T) -> Option<U>) -> Option<Vec<U>> {
    list.good().into_iter().flatten().map(|entry| convert(entry.good()?)).collect()
}

fn texts(list: &Field<List<String>>) -> Vec<String> {
    list.good().into_iter().flatten().filter_map(|entry| entry.good().cloned()).collect()
}

/// Paragraphs as text: 12 and 166a alike.
fn marks(list: &Field<List<Value>>) -> Vec<String> {
    let mark = |value: &Value| value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()));
    list.good().into_iter().flatten().filter_map(|entry| mark(entry.good()?)).collect()
}
