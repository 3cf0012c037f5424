//! The report on one small screen: where the workload stands, what holds it back first, and what to begin with.

use console::truncate_str;

use super::{Printout, ladder};
use crate::render::{Canvas, words};
use crate::report::{Report, Rung};
use crate::scorecard::LevelScore;

/// So many levels, reasons and steps are shown, so that all fits 80 columns and 24 rows with what stands around it.
const LEVELS: usize = 5;
const STEPS: usize = 3;
const LINES_OF_A_REASON: usize = 2;

/// A short form of [`score`](super::score).
pub(crate) fn summary(report: &Report<'_, '_>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    let standing = report.standing();
    out.strong(0, &words::title(report));
    if let Some(target) = &standing.target {
        out.text(0, &format!("Target: {}", words::target(target)));
    }
    out.blank();
    ladder::rungs(&mut out, nearest(&standing.rungs, report), report.model().thresholds.achieved_at);
    blockers(&mut out, report);
    steps(&mut out, report);
    out.finish()
}

/// Of many levels those around the lowest that fails; the top one first.
fn nearest<'r, 's, 'a>(rungs: &'r [Rung<'s, 'a>], report: &Report<'_, '_>) -> &'r [Rung<'s, 'a>] {
    let failing = report.scorecard.lowest_failing().map_or(rungs.len(), LevelScore::number);
    let below = failing.saturating_sub(LEVELS / 2 + 1).min(rungs.len().saturating_sub(LEVELS));
    let end = rungs.len() - below;
    rungs.get(end.saturating_sub(LEVELS)..end).unwrap_or(rungs)
}

fn blockers(out: &mut Printout, report: &Report<'_, '_>) {
    let Some(level) = report.scorecard.lowest_failing() else { return out.heading("Every level passes") };
    let found = report.scorecard.blockers(level);
    let reasons = words::reasons(level, &found);
    let more =
        if reasons.len() > 1 { format!(", and {} more", words::counted(reasons.len() - 1, "reason", "reasons")) } else { String::new() };
    out.heading(&format!("What holds back Level {}{more}", level.number()));
    if let Some(reason) = reasons.first() {
        let sign = if reason.is_open { "?" } else { "✗" };
        out.item(&format!("  {sign} "), &truncate_str(&reason.text, LINES_OF_A_REASON * (out.width() - 10), "…"));
    }
}

/// One thing to find out, if there is any, and what to start with at the first steps; each on a line of its own.
fn steps(out: &mut Printout, report: &Report<'_, '_>) {
    let plan = report.plan();
    let effort = words::plan_effort(&plan).map(|effort| format!(" ({effort})")).unwrap_or_default();
    out.heading(&words::plan_heading(&plan).map_or_else(|| "Next steps".to_owned(), |heading| format!("{heading}{effort}")));
    let to_find_out = report.what_to_find_out();
    let to_find_out = to_find_out.first().map(|row| format!("Find out: {}", words::find_out(row)));
    let [after, _] = report.after(&plan);
    let rows = plan.rows.iter().chain(&after).map(|row| words::start_with(row.step));
    let mut is_empty = true;
    for (number, step) in (1..).zip(to_find_out.into_iter().chain(rows).take(STEPS)) {
        out.item(&format!("  {number}. "), &truncate_str(&step, out.width() - 5, "…"));
        is_empty = false;
    }
    if let Some(nothing) = words::no_steps(&plan).filter(|_| is_empty) {
        out.aside(2, nothing);
    }
}
