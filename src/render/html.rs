//! One page for a browser: no script, nothing to load, light and dark, made to be printed and to be read aloud.
//!
//! The template escapes every text. Its `Content-Security-Policy` allows no script and no request, so that even a fault in
//! the escaping could do nothing.

use askama::Template;

use super::words;
use crate::model::Thresholds;
use crate::report::{Band, Mark, QuestionKind, Report, Section, worst_and_rest};
use crate::scorecard::Cell;

#[derive(Template)]
#[template(path = "report.html", config = "src/render/askama.toml")]
struct HtmlReport<'r, 's, 'a> {
    report: &'r Report<'s, 'a>,
    sections: Vec<Section<'s, 'a>>,
    thresholds: Thresholds,
    /// What the plan is for and what it takes, told beside the level.
    plan_fact: Option<(String, String)>,
}

pub(crate) fn html(report: &Report<'_, '_>) -> String {
    let mut sections = report.sections();
    sections.sort_by_key(place_on_the_page);
    let plan_of = |section: &Section<'_, '_>| match section {
        Section::Plan(plan) => words::plan_heading(plan).zip(words::plan_effort(plan)),
        _ => None,
    };
    let plan_fact = sections.iter().find_map(plan_of);
    let page = HtmlReport { report, sections, thresholds: report.model().thresholds, plan_fact };
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    page.render().unwrap_or_default()
}

/// The class that colours what lies there.
pub(super) fn band_class(band: Option<Band>) -> &'static str {
    match band {
        None => "none",
        Some(Band::Achieved) => "good",
        Some(Band::Between) => "fair",
        Some(Band::UnderFloor) => "bad",
        Some(Band::Undecided) => "maybe",
    }
}

/// Whoever reads down the page is told the story first; questions to look up and steps for later stand behind it.
fn place_on_the_page(section: &Section<'_, '_>) -> u8 {
    match section {
        Section::Questions(..) | Section::NotAssessed(_) => 1,
        Section::Later(_) => 2,
        Section::Warnings(_) | Section::Answers(_) | Section::Footer => 3,
        _ => 0,
    }
}

/// What links to a table of questions end with.
fn number(kind: QuestionKind) -> u8 {
    match kind {
        QuestionKind::Accepted => 1,
        QuestionKind::Open => 2,
        QuestionKind::Stale => 3,
        QuestionKind::SetAside => 4,
        QuestionKind::Disputed => 5,
    }
}

/// The class that colours a rung; the mark and its words say the same.
fn mark_class(mark: &Mark) -> &'static str {
    match mark {
        Mark::Counts => "good",
        Mark::Waits(_) => "fair",
        Mark::CouldPass(_) => "maybe",
        Mark::Fails => "bad",
        Mark::NotAssessed | Mark::NotApplicable => "none",
    }
}

/// The class that colours a cell; its figure says the same.
fn heat_class(cell: &Cell, thresholds: Thresholds) -> &'static str {
    let known = cell.spread.as_ref().filter(|_| cell.assessed);
    band_class(known.map(|spread| Band::of(spread, thresholds)))
}
