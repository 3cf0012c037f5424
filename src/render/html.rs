//! One page for a browser: no script, nothing to load, light and dark, made to be printed and to be read aloud.
//!
//! The template escapes every text. Its `Content-Security-Policy` allows no script and no request, so that even a fault in
//! the escaping could do nothing.

use askama::Template;

use super::words;
use crate::model::Thresholds;
use crate::report::{Band, Extent, Mark, QuestionKind, Report, Section, worst_and_rest};
use crate::scorecard::{Cell, Spread};

#[derive(Template)]
#[template(path = "report.html", config = "src/render/askama.toml")]
struct HtmlReport<'r, 's, 'a> {
    report: &'r Report<'s, 'a>,
    sections: Vec<Section<'s, 'a>>,
    thresholds: Thresholds,
}

pub(crate) fn html(report: &Report<'_, '_>, extent: Extent) -> String {
    let page = HtmlReport { report, sections: report.sections(extent), thresholds: report.model().thresholds };
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    page.render().unwrap_or_default()
}

/// What the contents link to.
fn anchor(section: &Section<'_, '_>) -> &'static str {
    match section {
        Section::Summary(_) => "summary",
        Section::Levels(_) => "levels",
        Section::Strategies(_) => "strategies",
        Section::Blockers(..) => "blockers",
        Section::FindOut(_) => "find-out",
        Section::Plan(_) => "steps",
        Section::After(..) => "after",
        Section::Risks(_) => "risks",
        Section::HeatMap(_) => "heat",
        Section::Questions(QuestionKind::Overdue, _) => "overdue",
        Section::Questions(QuestionKind::Expired, _) => "expired",
        Section::Questions(QuestionKind::Accepted, _) => "accepted",
        Section::Questions(QuestionKind::Open, _) => "open",
        Section::Questions(QuestionKind::Stale, _) => "stale",
        Section::Questions(QuestionKind::SetAside, _) => "set-aside",
        Section::Questions(QuestionKind::Disputed, _) => "disputed",
        Section::NotAssessed(_) => "unknown",
        Section::Later(_) => "more",
        Section::Warnings(_) => "warnings",
        Section::Answers(_) => "answers",
        Section::Footer => "foot",
    }
}

/// The sections to link to: those below the summary, without the foot; each with whether the appendix begins there.
fn contents<'r, 's, 'a>(sections: &'r [Section<'s, 'a>]) -> Vec<(&'r Section<'s, 'a>, bool)> {
    let listed = sections.iter().filter(|section| !matches!(section, Section::Summary(_) | Section::Footer));
    listed.map(|section| (section, begins_appendix(section, sections))).collect()
}

/// Whether the appendix begins with this section, on a new sheet.
fn begins_appendix(section: &Section<'_, '_>, sections: &[Section<'_, '_>]) -> bool {
    sections.iter().find(|section| section.is_appendix()).is_some_and(|first| anchor(first) == anchor(section))
}

/// The class that colours a score; its sign and figure say the same.
pub(super) fn band_class(band: Option<&Band>) -> &'static str {
    match band {
        None => "none",
        Some(Band::Achieved) => "good",
        Some(Band::Between) => "fair",
        Some(Band::UnderFloor) => "bad",
        Some(Band::Undecided) => "maybe",
    }
}

fn score_class(spread: Option<&Spread>, thresholds: Thresholds) -> &'static str {
    band_class(spread.map(|spread| Band::of(spread, thresholds)).as_ref())
}

fn heat_class(cell: &Cell, thresholds: Thresholds) -> &'static str {
    score_class(cell.spread.as_ref().filter(|_| cell.assessed), thresholds)
}

/// The class of a line in a bar that is this character where a bar is one of characters.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
fn line_class(line: &char) -> &'static str {
    if *line == words::FLOOR_LINE { "floor" } else { "limit" }
}

/// The class of a chip that says what a step takes: the words themselves, without a space.
fn effort_class(effort: &str) -> &str {
    effort.split(' ').next().unwrap_or_default()
}
