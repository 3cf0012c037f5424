//! Exact scores: points of 100, as fractions. No float decides anything.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd as _, CheckedMul as _, CheckedSub as _, One as _, ToPrimitive as _, Zero as _};

/// An exact number of points, of which 100 are everything: a score, a gain, a loss.
///
/// A model's weights may make denominators of any size, so the fraction has no limit either; nearly all fit a machine's own numbers,
/// which are some hundred times as fast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points(Exact);

/// A fraction in lowest terms. What fits the small form always has it, so that equal fractions are equal values.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Exact {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

impl Points {
    /// No points.
    pub fn zero() -> Self {
        Self::from(0)
    }

    pub(crate) fn hundred() -> Self {
        Self::from(100)
    }

    /// The share `part` of `whole`, of 100; `whole` is not 0.
    pub fn of(part: usize, whole: usize) -> Self {
        Self::fraction(100 * part as i128, whole as i128)
    }

    /// `numerator` / `denominator`, which is above 0.
    fn fraction(numerator: i128, denominator: i128) -> Self {
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
            return Self(Exact::Small(Ratio::new(numerator, denominator)));
        }
        Self::shrunk(BigRational::new(numerator.into(), denominator.into()))
    }

    fn shrunk(fraction: BigRational) -> Self {
        Self(match (fraction.numer().to_i64(), fraction.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Exact::Small(Ratio::new_raw(numerator, denominator)),
            _ => Exact::Big(Box::new(fraction)),
        })
    }

    fn small(&self) -> Option<&Ratio<i64>> {
        if let Exact::Small(fraction) = &self.0 { Some(fraction) } else { None }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Exact::Small(fraction) => BigRational::new_raw((*fraction.numer()).into(), (*fraction.denom()).into()),
            Exact::Big(fraction) => (**fraction).clone(),
        }
    }

    /// What `small` makes of two small fractions, else what `big` makes of both.
    fn with(
        &self,
        other: &Self,
        small: impl FnOnce(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
        big: impl FnOnce(BigRational, BigRational) -> BigRational,
    ) -> Self {
        let of_small = self.small().zip(other.small()).and_then(|(one, other)| small(one, other));
        of_small.map_or_else(|| Self::shrunk(big(self.big(), other.big())), |fraction| Self(Exact::Small(fraction)))
    }

    /// Whether there are none.
    pub fn is_zero(&self) -> bool {
        self.small().is_some_and(Ratio::is_zero)
    }

    /// Whole points, rounded down: a percentage never shows more than was reached.
    pub fn floor(&self) -> u32 {
        match &self.0 {
            Exact::Small(fraction) => u32::try_from(fraction.floor().to_integer()).unwrap_or(0),
            Exact::Big(fraction) => fraction.floor().to_integer().to_u32().unwrap_or(0),
        }
    }

    /// Whole points, rounded up.
    pub(crate) fn ceil(&self) -> u32 {
        match &self.0 {
            Exact::Small(fraction) => u32::try_from(fraction.ceil().to_integer()).unwrap_or(0),
            Exact::Big(fraction) => fraction.ceil().to_integer().to_u32().unwrap_or(0),
        }
    }

    /// The nearest double, for exchange and pictures; never to decide anything.
    pub fn to_f64(&self) -> f64 {
        const EXACT: u64 = 1 << 53;
        if let Some(fraction) =
            self.small().filter(|fraction| fraction.numer().unsigned_abs() <= EXACT && fraction.denom().unsigned_abs() <= EXACT)
            && let (Some(numerator), Some(denominator)) = (fraction.numer().to_f64(), fraction.denom().to_f64())
        {
            // Both are exact, so the quotient is the nearest double.
            return numerator / denominator;
        }
        self.big().to_f64().unwrap_or(f64::NAN)
    }

    /// The points as a pocket calculator shows them: up to four decimals, with `…` where more would follow.
    pub fn digits(&self) -> String {
        let scaled = self.big() * BigInt::from(10_000);
        let (whole, decimals) = scaled.to_integer().magnitude().div_rem(&10_000u32.into());
        let sign = if *self < Self::zero() { "-" } else { "" };
        let decimals = format!("{decimals:0>4}");
        let rest = if scaled.is_integer() { decimals.trim_end_matches('0').to_owned() } else { format!("{decimals}…") };
        if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
    }

    pub(crate) fn times(&self, share: Share) -> Self {
        if let Some(fraction) = self.small() {
            let [numerator, denominator] = [(fraction.numer(), share.numer()), (fraction.denom(), share.denom())]
                .map(|(own, share)| i128::from(*own).checked_mul(i128::from(*share)));
            if let (Some(numerator), Some(denominator)) = (numerator, denominator) {
                return Self::fraction(numerator, denominator);
            }
        }
        let own = self.big();
        Self::shrunk(BigRational::new(own.numer() * share.numer(), own.denom() * share.denom()))
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
        Self(points.fold(BigInt::one(), |denominator, points| denominator.lcm(points.big().denom())))
    }

    /// How many units `points` are, which are among those that it is the unit of.
    pub fn count(&self, points: &Points) -> BigInt {
        let points = points.big();
        points.numer() * (&self.0 / points.denom())
    }
}

/// One decimal, rounded half up: gains and losses.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.big() * BigInt::from(10) + BigRational::new(1.into(), 2.into())).floor().to_integer();
        let sign = if tenths < BigInt::zero() { "-" } else { "" };
        let tenths = tenths.magnitude();
        f.pad(&format!("{sign}{}.{}", tenths / 10u32, tenths % 10u32))
    }
}

impl From<u32> for Points {
    fn from(points: u32) -> Self {
        Self(Exact::Small(Ratio::from_integer(points.into())))
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        &self + &other
    }
}

impl<'p> Add<&'p Points> for &'p Points {
    type Output = Points;
    fn add(self, other: &Points) -> Points {
        self.with(other, Ratio::checked_add, |one, other| one + other)
    }
}

impl<'p> Sub<&'p Points> for &'p Points {
    type Output = Points;
    fn sub(self, other: &Points) -> Points {
        self.with(other, Ratio::checked_sub, |one, other| one - other)
    }
}

/// Points weighed by a whole number.
impl Mul<u32> for &Points {
    type Output = Points;
    fn mul(self, weight: u32) -> Points {
        self.with(&Points::from(weight), Ratio::checked_mul, |one, other| one * other)
    }
}

/// Points shared among a whole number that is not 0.
impl Div<u32> for &Points {
    type Output = Points;
    fn div(self, whole: u32) -> Points {
        self.times(Share::new(1, whole.into()))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::zero(), Add::add)
    }
}

impl Ord for Points {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.small().zip(other.small()) {
            Some((one, other)) => one.cmp(other),
            None => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Points {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Σ weight·points / Σ weight; nothing without anything to weigh.
pub(super) fn weighted_mean<'p>(weighted: impl Iterator<Item = (u32, &'p Points)> + Clone) -> Option<Points> {
    let total: u32 = weighted.clone().map(|(weight, _)| weight).sum();
    if total == 0 {
        return None;
    }
    if let Some((sum, unit)) = small_sum(weighted.clone()) {
        return Some(Points::fraction(sum, unit * i128::from(total)));
    }
    let unit = Unit::of(weighted.clone().map(|(_, points)| points));
    let sum = weighted.fold(BigInt::zero(), |sum, (weight, points)| sum + unit.count(points) * weight);
    // One fraction is reduced, at the end.
    Some(Points::shrunk(BigRational::new(sum, unit.0 * total)))
}

/// Σ weight·points as whole parts of a point, and how many parts a point has, where a machine's own numbers hold them.
fn small_sum<'p>(weighted: impl Iterator<Item = (u32, &'p Points)> + Clone) -> Option<(i128, i128)> {
    let mut unit: i64 = 1;
    for (_, points) in weighted.clone() {
        let denominator = points.small()?.denom();
        // Most are the same, and a division is dear.
        if *denominator != 1 && unit % denominator != 0 {
            unit = (unit / unit.gcd(denominator)).checked_mul(*denominator)?;
        }
    }
    let mut sum: i128 = 0;
    for (weight, points) in weighted {
        let fraction = points.small()?;
        let part = i128::from(*fraction.numer()) * i128::from(unit / fraction.denom());
        sum = sum.checked_add(part.checked_mul(weight.into())?)?;
    }
    Some((sum, i128::from(unit)))
}
