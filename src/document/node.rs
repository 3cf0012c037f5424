//! The parts of a document: what each of them says, and where it stands.

use std::ops::Range;

use serde_yaml::{Mapping, Number, Value};

use super::scalar::resolved;

/// One value of a document with its place; byte offsets into [`Document::text`](super::Document::text).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The key, where the value belongs to a mapping.
    pub(crate) key: Option<Range<usize>>,
    /// The value; empty, behind the colon, where nothing is written.
    pub value: Range<usize>,
    /// What the value is made of.
    pub kind: Kind,
}

/// What a value is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Text, a number, true, false or nothing.
    Scalar {
        /// What is written, with quotes and escapes resolved.
        text: String,
        /// Written without quotes, not as a block.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(String, Node)>),
}

/// What a value says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meaning<'n> {
    Nothing,
    Bool(bool),
    Number(Number),
    Text(&'n str),
    List(&'n [Node]),
    Map(&'n [(String, Node)]),
}

impl Node {
    /// What it says.
    pub(crate) fn meaning(&self) -> Meaning<'_> {
        match &self.kind {
            Kind::Scalar { text, plain: true } => resolved(text),
            Kind::Scalar { text, plain: false } => Meaning::Text(text),
            Kind::List(items) => Meaning::List(items),
            Kind::Map(entries) => Meaning::Map(entries),
        }
    }

    /// The text that it is, if it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Meaning::Text(text) = self.meaning() { Some(text) } else { None }
    }

    /// Whether it says nothing at all.
    pub(crate) fn is_nothing(&self) -> bool {
        self.meaning() == Meaning::Nothing
    }

    /// The value of `key`, where it says anything.
    pub(crate) fn said(&self, key: &str) -> Option<&Node> {
        self.get(key).filter(|node| !node.is_nothing())
    }

    /// The keys and values of a mapping; of a key that stands twice, the first.
    pub(crate) fn first_entries(&self) -> impl Iterator<Item = &(String, Node)> {
        self.entries().iter().filter(|(key, node)| self.get(key).is_some_and(|first| std::ptr::eq(first, node)))
    }

    /// The value of `key`, when this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The value at `index`, when this is a list that long.
    pub fn at(&self, index: usize) -> Option<&Node> {
        self.items().get(index)
    }

    /// The entries of a list; nothing for anything else.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Scalar { .. } | Kind::Map(_) => &[],
        }
    }

    /// The keys and values of a mapping; nothing for anything else.
    pub(crate) fn entries(&self) -> &[(String, Node)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            Kind::Scalar { .. } | Kind::List(_) => &[],
        }
    }

    /// Calls `look` with every scalar in this value, the key that it stands under (`key` for the value itself, nothing in a list) and
    /// its text.
    pub(crate) fn each_scalar<'n>(&'n self, key: &'n str, look: &mut impl FnMut(&'n str, &'n Self, &'n str)) {
        match &self.kind {
            Kind::List(items) => items.iter().for_each(|item| item.each_scalar("", look)),
            Kind::Map(entries) => entries.iter().for_each(|(key, value)| value.each_scalar(key, look)),
            Kind::Scalar { text, .. } => look(key, self, text),
        }
    }

    /// The content; where a key stands twice, what stands behind the first.
    pub(super) fn to_value(&self) -> Value {
        match self.meaning() {
            Meaning::Nothing => Value::Null,
            Meaning::Bool(value) => value.into(),
            Meaning::Number(number) => Value::Number(number),
            Meaning::Text(text) => text.into(),
            Meaning::List(items) => Value::Sequence(items.iter().map(Self::to_value).collect()),
            Meaning::Map(entries) => {
                let mut mapping = Mapping::with_capacity(entries.len());
                for (key, node) in entries {
                    mapping.entry(key.as_str().into()).or_insert_with(|| node.to_value());
                }
                Value::Mapping(mapping)
            }
        }
    }

    /// The place to point at when the part as a whole is meant: its key, else its value.
    pub fn name(&self) -> Range<usize> {
        self.key.clone().unwrap_or_else(|| self.value.clone())
    }

    /// The comment behind a text without quotes, or behind a key without any value, in the line where it ends; `text` is the document's.
    pub(crate) fn comment_behind(&self, text: &str) -> Option<Range<usize>> {
        if !matches!(self.kind, Kind::Scalar { plain: true, .. }) {
            return None;
        }
        let behind = text.get(self.value.end..)?;
        // Where nothing is written, the value begins at the colon.
        let behind = if self.value.is_empty() { behind.trim_start_matches(':') } else { behind };
        let comment = behind.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        let start = text.len() - comment.len();
        // A line may be very long, so its end is looked for only where there is a comment.
        comment.starts_with('#').then(|| start..start + comment.lines().next().unwrap_or_default().len())
    }

    /// The place to point at when the content is meant: the value, else (nothing is written) its key.
    pub fn content(&self) -> Range<usize> {
        if self.value.is_empty() { self.name() } else { self.value.clone() }
    }
}
