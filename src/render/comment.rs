//! What changed, as the comment on a pull request: what did not change is left out, and it is never longer than a comment may be.

use askama::Template;

use super::words;
use crate::comparison::Class;
use crate::report::{Difference, LevelChange, Report, Rung};
use crate::text::first_signs;

/// GitHub takes 65,536 characters, and whoever posts the comment adds a few.
const LONGEST: usize = 60_000;

/// How much of a comparison is told.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// The rows of each table or list.
    rows: usize,
    /// The signs of each text.
    text: usize,
}

/// From all that there is to what always fits; the first that does is told.
const SIZES: [Size; 5] = [
    Size { rows: usize::MAX, text: usize::MAX },
    Size { rows: usize::MAX, text: 200 },
    Size { rows: 60, text: 120 },
    Size { rows: 20, text: 60 },
    Size { rows: 5, text: 40 },
];

#[derive(Template)]
#[template(path = "comparison.md", config = "src/render/askama.toml")]
struct MarkdownComparison<'d, 'r, 's, 'a> {
    difference: &'d Difference<'r, 's, 'a>,
    lists: [(&'static str, Vec<String>); 3],
    size: Size,
}

#[derive(Template)]
#[template(path = "first-assessment.md", config = "src/render/askama.toml")]
struct FirstAssessment<'d, 's, 'a> {
    report: &'d Report<'s, 'a>,
    rungs: Vec<Rung<'s, 'a>>,
}

/// What stands in place of a comparison the first time.
pub(crate) fn first_assessment_markdown(report: &Report<'_, '_>) -> String {
    FirstAssessment { report, rungs: report.standing().rungs }.render().unwrap_or_default()
}

pub(crate) fn comparison_markdown(difference: &Difference<'_, '_, '_>) -> String {
    let mut lists = words::lists(difference);
    lists.rotate_left(1);
    let of_size = |size| {
        let page = MarkdownComparison { difference, lists: lists.clone(), size };
        // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
        page.render().unwrap_or_default()
    };
    let mut told = String::new();
    for size in SIZES {
        told = of_size(size);
        if told.chars().count() < LONGEST {
            break;
        }
    }
    told
}

/// The levels of which anything is told that was not so before.
fn changed<'s, 'a>(difference: &Difference<'_, 's, 'a>) -> Vec<LevelChange<'s, 'a>> {
    let told = |change: &LevelChange<'_, '_>| {
        let before = change.before.as_ref().map(words::standing_in_short);
        before != Some(words::standing_in_short(&change.after)) || !words::level_change(change).is_empty()
    };
    difference.levels().into_iter().filter(told).collect()
}

fn cut(text: impl AsRef<str>, size: &Size) -> String {
    first_signs(text.as_ref(), size.text)
}

fn first<'r, T>(rows: &'r [T], size: &Size) -> &'r [T] {
    rows.get(..size.rows).unwrap_or(rows)
}

/// `and 12 more`; nothing where all are told.
fn left_out(count: usize, size: &Size) -> Option<String> {
    let more = count.saturating_sub(size.rows);
    (more > 0).then(|| format!("and {more} more; `maturity compare` lists them."))
}
