//! Makes any text safe to print: what could not be seen on a terminal is shown escaped.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether `character` could steer a terminal or hide what a text says: control characters other than tab and line
/// break, bidirectional controls, invisible separators, byte order marks and noncharacters that YAML cannot hold.
pub fn is_hostile(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
            true
        }
        _ => character.is_control(),
    }
}

/// `text` with every [hostile](is_hostile) character written as `\u{…}`; line breaks stay, a tab becomes a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| is_hostile(character) || character == '\t') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\t' => shown.push(' '),
            _ if is_hostile(character) => {
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
            }
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// [`visible`] on one line: runs of white space become one space.
pub fn visible_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many characters of a value are shown where it is only to be recognized.
const BRIEF: usize = 120;

/// [`visible_line`] of a value within a message, which takes a line at most.
pub fn brief(text: &str) -> String {
    // What is longer than this is cut before anything else is done with it; no character is shown as nothing.
    let begin = &text[..text.floor_char_boundary(text.len().min(BRIEF * 8))];
    let shown = visible_line(begin);
    let cut = shown.char_indices().nth(BRIEF).map(|(at, _)| at);
    match cut.or_else(|| (begin.len() < text.len()).then_some(shown.len())) {
        Some(end) => format!("{}…", &shown[..end]),
        None => shown,
    }
}

/// `text` where it has no more than so many characters, else its beginning and `…`.
pub fn first_signs(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// So many characters of one line of a message are shown.
const LINE: usize = 2_000;

/// A message safe to print, in which each value, between backticks, is shown [in brief](brief); its line breaks stay.
pub fn message(text: &str) -> String {
    text.lines().map(line_of_a_message).collect::<Vec<_>>().join("\n")
}

fn line_of_a_message(line: &str) -> String {
    let is_long = |part: &str| part.len() > BRIEF;
    let shown = |(index, part): (usize, &str)| if index % 2 == 1 && is_long(part) { brief(part) } else { visible(part).into_owned() };
    let mut shown = line.split('`').enumerate().map(shown).collect::<Vec<_>>().join("`");
    if let Some((cut, _)) = shown.char_indices().nth(LINE) {
        shown.truncate(cut);
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_takes_a_line_at_most() {
        assert_eq!(brief("a\n b"), "a b");
        assert_eq!(brief(&"x".repeat(BRIEF)), "x".repeat(BRIEF));
        assert_eq!(brief(&"x".repeat(BRIEF + 1)), "x".repeat(BRIEF) + "…");
        assert_eq!(brief(&" ".repeat(BRIEF * 9)), "…");
        assert!(brief(&"\u{1b}".repeat(1_000_000)).chars().count() <= BRIEF + 1);
        assert_eq!(
            message(&format!("no `{}` here\nand `\u{1b}`", "x".repeat(1_000))),
            format!("no `{}…` here\nand `\\u{{1b}}`", "x".repeat(BRIEF))
        );
        assert!(message(&"`x".repeat(1_000_000)).chars().count() <= LINE + 1);
    }
}
