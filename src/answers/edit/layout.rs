//! How a file is laid out: lines, indentation, comments and where a value ends.

use std::ops::Range;

use super::yaml::indented;
use crate::document::{Document, Kind, Node};

/// A replacement of a part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Patch {
    range: Range<usize>,
    text: String,
    /// Whether the text begins a line, even where the one before it has no end.
    begins_a_line: bool,
}

impl Patch {
    pub(super) fn replacing(range: Range<usize>, text: String) -> Self {
        Self { range, text, begins_a_line: false }
    }
}

/// A text with its habits.
pub(super) struct Layout<'d> {
    pub(super) text: &'d str,
    pub(super) newline: &'static str,
    /// The spaces of one step of indentation.
    pub(super) unit: usize,
}

impl<'d> Layout<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let text = document.text();
        let ends_with_return = text.find('\n').is_some_and(|index| text[..index].ends_with('\r'));
        let mut layout = Self { text, newline: if ends_with_return { "\r\n" } else { "\n" }, unit: 2 };
        if let Some(answers) = document.root().get("answers").filter(|answers| !layout.is_flow(answers)) {
            let child = answers.entries().first().map_or(0, |(_, child)| layout.column(child.name().start));
            layout.unit = if child == 0 { 2 } else { child };
        }
        layout
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |index| index + 1)
    }

    /// Where the line ends, before its line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let line = self.text[at..].split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    pub(super) fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |index| at + index + 1)
    }

    pub(super) fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    pub(super) fn indentation(&self, at: usize) -> usize {
        let line = &self.text[self.line_start(at)..];
        line.len() - line.trim_start_matches(' ').len()
    }

    /// Whether a list or mapping is written in brackets.
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        !matches!(node.kind, Kind::Scalar { .. }) && self.text[node.value.start..].starts_with(['{', '['])
    }

    /// Just behind the colon of a key; nothing where the key has none.
    pub(super) fn after_colon(&self, node: &Node) -> Option<usize> {
        let key_end = node.key.as_ref()?.end;
        let rest = &self.text[key_end..];
        let gap = rest.len() - rest.trim_start().len();
        rest[gap..].starts_with(':').then_some(key_end + gap + 1)
    }

    /// Where the last thing written of `node` ends.
    pub(super) fn end(&self, node: &Node) -> usize {
        match &node.kind {
            Kind::Scalar { .. } if node.value.is_empty() => self.after_colon(node).unwrap_or(node.name().end),
            Kind::Scalar { .. } => node.value.start + self.text[node.value.clone()].trim_end().len(),
            _ if self.is_flow(node) => node.value.end,
            Kind::List(items) => items.last().map_or(node.value.end, |item| self.end(item)),
            Kind::Map(entries) => entries.last().map_or(node.value.end, |(_, value)| self.end(value)),
        }
    }

    /// Where a line below `node` begins. Blank lines belong to a block that keeps them (`|+`).
    pub(super) fn below(&self, node: &Node) -> usize {
        let last = last_part(node);
        let keeps_blank_lines = matches!(&last.kind, Kind::Scalar { text, plain: false } if text.ends_with("\n\n"));
        let is_block = !self.text[..last.value.end].ends_with(['"', '\'']);
        if keeps_blank_lines && is_block && !self.is_flow(node) {
            return self.line_start(last.value.end);
        }
        self.next_line(self.end(node))
    }

    /// New `lines`, indented by `column`, where a line begins or the text ends.
    pub(super) fn new_lines(&self, place: usize, column: usize, lines: &[String]) -> Patch {
        let text = lines.iter().flat_map(|line| [indented(line, column), self.newline.to_owned()]).collect();
        Patch { range: place..place, text, begins_a_line: true }
    }

    /// Whether a block of text that ends before or in the line at `at`, and whose key stands in `column`, would take in a comment
    /// that follows far to the right.
    pub(super) fn takes_in_a_comment(&self, at: usize, column: usize) -> bool {
        let from = if at == self.line_start(at) { at } else { self.next_line(at) };
        let next = self.text[from..].lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        next.trim_start().starts_with('#') && next.len() - next.trim_start().len() > column
    }

    /// The text after all `patches`, of which those at one place come in their order.
    pub(super) fn patched(&self, mut patches: Vec<Patch>) -> String {
        patches.sort_by_key(|patch| (patch.range.start, !patch.range.is_empty()));
        let mut text = String::with_capacity(self.text.len() + 200);
        let mut done = 0;
        for patch in patches {
            text.push_str(&self.text[done..patch.range.start]);
            if patch.begins_a_line && !text.is_empty() && !text.ends_with('\n') {
                text.push_str(self.newline);
            }
            text.push_str(&patch.text);
            done = patch.range.end;
        }
        text + &self.text[done..]
    }

    /// The comments of `range`, all scalars of which belong to `node`.
    pub(super) fn comments(&self, range: Range<usize>, node: &Node) -> Vec<Range<usize>> {
        let mut scalars = Vec::new();
        push_scalars(node, &mut scalars);
        let mut comments: Vec<Range<usize>> = Vec::new();
        for (offset, _) in self.text[range.clone()].match_indices('#') {
            let at = range.start + offset;
            let within = |part: &Range<usize>| part.contains(&at);
            if !scalars.iter().any(within) && !comments.iter().any(within) {
                comments.push(at..self.line_end(at));
            }
        }
        comments
    }
}

/// The node itself, or what stands last in it.
fn last_part(node: &Node) -> &Node {
    match &node.kind {
        Kind::Scalar { .. } => node,
        Kind::List(items) => items.last().map_or(node, last_part),
        Kind::Map(entries) => entries.last().map_or(node, |(_, value)| last_part(value)),
    }
}

fn push_scalars(node: &Node, scalars: &mut Vec<Range<usize>>) {
    scalars.extend(node.key.clone());
    match &node.kind {
        Kind::Scalar { .. } => scalars.push(node.value.clone()),
        Kind::List(items) => items.iter().for_each(|item| push_scalars(item, scalars)),
        Kind::Map(entries) => entries.iter().for_each(|(_, value)| push_scalars(value, scalars)),
    }
}
