//! An answers file as written.

use serde_json::json;

use crate::document::{Anything, Field, Named, raw};

/// The form of a version, at the end of a model's name.
pub(super) const VERSION: &str = r"[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}$";

raw! {
    /// One workload's answers; further keys that begin with `x-` are kept and ignored.
    struct RawAnswers (extensible) {
        /// The name of what is assessed.
        required workload: String where json!({"pattern": "\\S"}),
        /// What it is, in a sentence.
        optional about: String,
        /// The model that the answers are for: `id@n.n.n`.
        required model: String where json!({"pattern": format!("@{VERSION}")}),
        /// The day of the first assessment: `YYYY-MM-DD`.
        optional assessed: String where day(),
        /// Who answered.
        optional assessors: Vec<Field<String>>,
        /// Later sittings, oldest first.
        optional reviews: Vec<Field<RawReview>>,
        /// The number of the level to reach.
        optional target: i64,
        /// By strategy, then by practice: an option, `unknown`, a list of items, or a mapping; a strategy may have `not_applicable` too.
        optional answers: Named<Named<Anything>>,
    }
}

raw! {
    /// A later sitting.
    struct RawReview {
        /// The day on which it began: `YYYY-MM-DD`.
        required on: String where day(),
        /// Who took part.
        optional by: Vec<Field<String>>,
    }
}

/// A day of the calendar, as far as its shape goes.
pub(super) fn day() -> serde_json::Value {
    json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}
