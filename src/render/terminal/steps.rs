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
    let told: Vec<String> = [words::plan_takes(plan), words::plan_result(plan)].into_iter().flatten().collect();
    if !told.is_empty() {
        out.aside(2, &format!("{} {}", told.join(" "), words::LEGEND));
    }
    if let Some(nothing) = words::no_steps(plan) {
        out.aside(2, nothing);
    }
    plan.out_of_reach.iter().for_each(|level| out.item("  ✗ ", &words::out_of_reach(level, report)));
    plan.rows.iter().for_each(|row| step(out, row, detail));
}

pub(super) fn after(out: &mut Printout, heading: &str, rows: &[StepRow<'_, '_>], later: usize, detail: Detail) {
    out.heading(heading);
    in_brief(out, rows);
    if later > 0 && !detail.all_steps {
        out.aside(2, &format!("and {later} more (--all)"));
    }
}

pub(super) fn later(out: &mut Printout, heading: &str, rows: &[StepRow<'_, '_>]) {
    out.heading(heading);
    in_brief(out, rows);
}

fn in_brief(out: &mut Printout, rows: &[StepRow<'_, '_>]) {
    for row in rows {
        step(out, row, Detail::default());
    }
}

/// What to do, what it is to reach, and what it takes; in full also what shows it, what it unlocks and what to watch.
fn step(out: &mut Printout, row: &StepRow<'_, '_>, detail: Detail) {
    out.item(&format!("  {:>2}. ", row.number), &words::start_with(row.step));
    out.text(6, &format!("Goal: {}", words::goal_of(row.step)));
    out.aside(6, &words::step_facts(row).join(" · "));
    for (label, text) in words::more_about(row).iter().filter(|_| detail.full) {
        out.text(6, &format!("{label}: {text}"));
    }
}
