//! Scores are exact, and are printed as a reader of them would work them out.

use maturity::scorecard::Points;
use proptest::collection::vec;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::generate::runs;

#[test]
fn percentages_are_floored_and_decimals_rounded_half_up() {
    let almost = Points::of(299, 300);
    assert_eq!(almost.floor(), 99);
    assert_eq!(almost.to_string(), "99.7");
    assert_eq!(Points::of(1, 2000).to_string(), "0.1");
    assert_eq!(Points::of(1, 2001).to_string(), "0.0");
    assert_eq!((&Points::zero() - &Points::of(1, 16)).to_string(), "-6.2");
    assert_eq!(format!("{:>6}", Points::of(1, 16)), "   6.3");
}

#[test]
fn a_pocket_calculator_shows_the_same_digits() {
    let digits = |part, whole| Points::of(part, whole).digits();
    assert_eq!([digits(1, 2), digits(1, 3), digits(1, 16), digits(1, 32), digits(0, 1)], ["50", "33.3333…", "6.25", "3.125", "0"]);
    assert_eq!([digits(1, 10_000), digits(1, 3_000_000), digits(999_999, 1_000_000)], ["0.01", "0.0000…", "99.9999"]);
    assert_eq!((&Points::of(1, 3) - &Points::of(1, 1)).digits(), "-66.6666…");
}

#[test]
fn a_double_is_the_nearest_one() {
    assert!((Points::of(1, 3).to_f64() - 100.0 / 3.0).abs() < f64::EPSILON);
}

proptest! {
    #![proptest_config(runs())]

    /// Whole numbers of a machine hold nearly all fractions, and none may become another where they end.
    #[test]
    fn no_size_of_numbers_changes_a_fraction(
        (part, whole) in (0..=1_000usize, 1..=1_000usize),
        factors in vec(1..=u32::MAX, 0..=6),
        (other, of) in (0..=u32::MAX as usize, 1..=u32::MAX as usize),
    ) {
        let (points, other) = (Points::of(part, whole), Points::of(other, of));
        let large = factors.iter().fold(points.clone(), |points, factor| &points * *factor);
        let small = factors.iter().fold(points.clone(), |points, factor| &points / *factor);
        prop_assert_eq!(&factors.iter().fold(large.clone(), |points, factor| &points / *factor), &points);
        prop_assert_eq!(&factors.iter().fold(small.clone(), |points, factor| &points * *factor), &points);
        for points in [&points, &large, &small] {
            prop_assert_eq!(&(&(points + &other) - &other), points);
            prop_assert_eq!(&(&(points - &other) + &other), points);
            prop_assert_eq!(points.cmp(&other), (points - &other).cmp(&Points::zero()));
            prop_assert_eq!(other.cmp(points), points.cmp(&other).reverse());
        }
        prop_assert!(small <= points && points <= large);
        prop_assert_eq!(large.is_zero(), part == 0);
    }
}
