//! Several things in one sentence.

/// `a`, `a and b`, `a, b and c`; nothing of none.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
