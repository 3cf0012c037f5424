//! What our reader of YAML takes a word for, and what it refuses though some reader or other would not.

use maturity::document::{Document, Faults, Field};
use serde_yaml::Value;

/// What is wrong with a text, whether or not it could be looked at further.
pub(crate) fn faults(text: &str) -> Faults {
    let read = Document::parse("f", text.as_bytes(), 100_000);
    read.map_or_else(|faults| faults, |read| read.clone().rejected(read.problems().clone()))
}

/// What is read of `plain` as the only entry of a list.
fn value(plain: &str) -> Value {
    match Document::parse("f", format!("- {plain}\n").as_bytes(), 1000).unwrap().content::<Value>() {
        Field::Good(Value::Sequence(mut items)) => items.remove(0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_core_schema_decides_what_is_text() {
    let texts = "yes No on y nULL tRUE 1_000 12:30 2026-11-26 1.2.3 -.- . + e5 inf -nan 0x 0xg 0o8 007 -00";
    for text in texts.split(' ') {
        assert_eq!(value(text), Value::from(text));
    }
    for (plain, expected) in [
        ("", Value::Null),
        ("~", Value::Null),
        ("True", true.into()),
        ("-19", (-19).into()),
        ("+19", 19.into()),
        ("0o17", 15.into()),
        ("0x1F", 31.into()),
        ("18446744073709551615", u64::MAX.into()),
        ("99999999999999999999", 1e20.into()),
        ("1.", 1.0.into()),
        ("-.5e+3", (-500.0).into()),
        ("+.INF", f64::INFINITY.into()),
        ("1e400", f64::INFINITY.into()),
    ] {
        assert_eq!(value(plain), expected, "{plain}");
    }
    for number in ["0b101", "-0x1F", "+0o17", "123456789012345678901234567890", "0x1234567890abcdef12", ".NaN"] {
        assert!(value(number).is_number(), "{number}");
    }
}

#[test]
fn a_character_that_no_file_may_hold_is_told_once_at_its_place_wherever_it_stands() {
    for (character, named) in [
        ("\u{85}", "U+0085 (next line)"),
        ("\u{2028}", "U+2028 (line separator)"),
        ("\u{2029}", "U+2029 (paragraph separator)"),
        ("\r", "U+000D (carriage return without line feed)"),
        ("\u{1}", "U+0001 (control character)"),
        ("\u{1b}", "U+001B (escape)"),
        ("\u{7f}", "U+007F (delete)"),
        ("\u{9b}", "U+009B (control character)"),
        ("\u{fffe}", "U+FFFE (noncharacter)"),
        ("\u{ffff}", "U+FFFF (noncharacter)"),
    ] {
        let texts = [
            "a: x%y\n",
            "a: 'x%y'\n",
            "a: \"x%y\"\n",
            "a: |\n  x%y\n",
            "a: >-\n  x%y\n",
            "a: b # x%y\n",
            "x%y: a\n",
            "- [x%y]\n",
            "a: b\n%",
        ];
        for text in texts {
            let written = text.replace('%', character);
            let faults = faults(&written);
            let at = text.find('%').unwrap();
            let told: Vec<_> = faults.problems.iter().filter(|problem| problem.place == (at..at + character.len())).collect();
            assert!(told.len() == 1 && told[0].message.ends_with(named), "{written:?}: {faults}");
        }
    }
    let people_write = "a: \"é 漢字 🦀 \\u0085 \\L \u{a0} \u{ad} \u{200d} \u{fffd}\"\r\nb:\t1\r\n";
    assert!(faults(people_write).problems.is_empty());
}

#[test]
fn what_only_newer_readers_of_yaml_understand_is_refused() {
    for (text, place) in [
        ("%YAML 1.3\n---\na: b\n", 0..9),
        ("# c\n%#YAML 1.2\n---\na: b\n", 4..14),
        ("%TAG ! tag:a\n---\na: b\n", 0..12),
        ("# c\n...\na: b\n", 4..7),
        ("- \ta\n", 2..3),
        ("a:\n-\tb\n", 4..5),
        ("a: [b:]\n", 5..6),
        ("a: [b :, c]\n", 6..7),
        ("a: [:b]\n", 4..5),
        ("a: [b:?]\n", 5..6),
        ("a: {b:[c]}\n", 5..6),
        ("a: {b\n c: d}\n", 4..8),
        ("a: {b\n : d}\n", 4..5),
        ("a: {'b' # c\n : d}\n", 4..7),
    ] {
        let told: Vec<_> = faults(text).problems.into_iter().map(|problem| (problem.rule, problem.place)).collect();
        assert_eq!(told, [("syntax", place)], "{text}");
    }
    for text in ["%YAML 1.2\n---\na: b\n", "a:\tb\n", "a: ['b:', \"b\":c, http://d:1]\n", "a: |\n  ...\n  \tb\n"] {
        assert!(faults(text).problems.is_empty(), "{text}");
    }
}

fn rules(text: &str) -> Vec<&'static str> {
    faults(text).problems.into_iter().map(|problem| problem.rule).collect()
}

#[test]
fn what_yaml_allows_and_a_hand_edited_file_should_not_hold_is_refused() {
    assert_eq!(rules("a: 1\na: 2\n"), ["duplicate-key"]);
    assert_eq!(rules("a: &x 1\nb: *x\n"), ["indirection", "indirection"]);
    assert_eq!(rules("a: *nowhere\n"), ["indirection"]);
    assert_eq!(rules("a: !!str 1\n"), ["indirection"]);
    assert_eq!(rules("<<: {a: 1}\n"), ["indirection"]);
    assert_eq!(rules("a: 1\n---\nb: 2\n"), ["second-document"]);
    assert_eq!(rules("? [a]\n: 1\n"), ["complex-key"]);
    assert_eq!(rules("[a, b]: c\n{d: e}: f\ng: h\ng: i\n"), ["complex-key", "complex-key", "duplicate-key"]);
    assert_eq!(rules("1: a\nyes: b\n~: c\n'2': d\n"), ["key-not-text", "key-not-text"]);
    assert_eq!(rules(&"[".repeat(10_000)), ["too-deep"]);
    assert_eq!(rules(&format!("a: {}", "{b: ".repeat(10_000))), ["too-deep"]);
    assert_eq!(rules(&"- a\n".repeat(2_000)), ["too-many"]);
    assert_eq!(rules("a: 'b\n"), ["syntax"]);
    assert_eq!(rules("a:\n<<<<<<< ours\n  b: 1\n=======\n  b: 2\n>>>>>>> theirs\n"), ["merge-conflict"; 3], "one at each marker");
    assert_eq!(rules("a: b\u{1b}c\n"), ["syntax"]);
}

#[test]
fn a_tab_is_reported_where_it_is() {
    let text = "a:\n  b: 1\n\tc: 2\n";
    assert_eq!(&text[faults(text).problems[0].place.clone()], "\t");
}

#[test]
fn every_place_holds_what_was_written() {
    let text = "a: one\nlist:\n  - {x: 1, y: [2, 3]}\n  - >\n    folded\n    text\nempty:\n";
    let document = Document::parse("f", text.as_bytes(), 1000).unwrap();
    assert!(document.problems().is_empty());
    let root = document.root();
    assert_eq!(&text[root.get("a").unwrap().value.clone()], "one");
    let list = root.get("list").unwrap();
    assert_eq!(&text[list.at(0).unwrap().get("y").unwrap().value.clone()], "[2, 3]");
    assert_eq!(&text[list.name()], "list");
    assert!(root.get("empty").unwrap().value.is_empty());
    assert_eq!(&text[root.get("empty").unwrap().content()], "empty");
}

#[test]
fn a_tab_that_begins_a_line_of_a_text_is_refused_where_it_stands() {
    for text in ["a: one\n\ttwo\n", "a: one\n  \ttwo\n", "[one\n\ttwo]\n"] {
        let faults = faults(text);
        assert_eq!(&text[faults.problems[0].place.clone()], "\t", "{faults}");
    }
    assert!(faults("a: one\ttwo\n").problems.is_empty());
}
