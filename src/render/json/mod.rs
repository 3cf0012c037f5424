//! JSON for machines: `schema_version` 1. Fields may be added; none is removed, renamed or retyped. Null is unknown, `[]` is
//! empty, and nothing is ever absent. A number is the nearest double of the exact fraction.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::report::Report;
use crate::text::is_hostile;

mod difference;
mod levels;
mod lint;
mod model;
mod object;
mod report;
mod steps;
mod verdicts;

pub use difference::{comparison, what_if};
pub use lint::lint;
pub use model::{explanation, model, model_part};
use object::object;
use report::document;
pub use report::report_schema;
pub use verdicts::verdicts;

/// The report as JSON with a line break at its end.
pub fn json(report: &Report<'_, '_>) -> String {
    to_text(&document(report))
}

/// A JSON Schema as text with a line break at its end.
pub fn schema_text(schema: &serde_json::Value) -> String {
    to_text(schema)
}

/// Any value as indented JSON; characters that could steer a terminal are written as `\uXXXX`.
fn to_text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Visible(PrettyFormatter::new()));
    // Writing to memory cannot fail, and the structs hold no map with other keys than text.
    let _ = value.serialize(&mut serializer);
    bytes.push(b'\n');
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Indented, with hostile characters escaped.
struct Visible<'f>(PrettyFormatter<'f>);

macro_rules! as_indented {
    ($($method:ident($($argument:ident: $kind:ty),*);)*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, writer: &mut W, $($argument: $kind),*) -> io::Result<()> {
            self.0.$method(writer, $($argument),*)
        })*
    };
}

impl Formatter for Visible<'_> {
    as_indented! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        for part in fragment.split_inclusive(is_hostile) {
            match part.chars().next_back().filter(|character| is_hostile(*character)) {
                Some(hostile) => {
                    writer.write_all(&part.as_bytes()[..part.len() - hostile.len_utf8()])?;
                    write!(writer, "\\u{:04x}", u32::from(hostile))?;
                }
                None => writer.write_all(part.as_bytes())?,
            }
        }
        Ok(())
    }
}
