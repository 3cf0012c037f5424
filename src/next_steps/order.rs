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

/// In three groups: steps on failing essentials, steps of strategies under the floor, and the rest.
fn within_level<'s, 'a>(model: &Model, steps: Vec<Step<'s, 'a>>) -> Vec<Step<'s, 'a>> {
    let mut groups: [Vec<Step<'s, 'a>>; 3] = Default::default();
    for step in steps {
        let group = if step.is_on_a_failing_essential() { 0 } else { 2 - usize::from(step.is_under_floor()) };
        groups[group].push(step);
    }
    groups.into_iter().flat_map(|steps| within_group(model, steps)).collect()
}

/// Each after those whose strategies its own builds on, directly or through others; then larger gain per effort; then more
/// strategies that build directly on it; then model order. At each place stands the best step among those that wait for none.
fn within_group<'s, 'a>(model: &Model, mut steps: Vec<Step<'s, 'a>>) -> Vec<Step<'s, 'a>> {
    let builders = counts(model.levels.iter().flat_map(|level| &level.strategies).flat_map(|strategy| &strategy.builds_on));
    steps.sort_by_cached_key(|step| {
        let builders = builders.get(strategy_id(step)).copied().unwrap_or_default();
        (Reverse(&step.gain / step.effort), Reverse(builders), step.position)
    });
    let waits_for = bases_among(model, &steps);
    in_turn(steps, waits_for)
}

/// The steps as they are, but each after all of the strategies that its own waits for.
fn in_turn<'s, 'a>(steps: Vec<Step<'s, 'a>>, mut waits_for: BTreeMap<&Id, BTreeSet<&Id>>) -> Vec<Step<'s, 'a>> {
    let mut left = counts(steps.iter().map(strategy_id));
    let is_free =
        |step: &Step<'_, '_>, waits_for: &BTreeMap<&Id, BTreeSet<&Id>>| waits_for.get(strategy_id(step)).is_none_or(BTreeSet::is_empty);
    let ranked = steps.into_iter().enumerate();
    let (mut free, mut waiting): (BTreeMap<_, _>, BTreeMap<_, _>) = ranked.partition(|(_, step)| is_free(step, &waits_for));
    let mut ordered = vec![];
    while let Some((_, next)) = free.pop_first() {
        let strategy = strategy_id(&next);
        let others = left.entry(strategy).or_default();
        *others -= 1;
        if *others == 0 {
            for bases in waits_for.values_mut() {
                bases.remove(strategy);
            }
            free.extend(waiting.extract_if(.., |_, step| is_free(step, &waits_for)));
        }
        ordered.push(next);
    }
    // The lint refuses circles, so none is left.
    ordered.extend(waiting.into_values());
    ordered
}

fn counts<'i>(ids: impl Iterator<Item = &'i Id>) -> BTreeMap<&'i Id, usize> {
    ids.fold(BTreeMap::new(), |mut counts, id| {
        *counts.entry(id).or_default() += 1;
        counts
    })
}

fn strategy_id<'s>(step: &Step<'s, '_>) -> &'s Id {
    step.place.strategy_id()
}

/// For each strategy of `steps`, the others of them that it builds on, directly or through others.
fn bases_among<'s>(model: &'s Model, steps: &[Step<'s, '_>]) -> BTreeMap<&'s Id, BTreeSet<&'s Id>> {
    let strategies: BTreeSet<&Id> = steps.iter().map(strategy_id).collect();
    strategies.iter().map(|&id| (id, bases(model, id).intersection(&strategies).copied().collect())).collect()
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
