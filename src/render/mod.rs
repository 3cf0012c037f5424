//! One file a format; what each draws comes from the rows of the [report](crate::report).

mod check;
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
mod words;

pub use check::check;
pub use csv::csv;
pub use difference::comparison_markdown;
pub use faults::faults;
pub use handbook::handbook;
pub use html::html;
pub use imported::imported;
pub use json::{
    check as json_check, comparison as json_comparison, explanation as json_explanation, json, lint as json_lint, model as json_model,
    model_part, report_schema, schema_text as json_schema, what_if as json_what_if,
};
pub use lint::{fault_counts, lint, since};
pub use markdown::{markdown, questionnaire};
pub use terminal::{Detail, comparison, explanation, model_page, plan, score, sums, what_if};

/// The terminal, or what stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// The columns that may be filled.
    pub width: usize,
    /// Whether colours are shown.
    pub color: bool,
}
