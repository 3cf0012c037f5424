//! Exact scores: points of 100, as fractions. No float decides anything.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::{BigRational, Ratio};
use num_traits::{One as _, ToPrimitive as _, Zero as _};

/// An exact number of points, of which 100 are everything: a score, a gain, a loss.
///
/// A model's weights may make denominators of any size, so the fraction has no limit either.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(BigRational);

impl Points {
    /// No points.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    pub(crate) fn hundred() -> Self {
        Self::from(100)
    }

    /// The share `part` of `whole`, of 100; `whole` is not 0.
    pub fn of(part: usize, whole: usize) -> Self {
        Self(BigRational::new(BigInt::from(100 * part), BigInt::from(whole)))
    }

    /// Whether there are none.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whole points, rounded down: a percentage never shows more than was reached.
    pub fn floor(&self) -> u32 {
        self.0.floor().to_integer().to_u32().unwrap_or(0)
    }

    /// Whole points, rounded up.
    pub(crate) fn ceil(&self) -> u32 {
        self.0.ceil().to_integer().to_u32().unwrap_or(0)
    }

    /// The nearest double, for exchange and pictures; never to decide anything.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }

    /// The points as a pocket calculator shows them: up to four decimals, with `…` where more would follow.
    pub fn digits(&self) -> String {
        let scaled = &self.0 * BigInt::from(10_000);
        let (whole, decimals) = scaled.to_integer().magnitude().div_rem(&10_000u32.into());
        let sign = if self.0 < BigRational::zero() { "-" } else { "" };
        let decimals = format!("{decimals:0>4}");
        let rest = if scaled.is_integer() { decimals.trim_end_matches('0').to_owned() } else { format!("{decimals}…") };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }

    pub(crate) fn times(&self, share: Share) -> Self {
        Self(BigRational::new(self.0.numer() * share.numer(), self.0.denom() * share.denom()))
    }
}

/// A part of 1. Weights are small, so it needs no big numbers.
pub(crate) type Share = Ratio<u64>;

/// The largest part of a point in which some points are all whole: adding and comparing whole numbers is fast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit(BigInt);

impl Unit {
    /// The unit of these points.
    pub fn of<'p>(points: impl Iterator<Item = &'p Points>) -> Self {
        Self(points.fold(BigInt::one(), |denominator, points| denominator.lcm(points.0.denom())))
    }

    /// How many units `points` are, which are among those that it is the unit of.
    pub fn count(&self, points: &Points) -> BigInt {
        points.0.numer() * (&self.0 / points.0.denom())
    }
}

/// One decimal, rounded half up: gains and losses.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (&self.0 * BigInt::from(10) + BigRational::new(1.into(), 2.into())).floor().to_integer();
        let sign = if tenths < BigInt::zero() { "-" } else { "" };
        let tenths = tenths.magnitude();
        f.pad(&format!("{sign}{}.{}", tenths / 10u32, tenths % 10u32))
    }
}

impl From<u32> for Points {
    fn from(points: u32) -> Self {
        Self(BigRational::from_integer(points.into()))
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl<'p> Add<&'p Points> for &'p Points {
    type Output = Points;
    fn add(self, other: &Points) -> Points {
        Points(&self.0 + &other.0)
    }
}

impl<'p> Sub<&'p Points> for &'p Points {
    type Output = Points;
    fn sub(self, other: &Points) -> Points {
        Points(&self.0 - &other.0)
    }
}

/// Points weighed by a whole number.
impl Mul<u32> for &Points {
    type Output = Points;
    fn mul(self, weight: u32) -> Points {
        Points(&self.0 * BigInt::from(weight))
    }
}

/// Points shared among a whole number that is not 0.
impl Div<u32> for &Points {
    type Output = Points;
    fn div(self, whole: u32) -> Points {
        Points(&self.0 / BigInt::from(whole))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::zero(), Add::add)
    }
}

/// Σ weight·points / Σ weight; nothing without anything to weigh.
pub(super) fn weighted_mean<'p>(weighted: impl Iterator<Item = (u32, &'p Points)> + Clone) -> Option<Points> {
    let unit = Unit::of(weighted.clone().map(|(_, points)| points));
    let (total, sum) =
        weighted.fold((0, BigInt::zero()), |(total, sum), (weight, points)| (total + weight, sum + unit.count(points) * weight));
    // One fraction is reduced, at the end.
    (total > 0).then(|| Points(BigRational::new(sum, unit.0 * total)))
}
