//! The next steps: those of the plan with all that is known about them, those after it in brief.

use super::{Detail, Printout};
use crate::render::words;
use crate::report::{Plan, Report, StepRow};

pub(super) fn plan(out: &mut Printout, report: &Report<'_, '_>, heading: &str, plan: &Plan<'_, '_>, detail: Detail) {
    if plan.to.is_none() {
        return;
    }
    let (plain, dim) = (out.style(), out.dim());
    out.heading(heading);
    if !plan.rows.is_empty() {
        out.paragraph(2, words::LEGEND, &dim);
    } else if plan.out_of_reach.is_empty() {
        out.paragraph(2, words::NOTHING_LEFT, &dim);
    }
    plan.out_of_reach.iter().for_each(|level| out.item("  ✗ ", &words::out_of_reach(level, report), &plain));
    plan.rows.iter().for_each(|row| step(out, row, detail));
}

pub(super) fn after(out: &mut Printout, heading: &str, rows: &[StepRow<'_, '_>]) {
    out.heading(heading);
    rows.iter().for_each(|row| brief(out, row));
}

pub(super) fn later(out: &mut Printout, rows: &[StepRow<'_, '_>], detail: Detail) {
    if detail.all_steps {
        rows.iter().for_each(|row| brief(out, row));
    } else {
        let dim = out.dim();
        out.paragraph(2, &format!("and {} more (--all)", rows.len()), &dim);
    }
}

fn step(out: &mut Printout, row: &StepRow<'_, '_>, detail: Detail) {
    let dim = out.dim();
    what(out, row, detail.full);
    out.paragraph(6, &figures(row), &dim);
    if !row.unlocks.is_empty() && detail.full {
        out.paragraph(6, &format!("Prepares: {}", words::prepares(row)), &dim);
    }
    for watch in words::watch(row).iter().filter(|_| detail.full) {
        out.paragraph(6, &format!("Watch: {watch}"), &dim);
    }
}

/// A step that is not part of the plan yet: what, where, how much.
fn brief(out: &mut Printout, row: &StepRow<'_, '_>) {
    let dim = out.dim();
    what(out, row, false);
    out.paragraph(6, &format!("Level {} · {}", row.step.place.number(), figures(row)), &dim);
}

/// What to do; what to do should an open answer turn out to be no is told only in `full`.
fn what(out: &mut Printout, row: &StepRow<'_, '_>, full: bool) {
    let plain = out.style();
    out.item(&format!("  {:>2}. ", row.rank), &words::step(row), &plain);
    if let Some(detail) = words::detail(row).filter(|_| full || !row.step.is_open()) {
        out.paragraph(6, &detail, &plain);
    }
}

fn figures(row: &StepRow<'_, '_>) -> String {
    let strategy = words::strategy(row.step.place.strategy);
    format!("{strategy} · {} → {} · {} points · {}", words::from(row), words::to(row), words::gain(row), words::effort(row))
}
