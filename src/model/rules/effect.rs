//! Finds answers that can never change a level, by the arithmetic of `model/README.md` in whole numbers.
//!
//! That a level can be reached at all needs no rule: scales and checklists go up to 100, so with everything in place every
//! level passes.

use std::collections::BTreeSet;

use num_integer::lcm;

use crate::document::{At, Problem, Problems, field};
use crate::model::file::{ModelFile, items, practices, strategies};
use crate::model::raw::{RawLevel, RawPractice, RawStrategy};

/// A sum of weighted values, in the unit of its level: what all its sums are whole multiples of.
type Sum = u128;

/// Sums are told apart up to so many; where there are more, they lie so close that every answer matters somewhere.
const SUMS: usize = 2_000;

/// A level in numbers.
struct LevelSums<'a> {
    strategies: Vec<StrategySums<'a>>,
    /// What the level needs to pass.
    needed: Sum,
}

struct StrategySums<'a> {
    at: At<'a, RawStrategy>,
    /// What the answers to each practice add, rising: with all of them, for an essential with those alone that let the level pass.
    practices: Vec<(At<'a, RawPractice>, Vec<Sum>)>,
    /// What the strategy needs to be at the floor.
    floor: Sum,
}

/// While all questions of its level apply, some answers to a practice must decide whether the level passes.
///
/// Comes after the other rules: what is missing or misspelt would make others look more, or less, important than they are meant.
pub(super) fn every_answer_can_change_a_level(file: ModelFile<'_>, problems: &mut Problems) {
    if problems.errors() > 0 {
        return;
    }
    for (index, level) in file.levels().enumerate() {
        let Some(level) = level_sums(file, level) else { continue };
        for (at, strategy) in level.strategies.iter().enumerate() {
            let idle = level.idle_practices(at);
            match idle.as_slice() {
                [_, _, ..] if idle.len() == strategy.practices.len() => {
                    let at = strategy.at;
                    let place = field!(at.id).map(|id| id.node.value.clone());
                    problems.extend(place.map(|place| without_effect(place, "in this strategy", index + 1)));
                }
                _ => {
                    let places = idle.into_iter().filter_map(|practice| Some(field!(practice.id)?.node.value.clone()));
                    problems.extend(places.map(|place| without_effect(place, "to this question", index + 1)));
                }
            }
        }
    }
}

fn without_effect(place: std::ops::Range<usize>, to_what: &str, level: usize) -> Problem {
    let message = format!("no answer {to_what} can change whether Level {level} passes, whatever the others are");
    Problem::warning("no-effect", place, message).help("give it more weight, or its neighbours less")
}

impl<'a> LevelSums<'a> {
    /// The practices of a strategy whose answers never decide.
    fn idle_practices(&self, at: usize) -> Vec<At<'a, RawPractice>> {
        let strategy = &self.strategies[at];
        // Whether an essential is largely in place decides by itself.
        let open: Vec<usize> = (0..strategy.practices.len())
            .filter(|index| !is_essential(strategy.practices[*index].0) && !self.decides_beside_the_best(at, *index))
            .collect();
        if open.is_empty() {
            return vec![];
        }
        let others = self.strategies.iter().enumerate().filter(|(other, _)| *other != at);
        let elsewhere =
            others.map(|(_, other)| other.sums_from_the_floor()).collect::<Option<Vec<_>>>().and_then(|sums| all_sums(sums.iter()));
        let Some(elsewhere) = elsewhere else { return vec![] };
        open.into_iter().filter(|index| self.is_idle(at, *index, &elsewhere)).map(|index| strategy.practices[index].0).collect()
    }

    /// A quick look: with everything else in place the level still fails without this one.
    fn decides_beside_the_best(&self, at: usize, practice: usize) -> bool {
        let best: Sum = self.strategies.iter().map(StrategySums::best).sum();
        let own = most(&self.strategies[at].practices[practice].1);
        best - own < self.needed || self.strategies[at].best() - own < self.strategies[at].floor
    }

    fn is_idle(&self, at: usize, practice: usize, elsewhere: &BTreeSet<Sum>) -> bool {
        let strategy = &self.strategies[at];
        let beside = strategy.practices.iter().enumerate().filter(|(other, _)| *other != practice);
        let Some(beside) = all_sums(beside.map(|(_, (_, sums))| sums)) else { return false };
        let own = most(&strategy.practices[practice].1);
        !beside.iter().filter(|sum| **sum + own >= strategy.floor).any(|sum| {
            let wanted = self.needed.saturating_sub(sum + own);
            // Under the floor without it: enough that the level passes with it. Else it has to decide the level's score.
            let end = if *sum < strategy.floor { Sum::MAX } else { self.needed.saturating_sub(*sum) };
            wanted < end && elsewhere.range(wanted..end).next().is_some()
        })
    }
}

impl StrategySums<'_> {
    fn best(&self) -> Sum {
        self.practices.iter().map(|(_, sums)| most(sums)).sum()
    }

    fn sums_from_the_floor(&self) -> Option<BTreeSet<Sum>> {
        Some(all_sums(self.practices.iter().map(|(_, sums)| sums))?.split_off(&self.floor))
    }
}

fn most(sums: &[Sum]) -> Sum {
    sums.last().copied().unwrap_or(0)
}

/// Every sum of one term from each list; nothing when there are too many to tell apart.
fn all_sums<'t>(lists: impl Iterator<Item = impl IntoIterator<Item = &'t Sum>>) -> Option<BTreeSet<Sum>> {
    let mut sums = BTreeSet::from([0]);
    for list in lists {
        let mut further = BTreeSet::new();
        for value in list {
            further.extend(sums.iter().map(|sum| sum + value));
            if further.len() > SUMS {
                return None;
            }
        }
        sums = further;
    }
    Some(sums)
}

/// The level in numbers; nothing where another rule has something to say about them, or where they are beyond reckoning.
fn level_sums<'a>(file: ModelFile<'a>, level: At<'a, RawLevel>) -> Option<LevelSums<'a>> {
    let root = file.root;
    let scoring = field!(root.scoring)?;
    let (achieved_at, floor) = (whole(scoring.raw.achieved_at.good(), 1)?, whole(scoring.raw.floor.good(), 0)?);
    let strategies: Vec<At<'a, RawStrategy>> = strategies(level).collect();
    let unit = strategies.iter().try_fold(1, |unit, strategy| joined(unit, parts(*strategy)?))?;
    let weights: Sum = strategies.iter().map(|strategy| weight(strategy.raw.weight.good())).sum::<Option<Sum>>()?;
    let numbers =
        strategies.iter().map(|strategy| strategy_sums(file, *strategy, unit, [achieved_at, floor])).collect::<Option<Vec<_>>>()?;
    Some(LevelSums { strategies: numbers, needed: achieved_at * weights * unit })
}

/// What a strategy's score is a fraction of: its weights, and the lengths of its checklists.
fn parts(strategy: At<'_, RawStrategy>) -> Option<Sum> {
    let weights = practices(strategy).map(|practice| weight(practice.raw.weight.good())).sum::<Option<Sum>>()?;
    practices(strategy).map(|practice| items(practice).count().max(1) as Sum).try_fold(1, joined)?.checked_mul(weights)
}

/// The least common multiple, within what leaves room for the weights and percentages that it is multiplied by.
fn joined(one: Sum, other: Sum) -> Option<Sum> {
    const MOST: Sum = 1 << 60;
    Some(lcm(one, other)).filter(|unit| one <= MOST && other <= MOST && (1..=MOST).contains(unit))
}

fn strategy_sums<'a>(
    file: ModelFile<'a>,
    strategy: At<'a, RawStrategy>,
    unit: Sum,
    [achieved_at, floor]: [Sum; 2],
) -> Option<StrategySums<'a>> {
    let own = weight(strategy.raw.weight.good())?;
    let weights = practices(strategy).map(|practice| weight(practice.raw.weight.good())).sum::<Option<Sum>>()?;
    let sums = practices(strategy).map(|practice| {
        let share = own * weight(practice.raw.weight.good())?;
        let unit = unit / weights;
        let least = if is_essential(practice) { achieved_at * unit } else { 0 };
        let sums = values(file, practice, unit)?.into_iter().filter(|value| *value >= least).map(|value| share * value);
        Some((practice, sums.collect()))
    });
    Some(StrategySums { at: strategy, practices: sums.collect::<Option<_>>()?, floor: floor * own * unit })
}

/// What the answers to a practice are worth, in per cent times `unit`, rising.
fn values(file: ModelFile<'_>, practice: At<'_, RawPractice>, unit: Sum) -> Option<Vec<Sum>> {
    let count = items(practice).count() as Sum;
    if count > 0 {
        return Some((0..=count).map(|ticked| 100 * ticked * (unit / count)).collect());
    }
    let scale = practice.raw.scale.good().or(file.root.raw.default_scale.good());
    let (_, _, options) = file.scales().find(|(id, ..)| scale.is_none_or(|scale| scale == id))?;
    let values: Vec<Sum> = options.iter().map(|option| whole(option.raw.value.good(), 0)).collect::<Option<_>>()?;
    let is_sound = values.is_sorted() && values.first() == Some(&0) && values.last() == Some(&100);
    is_sound.then(|| values.into_iter().map(|value| value * unit).collect())
}

fn is_essential(practice: At<'_, RawPractice>) -> bool {
    practice.raw.essential.good().is_some_and(|essential| *essential)
}

/// A percentage from `least` to 100.
fn whole(number: Option<&i64>, least: Sum) -> Option<Sum> {
    Sum::try_from(*number?).ok().filter(|number| (least..=100).contains(number))
}

fn weight(number: Option<&i64>) -> Option<Sum> {
    number.map_or(Some(1), |number| Sum::try_from(*number).ok()).filter(|weight| (1..=5).contains(weight))
}
