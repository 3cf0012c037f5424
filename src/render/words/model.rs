//! A model in words: its rules, and how large its parts are.

use super::counted;
use crate::model::{Level, Model, Practice, RiskKind, Strategy};

/// When a level passes and counts.
pub(crate) fn rules(model: &Model) -> String {
    let at = format!("at {} %", model.thresholds.achieved_at);
    let floor = Some(model.thresholds.floor).filter(|floor| *floor > 0).map(|floor| format!("no strategy under {floor} %"));
    let essential = model.practices().any(|(_, _, practice)| practice.essential);
    let essential = essential.then(|| format!("every essential practice itself {at} or more"));
    let also: Vec<String> = floor.into_iter().chain(essential).collect();
    let also = if also.is_empty() { String::new() } else { format!(", with {}", also.join(" and ")) };
    format!("A level passes {at}{also}; it counts when no level below it fails.")
}

/// `7 strategies, 27 questions`.
pub(crate) fn size(level: &Level) -> String {
    format!("{}, {}", counted(level.strategies.len(), "strategy", "strategies"), questions(level.questions()))
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
type Advised<'m> = (&'m str, Option<&'m str>);

/// The risks of each kind and the trade-offs of a strategy with their headings, each row with what to do about it.
pub(crate) fn risks_and_trade_offs(strategy: &Strategy) -> Vec<(&'static str, Vec<Advised<'_>>)> {
    let risks = |kind| strategy.risks_of(kind).map(|found| (found.risk.as_str(), found.mitigation.as_deref())).collect();
    let trade_offs = strategy.trade_offs.iter().map(|found| (found.trade_off.as_str(), found.guidance.as_deref())).collect();
    let lists =
        [("Risks while it is missing", risks(RiskKind::Gap)), ("Risks on the way", risks(RiskKind::Pursuit)), ("Trade-offs", trade_offs)];
    lists.into_iter().filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty()).collect()
}
