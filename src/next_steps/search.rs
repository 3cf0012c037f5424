//! The cheapest set of steps that gains enough, of all there are: exact, and fast because most sets are never looked at.
//!
//! Strategy by strategy, from the last to the first, each set of steps that is worth keeping so far is combined with each of
//! the next strategy. Two kinds are left out, and no plan is lost by either. One that another beats: it takes no less, gains
//! no more, and whatever it is completed with completes the other as well. And one that cannot be [completed](Bound) at the
//! effort that is tried: the least that is thinkable first, then more, until there is a plan.
//!
//! Sets that take and gain the same differ in their candidates alone, and the one with the first candidate in model order is
//! kept. As earlier strategies are added later, that is settled by what is added; what stands behind has been settled before.

use super::bound::Bound;
use super::bundle::{Bundle, Candidate, Gain, Whole, best, best_of_strategy};

/// What the search looks at in one strategy.
#[derive(Debug, Clone)]
pub(super) struct Options<G> {
    /// In model order; of the candidates of one practice at most one is taken.
    pub(super) practices: Vec<Vec<Candidate<G>>>,
    /// What has to be gained here.
    pub(super) lift: G,
}

/// The positions of the set that gains `needed`, and in each strategy its lift: of the least cost, then of the most gain,
/// then with the first candidates. Nothing where all candidates do not gain that.
pub(super) fn cheapest<G: Whole>(strategies: &[Options<G>], needed: &Gain<G>) -> Option<Vec<usize>> {
    let sets: Vec<_> = strategies.iter().map(|options| best_of_strategy(&options.practices, &options.lift)).collect();
    let most = sets.iter().try_fold(G::default(), |sum, sets| Some(sum + &sets.last()?.gain.exact))?;
    if most < needed.exact {
        return None;
    }
    let bound = Bound::new(&sets, needed.rough);
    let mut efforts = (0..).map(|tries| bound.effort() + (1 << tries) - 1);
    let taken = efforts.find_map(|effort| within(&sets, &bound, effort, &needed.exact))?;
    Some(strategies.iter().zip(taken).flat_map(|(options, taken)| positions(options, taken)).collect())
}

/// What the best plan that takes at most `effort` takes of each strategy; nothing where none is so cheap.
fn within<G: Whole>(strategies: &[Vec<Bundle<G>>], bound: &Bound, effort: i128, needed: &G) -> Option<Vec<u128>> {
    let mut combined = vec![Bundle::default()];
    // Of each set made on the way only what leads back: what it takes of its strategy, and from which set it was made.
    let mut trail: Vec<Vec<(u128, usize)>> = vec![];
    for (open, sets) in strategies.iter().enumerate().rev() {
        let mut next = vec![];
        for set in sets {
            let both = combined.iter().enumerate().map(|(rest, others)| with(set, others, rest));
            next = best(next, both.filter(|both| bound.allows(both, open, effort)));
        }
        trail.push(next.iter().map(|set| (set.taken, set.rest)).collect());
        combined = next;
    }
    let mut at = combined.iter().position(|set| set.gain.exact >= *needed)?;
    let back = |sets: &Vec<(u128, usize)>| {
        let (taken, rest) = sets[at];
        at = rest;
        taken
    };
    Some(trail.iter().rev().map(back).collect())
}

/// A set of one strategy and the set at `rest`, of all later ones.
fn with<G: Whole>(set: &Bundle<G>, others: &Bundle<G>, rest: usize) -> Bundle<G> {
    Bundle { cost: set.cost + others.cost, gain: set.gain.clone() + &others.gain, taken: set.taken, rest }
}

/// The positions of the candidates whose bits are in `taken`.
fn positions<G>(options: &Options<G>, taken: u128) -> impl Iterator<Item = usize> + '_ {
    let candidates = options.practices.iter().flatten().enumerate();
    candidates.filter(move |(index, _)| taken << index >> 127 == 1).map(|(_, candidate)| candidate.position)
}
