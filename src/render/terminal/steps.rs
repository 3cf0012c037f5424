//! The next steps.

use super::{Detail, Page};
use crate::report::{Report, StepRow};

pub(super) fn steps(page: &mut Page, report: &Report<'_, '_>, detail: Detail) {
    let rows = report.steps();
    if let Some(heading) = &rows.heading {
        let (plain, dim) = (page.style(), page.dim());
        if rows.plan.is_empty() {
            page.heading(heading);
        } else {
            page.heading(&format!("{heading} ({})", rows.summary));
            page.paragraph(2, rows.legend, &dim);
        }
        if rows.plan.is_empty() && rows.out_of_reach.is_empty() {
            page.paragraph(2, "Nothing left to do: it is reached.", &dim);
        }
        rows.out_of_reach.iter().for_each(|line| page.item("  ✗ ", line, &plain));
        rows.plan.iter().for_each(|row| step(page, row, detail));
    }
    if rows.after.is_empty() {
        return;
    }
    page.heading("After that");
    let (shown, left) = if detail.all_steps { (&rows.after[..], &[][..]) } else { (rows.first_after(), rows.rest_after()) };
    for row in shown {
        brief(page, row);
    }
    if !left.is_empty() {
        let dim = page.dim();
        page.paragraph(2, &format!("and {} more (--all)", left.len()), &dim);
    }
}

fn step(page: &mut Page, row: &StepRow, detail: Detail) {
    let dim = page.dim();
    what(page, row, detail.full);
    page.paragraph(6, &figures(row), &dim);
    if !row.unlocks.is_empty() && detail.full {
        page.paragraph(6, &format!("Prepares: {}", row.unlocks.join("; ")), &dim);
    }
    for watch in row.watch.iter().filter(|_| detail.full) {
        let guidance = watch.guidance.as_deref().unwrap_or_default();
        page.paragraph(6, format!("Watch: {} {guidance}", watch.what).trim_end(), &dim);
    }
}

/// A step that is not part of the plan yet: what, where, how much.
fn brief(page: &mut Page, row: &StepRow) {
    let dim = page.dim();
    what(page, row, false);
    page.paragraph(6, &format!("Level {} · {}", row.level, figures(row)), &dim);
}

/// What to do; what to do should an open answer turn out to be no is told only in `full`.
fn what(page: &mut Page, row: &StepRow, full: bool) {
    let plain = page.style();
    page.item(&format!("  {:>2}. ", row.rank), &row.step, &plain);
    if let Some(detail) = row.detail.as_ref().filter(|_| full || !row.open) {
        page.paragraph(6, detail, &plain);
    }
}

fn figures(row: &StepRow) -> String {
    format!("{} · {} → {} · {} points · {}", row.strategy, row.from, row.to, row.gain, row.effort)
}
