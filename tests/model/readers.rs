//! Two readers of YAML: what our own reads says the same to `serde_yaml`, which refuses none of it, but for these differences:
//!
//! 1. A number beyond every number (`.inf`, `1e400`) is an infinite number to the core schema, and may be text to `serde_yaml`.
//! 2. `serde_yaml` refuses whole numbers beyond 128 bits.
//! 3. `serde_yaml` refuses a tab behind nothing but the marks of a list or a key, in front of a comment, a line's end or a line
//!    within quotes; to YAML 1.2 it is a blank there.
//! 4. A scalar that is the whole file is left out: `serde_yaml` takes it for indented, and no file of ours is one.
//!
//! A usual run reads some thousand texts; `MUTATIONS=1000000 cargo test --test model read_alike` a million.

use std::fmt::Write as _;
use std::path::Path;

use maturity::document::{Document, Field};
use proptest::prelude::*;
use serde_yaml::Value;

use crate::cases::cases;
use crate::common::repository;

const LIMIT: usize = 4 << 20;

/// What ours makes of a text that it has nothing to say against.
fn ours(text: &str) -> Option<Value> {
    let document = Document::parse("f", text.as_bytes(), LIMIT).ok().filter(|document| document.problems().is_empty())?;
    match document.content::<Value>() {
        Field::Good(value) => Some(value),
        Field::Missing => Some(Value::Null),
        Field::Bad(found) => panic!("{found} in {text:?}"),
    }
}

/// Whether the two readings say the same but for the one difference that there may be: what is beyond every number is a number
/// to the core schema, and text to `serde_yaml`.
fn agree(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Sequence(ours), Value::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| agree(ours, theirs))
        }
        (Value::Mapping(ours), Value::Mapping(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|((a, ours), (b, theirs))| a == b && agree(ours, theirs))
        }
        (Value::Number(number), Value::String(_)) => number.is_infinite(),
        _ => ours == theirs,
    }
}

/// How many texts a test reads: so many in a usual run, else its share of those asked for.
fn texts(usual: u32) -> u32 {
    /// The tests that share them; the first reads three texts at a time, the second two.
    const SHARES: u32 = 8;
    std::env::var("MUTATIONS").map_or(usual, |asked| asked.parse::<u32>().unwrap() / SHARES)
}

/// Both readings of a text; fails where they differ, and where ours reads what the other refuses.
fn compare(text: &str) -> bool {
    let Some(ours) = ours(text) else { return false };
    // To `serde_yaml` a text that is the whole file is indented, and to YAML it need not be.
    if !ours.is_sequence() && !ours.is_mapping() {
        return false;
    }
    match serde_yaml::from_str::<Value>(text) {
        Ok(theirs) => assert!(agree(&ours, &theirs), "{text:?}\nours:   {ours:?}\ntheirs: {theirs:?}"),
        Err(error) => assert!(is_read_by_ours_alone(text, &error.to_string()), "{text:?}\nours:   {ours:?}\ntheirs: {error}"),
    }
    true
}

/// A tab before which and behind which nothing stands in a line but `-` and a comment, or which begins a line within quotes, is a
/// blank to YAML 1.2. Whole numbers beyond 64 bits are numbers all the same.
fn is_read_by_ours_alone(text: &str, error: &str) -> bool {
    text.lines().any(|line| line.trim_start_matches([' ', '-', '?', ':']).starts_with('\t')) || error.contains("128")
}

/// What decides how a text is read, and what only looks as if it did.
const PIECES: [&str; 72] = [
    ":",
    ": ",
    " :",
    "-",
    "- ",
    "-\n",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n  ",
    "\n    ",
    " ",
    "  ",
    "\t",
    "#",
    " #",
    " # c\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "'",
    "''",
    "\"",
    "\\",
    "\\\"",
    "\\n",
    "\\x41",
    "\\u2028",
    "\\U0001F980",
    "\\/",
    "\\ ",
    "\\\n",
    "&a ",
    "*a",
    "!!str ",
    "! ",
    "|\n",
    "|-\n ",
    ">\n",
    ">+\n  ",
    "|2\n",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "<<: ",
    "a",
    "b: c",
    "é",
    "漢",
    "🦀",
    "~",
    "null",
    "true",
    "yes",
    "on",
    "1",
    "007",
    "0o17",
    "0x1F",
    "-0x1F",
    "0b11",
    ".inf",
    "1e400",
    "1_000",
    "\u{85}\u{2028}\u{2029}\u{7f}\u{1b}\u{feff}\u{a0}\u{fffe}",
];

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..PIECES.len(), 1..14).prop_map(|chosen| chosen.into_iter().map(|piece| PIECES[piece]).collect())
}

/// A scalar of the characters that numbers are made of.
fn numbers() -> impl Strategy<Value = String> {
    "[-+]{0,2}(0[xob])?[0-9a-fA-F_.:eE+-]{0,24}"
}

/// A file of some keys, lists and texts in every style, which is mostly valid.
fn files() -> impl Strategy<Value = String> {
    let scalar = prop_oneof!["[a-z]{1,6}( [a-z#:,-]{1,6}){0,3}", pieces(), numbers()];
    let value = (0..8_u8, scalar).prop_map(|(style, text)| match style {
        0 => format!("{text}\n"),
        1 => format!("'{}'\n", text.replace('\'', "''")),
        2 => format!("{text:?}\n"),
        3 => format!("[{text}, {text}]\n"),
        4 => format!("{{x: {text}, y: {text}}}\n"),
        5 => format!("|\n    {}\n\n", text.replace('\n', "\n    ")),
        6 => format!(">-\n    {}\n   \n", text.replace('\n', "\n    ")),
        _ => format!("\n    - {text}\n    - z: {text}\n"),
    });
    proptest::collection::vec(value, 1..6).prop_map(|values| {
        values.iter().enumerate().fold(String::new(), |mut file, (index, value)| {
            let _ = write!(file, "k{index}: {value}");
            file
        })
    })
}

/// Every YAML file of the repository, and the small model with each of the faults of `tests/data/invalid/`.
fn repository_files() -> Vec<String> {
    fn collect(folder: &Path, texts: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, texts);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
                texts.extend(std::fs::read_to_string(&path));
            }
        }
    }
    let mut texts: Vec<String> = cases("tests/data/invalid").into_iter().map(|case| case.text).collect();
    for folder in ["model", "examples", "tests/data", "src/model"] {
        collect(&repository(folder), &mut texts);
    }
    texts.extend(["tests/data/invalid", "tests/data/since"].into_iter().flat_map(cases).map(|case| case.text));
    texts.sort();
    texts
}

/// Answers with each way to write one.
const SHORT: &str = "# top\nworkload: shop # c\nmodel: m@1.0.0\nassessors: [Ana, \"Raj\"]\nanswers:\n  a:\n    b: fully\n    c: {answer: most, note: 'x: y'}\n    \
                     d:\n      - one\n      - two\n    e:\n      answer: some\n      note: |\n        first\n\n        second # no comment\n      evidence: \
                     [https://a/b, c.md]\n    f:\n    g: []\n";

/// Which of several, however many there are.
type Which = prop::sample::Index;

/// One edit: in some line at some character, so many bytes give way to a piece.
fn edited(text: &str, (line, column, cut, piece): (Which, Which, usize, usize)) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = line.index(lines.len());
    let before: usize = lines[..line].iter().map(|line| line.len()).sum();
    let start = text.floor_char_boundary(before + column.index(lines[line].len()));
    let end = text.ceil_char_boundary((start + cut).min(text.len()));
    [&text[..start], PIECES[piece], &text[end..]].concat()
}

#[test]
fn every_yaml_file_of_the_repository_reads_alike() {
    let alike = repository_files().iter().filter(|text| compare(text)).count();
    assert!(alike > 100, "only {alike} files are read by both");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: texts(3_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_read_alike(text in pieces()) {
        compare(&format!("- {text}"));
        compare(&format!("k:\n{text}"));
        compare(&text);
    }

    #[test]
    fn numbers_and_what_looks_like_them_read_alike(text in numbers()) {
        compare(&text);
        compare(&format!("[{text}]"));
    }

    #[test]
    fn files_read_alike(text in files()) {
        compare(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: texts(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edited_files_of_the_repository_read_alike(
        file in any::<Which>(),
        edits in proptest::collection::vec((any::<Which>(), any::<Which>(), 0..6_usize, 0..PIECES.len()), 1..4),
    ) {
        thread_local!(static FILES: Vec<String> = repository_files().into_iter().filter(|text| (1..20_000).contains(&text.len())).collect());
        FILES.with(|files| compare(&edits.into_iter().fold(file.get(files).clone(), |text, edit| edited(&text, edit))));
    }

    /// Short texts are read so fast that many more of them can be tried.
    #[test]
    fn edited_short_answers_read_alike(edits in proptest::collection::vec((any::<Which>(), any::<Which>(), 0..6_usize, 0..PIECES.len()), 1..5)) {
        compare(&edits.into_iter().fold(SHORT.to_owned(), |text, edit| edited(&text, edit)));
    }
}
