//! Damaged files: whatever happens to a text, it is read or refused, and its faults can be shown.

use std::sync::LazyLock;

use jiff::civil::date;
use maturity::answers::{self, Answers};
use maturity::document::{Document, Faults};
use maturity::model::{Model, builtin};
use maturity::render::{Canvas, faults};
use proptest::prelude::*;

use crate::cases::small;
use crate::common::committed;

/// What a slip of the hand or a bad merge puts into a file.
const PIECES: [&str; 26] = [
    ":",
    ": ",
    "-",
    "- ",
    "\n",
    "\n\n",
    " ",
    "\t",
    "#",
    " #",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "&a ",
    "*a",
    "!!x ",
    "|\n",
    "é",
    "\u{202e}",
    "<<<<<<< ours\n",
    "~",
    "...\n",
    "\u{feff}",
];

/// A text with pieces put in and parts cut out at places given as shares of its length.
fn damaged(text: &str, slips: &[(f64, usize, usize)]) -> String {
    let mut text = text.to_owned();
    for &(share, piece, cut) in slips {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place, roughly")]
        let place = text.floor_char_boundary((text.len() as f64 * share) as usize);
        let end = text.ceil_char_boundary((place + cut).min(text.len()));
        text.replace_range(place..end, PIECES[piece]);
    }
    text
}

fn slips() -> impl Strategy<Value = Vec<(f64, usize, usize)>> {
    proptest::collection::vec((0.0..1.0, 0..PIECES.len(), 0..12_usize), 1..5)
}

/// Draws the faults; each must have a place within the text.
fn show(found: &Faults) {
    for problem in &found.problems {
        assert!(found.text.get(problem.place.clone()).is_some(), "{problem:?}");
        assert!(!problem.message.is_empty());
    }
    assert!(found.problems.is_empty() || !faults(found, Canvas { width: 80, color: true }).is_empty());
}

fn read_model(text: &str) {
    match Model::lint("m", text.as_bytes(), None) {
        Ok((_, warnings)) => show(&warnings),
        Err(found) => {
            assert!(!found.problems.is_empty());
            assert!(found.problems.iter().all(|problem| problem.rule != "model"), "{found}");
            show(&found);
        }
    }
}

/// The model of the answers that are damaged.
static MODEL: LazyLock<Model> = LazyLock::new(|| builtin("operational-excellence").unwrap().model().unwrap());

fn read_answers(model: &Model, text: &str) {
    let read =
        Document::parse("a", text.as_bytes(), answers::SIZE_LIMIT).and_then(|document| Answers::read(document, model, date(2026, 11, 22)));
    match read {
        Ok((_, warnings)) => show(&warnings),
        Err(found) => {
            assert!(!found.problems.is_empty());
            show(&found);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_model_is_read_or_refused(slips in slips()) {
        read_model(&damaged(&small(), &slips));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_answers_are_read_or_refused(slips in slips()) {
        let text = committed("examples/checkout/maturity.yaml");
        read_answers(&MODEL, &damaged(&text, &slips));
    }
}

#[test]
fn the_small_model_is_valid_before_it_is_damaged() {
    let (_, warnings) = Model::lint("small.yaml", small().as_bytes(), None).unwrap_or_else(|found| panic!("{found}"));
    assert!(warnings.problems.is_empty(), "{warnings}");
}

#[test]
fn a_text_without_a_document_is_empty() {
    for text in ["...\n", "# x\n\u{feff}", "---\n", "%YAML 1.2\n---\n"] {
        let faults = Model::read("f", text.as_bytes()).unwrap_err();
        show(&faults);
        assert!(!faults.problems.is_empty(), "{text:?}");
    }
}
