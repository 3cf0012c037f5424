//! Ticks and unticks items of a checklist, each a line of its own.

use std::collections::BTreeSet;

use super::layout::{Layout, Patch};
use super::mapping::{new_lines, without_lines};
use crate::document::{Kind, Node};
use crate::model::{Id, Item, lookup};

/// The words of a list of which exactly `ticked` are ticked: those that `former` has, as they are spelt there, then the new
/// ones in model order. What the model does not know was written for another version of it and stays.
pub(super) fn words(layout: &Layout<'_>, former: Option<&Node>, items: &[Item], ticked: &BTreeSet<Id>) -> Vec<String> {
    let position = |word: &str| items.iter().position(|item| lookup::item(items, word).is_some_and(|known| known.id == item.id));
    let mut words: Vec<(String, Option<usize>)> =
        kept(former, items, ticked).map(|(node, word)| (layout.text[node.value.clone()].trim_end().to_owned(), position(word))).collect();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| ticked.contains(&item.id)) {
        if words.iter().all(|(_, known)| *known != Some(index)) {
            let after = words.iter().rposition(|(_, known)| known.is_some_and(|known| known < index));
            words.insert(after.map_or(0, |after| after + 1), (item.id.to_string(), Some(index)));
        }
    }
    words.into_iter().map(|(word, _)| word).collect()
}

/// The items of `former` that stay.
fn kept<'d>(former: Option<&'d Node>, items: &[Item], ticked: &BTreeSet<Id>) -> impl Iterator<Item = (&'d Node, &'d str)> {
    let nodes = match former.map(|node| &node.kind) {
        Some(Kind::List(nodes)) => nodes.as_slice(),
        _ => &[],
    };
    let written = nodes.iter().filter_map(|node| match &node.kind {
        Kind::Scalar { text, .. } => Some((node, text.as_str())),
        Kind::List(_) | Kind::Map(_) => None,
    });
    written.filter(|(_, word)| lookup::item(items, word).is_none_or(|item| ticked.contains(&item.id)))
}

/// Adds `word` to the block list `list`, behind the item spelt `after` or, without it, as the first.
pub(super) fn tick(layout: &Layout<'_>, list: &Node, word: &str, after: Option<&str>) -> Option<Patch> {
    let first = list.at(0)?.value.start;
    let place = match after {
        Some(after) => layout.below(spelt(layout, list, after)?),
        None => layout.line_start(first),
    };
    Some(new_lines(layout, place, layout.indentation(first), &[format!("- {word}")]))
}

/// Takes the item spelt `word` out of the block list `list`.
pub(super) fn untick(layout: &Layout<'_>, list: &Node, word: &str) -> Option<Patch> {
    let item = spelt(layout, list, word)?;
    Some(without_lines(layout, item, layout.indentation(item.value.start)))
}

fn spelt<'d>(layout: &Layout<'_>, list: &'d Node, word: &str) -> Option<&'d Node> {
    let Kind::List(items) = &list.kind else { return None };
    items.iter().find(|item| layout.text[item.value.clone()].trim_end() == word)
}
