//! One file a format: each lays out the sections of the [report](crate::report) in words that all of them share.

mod accidents;
mod chart;
mod csv;
mod faults;
mod handbook;
mod html;
mod imported;
mod json;
mod lint;
mod markdown;
mod overview;
mod terminal;
mod verdicts;
mod words;

pub(crate) use csv::{csv, portfolio_csv};
pub use faults::faults;
pub(crate) use handbook::handbook;
pub(crate) use html::html;
pub(crate) use imported::imported;
pub(crate) use json::{
    agreement as json_agreement, comparison as json_comparison, explanation as json_explanation, history as json_history,
    lint as json_lint, model as json_model, model_part, ndjson_row, portfolio as json_portfolio, to_text as json_schema,
    verdicts as json_verdicts, what_if as json_what_if,
};
pub use json::{json, report_schema};
pub(crate) use lint::{fault_counts, lint, since};
pub(crate) use markdown::{agreement_markdown, comparison_markdown, markdown, questionnaire};
pub(crate) use overview::{history_html, history_markdown, portfolio_html, portfolio_markdown};
pub use terminal::model_page;
pub(crate) use terminal::{Detail, agreement, comparison, explanation, history, plan, portfolio, score, summary, sums, what_if};
pub(crate) use verdicts::verdicts;

/// The terminal, or what stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// The columns that may be filled.
    pub width: usize,
    /// Whether colours are shown.
    pub color: bool,
}

impl Canvas {
    /// The same without colours.
    pub(crate) fn plain(self) -> Self {
        Self { color: false, ..self }
    }
}
