//! What is read of a text that has faults, and where each of them is.

use maturity::document::{Document, Faults, Field, Problem};
use serde_yaml::Value;

use crate::strict::faults;

/// What is read of `text`, and what it would be without the second keys.
fn read(text: &str, meant: &str) -> (Field<Value>, Field<Value>) {
    let content = |text: &str| Document::parse("f", text.as_bytes(), 1000).unwrap().content::<Value>();
    (content(text), content(meant))
}

#[test]
fn a_key_that_stands_twice_is_told_and_the_first_is_read() {
    for (text, meant) in [
        ("a: 1\nb: 2\na: 3 # c\n", "a: 1\nb: 2\n"),
        ("- a: 1\n  a: 2\n  b: {c: 1, d: [2], c: {x: [}}\n".replace("[}", "[]}").as_str(), "- a: 1\n  b: {c: 1, d: [2]}\n"),
        ("a: x\na: |\n  long\n   text\nb: 2\n", "a: x\nb: 2\n"),
        ("a:\na:\n  - 1\n  - é: 2\nb:\n", "a:\nb:\n"),
        ("'a': 1\n\"a\": {a: 1, a: 2}\r\nb: c\r\n", "a: 1\nb: c\n"),
    ] {
        let (found, expected) = read(text, meant);
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_colon_in_a_text_is_told_and_all_that_is_wrong_beside_it() {
    let text = "a: one: two\nb: [{c: d: e, f: g: }]\na: 3\n";
    let faults = faults(text);
    let places: Vec<usize> = faults.problems.iter().map(|problem| problem.place.start).collect();
    assert_eq!(places, [6, 21, 30, 35], "{faults}");
    assert_eq!(faults.text, text);
    assert!(Document::parse("f", text.as_bytes(), 1000).unwrap().content::<Value>().good().is_some());
    let many = "- a: b: c\n".repeat(25);
    let faults = Document::parse("f", many.as_bytes(), 1000).unwrap_err();
    assert_eq!(faults.problems.len(), 21);
}

#[test]
fn what_stands_twice_is_told_with_all_that_is_wrong_and_once() {
    let faults = faults("a: 1\na: 2\na: {b: 3, b: 4}\n");
    assert_eq!(faults.problems.len(), 3, "{faults}");
    assert!(Document::parse("f", b"a: 1\na: *x\n", 1000).is_err());
}

#[test]
fn columns_count_characters_not_bytes() {
    let faults = Faults::new("f", "é: x\nüü: y".to_owned(), Problem::error("r", 12..13, "m").into());
    assert_eq!(faults.to_string(), "f:2:5: error: m");
}

#[test]
fn a_place_within_a_character_means_the_whole_character() {
    let faults = Faults::new("f", "ask: ö".to_owned(), Problem::error("r", 6..7, "m").into());
    assert_eq!(faults.problems[0].place, 5..7);
}
