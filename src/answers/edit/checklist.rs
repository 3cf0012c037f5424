//! Ticks and unticks items of a checklist, each a line of its own.

use std::collections::BTreeSet;

use super::layout::{Layout, Patch};
use super::mapping::without_lines;
use crate::document::{Kind, Node};
use crate::model::{Id, Item, lookup};

/// The words of a list of which exactly `ticked` are ticked: those that `former` has, as they are spelt there, then the new
/// ones in model order. What the model does not know was written for another version of it and stays.
pub(super) fn words(layout: &Layout<'_>, former: Option<&Node>, items: &[Item], ticked: &BTreeSet<Id>) -> Vec<String> {
    let position = |word: &str| items.iter().position(|item| lookup::item(items, word).is_some_and(|known| known.id == item.id));
    let mut words: Vec<(String, Option<usize>)> = staying(former, items, ticked)
        .map(|(node, word)| (layout.text[node.value.clone()].trim_end().to_owned(), position(word)))
        .collect();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| ticked.contains(&item.id)) {
        if words.iter().all(|(_, known)| *known != Some(index)) {
            let after = words.iter().rposition(|(_, known)| known.is_some_and(|known| known < index));
            words.insert(after.map_or(0, |after| after + 1), (item.id.to_string(), Some(index)));
        }
    }
    words.into_iter().map(|(word, _)| word).collect()
}

fn staying<'d>(former: Option<&'d Node>, items: &[Item], ticked: &BTreeSet<Id>) -> impl Iterator<Item = (&'d Node, &'d str)> {
    let written = former.map(Node::items).unwrap_or_default().iter().filter_map(|node| match &node.kind {
        Kind::Scalar { text, .. } => Some((node, text.as_str())),
        Kind::List(_) | Kind::Map(_) => None,
    });
    written.filter(|(_, word)| lookup::item(items, word).is_none_or(|item| ticked.contains(&item.id)))
}

/// The replacements that leave exactly `words` in the block list `node`, each a line of its own; nothing where it is not one or
/// none of its items stays.
pub(super) fn patches(layout: &Layout<'_>, node: &Node, words: &[String]) -> Option<Vec<Patch>> {
    let spelt = |item: &Node| layout.text[item.value.clone()].trim_end();
    let (first, stays) = (node.items().first()?, |item: &&Node| words.iter().any(|word| word == spelt(item)));
    if layout.is_flow(node) || !node.items().iter().any(|item| stays(&item)) {
        return None;
    }
    let (mut place, column) = (layout.line_start(first.value.start), layout.indentation(first.value.start));
    let mut patches = Vec::new();
    for word in words {
        match node.items().iter().find(|item| spelt(item) == word) {
            Some(present) => place = layout.below(present),
            None => patches.push(layout.new_lines(place, column, &[format!("- {word}")])),
        }
    }
    let gone = node.items().iter().filter(|item| !stays(item));
    patches.extend(gone.map(|item| without_lines(layout, item, layout.indentation(item.value.start))));
    Some(patches)
}
