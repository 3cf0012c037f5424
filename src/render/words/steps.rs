//! Next steps in words: what to do, what it brings and what it takes.

use super::answers::{answer, items};
use super::{ask, counted, line_of};
use crate::model::{Form, RiskKind};
use crate::report::{OutOfReach, Plan, Report, StepRow};
use crate::text::visible_line;

/// How effort and gain are counted.
pub(crate) const LEGEND: &str = "Effort in points: small 1 (days), medium 3 (weeks), large 8 (months). Gain in points of the level's score; \
     an open answer counts as nothing in place until it is found out.";

/// `To reach Level 3`; nothing when every level passes.
pub(crate) fn plan_heading(plan: &Plan<'_, '_>) -> Option<String> {
    plan.to.map(|to| format!("To reach Level {to}"))
}

/// `4 steps, effort 12`; nothing without a step.
pub(crate) fn plan_summary(plan: &Plan<'_, '_>) -> Option<String> {
    let count = plan.rows.len();
    let effort = plan.outcome.map(|outcome| format!(", effort {}", outcome.effort)).unwrap_or_default();
    (count > 0).then(|| format!("{}{effort}", counted(count, "step", "steps")))
}

/// `Level 3 cannot be reached without what is accepted for now: a/b until 2027-03-01.`
pub(crate) fn out_of_reach(found: &OutOfReach<'_, '_>, report: &Report<'_, '_>) -> String {
    let named = found.accepted.iter().filter_map(|place| {
        let accepted = place.practice.accepted_on(report.as_of)?;
        Some(format!("{} until {}", place.id(), accepted.until))
    });
    let named: Vec<String> = named.collect();
    format!("Level {} cannot be reached without what is accepted for now: {}.", found.level.number(), named.join("; "))
}

pub(crate) fn step(row: &StepRow<'_, '_>) -> String {
    let place = &row.step.place;
    if row.step.is_open() { format!("Find out first: {}", ask(place)) } else { visible_line(&place.asked().next_step) }
}

/// What to add: the items that are missing, or what to do when the answer is no.
pub(crate) fn detail(row: &StepRow<'_, '_>) -> Option<String> {
    if row.step.is_open() {
        return Some(format!("If it is not: {}", visible_line(&row.step.place.asked().next_step)));
    }
    let (_, missing) = items(row.step.place.practice);
    (!missing.is_empty()).then(|| format!("Not yet: {}.", missing.join("; ")))
}

pub(crate) fn why(row: &StepRow<'_, '_>) -> Option<String> {
    line_of(row.step.place.asked().why.as_ref())
}

/// What is in place now.
pub(crate) fn from(row: &StepRow<'_, '_>) -> String {
    answer(row.step.place.practice)
}

/// What is in place then.
pub(crate) fn to(row: &StepRow<'_, '_>) -> String {
    match &row.step.place.asked().form {
        Form::Scale(scale) => scale.options.last().map(|option| visible_line(&option.label)).unwrap_or_default(),
        Form::Checklist(items) => format!("{} of {}", items.len(), items.len()),
    }
}

/// Points of the level's score, with one decimal.
pub(crate) fn gain(row: &StepRow<'_, '_>) -> String {
    format!("+{}", row.step.gain)
}

/// `small effort`.
pub(crate) fn effort(row: &StepRow<'_, '_>) -> String {
    format!("{} effort", row.step.effort_in_a_word().as_str())
}

/// The names of the strategies that it prepares, in one line; empty where there is none.
pub(crate) fn prepares(row: &StepRow<'_, '_>) -> String {
    row.unlocks.iter().map(|strategy| visible_line(&strategy.name)).collect::<Vec<_>>().join("; ")
}

/// What can go wrong on the way and what is given up, each with what to do about it; told with the first step of a strategy.
pub(crate) fn watch(row: &StepRow<'_, '_>) -> Vec<String> {
    let strategy = row.step.place.strategy.strategy;
    let told = |(what, guidance): (&String, Option<&String>)| match line_of(guidance) {
        Some(guidance) => format!("{} {guidance}", visible_line(what)),
        None => visible_line(what),
    };
    let risks = strategy.risks_of(RiskKind::Pursuit).map(|risk| (&risk.risk, risk.mitigation.as_ref()));
    let trade_offs = strategy.trade_offs.iter().map(|trade_off| (&trade_off.trade_off, trade_off.guidance.as_ref()));
    risks.chain(trade_offs).filter(|_| row.is_first).map(told).collect()
}
