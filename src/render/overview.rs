//! Many workloads, or many sittings of one, as documents: Markdown, and a page for a browser under the same rules as the report's.

use askama::Template;

use super::chart::{Chart, chart};
use super::html::band_class;
use super::words;
use crate::history::{History, Sitting};
use crate::model::Model;
use crate::portfolio::{LevelRow, Portfolio, Row};

#[derive(Template)]
#[template(path = "portfolio.md", config = "src/render/askama.toml")]
struct MarkdownPortfolio<'p> {
    portfolio: &'p Portfolio,
}

#[derive(Template)]
#[template(path = "portfolio.html", config = "src/render/askama.toml")]
struct HtmlPortfolio<'p> {
    portfolio: &'p Portfolio,
}

#[derive(Template)]
#[template(path = "history.md", config = "src/render/askama.toml")]
struct MarkdownHistory<'h> {
    history: &'h History,
}

#[derive(Template)]
#[template(path = "history.html", config = "src/render/askama.toml")]
struct HtmlHistory<'h> {
    history: &'h History,
    /// Nothing where one sitting makes no line.
    chart: Option<Chart>,
    /// Of the table.
    columns: usize,
}

/// Many workloads, with a table of each group.
pub(crate) fn portfolio_markdown(portfolio: &Portfolio) -> String {
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    MarkdownPortfolio { portfolio }.render().unwrap_or_default()
}

/// Many workloads on one page, with a heat map of each group.
pub(crate) fn portfolio_html(portfolio: &Portfolio) -> String {
    HtmlPortfolio { portfolio }.render().unwrap_or_default()
}

/// One workload over several sittings.
pub(crate) fn history_markdown(history: &History) -> String {
    MarkdownHistory { history }.render().unwrap_or_default()
}

/// The same on a page, with a line a level.
pub(crate) fn history_html(history: &History) -> String {
    HtmlHistory { history, chart: chart(history), columns: numbers(history).len() + 3 }.render().unwrap_or_default()
}

/// The numbers of all levels that any sitting has.
fn numbers(history: &History) -> Vec<usize> {
    let levels = history.sittings.iter().map(|sitting| sitting.row.levels.len()).max().unwrap_or_default();
    (1..=levels).collect()
}

/// The levels of a sitting; nothing for those that its model had not.
fn levels<'h>(history: &History, sitting: &'h Sitting) -> Vec<Option<&'h LevelRow>> {
    (0..numbers(history).len()).map(|position| sitting.row.levels.get(position)).collect()
}

/// What each colour means.
fn legend(model: &Model) -> Vec<(&'static str, String)> {
    words::bands(model.thresholds).into_iter().map(|(band, meaning)| (band_class(Some(&band)), meaning)).collect()
}

/// The class that colours a level; its figure says the same.
fn level_class(level: &LevelRow, row: &Row) -> &'static str {
    band_class(words::band(level, row.thresholds()).as_ref())
}
