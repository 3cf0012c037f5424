//! One file a format: each lays out the sections of the [report](crate::report) in words that all of them share.

mod accidents;
mod chart;
mod comment;
mod csv;
mod entries_set;
mod faults;
mod form;
mod github;
mod handbook;
mod html;
mod imported;
mod json;
mod junit;
mod lint;
mod markdown;
mod overview;
mod tables;
mod terminal;
mod verdicts;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

pub(crate) use comment::{comparison_markdown, first_assessment_markdown};
pub(crate) use csv::{csv_answers, csv_steps, portfolio_csv};
pub(crate) use entries_set::{EntrySet, entries_set};
pub use faults::faults;
pub(crate) use form::{html_form, markdown_form};
pub(crate) use github::annotations;
pub(crate) use handbook::{handbook, markdown_models};
pub(crate) use html::html;
pub(crate) use imported::{imported, imported_answers};
pub(crate) use json::{
    agreement as json_agreement, comparison as json_comparison, explanation as json_explanation, first_assessment as json_first_assessment,
    history as json_history, lint as json_lint, model as json_model, model_part, models as json_models, ndjson_row,
    portfolio as json_portfolio, to_text as json_schema, verdicts as json_verdicts, what_if as json_what_if,
};
pub use json::{
    agreement_schema, comparison_schema, explanation_schema, history_schema, json, lint_schema, model_schema, plan_schema,
    portfolio_schema, report_schema, row_schema, verdicts_schema,
};
pub(crate) use junit::junit;
pub(crate) use lint::{fault_counts, lint, since};
pub(crate) use markdown::{agreement_markdown, markdown};
pub(crate) use overview::{history_html, history_markdown, portfolio_html, portfolio_markdown};
pub use terminal::model_page;
pub(crate) use terminal::{
    Detail, Spacing, agreement, comparison, explanation, history, models, plan, portfolio, score, summary, sums, what_if,
};
pub(crate) use verdicts::verdicts;
#[cfg(feature = "xlsx")]
pub(crate) use xlsx::{xlsx, xlsx_form};

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
