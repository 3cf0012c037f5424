//! Versions of a model, `n.n.n`.

use serde_json::{Value, json};

/// The three numbers of a version, which order as versions do; nothing where `text` has another form.
pub fn version_numbers(text: &str) -> Option<[u32; 3]> {
    let is_number = |part: &&str| (1..10).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    let numbers = text.split('.').map(|part| Some(part).filter(is_number)?.parse().ok()).collect::<Option<Vec<u32>>>()?;
    numbers.try_into().ok()
}

/// What [`version_numbers`] reads, as a JSON Schema.
pub(super) fn schema() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}$"})
}
