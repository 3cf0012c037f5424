//! Rules about how many parts a model holds: none empty, none too large.

use std::ops::Range;

use crate::document::{Field, Kind, Node, Problem, Problems, field};
use crate::model::file::{ModelFile, strategies};
use crate::model::raw::{ITEMS, LEVELS, PRACTICES, PRACTICES_OF_A_LEVEL, STRATEGIES};

pub(super) fn nothing_is_empty(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root.node;
    let mut check = |parent: &Node, key: &str, what: &str| {
        if let Some(list) = parent.get(key).filter(|list| length(list) == 0 && !list.value.is_empty()) {
            problems.push(Problem::error("empty", list.name(), format!("`{key}` is empty: {what}")));
        }
    };
    check(root, "levels", "a model has at least one level");
    check(root, "scales", "a model has at least one scale");
    check(root, "themes", "name at least one theme, which every strategy belongs to");
    file.levels().for_each(|level| check(level.node, "strategies", "a level has at least one strategy"));
    file.strategies().for_each(|(_, strategy)| check(strategy.node, "practices", "a strategy has at least one practice"));
    file.practices().for_each(|(_, practice)| check(practice.node, "items", "a checklist has at least one item"));
    scales_of_fewer_than_two_options(file, problems);
}

fn scales_of_fewer_than_two_options(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let Some(scales) = field!(root.scales) else { return };
    let is_short = |options: &Field<Vec<_>>| *options == Field::Missing || options.good().is_some_and(|options| options.len() < 2);
    for (id, _) in scales.raw.iter().filter(|(_, options)| is_short(options)) {
        let place = scales.node.get(id).unwrap_or(scales.node).name();
        problems.push(Problem::error("empty", place, format!("the scale `{id}` has fewer than two options")));
    }
}

pub(super) fn length(node: &Node) -> usize {
    match &node.kind {
        Kind::List(items) => items.len(),
        Kind::Map(entries) => entries.len(),
        Kind::Scalar { .. } => 1,
    }
}

pub(super) fn nothing_is_too_large(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    limit(field!(root.levels).map(|levels| levels.node), LEVELS, "levels in a model", problems);
    for level in file.levels() {
        limit(level.node.get("strategies"), STRATEGIES, "strategies in a level", problems);
        let practices = strategies(level).map(|strategy| strategy.node.get("practices").map_or(0, length)).sum();
        if practices > PRACTICES_OF_A_LEVEL {
            problems.push(too_large(level.node.name(), practices, PRACTICES_OF_A_LEVEL, "practices in a level"));
        }
    }
    for (_, strategy) in file.strategies() {
        limit(strategy.node.get("practices"), PRACTICES, "practices in a strategy", problems);
    }
    for (_, practice) in file.practices() {
        limit(practice.node.get("items"), ITEMS, "items in a checklist", problems);
    }
}

fn limit(list: Option<&Node>, most: usize, what: &str, problems: &mut Problems) {
    if let Some(list) = list.filter(|list| length(list) > most) {
        problems.push(too_large(list.name(), length(list), most, what));
    }
}

fn too_large(place: Range<usize>, found: usize, most: usize, what: &str) -> Problem {
    Problem::error("too-many", place, format!("{found} {what}; at most {most} are read"))
}
