//! A value about to be written as YAML: on the line of its key, below it, or within brackets.

use crate::text::{literal, quoted, spelled, spelled_in_brackets};

/// A value about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Yaml {
    /// A key without value.
    Nothing,
    /// What is YAML already and may stand anywhere.
    Source(String),
    /// A few words.
    Text(String),
    /// Prose, always quoted: people who lengthen it by hand need not know where YAML wants quotes. Several lines make a block.
    Prose(String),
    List(Vec<Yaml>),
    /// A mapping; the keys are YAML already.
    Map(Vec<(String, Yaml)>),
}

#[derive(Debug, Default)]
pub(super) struct Block {
    /// What stands on the line of the key.
    pub(super) beside: String,
    /// The lines below it, indented as seen from the key.
    pub(super) below: Vec<String>,
}

impl Yaml {
    /// A list of what is YAML already.
    pub(super) fn list(words: Vec<String>) -> Self {
        Self::List(words.into_iter().map(Self::Source).collect())
    }

    /// The value in block style, `unit` spaces a step; without `literals` no text spreads over several lines.
    pub(super) fn block(&self, unit: usize, literals: bool) -> Block {
        let below = |lines: Vec<String>| Block { beside: String::new(), below: lines.iter().map(|line| indented(line, unit)).collect() };
        match self {
            Self::Prose(text) if literals && let Some((mark, lines)) = literal(text) => {
                Block { beside: mark.to_owned(), ..below(lines.map(str::to_owned).collect()) }
            }
            Self::List(items) if !items.is_empty() => {
                below(items.iter().map(|item| format!("- {}", item.block(unit, false).beside)).collect())
            }
            Self::Map(entries) if !entries.is_empty() => {
                below(entries.iter().flat_map(|(key, value)| value.lines(key, unit, literals)).collect())
            }
            Self::Nothing => Block::default(),
            Self::Text(text) => Block { beside: spelled(text), below: Vec::new() },
            _ => Block { beside: self.flow(), below: Vec::new() },
        }
    }

    pub(super) fn lines(&self, key: &str, unit: usize, literals: bool) -> Vec<String> {
        let Block { beside, below } = self.block(unit, literals);
        let space = if beside.is_empty() { "" } else { " " };
        std::iter::once(format!("{key}:{space}{beside}")).chain(below).collect()
    }

    /// The value in flow style, on one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Source(source) => source.clone(),
            Self::Text(text) => spelled_in_brackets(text),
            Self::Prose(text) => quoted(text),
            Self::List(items) => format!("[{}]", items.iter().map(Self::flow).collect::<Vec<_>>().join(", ")),
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
