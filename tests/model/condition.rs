//! The conditions of a lens: how they bind, and what is said about one that cannot be read.

use std::collections::BTreeMap;

use maturity::import::parse_condition;

/// A condition on these choices, and whether it holds where those are ticked whose bits are set.
pub(crate) fn parse(text: &str, choices: &[&str]) -> Result<impl Fn(u32) -> bool + use<>, String> {
    let positions: BTreeMap<&str, usize> = choices.iter().zip(0..).map(|(id, position)| (*id, position)).collect();
    parse_condition(text, &positions).map(|condition| move |ticked| condition.holds(ticked))
}

#[test]
fn not_binds_before_and_and_and_before_or() {
    let condition = parse("!a && b || c&&(a||d)", &["a", "b", "c", "d"]).unwrap();
    let wanted = |a: bool, b: bool, c: bool, d: bool| !a && b || c && (a || d);
    for bits in 0..16 {
        assert_eq!(condition(bits), wanted(bits & 1 == 1, bits & 2 == 2, bits & 4 == 4, bits & 8 == 8), "{bits:b}");
    }
}

#[test]
fn what_is_no_condition_says_where() {
    let wrong = |text: &str| parse(text, &["a"]).err().unwrap();
    assert_eq!(wrong("a & b"), "holds `&`, which is none of `&&`, `||`, `!` and parentheses");
    assert_eq!(wrong("(a"), "opens a parenthesis that it does not close");
    assert_eq!(wrong("a a"), "goes on with `a` where it should end");
    assert_eq!(wrong("a && || a"), "has `||` where a choice should stand");
    assert_eq!(wrong(""), "ends where a choice should stand");
    assert_eq!(wrong(&"(".repeat(100_000)), "is nested deeper than 64");
    assert_eq!(wrong(&"!".repeat(100_000)), "is nested deeper than 64");
}

#[test]
fn default_always_holds_and_an_unknown_choice_never() {
    assert!(parse(" default ", &[]).unwrap()(0));
    assert!(parse("!x", &["a"]).unwrap()(1));
}
