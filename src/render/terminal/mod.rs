//! The report on a terminal: the levels as a ladder of bars, and the rest in plain text.

mod blockers;
mod difference;
mod explanation;
mod ladder;
mod look_up;
mod model;
mod models;
mod printout;
mod steps;
mod summary;
mod sums;

pub(crate) use difference::{comparison, what_if};
pub(crate) use explanation::explanation;
pub use model::model_page;
pub(crate) use models::models;
use printout::Printout;
pub(crate) use summary::summary;
pub(crate) use sums::sums;

use super::{Canvas, words};
use crate::report::{QuestionKind, Report, Section};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    /// All risks, heat map, open questions and every answer too.
    pub(crate) full: bool,
    /// All next steps, not only the first after the plan.
    pub(crate) all_steps: bool,
}

/// Where the workload stands, what holds it back and what to do first.
pub(crate) fn score(report: &Report<'_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    report.sections().iter().filter(|section| detail.full || is_brief(section)).for_each(|found| section(&mut out, report, found, detail));
    out.finish()
}

/// Whether a section is told on one screen too.
fn is_brief(section: &Section<'_, '_>) -> bool {
    matches!(section, Section::Standing(_) | Section::Blockers(_) | Section::Risks(_) | Section::Footer) || is_about_steps(section)
}

/// Whether a section says what to do, or what keeps something from being done.
fn is_about_steps(section: &Section<'_, '_>) -> bool {
    let to_know = [QuestionKind::Overdue, QuestionKind::Expired, QuestionKind::Accepted, QuestionKind::Stale];
    is_step(section) || matches!(section, Section::Questions(kind, _) if to_know.contains(kind))
}

fn is_step(section: &Section<'_, '_>) -> bool {
    matches!(section, Section::FindOut(_) | Section::Plan(_) | Section::After(..) | Section::Later(_))
}

/// What to do, and nothing else.
pub(crate) fn plan(report: &Report<'_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    ladder::standing(&mut out, report, &report.standing());
    report.sections().iter().filter(|section| is_about_steps(section)).for_each(|found| section(&mut out, report, found, detail));
    out.finish()
}

fn section(out: &mut Printout, report: &Report<'_, '_>, section: &Section<'_, '_>, detail: Detail) {
    let heading = words::heading(section);
    match section {
        Section::Standing(found) => {
            ladder::standing(out, report, found);
            ladder::ladder(out, report, found);
        }
        Section::Blockers(found) => blockers::blockers(out, &heading, found.as_ref(), detail),
        Section::FindOut(rows) => steps::find_out(out, &heading, rows, detail),
        Section::Plan(plan) => steps::plan(out, report, &heading, plan, detail),
        Section::After(rows, _) => steps::after(out, &heading, rows),
        Section::Later(rows) => steps::later(out, rows, detail),
        Section::Questions(kind, rows) => look_up::questions(out, report, *kind, rows),
        Section::Risks(rows) => look_up::risks(out, &heading, rows, detail),
        Section::HeatMap(rows) => look_up::heat_map(out, &heading, rows, report.model().thresholds),
        Section::NotAssessed(levels) => look_up::not_assessed(out, &heading, levels),
        // They are told on standard error.
        Section::Warnings(_) => {}
        Section::Answers(levels) => look_up::answers(out, &heading, levels),
        Section::Footer => look_up::footer(out, report, detail),
    }
}
