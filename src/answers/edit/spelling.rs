//! How a value is spelt in YAML: on the line of its key, below it, or within brackets.

use std::fmt::Write as _;

use crate::text::is_hostile;

/// A value about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spelling {
    /// A key without value.
    Nothing,
    /// A scalar or a bracketed list, already spelt so that it may stand anywhere.
    Word(String),
    /// Prose, always quoted: people who lengthen it by hand need not know where YAML wants quotes. Several lines make a block.
    Prose(String),
    /// A list of spelt scalars.
    List(Vec<String>),
    /// A mapping.
    Map(Vec<(String, Spelling)>),
}

/// A value in block style.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// What stands on the line of the key.
    pub(super) beside: String,
    /// The lines below it, indented as seen from the key.
    pub(super) below: Vec<String>,
}

impl Spelling {
    /// The value in block style, `unit` spaces a step; without `literals` no text spreads over several lines.
    pub(super) fn block(&self, unit: usize, literals: bool) -> Block {
        match self {
            Self::Prose(text) if literals && may_be_literal(text) => literal(text, unit),
            Self::List(items) if !items.is_empty() => {
                let below = items.iter().map(|item| format!("{:unit$}- {item}", "")).collect();
                Block { beside: String::new(), below }
            }
            Self::Map(entries) if !entries.is_empty() => {
                let lines = entries.iter().flat_map(|(key, value)| value.lines(key, unit, literals));
                let below = lines.map(|line| indented(&line, unit)).collect();
                Block { beside: String::new(), below }
            }
            Self::Nothing => Block::default(),
            _ => Block { beside: self.flow(), below: Vec::new() },
        }
    }

    /// The lines of `key` with this value.
    pub(super) fn lines(&self, key: &str, unit: usize, literals: bool) -> Vec<String> {
        let Block { beside, below } = self.block(unit, literals);
        let space = if beside.is_empty() { "" } else { " " };
        std::iter::once(format!("{key}:{space}{beside}")).chain(below).collect()
    }

    /// The value in flow style, on one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Word(word) => word.clone(),
            Self::Prose(text) => quoted(text),
            Self::List(items) => format!("[{}]", items.join(", ")),
            Self::Map(entries) => {
                let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {}", value.flow())).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

/// `line` with `columns` spaces before it, unless it is blank.
pub(super) fn indented(line: &str, columns: usize) -> String {
    if line.is_empty() { String::new() } else { format!("{:columns$}{line}", "") }
}

/// Whether a block holds `text` exactly, in every editor: some strip spaces at the end of a line or lines at the end of a file.
fn may_be_literal(text: &str) -> bool {
    let unclear = |c: char| c != '\n' && (is_hostile(c) || is_beyond_yaml(c) || c == '\t');
    let body = text.strip_suffix('\n').unwrap_or(text);
    let edges_are_clear = !body.is_empty() && !body.starts_with([' ', '\n']) && !body.ends_with('\n');
    body.contains('\n') && edges_are_clear && !body.contains(unclear) && body.lines().all(|line| !line.ends_with(char::is_whitespace))
}

fn literal(text: &str, unit: usize) -> Block {
    let beside = if text.ends_with('\n') { "|" } else { "|-" };
    let below = text.lines().map(|line| indented(line, unit)).collect();
    Block { beside: beside.to_owned(), below }
}

/// `text` as a scalar: plain where no reader of YAML could take it for anything else, else in quotes.
pub(super) fn scalar(text: &str) -> String {
    if may_be_plain(text) { text.to_owned() } else { quoted(text) }
}

fn may_be_plain(text: &str) -> bool {
    const OTHER_MEANING: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];
    let harmless = |c: char| c.is_alphanumeric() || " -_./:;()'+=%@~!?*#&\"".contains(c);
    let reads_as_text = !OTHER_MEANING.iter().chain(&["null"]).any(|word| text.eq_ignore_ascii_case(word));
    let colons_are_inside = text.split(':').skip(1).all(|rest| rest.starts_with(|c: char| c == '/' || c.is_alphanumeric()));
    let no_mark = colons_are_inside && !text.contains(" #") && !text.ends_with(' ');
    text.starts_with(char::is_alphabetic) && reads_as_text && no_mark && text.chars().all(harmless)
}

/// `text` in double quotes, on one line.
fn quoted(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        push_escaped(&mut written, character);
    }
    written.push('"');
    written
}

fn push_escaped(written: &mut String, character: char) {
    match character {
        '"' => written.push_str("\\\""),
        '\\' => written.push_str("\\\\"),
        '\n' => written.push_str("\\n"),
        '\t' => written.push_str("\\t"),
        '\r' => written.push_str("\\r"),
        _ if is_hostile(character) || is_beyond_yaml(character) => {
            let _ = write!(written, "\\U{:08X}", u32::from(character));
        }
        _ => written.push(character),
    }
}

/// Characters that YAML does not let stand unescaped though they are neither control nor steering characters.
fn is_beyond_yaml(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_plain_and_what_could_be_misread_is_quoted() {
        assert_eq!(scalar("Everything is open source."), "Everything is open source.");
        assert_eq!(scalar("https://wiki/a?b=c#d"), "https://wiki/a?b=c#d");
        for text in ["no", "Null", "- a", "a: b", "a #b", "2026-11-22", "", " a", "a ", "a, b", "*a", "e:", "z:?x", "a::b", "tab\there"] {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
    }

    #[test]
    fn text_of_several_lines_becomes_a_block_only_where_nothing_can_get_lost() {
        let prose = |text: &str| Spelling::Prose(text.to_owned()).block(2, true).beside;
        assert_eq!(prose("a\n\nb"), "|-");
        assert_eq!(prose("a\n  b\n"), "|");
        for text in ["a\n\n", "\na", " a\nb", "a \nb", "a\n\tb", "a\r\nb", "a\u{2028}\nb", "a\n "] {
            assert!(prose(text).starts_with('"'), "{text:?}");
        }
    }

    #[test]
    fn every_text_is_read_back_as_it_was() {
        for text in ["", "\0", "\u{7f}\u{85}\u{feff}\u{ffff}", "\"\\\n", "é 漢 🦀", "# a", "a # b", "|"] {
            let read: String = serde_yaml::from_str(&quoted(text)).unwrap();
            assert_eq!(read, text);
            let read: String = serde_yaml::from_str(&scalar(text)).unwrap();
            assert_eq!(read, text);
        }
    }
}
