//! Makes any text safe to print: what could not be seen on a terminal is shown escaped.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether `character` could steer a terminal or hide what a text says: control characters other than tab and line
/// break, bidirectional controls, invisible separators and byte order marks.
pub fn is_hostile(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
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
