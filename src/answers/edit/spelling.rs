//! How a value is spelt in YAML: on the line of its key, below it, or within brackets.

use crate::text::{literal, quoted};

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
            Self::Prose(text) if literals && let Some((mark, lines)) = literal(text) => {
                Block { beside: mark.to_owned(), below: lines.map(|line| indented(line, unit)).collect() }
            }
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
