//! A model in words: its rules, and how large its parts are.

use super::counted;
use crate::model::{Id, Level, Model, Practice, Risk, RiskKind, Strategy, TradeOff};

/// When a level passes and is reached.
pub(crate) fn rules(model: &Model) -> String {
    let at = format!("at {} %", model.thresholds.achieved_at);
    let floor = Some(model.thresholds.floor).filter(|floor| *floor > 0).map(|floor| format!("no strategy under {floor} %"));
    let essential = model.practices().any(|(_, _, practice)| practice.essential);
    let essential = essential.then(|| format!("every essential practice itself {at} or more"));
    let also: Vec<String> = floor.into_iter().chain(essential).collect();
    let also = if also.is_empty() { String::new() } else { format!(", with {}", also.join(" and ")) };
    format!("A level passes {at}{also}; it is reached when no level below it fails.")
}

/// `7 strategies, 27 questions`.
pub(crate) fn size(level: &Level) -> String {
    format!("{}, {}", counted(level.strategies.len(), "strategy", "strategies"), questions(level.questions()))
}

/// `5 levels, 32 strategies, 128 questions, 36 of them essential`.
pub(crate) fn size_of_model(model: &Model) -> String {
    let levels = counted(model.levels.len(), "level", "levels");
    let strategies = counted(model.strategies().count(), "strategy", "strategies");
    format!("{levels}, {strategies}, {}, {} of them essential", questions(model.practices().count()), model.essentials())
}

/// `1 question`, `2 questions`.
pub(crate) fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// `essential · weight 2 · large effort (8)`.
pub(crate) fn weight_and_effort(practice: &Practice) -> String {
    let essential = if practice.essential { "essential · " } else { "" };
    format!("{essential}weight {} · {} effort ({})", practice.weight, practice.effort.as_str(), practice.effort.points())
}

/// What a strategy stands between, each side with its heading; a side without any strategy is left out.
pub(crate) fn neighbours<'m>(model: &'m Model, strategy: &'m Strategy) -> Vec<(&'static str, Vec<(&'m Level, &'m Strategy)>)> {
    let above = model.built_on(&strategy.id).filter_map(|above| model.strategy(above.id.as_str())).collect();
    let sides = [("Builds on", model.bases(strategy).collect()), ("Prepares", above)];
    sides.into_iter().filter(|(_, found): &(_, Vec<_>)| !found.is_empty()).collect()
}

/// What can happen or is given up, and what to do about it.
#[derive(Debug, Clone)]
pub(crate) struct Advice<'m> {
    pub(crate) what: &'m str,
    pub(crate) guidance: Option<&'m str>,
    /// `high · stated in the source · hangs on health-states`.
    pub(crate) facts: String,
}

/// The risks of each kind and the trade-offs of a strategy, or of a level as a whole, with their headings; one without any is left out.
pub(crate) fn risks_and_trade_offs<'m>(risks: &'m [Risk], trade_offs: &'m [TradeOff]) -> Vec<(&'static str, Vec<Advice<'m>>)> {
    let of = |kind| risks.iter().filter(move |risk| risk.kind == kind).map(of_risk).collect();
    let lists = [
        ("Risks while it is missing", of(RiskKind::Gap)),
        ("Risks on the way", of(RiskKind::Pursuit)),
        ("Trade-offs", trade_offs.iter().map(of_trade_off).collect()),
    ];
    lists.into_iter().filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty()).collect()
}

fn of_risk(found: &Risk) -> Advice<'_> {
    let facts = facts(Some(found.severity.as_str()), found.stated, &found.practices);
    Advice { what: &found.risk, guidance: found.mitigation.as_deref(), facts }
}

fn of_trade_off(found: &TradeOff) -> Advice<'_> {
    Advice { what: &found.trade_off, guidance: found.guidance.as_deref(), facts: facts(None, found.stated, &found.practices) }
}

fn facts(severity: Option<&str>, stated: bool, practices: &[Id]) -> String {
    let stated = stated.then(|| "stated in the source".to_owned());
    let practices: Vec<&str> = practices.iter().map(Id::as_str).collect();
    let hangs_on = (!practices.is_empty()).then(|| format!("hangs on {}", practices.join(", ")));
    severity.map(str::to_owned).into_iter().chain(stated).chain(hangs_on).collect::<Vec<_>>().join(" · ")
}
