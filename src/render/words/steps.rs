//! Next steps in words: what to reach, what to start with, what it takes and what comes of it.

use super::answers::{answer, answer_worth};
use super::{ask, line_of, percent, strategy};
use crate::model::{Effort, Strategy};
use crate::next_steps::Step;
use crate::report::{FindOut, OutOfReach, Plan, Report, StepRow};
use crate::scorecard::Place;
use crate::text::{listed, visible_line};

/// What the words for effort mean.
pub(crate) const LEGEND: &str = "Effort: small is days, medium weeks, large months.";

/// `To reach Level 3`; nothing when every level passes.
pub(crate) fn plan_heading(plan: &Plan<'_, '_>) -> Option<String> {
    plan.to.map(|to| format!("To reach Level {to}"))
}

/// `It takes 1 large and 2 small steps.`, and what has to be found out before; nothing without a step on what is known.
pub(crate) fn plan_takes(plan: &Plan<'_, '_>) -> Option<String> {
    let of = |effort: &Effort| {
        let count = plan.rows.iter().filter(|row| row.step.effort_in_a_word() == *effort).count();
        (count > 0).then(|| format!("{count} {}", effort.as_str()))
    };
    let steps: Vec<String> = Effort::ALL.iter().rev().filter_map(of).collect();
    let find_out = match plan.finds_out {
        0 => "",
        1 => ", and perhaps one more by what is found out first",
        _ => ", and perhaps more by what is found out first",
    };
    let noun = if steps.last().is_some_and(|last| last.starts_with("1 ")) { "step" } else { "steps" };
    (!steps.is_empty()).then(|| format!("It takes {} {noun}{find_out}.", listed(&steps)))
}

/// What the plan comes to: `Level 3 is then at 78 %.`; nothing where that is not known.
pub(crate) fn plan_result(plan: &Plan<'_, '_>) -> Option<String> {
    let (to, after) = (plan.to?, plan.outcome?.score_after.as_ref()?);
    let margin = match plan.margin {
        0 => String::new(),
        1 => ", planned with 1 point to spare".to_owned(),
        margin => format!(", planned with {margin} points to spare"),
    };
    let found_out = if plan.finds_out > 0 { ", if what is to be found out turns out to be in place" } else { "" };
    Some(format!("Level {to} is then at {}{margin}{found_out}.", percent(after)))
}

/// What stands where a plan has no step on what is known: it is reached, or all of it has to be found out first.
pub(crate) fn no_steps(plan: &Plan<'_, '_>) -> Option<&'static str> {
    match plan {
        Plan { rows, .. } if !rows.is_empty() => None,
        Plan { finds_out: 1.., .. } => Some("What else it takes is known once these questions are answered."),
        Plan { to: None, .. } => Some("Nothing left to do here."),
        Plan { out_of_reach, .. } if out_of_reach.is_empty() => Some("Nothing left to do: it is reached."),
        _ => None,
    }
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

/// What to find out: `Answer the 27 questions of Level 3.`, or the question.
pub(crate) fn find_out(row: &FindOut<'_, '_>) -> String {
    match row {
        FindOut::Level(level) => format!("Answer {} of Level {}.", the_questions(level.open_questions()), level.number()),
        FindOut::Strategy(level, found) => {
            let open = found.practices.iter().filter(|practice| practice.state.is_open()).count();
            format!("Answer {} of {} (Level {}).", the_questions(open), strategy(found), level.number())
        }
        FindOut::Question(step) => ask(&step.place),
    }
}

/// `the question`, `the 27 questions`.
fn the_questions(count: usize) -> String {
    if count == 1 { "the question".to_owned() } else { format!("the {count} questions") }
}

/// Where a question to find out stands, and what is known of it: `Level 3 · A health model · unknown`; nothing for more than one question.
pub(crate) fn find_out_place(row: &FindOut<'_, '_>) -> Option<String> {
    let FindOut::Question(Step { place, .. }) = row else { return None };
    let taken_on = taken_on(place).map(|who| format!(" · {who}")).unwrap_or_default();
    Some(format!("Level {} · {} · {}{taken_on}", place.number(), strategy(place.strategy), answer(place.practice)))
}

/// What to start with where the answer turns out to be no; nothing for more than one question.
pub(crate) fn if_missing(row: &FindOut<'_, '_>) -> Option<String> {
    let FindOut::Question(step) = row else { return None };
    Some(visible_line(&step.place.asked().next_step))
}

/// From where to where: `Partially → Largely`, `2 of 6 → 4 of 6: any 2 of these 4: a; b; c; d`.
pub(crate) fn change(step: &Step<'_, '_>) -> String {
    let to = answer_worth(&step.place.asked().form, &step.to);
    let items = items_to_do(step).map(|items| format!(": {items}")).unwrap_or_default();
    format!("{} → {to}{items}", answer(step.place.practice))
}

/// The question and the answer to reach: `Is …? Largely`, `Which …? any 2 of these 5: a; b; c; d; e`.
pub(crate) fn step_goal(step: &Step<'_, '_>) -> String {
    let answer = items_to_do(step).unwrap_or_else(|| answer_worth(&step.place.asked().form, &step.to));
    format!("{} {answer}", visible_line(&step.place.asked().ask))
}

/// Which items of a checklist: `any 2 of these 5: …`, `all of these 3: …`; nothing for a scale.
fn items_to_do(step: &Step<'_, '_>) -> Option<String> {
    let (needed, missing) = (step.items_to_tick().len(), step.missing_items());
    let labels: Vec<String> = missing.iter().map(|item| visible_line(&item.label)).collect();
    let labels_in_a_row = labels.join("; ");
    match labels.len() {
        0 => None,
        1 => Some(labels_in_a_row),
        count if count == needed => Some(format!("all of these {count}: {labels_in_a_row}")),
        count => Some(format!("any {needed} of these {count}: {labels_in_a_row}")),
    }
}

pub(crate) fn start_with(step: &Step<'_, '_>) -> String {
    visible_line(&step.place.asked().next_step)
}

pub(crate) fn done_when(step: &Step<'_, '_>) -> Option<String> {
    line_of(step.place.asked().evidence.as_ref())
}

pub(crate) fn why(step: &Step<'_, '_>) -> Option<String> {
    line_of(step.place.asked().why.as_ref())
}

/// `small effort`.
pub(crate) fn effort(step: &Step<'_, '_>) -> String {
    format!("{} effort", step.effort_in_a_word().as_str())
}

/// `Level 3 then at 64 %`; nothing after the plan.
pub(crate) fn score_after(row: &StepRow<'_, '_>) -> Option<String> {
    Some(format!("Level {} then at {}", row.step.place.number(), percent(row.score_after.as_ref()?)))
}

/// The question, and from where to where its answer is to go: `Is …? Some → Most`.
pub(crate) fn goal_of(step: &Step<'_, '_>) -> String {
    format!("{} {}", visible_line(&step.place.asked().ask), change(step))
}

/// What a step takes, what it brings, where it belongs and who has taken it on.
pub(crate) fn step_facts(row: &StepRow<'_, '_>) -> Vec<String> {
    let place = &row.step.place;
    let brings = score_after(row).unwrap_or_else(|| format!("Level {}", place.number()));
    let essential = place.asked().essential.then(|| "essential".to_owned());
    [essential, Some(effort(row.step)), Some(brings), Some(strategy(place.strategy)), taken_on(place)].into_iter().flatten().collect()
}

/// Who takes the step, until when, and where it is tracked: `Raj, until 2026-12-11, https://…`; nothing where nobody has taken it on.
pub(crate) fn taken_on(place: &Place<'_, '_>) -> Option<String> {
    Some(place.practice.entry?.planned.as_ref()?.in_words())
}

/// The names of strategies in a row.
pub(crate) fn names(strategies: &[&Strategy]) -> String {
    strategies.iter().map(|found| visible_line(&found.name)).collect::<Vec<_>>().join("; ")
}

/// What shows that a step is done, what it unlocks and what to watch on the way, each with its label.
pub(crate) fn more_about(row: &StepRow<'_, '_>) -> Vec<(&'static str, String)> {
    let done_when = done_when(row.step).map(|evidence| ("Done when", evidence));
    let unlocks = (!row.unlocks.is_empty()).then(|| ("Unlocks", names(&row.unlocks)));
    let watch = watch(row).into_iter().map(|what| ("Watch", what));
    done_when.into_iter().chain(unlocks).chain(watch).collect()
}

/// What can go wrong on the way and what is given up, each with what to do about it.
fn watch(row: &StepRow<'_, '_>) -> Vec<String> {
    let told = |(what, guidance): (&String, Option<&String>)| match line_of(guidance) {
        Some(guidance) => format!("{} {guidance}", visible_line(what)),
        None => visible_line(what),
    };
    let risks = row.risks.iter().map(|risk| (&risk.risk, risk.mitigation.as_ref()));
    let trade_offs = row.trade_offs.iter().map(|trade_off| (&trade_off.trade_off, trade_off.guidance.as_ref()));
    risks.chain(trade_offs).map(told).collect()
}
