//! Changes one key of a mapping, in block or in flow style, and nothing around it.

use std::ops::Range;

use super::layout::{Layout, Patch};
use super::spelling::{Spelling, indented};
use crate::document::Node;

/// A value and whether it stands within brackets, where no line break has a meaning.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'d> {
    pub(super) node: &'d Node,
    pub(super) in_flow: bool,
}

impl<'d> Spot<'d> {
    pub(super) fn child(self, layout: &Layout<'_>, node: &'d Node) -> Self {
        Self { node, in_flow: layout.is_flow(self.node) }
    }

    pub(super) fn get(self, layout: &Layout<'_>, key: &str) -> Option<Self> {
        Some(self.child(layout, self.node.get(key)?))
    }
}

/// Gives the key of `spot` another value. Comments of the former value stay.
pub(super) fn set(layout: &Layout<'_>, spot: Spot<'_>, value: &Spelling) -> Option<Patch> {
    if spot.in_flow { set_in_flow(layout, spot.node, value) } else { set_in_block(layout, spot.node, value) }
}

fn set_in_flow(layout: &Layout<'_>, node: &Node, value: &Spelling) -> Option<Patch> {
    if !node.value.is_empty() {
        let text = value.flow() + &comments_in_flow(layout, node.value.clone(), node);
        return Some(Patch { range: node.value.clone(), text });
    }
    let (at, mark) = layout.after_colon(node).map_or((node.key.as_ref()?.end, ": "), |at| (at, " "));
    Some(Patch { range: at..at, text: format!("{mark}{}", value.flow()) })
}

/// The comments of a part of a bracketed text. What follows goes on below, deeper than anything that it could be taken for.
fn comments_in_flow(layout: &Layout<'_>, range: Range<usize>, node: &Node) -> String {
    let column = layout.indentation(node.name().start) + layout.unit;
    let comments = layout.comments(range, node).into_iter();
    let lines = comments.map(|comment| [" ", layout.text[comment].trim_end(), layout.newline, &" ".repeat(column)].concat());
    lines.collect()
}

fn set_in_block(layout: &Layout<'_>, node: &Node, value: &Spelling) -> Option<Patch> {
    let key = node.key.clone()?;
    let range = layout.after_colon(node)?..layout.line_end(layout.end(node));
    let comments = layout.comments(range.clone(), node);
    let key_line = layout.line_end(key.start);
    let (beside, own_lines): (Vec<_>, Vec<_>) = comments.into_iter().partition(|comment| comment.start < key_line);
    let column = layout.column(key.start);
    let block = value.block(layout.unit, layout.literals && own_lines.is_empty());
    let mut text = if block.beside.is_empty() { String::new() } else { format!(" {}", block.beside) };
    for comment in beside {
        text.push_str(space_before(layout, comment.start));
        text.push_str(layout.text[comment].trim_end());
    }
    let comments = own_lines.into_iter().map(|comment| indented(layout.text[comment].trim_end(), column + layout.unit));
    let lines = block.below.iter().map(|line| indented(line, column));
    for line in comments.chain(lines) {
        text.push_str(layout.newline);
        text.push_str(&line);
    }
    if range.end == layout.text.len() && !block.below.is_empty() {
        // The last line of a block is part of it only with its line break.
        text.push_str(layout.newline);
    }
    Some(Patch { range, text })
}

fn space_before<'d>(layout: &Layout<'d>, at: usize) -> &'d str {
    let before = &layout.text[layout.line_start(at)..at];
    &before[before.trim_end().len()..]
}

/// Adds `key` to the mapping `spot`, behind `after` or, without it, as the first.
pub(super) fn insert(layout: &Layout<'_>, spot: Spot<'_>, after: Option<&Node>, key: &str, value: &Spelling) -> Option<Patch> {
    let Some((_, first)) = spot.node.entries().first() else {
        return set(layout, spot, &Spelling::Map(vec![(key.to_owned(), value.clone())]));
    };
    if layout.is_flow(spot.node) {
        let entry = format!("{key}: {}", value.flow());
        return Some(match after {
            Some(after) => at(layout.end(after), format!(", {entry}")),
            None => at(first.name().start, format!("{entry}, ")),
        });
    }
    let place = match (after, &spot.node.key) {
        (Some(after), _) => layout.below(after),
        (None, Some(own)) => layout.next_line(own.end),
        (None, None) => layout.line_start(first.name().start),
    };
    Some(new_lines(layout, place, layout.column(first.name().start), &value.lines(key, layout.unit, layout.literals)))
}

fn at(place: usize, text: String) -> Patch {
    Patch { range: place..place, text }
}

/// New `lines`, indented by `column`, where a line begins or the text ends.
pub(super) fn new_lines(layout: &Layout<'_>, place: usize, column: usize, lines: &[String]) -> Patch {
    let lines: Vec<String> = lines.iter().map(|line| indented(line, column)).collect();
    let text = lines.join(layout.newline) + layout.newline;
    let unended = place > 0 && !layout.text[..place].ends_with('\n');
    at(place, if unended { format!("{}{text}", layout.newline) } else { text })
}

/// Takes `key` out of the mapping `spot`. A comment behind or in its value stays, on a line of its own.
pub(super) fn remove(layout: &Layout<'_>, spot: Spot<'_>, key: &str) -> Option<Patch> {
    let node = spot.node.get(key)?;
    if layout.is_flow(spot.node) {
        let range = with_comma(layout, spot.node, node);
        return Some(Patch { text: comments_in_flow(layout, range.clone(), node), range });
    }
    Some(without_lines(layout, node, layout.column(node.name().start)))
}

/// Takes the lines of `node` out, but for their comments, which are put at `column`.
pub(super) fn without_lines(layout: &Layout<'_>, node: &Node, column: usize) -> Patch {
    let range = layout.line_start(node.name().start)..layout.below(node);
    let comments = layout.comments(range.clone(), node).into_iter();
    let text = comments.map(|comment| indented(layout.text[comment].trim_end(), column) + layout.newline).collect();
    Patch { range, text }
}

/// An entry of a flow mapping with the one comma that goes with it.
fn with_comma(layout: &Layout<'_>, mapping: &Node, node: &Node) -> Range<usize> {
    let (start, end) = (node.name().start, layout.end(node));
    let rest = &layout.text[end..];
    let gap = rest.len() - rest.trim_start().len();
    if let Some(behind) = rest[gap..].strip_prefix(',') {
        let spaces = behind.len() - behind.trim_start_matches(' ').len();
        return start..end + gap + 1 + spaces;
    }
    let earlier = mapping.entries().iter().map(|(_, other)| other).rfind(|other| other.name().start < start);
    earlier.map_or(start, |earlier| layout.end(earlier))..end
}
