//! Characters that no file may hold: control characters, and line breaks that some readers see and others do not.

use super::Problem;
use super::mended::Mend;
use crate::text::described;

/// So many of them are told at once.
const LIMIT: usize = 20;

/// A problem for each character of `text` that YAML, or a reader of YAML, takes for none of a text, and what to read instead.
pub(super) fn refused(text: &str) -> (Vec<Problem>, Vec<Mend>) {
    let is_alone = |at: usize| !text[at + 1..].starts_with('\n');
    let refused = |&(at, character): &(usize, char)| is_refused(character) || (character == '\r' && is_alone(at));
    let suspect = text.bytes().enumerate().filter(|(_, byte)| may_begin_one(*byte));
    let found: Vec<(usize, char)> = suspect.filter_map(|(at, _)| Some((at, text[at..].chars().next()?))).filter(refused).collect();
    let mend = |&(at, character): &(usize, char)| (at..at + character.len_utf8(), meant(&text[..at], character).to_owned());
    (found.iter().take(LIMIT).map(|(at, character)| problem(*at, *character)).collect(), found.iter().map(mend).collect())
}

/// Whether a character that is refused may begin with this byte: quicker to tell than which character it is.
fn may_begin_one(byte: u8) -> bool {
    !matches!(byte, b'\t' | b'\n') && matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef)
}

fn is_refused(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | ' '..='~' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => character.is_control(),
    }
}

/// What to read instead of a character behind this text; before the content of a line it is no part of the indentation.
fn meant(before: &str, character: char) -> &'static str {
    match character {
        '\r' => "\n",
        _ if before.trim_end_matches([' ', '-']).is_empty() || before.trim_end_matches([' ', '-']).ends_with('\n') => "",
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => " ",
        _ => "",
    }
}

fn problem(at: usize, character: char) -> Problem {
    let message = format!("this is not valid YAML: the character {}", described(character));
    let help = match character {
        '\r' => "end lines with LF or CRLF, as editors do",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "begin a new line instead: some readers see a line's end here, and others do not",
        '\u{feff}' => "remove it: it cannot be seen, and belongs nowhere but to the very beginning of a file",
        _ => "remove it: it cannot be seen, and was most likely copied along with the text",
    };
    Problem::error("syntax", at..at + character.len_utf8(), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_is_refused_begins_with_a_byte_that_none_begins_with() {
        let refused = ('\0'..=char::MAX).filter(|character| is_refused(*character) || *character == '\r');
        for character in refused {
            let first = character.to_string().as_bytes()[0];
            assert!(may_begin_one(first), "{character:?}");
        }
    }
}
