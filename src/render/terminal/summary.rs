//! The report on one small screen: where the workload stands, what holds it back, what can go wrong, and what to begin with.

use console::truncate_str;

use super::{Printout, ladder};
use crate::render::{Canvas, words};
use crate::report::{Extent, FirstStep, Report, Rung, Section, Standing, Summary, worst_and_rest};

/// So many reasons are shown, so that all fits 80 columns and 24 rows.
const REASONS: usize = 3;
/// So many levels fit beside each other on a line or two; of more, those around the lowest that fails.
const LEVELS: usize = 6;
/// So many lines of a sentence are shown that may be long.
const LINES: usize = 2;

/// What stands between the parts of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// An empty line.
    Airy,
    /// Nothing, so that what others print around it fits the screen too.
    Dense,
}

/// A short form of [`score`](super::score).
pub(crate) fn summary(report: &Report<'_, '_>, spacing: Spacing, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    for found in report.sections(Extent::Summary) {
        if let Section::Summary(found) = found {
            write(&mut out, report, &found, spacing);
        }
    }
    out.finish()
}

pub(super) fn write(out: &mut Printout, report: &Report<'_, '_>, found: &Summary<'_, '_>, spacing: Spacing) {
    head(out, report, &found.standing);
    ladder::in_a_row(out, nearest(found));
    short(out, "", &words::knowledge(&found.knowledge, report.as_of), LINES);
    held_back(out, found, spacing);
    risks(out, found, spacing);
    steps(out, &found.first_steps, spacing);
}

fn heading(out: &mut Printout, text: &str, spacing: Spacing) {
    match spacing {
        Spacing::Airy => out.heading(text),
        Spacing::Dense => out.strong(0, text),
    }
}

/// Whose report it is, and where that stands.
pub(super) fn head(out: &mut Printout, report: &Report<'_, '_>, standing: &Standing<'_, '_>) {
    let about = words::line_of(report.answers.about.as_ref()).map(|about| format!(" · {about}")).unwrap_or_default();
    short(out, "", &format!("{}{about}", words::line(standing.workload)), 1);
    out.strong(0, &words::standing_line(standing));
    let profile = words::profile(standing, report);
    if !profile.is_empty() {
        short(out, "", &profile, LINES);
    }
}

/// Of many levels those around the lowest that fails.
fn nearest<'f, 's, 'a>(found: &'f Summary<'s, 'a>) -> &'f [Rung<'s, 'a>] {
    let rungs = &found.standing.rungs;
    let failing = found.held_back.as_ref().map_or(rungs.len(), |(level, _)| level.number());
    let below = failing.saturating_sub(LEVELS / 2 + 1).min(rungs.len().saturating_sub(LEVELS));
    let end = rungs.len() - below;
    rungs.get(end.saturating_sub(LEVELS)..end).unwrap_or(rungs)
}

fn held_back(out: &mut Printout, found: &Summary<'_, '_>, spacing: Spacing) {
    if found.held_back.is_none() && found.standing.range.applies {
        heading(out, words::NOTHING_HOLDS_BACK, spacing);
    }
    let Some((level, blockers)) = &found.held_back else { return };
    let reasons = words::reasons(level, blockers);
    let shown = reasons.len().min(REASONS);
    let of_all = if shown < reasons.len() { format!(" ({shown} of {} reasons)", reasons.len()) } else { String::new() };
    heading(out, &format!("{}{of_all}", words::holds_back(level)), spacing);
    for reason in &reasons[..shown] {
        let marker = format!("  {} ", out.sign(reason.is_open));
        let room = room(out, &marker).saturating_sub(reason.found.chars().count() + 1);
        out.item(&marker, &format!("{} {}", truncate_str(&reason.what, room, "…"), reason.found));
    }
}

fn risks(out: &mut Printout, found: &Summary<'_, '_>, spacing: Spacing) {
    let (worst, _) = worst_and_rest(&found.risks);
    if !worst.is_empty() {
        heading(out, &words::worst_risks(&found.risks), spacing);
    }
    for row in worst {
        short(out, &format!("  {:<8} ", row.risk.severity.as_str()), &words::line(&row.risk.risk), 1);
    }
}

fn steps(out: &mut Printout, steps: &[FirstStep<'_, '_>], spacing: Spacing) {
    if !steps.is_empty() {
        heading(out, words::FIRST_STEPS, spacing);
    }
    for step in steps {
        let (effort, what) = words::first_step(step);
        short(out, &format!("  {effort:<8} "), &what, 1);
    }
}

fn room(out: &Printout, marker: &str) -> usize {
    out.width().saturating_sub(console::measure_text_width(marker))
}

/// As much of a text as fits so many lines.
fn short(out: &mut Printout, marker: &str, text: &str, lines: usize) {
    let room = room(out, marker);
    // Where lines are wrapped between words, some of the room stays empty.
    let room = if lines == 1 { room } else { lines * room - room / 8 };
    out.item(marker, &truncate_str(text, room, "…"));
}
