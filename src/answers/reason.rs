//! Tells a reason from a word that only fills the place of one.

/// What people write where they have no reason to give, as far as its letters go.
const NO_REASONS: [&str; 7] = ["yes", "no", "none", "na", "tbd", "todo", "notapplicable"];

/// What Unicode counts among the letters although nobody can see it.
const INVISIBLE_LETTERS: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

/// Whether `text` gives no reason: one of the words that only fill a place, or too few letters to be a word. A word has three,
/// and two in a script without capitals, where one sign says more.
pub(crate) fn gives_no_reason(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic() && !INVISIBLE_LETTERS.contains(c)).collect();
    let has_case = |letter: &char| letter.is_lowercase() || letter.is_uppercase();
    let needed = if letters.iter().all(has_case) { 3 } else { 2 };
    let word = letters.iter().flat_map(|letter| letter.to_lowercase()).collect::<String>();
    letters.len() < needed || NO_REASONS.contains(&word.as_str())
}

/// [`gives_no_reason`] for editors, as far as a pattern tells it: two letters at least, and more than such a word.
pub(super) fn schema() -> serde_json::Value {
    let in_any_case = |letter: char| format!("[{}{}]", letter.to_ascii_uppercase(), letter);
    // What is no letter may stand between them, as in `n/a`.
    let word = |word: &&str| word.chars().map(in_any_case).collect::<Vec<_>>().join("\\P{L}*");
    let words: Vec<String> = NO_REASONS.iter().map(word).collect();
    let none = format!("^\\P{{L}}*({})\\P{{L}}*$", words.join("|"));
    serde_json::json!({"type": "string", "pattern": "\\p{L}\\P{L}*\\p{L}", "not": {"pattern": none}})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_fills_a_place_is_no_reason() {
        for text in
            ["", " ", "no", "Yes.", "N/A", "n. a.", "TBD", "todo!", "None", "not applicable", "\"-\"", "...", "—", "🦀🦀🦀", "42", "#42"]
        {
            assert!(gives_no_reason(text), "{text:?}");
        }
        for text in ["\u{200b}", "\u{200b}no\u{2060}", "\u{3164}\u{3164}\u{3164}", "ok", "無", "è!"] {
            assert!(gives_no_reason(text), "{text:?}");
        }
        for text in ["same", "ADR 12", "No customers yet", "不要", "n/a: one team only", "nothing to deploy", "API"] {
            assert!(!gives_no_reason(text), "{text:?}");
        }
    }
}
