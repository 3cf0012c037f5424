//! JSON for machines: `schema_version` 1. Fields may be added; none is removed, renamed or retyped. Null is unknown, `[]` is
//! empty, and nothing is ever absent. A number is the nearest double of the exact fraction.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use serde::Serialize;

use crate::report::Report;
use crate::text::is_hostile;

mod agreement;
mod difference;
mod history;
mod levels;
mod lint;
mod model;
mod models;
mod objects;
mod portfolio;
mod report;
mod schemas;
mod steps;
mod verdicts;

pub(crate) use agreement::agreement;
pub(crate) use difference::{comparison, first_assessment, what_if};
pub(crate) use history::history;
pub(crate) use lint::lint;
pub(crate) use model::{explanation, model, model_part};
pub(crate) use models::models;
use objects::objects;
pub(crate) use portfolio::{ndjson_row, portfolio};
use report::document;
pub use schemas::{
    agreement_schema, comparison_schema, explanation_schema, history_schema, lint_schema, model_schema, plan_schema, portfolio_schema,
    report_schema, row_schema, verdicts_schema,
};
pub(crate) use verdicts::verdicts;

/// The report as JSON with a line break at its end.
pub fn json(report: &Report<'_, '_>) -> String {
    to_text(&document(report))
}

/// Any value as indented JSON; characters that could steer a terminal, which stand within strings only, are written as `\uXXXX`.
pub(crate) fn to_text(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    // Writing to memory cannot fail, and the structs hold no map with other keys than text.
    let _ = write_text(value, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// [`to_text`] of what is too long to be held.
fn write_text(value: &impl Serialize, writer: &mut impl io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(Escaping(&mut *writer), value)?;
    writer.write_all(b"\n")
}

/// Writes JSON whose characters that could steer a terminal are written as `\uXXXX`.
struct Escaping<W>(W);

impl<W: io::Write> io::Write for Escaping<W> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        // What writes JSON hands on texts, so that no character is divided.
        let text = std::str::from_utf8(part).map_err(io::Error::other)?;
        self.0.write_all(escaped(text).as_bytes())?;
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn escaped(json: &str) -> Cow<'_, str> {
    if json.is_ascii() && !json.contains('\u{7f}') {
        // JSON writes all others of these escaped.
        return Cow::Borrowed(json);
    }
    let mut text = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        if is_hostile(character) {
            let _ = write!(text, "\\u{:04x}", u32::from(character));
        } else {
            text.push(character);
        }
    }
    Cow::Owned(text)
}
