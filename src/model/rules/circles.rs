//! The rule that nothing builds on itself, directly or through others.

use std::collections::BTreeMap;

use super::references::{edges, levels_of};
use crate::document::{At, Problem, Problems};
use crate::model::file::ModelFile;

/// So many circles are told at once: a model that is tied up in more is mended from these on.
const CIRCLES: usize = 20;

/// Each circle is told at the first of its edges, and without that edge the next one is looked for. Left out is what has a fault of
/// its own: an edge to a later level, and those of an id that stands twice, where nobody knows which of the two is meant.
pub(super) fn nothing_builds_on_itself(file: ModelFile<'_>, problems: &mut Problems) {
    let known = levels_of(file);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    file.strategies().filter_map(|(_, strategy)| strategy.raw.id.good()).for_each(|id| *times.entry(id).or_default() += 1);
    let is_later = |base: &str, level: usize| known.get(base).is_some_and(|base_level| *base_level > level);
    let certain = edges(file).filter(|(level, id, base)| !is_later(base.raw, *level) && times.get(id) == Some(&1));
    let mut certain: Vec<(&str, At<'_, String>)> = certain.map(|(_, id, base)| (id, base)).collect();
    for _ in 0..CIRCLES {
        let names: Vec<(&str, &str)> = certain.iter().map(|(id, base)| (*id, base.raw.as_str())).collect();
        let Some(circle) = circle(&names) else { return };
        let first = (0..circle.len()).min_by_key(|at| circle[*at]).unwrap_or_default();
        let (id, base) = certain.remove(circle[first]);
        let path: Vec<&str> = circle.iter().cycle().skip(first).take(circle.len()).map(|edge| names[*edge].1).collect();
        let message = format!("`{id}` builds on itself: `{id}` → {}", shortened(&path));
        problems.push(Problem::error("cycle", base.node.value.clone(), message).help("drop one edge of the circle"));
    }
}

/// The names of a circle as far as they fit a line.
fn shortened(path: &[&str]) -> String {
    const NAMED: usize = 12;
    let left_out = path.len().saturating_sub(NAMED);
    let more = (left_out > 0).then(|| format!("{left_out} more"));
    let start = path.iter().take(path.len() - 1 - left_out).map(|name| format!("`{name}`"));
    let end = path.last().map(|name| format!("`{name}`"));
    start.chain(more).chain(end).collect::<Vec<_>>().join(" → ")
}

/// The edges of a circle, by their positions in `edges` of a name and what it builds on; nothing where there is none.
fn circle(edges: &[(&str, &str)]) -> Option<Vec<usize>> {
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut onto: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (index, (id, base)) in edges.iter().enumerate() {
        of.entry(id).or_default().push(index);
        onto.entry(base).or_default().push(id);
    }
    // What builds on nothing is in no circle, nor is what builds only on such.
    let mut open: BTreeMap<&str, usize> = of.iter().map(|(id, edges)| (*id, edges.len())).collect();
    let mut free: Vec<&str> = onto.keys().copied().filter(|base| !of.contains_key(base)).collect();
    while let Some(base) = free.pop() {
        for id in onto.get(base).into_iter().flatten() {
            let left = open.get_mut(id)?;
            *left -= 1;
            if *left == 0 {
                open.remove(id);
                free.push(id);
            }
        }
    }
    // Whatever is left builds on something that is left, so that the way down comes back to where it has been.
    let mut at = *open.keys().next()?;
    let (mut path, mut seen) = (Vec::new(), BTreeMap::new());
    while seen.insert(at, path.len()).is_none() {
        let edge = of.get(at)?.iter().copied().find(|edge| open.contains_key(edges[*edge].1))?;
        path.push(edge);
        at = edges[edge].1;
    }
    // What led to the first place seen twice is no part of the circle.
    let start = path.iter().position(|edge| edges[*edge].0 == at)?;
    Some(path.split_off(start))
}
