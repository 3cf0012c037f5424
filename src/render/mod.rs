//! One file a format: each lays out the sections of the [report](crate::report) in words that all of them share.

mod csv;
mod difference;
mod faults;
mod handbook;
mod html;
mod imported;
mod json;
mod lint;
mod markdown;
mod terminal;
mod verdicts;
mod words;

pub use csv::csv;
pub use difference::comparison_markdown;
pub use faults::faults;
pub use handbook::handbook;
pub use html::html;
pub use imported::imported;
pub use json::{
    comparison as json_comparison, explanation as json_explanation, json, lint as json_lint, model as json_model, model_part,
    report_schema, schema_text as json_schema, verdicts as json_verdicts, what_if as json_what_if,
};
pub use lint::{fault_counts, lint, since};
pub use markdown::{markdown, questionnaire};
pub use terminal::{Detail, comparison, explanation, model_page, plan, score, sums, what_if};
pub use verdicts::verdicts;

/// The terminal, or what stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// The columns that may be filled.
    pub width: usize,
    /// Whether colours are shown.
    pub color: bool,
}
