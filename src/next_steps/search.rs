//! The cheapest set of steps that gains enough, of all there are: exact, and fast because most sets are never looked at.
//!
//! Strategy by strategy each set of steps that is worth keeping so far is combined with each of the next strategy. Two kinds are left
//! out, and no plan is lost by either. One that another beats: it takes no less, gains no more, and whatever it is completed with
//! completes the other as well. And one that cannot be completed at the cost of the best plan.
//!
//! What that cost is becomes known part by part. The first round looks at effort alone, from the last strategy to the first: it
//! knows what the others take [at least](Bound), and tries the least effort that is thinkable first, then more, until there is a
//! plan. The second counts steps too and goes the other way, the third counts steps to full and goes back. Each of them knows of
//! each set exactly whether it can be completed, because the round before it has left the best sets of all strategies that are
//! still to come.
//!
//! Sets that take and gain the same differ in their candidates alone, and the one with the first candidate in model order is
//! kept. As the last round adds earlier strategies later, that is settled by what is added; what stands behind has been settled
//! before.

use super::bound::Bound;
pub(super) use super::bundle::Choice;
use super::bundle::{Bundle, Cost, Gain, Parts, Whole, best, best_of_strategy};

/// What the search looks at in one strategy.
#[derive(Debug, Clone)]
pub(super) struct Options<G> {
    /// In model order.
    pub(super) practices: Vec<Choice<G>>,
    /// What has to be gained here.
    pub(super) lift: G,
}

/// The positions of the set that gains `needed`, in each strategy its lift, and has what each practice needs: of the least cost,
/// then of the most gain, then with the first candidates. Nothing where all candidates do not gain that.
pub(super) fn cheapest<G: Whole>(strategies: &[Options<G>], needed: &Gain<G>) -> Option<Vec<usize>> {
    let sets: Vec<_> = strategies.iter().map(|options| best_of_strategy(&options.practices, &options.lift, Parts::Effort)).collect();
    let most = sets.iter().try_fold(G::default(), |sum, sets| Some(sum + &sets.last()?.gain.exact))?;
    if most < needed.exact {
        return None;
    }
    let bound = Bound::new(&sets, needed.rough);
    let mut efforts = (0..).map(|tries| bound.effort() + (1 << tries) - 1);
    let by_effort = efforts.find_map(|effort| {
        let allowed = |set: &Bundle<G>, combined| bound.allows(set, strategies.len() - combined, effort);
        Round::of(sets.iter().rev(), &needed.exact, Parts::Effort, allowed)
    })?;
    let effort = i128::from(by_effort.cost.effort);
    let sets = |parts| {
        let of_strategy = |(index, options): (usize, &Options<G>)| {
            let mut sets = best_of_strategy(&options.practices, &options.lift, parts);
            sets.retain(|set| bound.allows_of(index, set, effort));
            sets
        };
        strategies.iter().enumerate().map(of_strategy).collect::<Vec<_>>()
    };
    let by_count = Round::of(sets(Parts::Count).iter(), &needed.exact, Parts::Count, by_effort.completing(&needed.exact))?;
    let sets = sets(Parts::All);
    let last = Round::of(sets.iter().rev(), &needed.exact, Parts::All, by_count.completing(&needed.exact))?;
    Some(strategies.iter().zip(last.trail(&needed.exact)).flat_map(|(options, taken)| positions(options, taken)).collect())
}

/// All strategies combined, one after the other.
struct Round<G> {
    parts: Parts,
    /// The sets of none, one, two … strategies that are worth keeping; less cost first, and more gain with it.
    fronts: Vec<Vec<Bundle<G>>>,
    /// What the best plan takes, as far as this round looks at it.
    cost: Cost,
}

impl<G: Whole> Round<G> {
    /// Combines the sets of the `strategies`; of those of so many only what is `allowed`. Nothing where no plan is among them.
    fn of<'s>(
        strategies: impl Iterator<Item = &'s Vec<Bundle<G>>>,
        needed: &G,
        parts: Parts,
        allowed: impl Fn(&Bundle<G>, usize) -> bool,
    ) -> Option<Self>
    where
        G: 's,
    {
        let mut fronts = vec![vec![Bundle::default()]];
        for sets in strategies {
            let mut next = vec![];
            for set in sets {
                let others = fronts.last().into_iter().flatten().enumerate();
                let both = others.map(|(rest, others)| with(set, others, rest));
                next = best(next, both.filter(|both| allowed(both, fronts.len())));
            }
            fronts.push(next);
        }
        let cost = fronts.last()?.iter().find(|set| set.gain.exact >= *needed)?.cost;
        Some(Self { parts, fronts, cost })
    }

    /// Whether a set of so many strategies, which are the last that this round came to, can be completed at its cost.
    fn completing(&self, needed: &G) -> impl Fn(&Bundle<G>, usize) -> bool {
        move |set, combined| {
            let others = &self.fronts[self.fronts.len() - 1 - combined];
            let cost = self.parts.of(set.cost);
            let affordable = others.partition_point(|others| others.cost + cost <= self.cost);
            let most = affordable.checked_sub(1).map(|last| others[last].gain.exact.clone() + &set.gain.exact);
            most.is_some_and(|most| most >= *needed)
        }
    }

    /// What the best plan takes of each strategy, from the one that was combined last.
    fn trail(&self, needed: &G) -> Vec<u128> {
        let best = |fronts: &[Bundle<G>]| fronts.iter().position(|set| set.gain.exact >= *needed);
        let mut at = self.fronts.last().and_then(|front| best(front)).unwrap_or_default();
        let back = |front: &Vec<Bundle<G>>| {
            let Bundle { taken, rest, .. } = front[at];
            at = rest;
            taken
        };
        self.fronts.iter().skip(1).rev().map(back).collect()
    }
}

/// A set of one strategy and the set at `rest`, of all before it.
fn with<G: Whole>(set: &Bundle<G>, others: &Bundle<G>, rest: usize) -> Bundle<G> {
    Bundle { cost: set.cost + others.cost, gain: set.gain.clone() + &others.gain, taken: set.taken, rest }
}

/// The positions of the candidates whose bits are in `taken`.
fn positions<G>(options: &Options<G>, taken: u128) -> impl Iterator<Item = usize> + '_ {
    let candidates = options.practices.iter().flat_map(|choice| &choice.candidates).enumerate();
    candidates.filter(move |(index, _)| taken << index >> 127 == 1).map(|(_, candidate)| candidate.position)
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use num_bigint::BigInt;
    use proptest::bool::weighted;
    use proptest::collection::vec;
    use proptest::{prop_assert_eq, proptest};

    use super::super::bundle::Candidate;
    use super::*;

    /// Effort and gain of each candidate of each practice and whether one is required, and the lift of the strategy.
    type Effects = (Vec<(Vec<(u32, u32)>, bool)>, u32);

    /// Rough gains are rounded so coarsely here that they mislead wherever that is possible.
    const COARSE: u32 = 7;

    fn options<G: From<u32>>(effects: &[Effects]) -> Vec<Options<G>> {
        let mut positions = 0..;
        let mut candidate = |(index, &(effort, gain)): (usize, &(u32, u32))| Candidate {
            position: positions.next().unwrap_or_default(),
            cost: Cost { effort, count: 1, to_full: u32::try_from(index).unwrap() },
            gain: Gain { exact: gain.into(), rough: gain.div_ceil(COARSE).into() },
        };
        let mut practice = |(effects, is_required): &(Vec<(u32, u32)>, bool)| Choice {
            candidates: effects.iter().enumerate().map(&mut candidate).collect(),
            is_required: *is_required,
        };
        effects
            .iter()
            .map(|(practices, lift)| Options { practices: practices.iter().map(&mut practice).collect(), lift: (*lift).into() })
            .collect()
    }

    fn found<G: Whole + From<u32>>(effects: &[Effects], needed: u32) -> Option<Vec<usize>> {
        cheapest(&options::<G>(effects), &Gain { exact: needed.into(), rough: (needed / COARSE).into() })
    }

    /// Every set with what is required and at most one candidate a practice that gains at least the lift: what it takes and gains,
    /// and its positions.
    fn all_sets(options: &Options<u32>) -> Vec<(Cost, u32, Vec<usize>)> {
        let mut sets = vec![(Cost::default(), 0, vec![])];
        for Choice { candidates, is_required } in &options.practices {
            let without = sets.clone();
            sets.retain(|_| !is_required);
            for (cost, gain, positions) in without {
                sets.extend(candidates.iter().map(|candidate| {
                    let positions = [positions.as_slice(), &[candidate.position]].concat();
                    (cost + candidate.cost, gain + candidate.gain.exact, positions)
                }));
            }
        }
        sets.retain(|(_, gain, _)| *gain >= options.lift);
        sets
    }

    fn by_brute_force(effects: &[Effects], needed: u32) -> Option<Vec<usize>> {
        let mut plans = vec![(Cost::default(), 0, vec![])];
        for options in options::<u32>(effects) {
            let sets = all_sets(&options);
            let with = |(cost, gain, positions): &(Cost, u32, Vec<usize>)| {
                sets.iter().map(|set| (*cost + set.0, gain + set.1, [positions.as_slice(), &set.2].concat())).collect::<Vec<_>>()
            };
            plans = plans.iter().flat_map(with).collect();
        }
        plans.retain(|(_, gain, _)| *gain >= needed);
        plans
            .into_iter()
            .min_by_key(|(cost, gain, positions)| (*cost, Reverse(*gain), positions.clone()))
            .map(|(_, _, positions)| positions)
    }

    proptest! {
        #[test]
        fn of_all_sets_the_first_by_cost_gain_and_positions_is_found(
            effects in vec((vec((vec((1..=8u32, 1..=12u32), 0..=2), weighted(0.2)), 0..=3), 0..=8u32), 1..=3),
            needed in 0..=50u32,
        ) {
            let expected = by_brute_force(&effects, needed);
            prop_assert_eq!(found::<i128>(&effects, needed), expected.clone());
            prop_assert_eq!(found::<BigInt>(&effects, needed), expected);
        }

        #[test]
        fn where_sets_tie_the_one_with_the_first_candidates_is_found(
            effects in vec((vec((vec((1..=2u32, 1..=2u32), 1..=2), weighted(0.2)), 1..=3), 0..=2u32), 2..=3),
            needed in 0..=12u32,
        ) {
            prop_assert_eq!(found::<i128>(&effects, needed), by_brute_force(&effects, needed));
        }
    }

    #[test]
    fn of_practices_alike_one_set_is_kept_for_each_number_of_them() {
        let alike = options::<i128>(&[(vec![(vec![(3, 1)], false); 50], 0)]);
        assert_eq!(best_of_strategy(&alike[0].practices, &0, Parts::All).len(), 51);
    }

    #[test]
    fn what_all_candidates_do_not_gain_has_no_plan() {
        assert_eq!(found::<i128>(&[(vec![(vec![(1, 5)], false)], 0)], 6), None);
        assert_eq!(found::<i128>(&[(vec![(vec![(1, 5)], false)], 6)], 0), None);
        assert_eq!(found::<i128>(&[(vec![(vec![], true)], 0)], 0), None);
        assert_eq!(found::<i128>(&[], 0), Some(vec![]));
    }
}
