//! The smallest plan: the steps of least total effort after which a level passes. Exact, not a guess.
//!
//! A level passes when its score is high enough and no strategy is under the floor. So each strategy offers its *choices*:
//! for every effort and number of steps, the one that gains most, among those that lift it to the floor. Strategy by
//! strategy the choices are combined; a combination is dropped when another takes no more effort, no more steps and gains
//! no less, or when [what is left to gain](Bound) would take more effort than a plan that is known. Of the combinations
//! that gain enough the first is the plan: least effort, then fewest steps, then the highest score, then the first
//! positions in model order. Dropping is safe because a dropped one could always be replaced by what beats it, whatever is
//! combined with it later.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::Zero as _;

use super::Step;
use super::bound::Bound;
use crate::model::Effort;
use crate::scorecard::{LevelScore, Points, Unit};

/// A set of steps, by what it takes and gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) effort: u32,
    pub(super) count: usize,
    /// In a unit in which every gain of the level is whole.
    pub(super) gain: BigInt,
    /// Positions in model order, rising.
    positions: Vec<usize>,
}

impl Choice {
    fn nothing() -> Self {
        Self { effort: 0, count: 0, gain: BigInt::zero(), positions: Vec::new() }
    }

    fn with(&self, other: &Self) -> Self {
        let mut positions: Vec<usize> = self.positions.iter().chain(&other.positions).copied().collect();
        positions.sort_unstable();
        Self { effort: self.effort + other.effort, count: self.count + other.count, gain: &self.gain + &other.gain, positions }
    }

    /// Whether it is to be preferred to `other` of the same effort and count.
    fn beats(&self, other: &Self) -> bool {
        self.gain.cmp(&other.gain).then_with(|| other.positions.cmp(&self.positions)).is_gt()
    }
}

/// For every effort and number of steps, the best choice; the least effort first, then the fewest steps.
pub(super) type Choices = BTreeMap<(u32, usize), Choice>;

/// A step by what the search looks at.
#[derive(Debug, Clone)]
struct Candidate {
    position: usize,
    effort: Effort,
    gain: BigInt,
}

/// The positions, rising, of the steps of `level` that make it pass at the least effort; nothing where all of them do not.
pub(super) fn smallest(level: &LevelScore<'_>, steps: &[Step<'_, '_>]) -> Option<Vec<usize>> {
    let score = level.spread.as_ref().map_or_else(Points::zero, |spread| spread.score.clone());
    let short = &Points::from(level.thresholds.achieved_at) - &score;
    let lifts = lifts(level);
    let unit = Unit::of(steps.iter().map(|step| &step.gain).chain(lifts.iter().map(|(_, lift)| lift)).chain([&short]));
    let of = |id| steps.iter().filter(move |step| *step.place.strategy_id() == id);
    let gain = |step: &Step<'_, '_>| Candidate { position: step.position, effort: step.place.asked().effort, gain: unit.count(&step.gain) };
    let strategies: Vec<Choices> =
        lifts.iter().map(|(id, lift)| choices(&of(id.clone()).map(gain).collect::<Vec<_>>(), &unit.count(lift))).collect();
    search(&strategies, &unit.count(&short))
}

/// For each applicable strategy, what it has to add to the level's score to reach the floor; below zero when it is above.
fn lifts(level: &LevelScore<'_>) -> Vec<(crate::model::Id, Points)> {
    let floor = Points::from(level.thresholds.floor);
    let lift = |strategy: &crate::scorecard::StrategyScore<'_>| {
        let missing = &floor - &strategy.spread.as_ref()?.score;
        Some((strategy.strategy.id.clone(), strategy.share.times(&missing)))
    };
    level.strategies.iter().filter_map(lift).collect()
}

/// The positions of the best combination of one choice of each strategy that gains `needed`.
fn search(strategies: &[Choices], needed: &BigInt) -> Option<Vec<usize>> {
    let mut bounds = vec![Bound::nothing()];
    for choices in strategies.iter().rev() {
        bounds.push(bounds[bounds.len() - 1].with(choices));
    }
    let known = bounds.pop().and_then(|whole| whole.enough(needed))?;
    let mut combined = Choices::from([((0, 0), Choice::nothing())]);
    for choices in strategies {
        let rest = bounds.pop().unwrap_or_else(Bound::nothing);
        let hopeful = |effort, gain: &BigInt| rest.least(&(needed - gain)).is_some_and(|least| effort + least <= known);
        combined = undominated(combine(&combined, choices, hopeful));
    }
    combined.into_values().find(|choice| choice.gain >= *needed).map(|choice| choice.positions)
}

/// The best choices of one strategy that gain at least `lift`.
fn choices(steps: &[Candidate], lift: &BigInt) -> Choices {
    let mut choices = Choices::from([((0, 0), Choice::nothing())]);
    for effort in Effort::ALL {
        choices = combine(&choices, &best_first(steps, effort), |_, _| true);
    }
    undominated(choices.into_iter().filter(|(_, choice)| choice.gain >= *lift).collect())
}

/// Of the steps that take `effort`, the best none, one, two …: those that gain most, then stand first.
fn best_first(steps: &[Candidate], effort: Effort) -> Choices {
    let mut alike: Vec<&Candidate> = steps.iter().filter(|step| step.effort == effort).collect();
    alike.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.position.cmp(&b.position)));
    let mut choice = Choice::nothing();
    let mut choices = Choices::from([((0, 0), choice.clone())]);
    for step in alike {
        let one = Choice { effort: effort.points(), count: 1, gain: step.gain.clone(), positions: vec![step.position] };
        choice = choice.with(&one);
        choices.insert((choice.effort, choice.count), choice.clone());
    }
    choices
}

/// Every hopeful choice of `some` with every one of `others`; the best of each effort and count.
fn combine(some: &Choices, others: &Choices, hopeful: impl Fn(u32, &BigInt) -> bool) -> Choices {
    let mut combined = Choices::new();
    for (choice, other) in some.values().flat_map(|choice| others.values().map(move |other| (choice, other))) {
        let key = (choice.effort + other.effort, choice.count + other.count);
        let gain = &choice.gain + &other.gain;
        let best: Option<&Choice> = combined.get(&key);
        // Most combinations end here, before their steps are listed.
        if !hopeful(key.0, &gain) || best.is_some_and(|best| best.gain > gain) {
            continue;
        }
        let both = choice.with(other);
        if best.is_none_or(|best| both.beats(best)) {
            combined.insert(key, both);
        }
    }
    combined
}

/// Without the choices that gain no more than one of no greater effort and count.
fn undominated(choices: Choices) -> Choices {
    let mut best_by_count: BTreeMap<usize, BigInt> = BTreeMap::new();
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
