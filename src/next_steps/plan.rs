//! The smallest plan: the steps of least total effort after which a level passes. Exact, not a guess.
//!
//! A level passes when its score is high enough and no strategy is under the floor. So each strategy offers its *choices*:
//! for every effort and number of steps, the one that gains most, among those that lift it to the floor. Strategy by
//! strategy the choices are combined; a combination is dropped when another takes no more effort, no more steps and gains
//! no less. Of the combinations that gain enough the first is the plan: least effort, then fewest steps, then the highest
//! score, then the first positions in model order. Dropping is safe because a dropped one could always be replaced by what
//! beats it, whatever is combined with it later.

use std::collections::BTreeMap;

use super::Step;
use crate::model::Effort;
use crate::scorecard::{LevelScore, Points};

/// A set of steps, by what it takes and gives.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    effort: u32,
    count: usize,
    gain: Points,
    /// Positions in model order, rising.
    positions: Vec<usize>,
}

impl Choice {
    fn nothing() -> Self {
        Self { effort: 0, count: 0, gain: Points::zero(), positions: Vec::new() }
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            effort: self.effort + other.effort,
            count: self.count + other.count,
            gain: &self.gain + &other.gain,
            positions: self.positions.iter().chain(&other.positions).copied().collect(),
        }
    }

    /// Whether it is to be preferred to `other` of the same effort and count.
    fn beats(&self, other: &Self) -> bool {
        self.gain.cmp(&other.gain).then_with(|| other.positions.cmp(&self.positions)).is_gt()
    }
}

/// For every effort and number of steps, the best choice; the least effort first, then the fewest steps.
type Choices = BTreeMap<(u32, usize), Choice>;

/// The positions, rising, of the steps of `level` that make it pass at the least effort.
pub(super) fn smallest(level: &LevelScore<'_>, steps: &[Step<'_, '_>]) -> Vec<usize> {
    let score = level.spread.as_ref().map_or_else(Points::zero, |spread| spread.score.clone());
    let needed = &Points::from(level.thresholds.achieved_at) - &score;
    let mut combined = Choices::from([((0, 0), Choice::nothing())]);
    for (lift, steps) in strategies(level, steps) {
        combined = combine(&combined, &choices(&steps, &lift));
    }
    let enough = combined.into_values().find(|choice| choice.gain >= needed);
    enough.map(|choice| choice.positions).unwrap_or_default()
}

/// The steps of each strategy, with the gain that lifts it to the floor.
fn strategies<'x, 's, 'a>(level: &LevelScore<'a>, steps: &'x [Step<'s, 'a>]) -> Vec<(Points, Vec<&'x Step<'s, 'a>>)> {
    let floor = Points::from(level.thresholds.floor);
    let of = |id| steps.iter().filter(move |step| step.strategy.strategy.id == id).collect::<Vec<_>>();
    let grouped = level.strategies.iter().filter_map(|strategy| {
        let lift = &floor - &strategy.spread.as_ref()?.score;
        Some((strategy.share.times(&lift), of(strategy.strategy.id.clone())))
    });
    grouped.collect()
}

/// The best choices of one strategy that gain at least `lift`.
fn choices(steps: &[&Step<'_, '_>], lift: &Points) -> Choices {
    let mut choices = Choices::from([((0, 0), Choice::nothing())]);
    for effort in Effort::ALL {
        choices = combine_all(&choices, &best_first(steps, effort));
    }
    undominated(choices.into_iter().filter(|(_, choice)| choice.gain >= *lift).collect())
}

/// Of the steps that take `effort`, the best none, one, two …: those that gain most, then stand first.
fn best_first(steps: &[&Step<'_, '_>], effort: Effort) -> Choices {
    let mut alike: Vec<&&Step<'_, '_>> = steps.iter().filter(|step| step.practice.practice.effort == effort).collect();
    alike.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.position.cmp(&b.position)));
    let mut choice = Choice::nothing();
    let mut choices = Choices::from([((0, 0), choice.clone())]);
    for step in alike {
        choice = Choice { effort: choice.effort + effort.points(), count: choice.count + 1, gain: &choice.gain + &step.gain, ..choice };
        choice.positions.push(step.position);
        choices.insert((choice.effort, choice.count), choice.clone());
    }
    choices
}

fn combine(some: &Choices, others: &Choices) -> Choices {
    undominated(combine_all(some, others))
}

/// Every choice of `some` with every one of `others`; the best of each effort and count.
fn combine_all(some: &Choices, others: &Choices) -> Choices {
    let mut combined = Choices::new();
    for choice in some.values().flat_map(|choice| others.values().map(|other| choice.with(other))) {
        let mut choice = choice;
        choice.positions.sort_unstable();
        match combined.get(&(choice.effort, choice.count)) {
            Some(best) if !choice.beats(best) => {}
            _ => drop(combined.insert((choice.effort, choice.count), choice)),
        }
    }
    combined
}

/// Without the choices that gain no more than one of no greater effort and count.
fn undominated(choices: Choices) -> Choices {
    let mut best_by_count: BTreeMap<usize, Points> = BTreeMap::new();
    let mut kept = Choices::new();
    for (key, choice) in choices {
        let best = best_by_count.range(..=choice.count).map(|(_, gain)| gain).max();
        if best.is_none_or(|best| choice.gain > *best) {
            best_by_count.insert(choice.count, choice.gain.clone());
            kept.insert(key, choice);
        }
    }
    kept
}
