//! What a word without quotes stands for in YAML: text, a number, true, false or nothing.
//!
//! The only place that decides it, by the core schema of YAML 1.2. What other readers take for a number is none that we could
//! take for text either: `0b101`, and hexadecimal and octal numbers with a sign. Digits behind a zero, as in `007`, are text: a
//! reader of YAML 1.1 would count them by eights, and whoever writes them means a code.

use serde_yaml::Number;

use super::node::Meaning;

/// What a scalar says that is written without quotes.
pub(super) fn resolved(plain: &str) -> Meaning<'_> {
    match plain {
        "" | "~" | "null" | "Null" | "NULL" => Meaning::Nothing,
        "true" | "True" | "TRUE" => Meaning::Bool(true),
        "false" | "False" | "FALSE" => Meaning::Bool(false),
        _ => number(plain).map_or(Meaning::Text(plain), Meaning::Number),
    }
}

/// Whether YAML takes a scalar without quotes for text, and not for a number, true, false or nothing.
pub(crate) fn is_text(plain: &str) -> bool {
    matches!(resolved(plain), Meaning::Text(_))
}

fn number(plain: &str) -> Option<Number> {
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    let is_code = unsigned.len() > 1 && unsigned.starts_with('0') && unsigned.bytes().all(|byte| byte.is_ascii_digit());
    if is_code || !unsigned.starts_with(|first: char| first == '.' || first.is_ascii_digit()) {
        return None;
    }
    // What is beyond the 64 bits of a whole number, or beyond every fraction, is a number nevertheless.
    let beyond = || plain.parse().ok().or_else(|| has_another_base(unsigned).then_some(f64::INFINITY)).map(Number::from);
    plain.parse().ok().or_else(beyond)
}

fn has_another_base(unsigned: &str) -> bool {
    let is_of = |(prefix, base): (&str, u32)| {
        let digits = unsigned.strip_prefix(prefix).unwrap_or_default();
        !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base))
    };
    [("0x", 16), ("0o", 8), ("0b", 2)].into_iter().any(is_of)
}
