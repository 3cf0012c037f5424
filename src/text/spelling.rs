//! How a text is written into a YAML file, so that every reader of YAML 1.1 and 1.2 gets that very text back.

use std::fmt::Write as _;

use super::{conflict_marker, is_blank, is_hostile};

/// What a reader of YAML 1.1 takes for a boolean or for nothing, in any case.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// `text` as a scalar on one line, behind a key or a `-`: as it is where no reader could take it for anything else, else in
/// double quotes.
pub fn spelled(text: &str) -> String {
    if may_be_plain(text) { text.to_owned() } else { quoted(text) }
}

/// [`spelled`] for a place within `[…]` or `{…}`.
pub fn spelled_in_brackets(text: &str) -> String {
    if may_be_plain(text) && !text.contains(ends_a_text_in_brackets) { text.to_owned() } else { quoted(text) }
}

/// Whether `text` means itself without quotes. What begins with a letter is no number, no date and no mark of YAML.
fn may_be_plain(text: &str) -> bool {
    let begins_as_text = text.starts_with(char::is_alphabetic) || is_version(text);
    let is_word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    let colons_are_inside = || text.split(':').skip(1).all(|rest| rest.starts_with(|c: char| c == '/' || c.is_alphanumeric()));
    let no_mark = || !text.ends_with(' ') && !text.contains(" #") && colons_are_inside();
    begins_as_text && !is_word && no_mark() && text.chars().all(is_harmless)
}

/// Whether `character` means nothing to YAML within a text, outside of brackets.
fn is_harmless(character: char) -> bool {
    match character {
        _ if character.is_ascii_alphanumeric() => true,
        ' ' | '-' | '_' | '.' | '/' | ':' | ';' | '(' | ')' | '\'' | '"' | '+' | '=' | '%' | '@' | '~' | '!' | '*' | '&' | '#' => true,
        _ if character.is_ascii() => ends_a_text_in_brackets(character),
        _ => !character.is_whitespace() && !is_blank(character) && !is_hostile(character),
    }
}

/// Whether `character` ends a text within brackets, or does so for some readers.
fn ends_a_text_in_brackets(character: char) -> bool {
    matches!(character, ',' | '[' | ']' | '{' | '}' | '?')
}

/// Whether `text` is a version such as `1.0.0`: two dots are too many for a number.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// `text` in double quotes, on one line.
pub fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            _ if !is_hostile(character) => written.push(character),
            // All of these have four digits at most.
            _ => _ = write!(written, "\\u{:04X}", u32::from(character)),
        }
    }
    written.push('"');
    written
}

/// The mark and the lines of `text` as a literal block; nothing where it has one line only, or where a block would not hold it
/// exactly in every editor: some strip spaces at the end of a line or lines at the end of a file; nor where a line would be taken for
/// a merge conflict.
pub fn literal(text: &str) -> Option<(&'static str, std::str::Lines<'_>)> {
    let may_stand = |c: char| c == '\n' || (c != '\t' && !is_hostile(c));
    let body = text.strip_suffix('\n').unwrap_or(text);
    let is_clear = body.contains('\n') && !body.starts_with([' ', '\n']) && !body.ends_with('\n') && body.chars().all(may_stand);
    let is_exact = is_clear && body.lines().all(|line| !line.ends_with(char::is_whitespace) && conflict_marker(line).is_none());
    is_exact.then(|| (if text.ends_with('\n') { "|" } else { "|-" }, text.lines()))
}
