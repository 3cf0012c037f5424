//! Changes one key of a mapping and nothing around it.

use std::ops::Range;

use super::layout::{Layout, Patch};
use super::yaml::{Yaml, indented};
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
}

/// Gives the key of `spot` another value. Comments of the former value stay.
pub(super) fn set(layout: &Layout<'_>, spot: Spot<'_>, value: &Yaml) -> Option<Patch> {
    if spot.in_flow { set_in_flow(layout, spot.node, value) } else { set_in_block(layout, spot.node, value) }
}

fn set_in_flow(layout: &Layout<'_>, node: &Node, value: &Yaml) -> Option<Patch> {
    if !node.value.is_empty() {
        let text = value.flow() + &comments_in_flow(layout, node.value.clone(), node);
        return Some(Patch::replacing(node.value.clone(), text));
    }
    let (at, mark) = layout.after_colon(node).map_or((node.key.as_ref()?.end, ": "), |at| (at, " "));
    Some(Patch::replacing(at..at, format!("{mark}{}", value.flow())))
}

/// The comments of a part of a bracketed text. What follows goes on below, deeper than anything that it could be taken for.
fn comments_in_flow(layout: &Layout<'_>, range: Range<usize>, node: &Node) -> String {
    let column = layout.indentation(node.name().start) + layout.unit;
    let comments = layout.comments(range, node).into_iter();
    let lines = comments.map(|comment| [" ", layout.text[comment].trim_end(), layout.newline, &" ".repeat(column)].concat());
    lines.collect()
}

fn set_in_block(layout: &Layout<'_>, node: &Node, value: &Yaml) -> Option<Patch> {
    let key = node.key.clone()?;
    let range = layout.after_colon(node)?..layout.line_end(layout.end(node));
    let comments = layout.comments(range.clone(), node);
    let key_line = layout.line_end(key.start);
    let (beside, own_lines): (Vec<_>, Vec<_>) = comments.into_iter().partition(|comment| comment.start < key_line);
    let column = layout.column(key.start);
    let block = value.block(layout.unit, own_lines.is_empty() && !layout.takes_in_a_comment(range.end, column));
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
    Some(Patch::replacing(range, text))
}

fn space_before<'d>(layout: &Layout<'d>, at: usize) -> &'d str {
    let before = &layout.text[layout.line_start(at)..at];
    &before[before.trim_end().len()..]
}

/// Adds `key` to the mapping `spot`, behind `after` or, without it, as the first.
pub(super) fn insert(layout: &Layout<'_>, spot: Spot<'_>, after: Option<&Node>, key: &str, value: &Yaml) -> Option<Patch> {
    let Some((_, first)) = spot.node.entries().first() else {
        return set(layout, spot, &Yaml::Map(vec![(key.to_owned(), value.clone())]));
    };
    if layout.is_flow(spot.node) {
        let entry = format!("{key}: {}", value.flow());
        let (at, text) = after.map_or((first.name().start, format!("{entry}, ")), |after| (layout.end(after), format!(", {entry}")));
        return Some(Patch::replacing(at..at, text));
    }
    let place = match (after, &spot.node.key) {
        (Some(after), _) => layout.below(after),
        (None, Some(own)) => layout.next_line(own.end),
        (None, None) => layout.line_start(first.name().start),
    };
    let column = layout.column(first.name().start);
    Some(layout.new_lines(place, column, &value.lines(key, layout.unit, !layout.takes_in_a_comment(place, column))))
}

/// Takes the lines of `node` out, but for their comments, which are put at `column`.
pub(super) fn without_lines(layout: &Layout<'_>, node: &Node, column: usize) -> Patch {
    let range = layout.line_start(node.name().start)..layout.below(node);
    let comments = layout.comments(range.clone(), node).into_iter();
    let text = comments.map(|comment| indented(layout.text[comment].trim_end(), column) + layout.newline).collect();
    Patch::replacing(range, text)
}
