//! The next steps: those of the plan with all that is known about them, those after it in brief.

use super::{Detail, Printout};
use crate::render::words;
use crate::report::{Plan, Report, StepRow};

pub(super) fn plan(out: &mut Printout, report: &Report<'_, '_>, heading: &str, plan: &Plan<'_, '_>, detail: Detail) {
    if plan.to.is_none() {
        return;
    }
    out.heading(heading);
    if !plan.rows.is_empty() {
        out.aside(2, words::LEGEND);
    } else if plan.out_of_reach.is_empty() {
        out.aside(2, words::NOTHING_LEFT);
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
    what(out, row, detail.full);
    out.aside(6, &figures(row));
    if !row.unlocks.is_empty() && detail.full {
        out.aside(6, &format!("Prepares: {}", words::prepares(row)));
    }
    for watch in words::watch(row).iter().filter(|_| detail.full) {
        out.aside(6, &format!("Watch: {watch}"));
    }
}

/// A step that is not part of the plan yet: what, where, how much.
fn brief(out: &mut Printout, row: &StepRow<'_, '_>) {
    what(out, row, false);
    out.aside(6, &format!("Level {} · {}", row.step.place.number(), figures(row)));
}

/// What to do; what to do should an open answer turn out to be no is told only in `full`.
fn what(out: &mut Printout, row: &StepRow<'_, '_>, full: bool) {
    out.item(&format!("  {:>2}. ", row.rank), &words::step(row));
    if let Some(detail) = words::detail(row).filter(|_| full || !row.step.is_open()) {
        out.text(6, &detail);
    }
}

fn figures(row: &StepRow<'_, '_>) -> String {
    let strategy = words::strategy(row.step.place.strategy);
    format!("{strategy} · {} → {} · {} points · {}", words::from(row), words::to(row), words::gain(row), words::effort(row))
}
