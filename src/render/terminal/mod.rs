//! The report on a terminal: the levels as a ladder of bars, and the rest in plain text.

mod agreement;
mod blockers;
mod difference;
mod explanation;
mod history;
mod ladder;
mod look_up;
mod model;
mod models;
mod portfolio;
mod printout;
mod steps;
mod strategies;
mod summary;
mod sums;

pub(crate) use agreement::agreement;
pub(crate) use difference::{comparison, what_if};
pub(crate) use explanation::explanation;
pub(crate) use history::history;
pub use model::model_page;
pub(crate) use models::models;
pub(crate) use portfolio::portfolio;
use printout::Printout;
pub(crate) use summary::{Spacing, summary};
pub(crate) use sums::sums;

use super::{Canvas, words};
use crate::report::{Extent, QuestionKind, Report, Section};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    /// All risks, heat map, open questions and every answer too.
    pub(crate) full: bool,
    /// All next steps, not only the first after the plan.
    pub(crate) all_steps: bool,
}

/// Where the workload stands, what holds it back and what to do first.
pub(crate) fn score(report: &Report<'_, '_>, detail: Detail, canvas: Canvas) -> String {
    told(report, detail, canvas, |section| detail.full || is_brief(section))
}

/// What to do, and nothing else.
pub(crate) fn plan(report: &Report<'_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    summary::head(&mut out, report, &report.standing());
    out.finish() + &told(report, detail, canvas, is_about_steps)
}

fn told(report: &Report<'_, '_>, detail: Detail, canvas: Canvas, is_told: impl Fn(&Section<'_, '_>) -> bool) -> String {
    let mut out = Printout::new(canvas);
    let sections = report.sections(Extent::Whole);
    sections.iter().filter(|section| is_told(section)).for_each(|found| section(&mut out, report, found, detail));
    out.finish()
}

/// What a section is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// To know where the workload stands.
    Standing,
    /// To know what to do.
    Step,
    /// To know what keeps something from being done.
    Remark,
    /// To be looked up.
    LookUp,
}

fn role(section: &Section<'_, '_>) -> Role {
    match section {
        Section::Summary(_) | Section::Levels(_) | Section::Footer => Role::Standing,
        Section::FindOut(_) | Section::Plan(_) | Section::After(..) | Section::Later(_) => Role::Step,
        Section::Questions(QuestionKind::Overdue | QuestionKind::Expired | QuestionKind::Accepted | QuestionKind::Stale, _) => Role::Remark,
        Section::Questions(QuestionKind::Disputed | QuestionKind::Open | QuestionKind::SetAside, _)
        | Section::Strategies(_)
        | Section::Blockers(..)
        | Section::Risks(_)
        | Section::HeatMap(_)
        | Section::NotAssessed(_)
        | Section::Warnings(_)
        | Section::Answers(_) => Role::LookUp,
    }
}

/// Whether a section is told without being asked for all.
fn is_brief(section: &Section<'_, '_>) -> bool {
    role(section) != Role::LookUp
}

/// Whether a section says what to do, or what keeps something from being done.
fn is_about_steps(section: &Section<'_, '_>) -> bool {
    [Role::Step, Role::Remark].contains(&role(section))
}

fn is_step(section: &Section<'_, '_>) -> bool {
    role(section) == Role::Step
}

fn section(out: &mut Printout, report: &Report<'_, '_>, section: &Section<'_, '_>, detail: Detail) {
    let heading = words::heading(section);
    let thresholds = report.model().thresholds;
    match section {
        Section::Summary(found) => summary::write(out, report, found, Spacing::Airy),
        Section::Levels(found) => ladder::ladder(out, report, &heading, found),
        Section::Strategies(levels) => strategies::strategies(out, &heading, levels, thresholds),
        Section::Blockers(level, found) => blockers::blockers(out, &heading, level, found),
        Section::FindOut(rows) => steps::find_out(out, &heading, rows, detail),
        Section::Plan(plan) => steps::plan(out, report, &heading, plan, detail),
        Section::After(rows, later) => steps::after(out, &heading, rows, *later, detail),
        Section::Later(rows) if detail.all_steps => steps::later(out, &heading, rows),
        Section::Questions(kind, rows) => look_up::questions(out, report, *kind, rows),
        Section::Risks(rows) => look_up::risks(out, &heading, rows),
        Section::HeatMap(rows) => look_up::heat_map(out, &heading, rows, thresholds),
        Section::NotAssessed(levels) => look_up::not_assessed(out, &heading, levels),
        // How many later ones there are is told behind those after the plan; warnings are told on standard error.
        Section::Later(_) | Section::Warnings(_) => {}
        Section::Answers(levels) => look_up::answers(out, &heading, levels),
        Section::Footer => look_up::footer(out, report, detail),
    }
}
