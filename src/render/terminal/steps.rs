//! The next steps: what to find out first, the plan with all that is known about its steps, and those after it in brief.

use super::{Detail, Printout};
use crate::render::words;
use crate::report::{FindOut, Plan, Report, StepRow};

pub(super) fn find_out(out: &mut Printout, heading: &str, rows: &[FindOut<'_, '_>], detail: Detail) {
    out.heading(heading);
    for row in rows {
        let sign = out.style().cyan().apply_to("?");
        out.item(&format!("  {sign} "), &words::find_out(row));
        if let Some(place) = words::find_out_place(row) {
            out.aside(4, &place);
        }
        if let Some(step) = words::if_missing(row).filter(|_| detail.full) {
            out.text(4, &format!("If not: {step}"));
        }
    }
}

pub(super) fn plan(out: &mut Printout, report: &Report<'_, '_>, heading: &str, plan: &Plan<'_, '_>, detail: Detail) {
    if plan.to.is_none() {
        return;
    }
    out.heading(heading);
    if let Some(result) = words::plan_result(plan) {
        out.aside(2, &format!("{result} {}", words::LEGEND));
    }
    if let Some(nothing) = words::no_steps(plan) {
        out.aside(2, nothing);
    }
    plan.out_of_reach.iter().for_each(|level| out.item("  ✗ ", &words::out_of_reach(level, report)));
    plan.rows.iter().for_each(|row| step(out, row, detail));
}

pub(super) fn after(out: &mut Printout, heading: &str, rows: &[StepRow<'_, '_>]) {
    out.heading(heading);
    for row in rows {
        brief(out, row);
    }
}

pub(super) fn later(out: &mut Printout, rows: &[StepRow<'_, '_>], detail: Detail) {
    if detail.all_steps {
        for row in rows {
            brief(out, row);
        }
    } else {
        out.aside(2, &format!("and {} more (--all)", rows.len()));
    }
}

fn step(out: &mut Printout, row: &StepRow<'_, '_>, detail: Detail) {
    question(out, row);
    out.text(6, &words::change(row.step));
    out.text(6, &format!("Start with: {}", words::start_with(row.step)));
    if let Some(evidence) = words::done_when(row.step).filter(|_| detail.full) {
        out.text(6, &format!("Done when: {evidence}"));
    }
    let place = &row.step.place;
    let facts = [Some(words::effort(row.step)), words::score_after(row), Some(words::strategy(place.strategy)), words::taken_on(place)];
    out.aside(6, &facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    if !row.unlocks.is_empty() && detail.full {
        out.aside(6, &format!("Unlocks: {}", words::names(&row.unlocks)));
    }
    for watch in words::watch(row).iter().filter(|_| detail.full) {
        out.aside(6, &format!("Watch: {watch}"));
    }
}

/// A step that is not part of the plan yet: what, where, how much.
fn brief(out: &mut Printout, row: &StepRow<'_, '_>) {
    question(out, row);
    out.text(6, &words::change(row.step));
    let place = row.step.place;
    let taken_on = words::taken_on(&place).map(|who| format!(" · {who}")).unwrap_or_default();
    out.aside(6, &format!("{} · Level {} · {}{taken_on}", words::effort(row.step), place.number(), words::strategy(place.strategy)));
}

fn question(out: &mut Printout, row: &StepRow<'_, '_>) {
    out.item(&format!("  {:>2}. ", row.number), &words::ask(&row.step.place));
}
