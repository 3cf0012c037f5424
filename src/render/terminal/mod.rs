//! The report on a terminal: a ladder that reads on a wall, and the rest in plain text.

mod appendix;
mod difference;
mod heat_map;
mod ladder;
mod model;
mod page;
mod steps;
mod sums;

pub use difference::{comparison, what_if};
pub use model::model_page;
use page::Page;
pub use sums::{explanation, sums};

use super::Canvas;
use crate::report::Report;

/// How much to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Detail {
    /// Risks, heat map, open questions and every answer too.
    pub full: bool,
    /// All next steps, not only the first after the plan.
    pub all_steps: bool,
}

/// Where the workload stands, what holds it back and what to do first.
pub fn score(report: &Report<'_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    ladder::standing(&mut page, report);
    ladder::ladder(&mut page, report);
    ladder::blockers(&mut page, report, detail);
    steps::steps(&mut page, report, detail);
    appendix::accepted(&mut page, report);
    if detail.full {
        appendix::risks(&mut page, report);
        heat_map::heat_map(&mut page, report);
        appendix::questions(&mut page, report);
        appendix::answers(&mut page, report);
    } else {
        appendix::stale(&mut page, report);
    }
    appendix::footer(&mut page, report, detail);
    page.finish()
}

/// What to do, and nothing else.
pub fn plan(report: &Report<'_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    ladder::standing(&mut page, report);
    steps::steps(&mut page, report, detail);
    appendix::accepted(&mut page, report);
    appendix::stale(&mut page, report);
    page.finish()
}
