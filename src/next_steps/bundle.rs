//! Sets of steps, by what they take and what they gain, and which of them are worth keeping.

use std::cmp::Reverse;
use std::ops::Add;

/// What steps take. Costs compare part by part and add up, so of two sets the dearer one stays so, whatever is added to both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// In points of effort.
    pub(super) effort: u32,
    /// How many steps.
    pub(super) count: u32,
    /// How many of them to full.
    pub(super) to_full: u32,
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { effort: self.effort + other.effort, count: self.count + other.count, to_full: self.to_full + other.to_full }
    }
}

/// How much of a cost is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// The effort alone.
    Effort,
    /// The effort and how many steps it is spread over.
    Count,
    All,
}

impl Parts {
    /// `cost` without what is not looked at.
    pub(super) fn of(self, cost: Cost) -> Cost {
        match self {
            Self::Effort => Cost { effort: cost.effort, ..Cost::default() },
            Self::Count => Cost { to_full: 0, ..cost },
            Self::All => cost,
        }
    }
}

/// A whole number: a machine word where every gain fits into one, else without limit.
pub(super) trait Whole: Clone + Ord + Default + for<'g> Add<&'g Self, Output = Self> {}

impl<G: Clone + Ord + Default + for<'g> Add<&'g Self, Output = Self>> Whole for G {}

/// What steps add to the score of their level.
#[derive(Debug, Clone, Default)]
pub(super) struct Gain<G> {
    /// In a unit in which every gain of the level is whole.
    pub(super) exact: G,
    /// In a coarse unit and never too little: for estimates that may err on the hopeful side.
    pub(super) rough: i64,
}

impl<G: Whole> Add<&Self> for Gain<G> {
    type Output = Self;
    fn add(self, other: &Self) -> Self {
        Self { exact: self.exact + &other.exact, rough: self.rough + other.rough }
    }
}

/// One way to raise one practice.
#[derive(Debug, Clone)]
pub(super) struct Candidate<G> {
    /// Its place among all candidates of the level, in model order.
    pub(super) position: usize,
    pub(super) cost: Cost,
    pub(super) gain: Gain<G>,
}

/// What can be done about one practice.
#[derive(Debug, Clone)]
pub(super) struct Choice<G> {
    /// In model order, good before full; at most one is taken.
    pub(super) candidates: Vec<Candidate<G>>,
    /// Whether one of them has to be.
    pub(super) is_required: bool,
}

/// A set of steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Bundle<G> {
    pub(super) cost: Cost,
    pub(super) gain: Gain<G>,
    /// Which candidates of one strategy are in it: the first has the highest bit, so that the greater number holds the first
    /// candidate in which two sets differ. No strategy has more than 50 practices, with at most two candidates each.
    pub(super) taken: u128,
    /// Where, in the list of sets that it was made from, the steps of later strategies stand.
    pub(super) rest: usize,
}

impl<G: Whole> Bundle<G> {
    /// Less cost comes first, then more gain, then the first candidates.
    fn rank(&self) -> (Cost, Reverse<&G>, Reverse<u128>) {
        (self.cost, Reverse(&self.gain.exact), Reverse(self.taken))
    }
}

/// The sets of both lists that are worth keeping, in the order of their rank, in which both lists are: each gains more than
/// all that cost no more. A set left out could always be replaced by the one that it yields to, whatever is added to both.
pub(super) fn best<G: Whole>(some: Vec<Bundle<G>>, others: impl Iterator<Item = Bundle<G>>) -> Vec<Bundle<G>> {
    let mut kept: Vec<Bundle<G>> = Vec::with_capacity(some.len());
    let (mut some, mut others) = (some.into_iter().peekable(), others.peekable());
    loop {
        let next = match (some.peek(), others.peek()) {
            (Some(one), Some(other)) if other.rank() < one.rank() => others.next(),
            (Some(_), _) => some.next(),
            (None, _) => others.next(),
        };
        let Some(next) = next else { return kept };
        if kept.last().is_none_or(|last| next.gain.exact > last.gain.exact) {
            kept.push(next);
        }
    }
}

/// The sets worth keeping of one strategy, with what each practice needs and at most one candidate of it, that gain at least `lift`;
/// they cost what `parts` look at.
pub(super) fn best_of_strategy<G: Whole>(practices: &[Choice<G>], lift: &G, parts: Parts) -> Vec<Bundle<G>> {
    let mut sets = vec![Bundle::default()];
    let mut bit = (1u128 << 127) >> practices.iter().map(|choice| choice.candidates.len()).sum::<usize>();
    for Choice { candidates, is_required } in practices.iter().rev() {
        let without = if *is_required { std::mem::take(&mut sets) } else { sets.clone() };
        for candidate in candidates.iter().rev() {
            bit <<= 1;
            let with = |set: &Bundle<G>| Bundle {
                cost: set.cost + parts.of(candidate.cost),
                gain: set.gain.clone() + &candidate.gain,
                taken: set.taken | bit,
                rest: 0,
            };
            sets = best(sets, without.iter().map(with));
        }
    }
    sets.retain(|set| set.gain.exact >= *lift);
    sets
}
