//! The least effort that a plan can still take, however it is completed: what lets the search leave hopeless sets of steps out.
//!
//! Every gain is paid for at one rate, so that the *price* of a set is its effort less the worth of its gain. Strategy by
//! strategy no set is below the cheapest; and a plan that gains what is needed takes at least its price and the worth of
//! what is needed. That holds at any rate. The best one is where the cheapest sets just gain what is needed.

use super::bundle::{Bundle, Whole};

/// So many parts has one point of effort, in prices.
const PARTS: i128 = 1 << 44;
/// From here on no rate is tried: it pays the greatest effort for the least gain that counts.
const HIGHEST_RATE: i128 = 1 << 44;

/// What the strategies that are not yet searched can cost and gain.
#[derive(Debug)]
pub(super) struct Bound {
    /// Parts of a point of effort for one unit of rough gain.
    rate: i128,
    /// Of the first none, one, two … strategies: the sum of the least prices, less the worth of the gain that is needed.
    least: Vec<i128>,
    /// Of the same strategies: the rough gain that they have to leave to the others.
    left: Vec<i64>,
}

impl Bound {
    /// The bound of plans that take one set of each strategy and gain `needed`, in rough units; no strategy is without sets.
    pub(super) fn new<G: Whole>(strategies: &[Vec<Bundle<G>>], needed: i64) -> Self {
        let is_enough = |rate| strategies.iter().map(|sets| cheapest(sets, rate).1).sum::<i64>() >= needed;
        let (mut rate, mut enough) = (0, HIGHEST_RATE);
        while rate < enough {
            let middle = i128::midpoint(rate, enough);
            if is_enough(middle) { enough = middle } else { rate = middle + 1 }
        }
        let (mut least, mut left) = (vec![rate * i128::from(needed)], vec![needed]);
        for sets in strategies {
            least.push(least[least.len() - 1] + cheapest(sets, rate).0);
            left.push(left[left.len() - 1] - sets.iter().map(|set| set.gain.rough).max().unwrap_or_default());
        }
        Self { rate, least, left }
    }

    /// The least effort of any plan.
    pub(super) fn effort(&self) -> i128 {
        self.least.last().map_or(0, |least| (least + PARTS - 1).div_euclid(PARTS))
    }

    /// Whether `set`, of all strategies but the first `open`, may be part of a plan that takes no more than `effort`.
    pub(super) fn allows<G>(&self, set: &Bundle<G>, open: usize, effort: i128) -> bool {
        let is_cheap = i128::from(set.cost.effort) <= effort && price(set, self.rate) + self.least[open] <= effort * PARTS;
        is_cheap && set.gain.rough >= self.left[open]
    }

    /// Whether `set`, of the strategy at `index` alone, may be part of such a plan.
    pub(super) fn allows_of<G>(&self, index: usize, set: &Bundle<G>, effort: i128) -> bool {
        let others = self.least[self.least.len() - 1] - (self.least[index + 1] - self.least[index]);
        price(set, self.rate) + others <= effort * PARTS
    }
}

fn price<G>(set: &Bundle<G>, rate: i128) -> i128 {
    i128::from(set.cost.effort) * PARTS - rate * i128::from(set.gain.rough)
}

/// The least price among `sets`, and the rough gain that it comes with, more rather than less.
fn cheapest<G>(sets: &[Bundle<G>], rate: i128) -> (i128, i64) {
    let offers = sets.iter().map(|set| (price(set, rate), -set.gain.rough));
    offers.min().map_or((0, 0), |(price, gain)| (price, -gain))
}
