//! One file a format; what each draws comes from the rows of the [report](crate::report).

mod csv;
mod faults;
mod html;
mod json;
mod markdown;
mod terminal;

pub use csv::csv;
pub use faults::faults;
pub use html::html;
pub use json::{explanation as json_explanation, json, model_part};
pub use markdown::{markdown, questionnaire};
pub use terminal::{Detail, explanation, model_page, plan, score, sums};

/// The terminal, or what stands in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// The columns that may be filled.
    pub width: usize,
    /// Whether colours are shown.
    pub color: bool,
}
