//! In which order to take steps.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Step;
use crate::model::{Id, Model};

/// The steps in the order to take them: failing levels from the lowest, then passing ones, each [in itself](within_level).
pub(super) fn ordered<'s, 'a>(model: &Model, steps: Vec<Step<'s, 'a>>) -> Vec<Step<'s, 'a>> {
    let mut levels: BTreeMap<(bool, usize), Vec<Step<'s, 'a>>> = BTreeMap::new();
    for step in steps {
        levels.entry((step.place.level.passes == Some(true), step.place.number())).or_default().push(step);
    }
    levels.into_values().flat_map(|steps| within_level(model, steps)).collect()
}

/// Strategies under the floor first, each after those under the floor that it builds on; then larger gain per effort; then
/// more strategies that build directly on it; then model order. At each place stands the best step among those that wait
/// for none.
fn within_level<'s, 'a>(model: &Model, mut steps: Vec<Step<'s, 'a>>) -> Vec<Step<'s, 'a>> {
    steps.sort_by_cached_key(|step| {
        let builders = model.built_on(step.place.strategy_id()).count();
        (!step.is_under_floor(), Reverse(&step.gain / step.effort()), Reverse(builders), step.position)
    });
    let waits_for = bases_under_floor(model, &steps);
    let mut ordered = Vec::with_capacity(steps.len());
    while !steps.is_empty() {
        let waiting: BTreeSet<&Id> = steps.iter().map(strategy_id).collect();
        let free = |step: &Step<'_, '_>| waits_for.get(strategy_id(step)).is_none_or(|bases| bases.is_disjoint(&waiting));
        // The lint refuses circles, so some step is always free.
        let next = steps.iter().position(free).unwrap_or(0);
        ordered.push(steps.remove(next));
    }
    ordered
}

fn strategy_id<'s>(step: &Step<'s, '_>) -> &'s Id {
    step.place.strategy_id()
}

/// For each strategy under the floor, the others under the floor that it builds on, directly or through others.
fn bases_under_floor<'s>(model: &'s Model, steps: &[Step<'s, '_>]) -> BTreeMap<&'s Id, BTreeSet<&'s Id>> {
    let under: BTreeSet<&Id> = steps.iter().filter(|step| step.is_under_floor()).map(strategy_id).collect();
    under.iter().map(|&id| (id, bases(model, id).intersection(&under).copied().collect())).collect()
}

/// Everything that a strategy builds on, directly or through others.
fn bases<'m>(model: &'m Model, id: &Id) -> BTreeSet<&'m Id> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&'m Id> = model.strategy(id.as_str()).map(|(_, strategy)| strategy.builds_on.iter().collect()).unwrap_or_default();
    while let Some(base) = next.pop() {
        if found.insert(base) {
            next.extend(model.strategy(base.as_str()).into_iter().flat_map(|(_, strategy)| &strategy.builds_on));
        }
    }
    found
}
