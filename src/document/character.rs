//! Characters that no file may hold: control characters, and line breaks that some readers see and others do not.

use super::Problem;

/// So many of them are told at once.
const LIMIT: usize = 20;

/// A problem for each character of `text` that YAML, or a reader of YAML, takes for none of a text.
pub(super) fn refused(text: &str) -> impl Iterator<Item = Problem> {
    let is_alone = |at: usize| !text[at + 1..].starts_with('\n');
    let refused = move |&(at, character): &(usize, char)| is_refused(character) || (character == '\r' && is_alone(at));
    text.char_indices().filter(refused).take(LIMIT).map(|(at, character)| problem(at, character))
}

fn is_refused(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | ' '..='~' => false,
        '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    }
}

fn problem(at: usize, character: char) -> Problem {
    let message = format!("this is not valid YAML: the character U+{:04X} ({})", u32::from(character), name(character));
    let help = match character {
        '\r' => "end lines with LF or CRLF, as editors do",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "begin a new line instead: some readers see a line's end here, and others do not",
        _ => "remove it: it cannot be seen, and was most likely copied along with the text",
    };
    Problem::error("syntax", at..at + character.len_utf8(), message).help(help)
}

/// What Unicode, or everybody, calls a character that this room refuses.
fn name(character: char) -> &'static str {
    match character {
        '\u{0}' => "null",
        '\u{7}' => "bell",
        '\u{8}' => "backspace",
        '\u{b}' => "vertical tab",
        '\u{c}' => "form feed",
        '\r' => "carriage return without line feed",
        '\u{1b}' => "escape",
        '\u{7f}' => "delete",
        '\u{85}' => "next line",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{fffe}' | '\u{ffff}' => "noncharacter",
        _ => "control character",
    }
}
