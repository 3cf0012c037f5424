//! What the rules hold single values of a model file to, as parts of its JSON Schema: ranges, lengths, words and patterns.

use serde_json::{Value, json};

/// A number from `least` to `most`, both included.
pub(super) fn between(least: i64, most: i64) -> Value {
    json!({"minimum": least, "maximum": most})
}

pub(super) fn word(words: &[&str]) -> Value {
    json!({"enum": words})
}

pub(super) fn list(least: usize, most: Option<usize>) -> Value {
    match most {
        Some(most) => json!({"minItems": least, "maxItems": most}),
        None => json!({"minItems": least}),
    }
}

pub(super) fn web_address() -> Value {
    json!({"pattern": "^https?://\\S+$"})
}

/// Ids of earlier versions, perhaps with the strategy that a practice was in.
pub(super) fn former() -> Value {
    json!({"items": {"pattern": "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$"}})
}

/// Paragraphs of the source text: 12 or 166a.
pub(super) fn paragraphs() -> Value {
    json!({"items": {"anyOf": [
        {"type": "integer", "minimum": 0},
        {"type": "string", "pattern": "^[0-9][0-9A-Za-z.]*$"},
    ]}})
}
