//! What a word without quotes stands for in YAML: text, a number, true, false or nothing.
//!
//! The only place that decides it, by the core schema of YAML 1.2. What other readers take for a number is none that we could
//! take for text either: `0b101`, and hexadecimal and octal numbers with a sign. Digits behind a zero, as in `007`, are text: a
//! reader of YAML 1.1 would count them by eights, and whoever writes them means a code.

use serde_yaml::{Number, Value};

/// The value of a scalar that is written without quotes.
pub(super) fn resolved(plain: &str) -> Value {
    other_than_text(plain).unwrap_or_else(|| plain.into())
}

/// Whether YAML takes a scalar without quotes for text, and not for a number, true, false or nothing.
pub(crate) fn is_text(plain: &str) -> bool {
    other_than_text(plain).is_none()
}

fn other_than_text(plain: &str) -> Option<Value> {
    match plain {
        "" | "~" | "null" | "Null" | "NULL" => Some(Value::Null),
        "true" | "True" | "TRUE" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => Some(Value::Bool(false)),
        ".nan" | ".NaN" | ".NAN" => Some(Value::from(f64::NAN)),
        _ => number(plain).map(Value::Number),
    }
}

fn number(plain: &str) -> Option<Number> {
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    if !unsigned.starts_with(|first: char| first == '.' || first.is_ascii_digit()) {
        return None;
    }
    let radices = [("0x", 16), ("0o", 8), ("0b", 2), ("", 10)];
    let (digits, radix) = radices.into_iter().find_map(|(prefix, radix)| Some((unsigned.strip_prefix(prefix)?, radix)))?;
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return fraction(plain, unsigned);
    }
    if radix == 10 && digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    let sign = if plain.starts_with('-') { "-" } else { "" };
    let signed = i64::from_str_radix(&format!("{sign}{digits}"), radix).map(Number::from);
    let whole = signed.or_else(|_| u64::from_str_radix(digits, radix).map(Number::from));
    // What no whole number can hold is a number nevertheless, as large as it may be.
    Some(whole.unwrap_or_else(|_| Number::from(plain.parse().unwrap_or(f64::INFINITY))))
}

fn fraction(plain: &str, unsigned: &str) -> Option<Number> {
    match unsigned {
        ".inf" | ".Inf" | ".INF" => Some(Number::from(if plain.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY })),
        _ => plain.parse().ok().map(|number: f64| Number::from(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema_decides_what_is_text() {
        for text in [
            "yes",
            "No",
            "on",
            "y",
            "nULL",
            "tRUE",
            "1_000",
            "12:30",
            "2026-11-26",
            "1.2.3",
            "-",
            ".",
            "+",
            "e5",
            "inf",
            "nan",
            "0x",
            "0xg",
            "0o8",
        ] {
            assert!(is_text(text), "{text}");
        }
        for (plain, value) in [
            ("", Value::Null),
            ("~", Value::Null),
            ("True", true.into()),
            ("-19", (-19).into()),
            ("+19", 19.into()),
            ("0o17", 15.into()),
            ("0x1F", 31.into()),
            ("18446744073709551615", u64::MAX.into()),
            ("1.", 1.0.into()),
            ("-.5e+3", (-500.0).into()),
            ("+.INF", f64::INFINITY.into()),
            ("1e400", f64::INFINITY.into()),
        ] {
            assert_eq!(resolved(plain), value, "{plain}");
        }
    }

    #[test]
    fn what_readers_disagree_about_is_taken_for_what_no_part_of_a_file_may_be() {
        assert!(is_text("007") && is_text("-00"));
        for no_text in ["0b101", "-0x1F", "+0o17", "123456789012345678901234567890", "0x1234567890abcdef12"] {
            assert!(!is_text(no_text), "{no_text}");
        }
        assert_eq!(resolved("99999999999999999999"), Value::from(1e20));
    }
}
