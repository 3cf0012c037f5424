//! One file a format: each lays out the sections of the [report](crate::report) in words that all of them share.

mod accidents;
mod csv;
mod entries_set;
mod faults;
mod form;
mod handbook;
mod html;
mod imported;
mod json;
mod lint;
mod markdown;
mod tables;
mod terminal;
mod verdicts;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

pub(crate) use csv::{csv_answers, csv_steps};
pub(crate) use entries_set::{EntrySet, entries_set};
pub use faults::faults;
pub(crate) use form::{html_form, markdown_form};
pub(crate) use handbook::{handbook, markdown_models};
pub(crate) use html::html;
pub(crate) use imported::imported;
pub(crate) use json::{
    comparison as json_comparison, explanation as json_explanation, lint as json_lint, model as json_model, model_part,
    models as json_models, to_text as json_schema, verdicts as json_verdicts, what_if as json_what_if,
};
pub use json::{comparison_schema, explanation_schema, json, lint_schema, model_schema, plan_schema, report_schema, verdicts_schema};
pub(crate) use lint::{fault_counts, lint, since};
pub(crate) use markdown::{comparison_markdown, markdown};
pub use terminal::model_page;
pub(crate) use terminal::{Detail, comparison, explanation, models, plan, score, summary, sums, what_if};
pub(crate) use verdicts::verdicts;
#[cfg(feature = "xlsx")]
pub(crate) use xlsx::xlsx;

/// The terminal, or what stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// The columns that may be filled.
    pub width: usize,
    /// Whether colours are shown.
    pub color: bool,
}
