//! Everything that may be said of one practice is written so that it is read back as it was, and nothing else of the file changes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use maturity::answers::{Acceptance, Answer, Answers, Entry, Planned, with_entry};
use maturity::document::Document;
use maturity::model::{Id, Model, PracticeRef};

use crate::cases;

fn model() -> Model {
    Model::read("tea", cases::small().as_bytes()).unwrap()
}

fn today() -> Date {
    date(2026, 11, 22)
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn subject(strategy: &str, practice: &str) -> PracticeRef {
    PracticeRef { strategy: id(strategy), practice: id(practice) }
}

/// Answers with these lines below `answers:`.
fn answers(lines: &str) -> String {
    format!("workload: w\nmodel: tea@1.0.0\nassessed: 2026-11-01\nanswers:\n{lines}")
}

/// The lines below `answers:` after `entry` took the place of what they say about `subject`.
#[track_caller]
fn written(lines: &str, subject: &PracticeRef, entry: &Entry) -> String {
    let model = model();
    let document = Document::parse("a", answers(lines).as_bytes(), 1 << 20).unwrap();
    let said = Answers::read(document.clone(), &model, today()).unwrap().0.without_blanks();
    let changed = with_entry(&document, &said, &model, subject, entry).unwrap();
    let read = Answers::read(changed.clone(), &model, today()).unwrap().0;
    assert_eq!(read.at(subject).cloned().unwrap_or_default(), *entry);
    changed.text().strip_prefix(&answers("")).unwrap().to_owned()
}

/// What the file says about `subject`.
fn read(lines: &str, subject: &PracticeRef) -> Entry {
    let document = Document::parse("a", answers(lines).as_bytes(), 1 << 20).unwrap();
    Answers::read(document, &model(), today()).unwrap().0.at(subject).cloned().unwrap_or_default()
}

fn ticked(items: &[&str]) -> Answer {
    Answer::Ticked(items.iter().map(|item| id(item)).collect::<BTreeSet<_>>())
}

/// An entry with every key but `not_applicable`.
fn full() -> Entry {
    Entry {
        answer: Some(ticked(&["green"])),
        note: Some("x".to_owned()),
        evidence: vec!["cupboard".to_owned()],
        reviewed: Some(date(2026, 11, 3)),
        planned: Some(Planned { by: Some("Ana, Raj".to_owned()), until: Some(date(2027, 3, 1)), link: Some("#42".to_owned()) }),
        accepted: Some(acceptance()),
        ratings: BTreeMap::from([
            ("Ana".to_owned(), ticked(&["green", "black"])),
            ("Jo: the cook".to_owned(), Answer::NotApplicable(String::new())),
            ("Raj".to_owned(), ticked(&[])),
            ("no".to_owned(), Answer::Unknown),
        ]),
        settled: Some(date(2026, 11, 9)),
        stale: false,
    }
}

fn acceptance() -> Acceptance {
    Acceptance { reason: "Only green is drunk".to_owned(), until: date(2027, 1, 1), by: None }
}

const FULL: &str = "  water:
    boiling:
    leaves:
      answer:
        - green
      note: \"x\"
      evidence: cupboard
      reviewed: 2026-11-03
      planned: {by: \"Ana, Raj\", until: 2027-03-01, link: \"#42\"}
      accepted: {reason: Only green is drunk, until: 2027-01-01}
      ratings: {Ana: [black, green], \"Jo: the cook\": not_applicable, Raj: [], \"no\": unknown}
      settled: 2026-11-09
";

/// What is done to an entry.
type Change = fn(&mut Entry);

#[test]
fn every_key_is_written_in_its_order_and_read_back() {
    let leaves = subject("water", "leaves");
    assert_eq!(written("  water:\n    boiling:\n    leaves:\n", &leaves, &full()), FULL);
    assert_eq!(read(FULL, &leaves), full());
}

#[test]
fn each_key_comes_and_goes_by_itself_with_its_line() {
    let leaves = subject("water", "leaves");
    let lines: Vec<&str> = FULL.lines().collect();
    let without = |key: &str| {
        let kept = lines.iter().filter(|line| !line.trim_start().starts_with(&format!("{key}:")));
        kept.flat_map(|line| [line, "\n"]).collect::<String>()
    };
    let entries: [(&str, Change); 6] = [
        ("note", |entry| entry.note = None),
        ("reviewed", |entry| entry.reviewed = None),
        ("planned", |entry| entry.planned = None),
        ("accepted", |entry| entry.accepted = None),
        ("ratings", |entry| entry.ratings = BTreeMap::new()),
        ("settled", |entry| entry.settled = None),
    ];
    for (key, take) in entries {
        let mut entry = full();
        take(&mut entry);
        assert_eq!(written(FULL, &leaves, &entry), without(key), "{key}");
        assert_eq!(written(&without(key), &leaves, &full()), FULL, "{key}");
    }
}

#[test]
fn what_stays_is_left_as_its_author_spelt_it() {
    let lines = "  pot:
    warm: # today
      ratings:   # as said on Monday
        Ana:  Often
        'Raj': \"always\"
      planned:
        by: 'Ana'   # she knows how
      settled: '2026-11-09'
";
    let warm = subject("pot", "warm");
    let entry = Entry { answer: Some(Answer::Option(id("often"))), ..read(lines, &warm) };
    assert_eq!(written(lines, &warm, &entry), lines.replace("# today\n", "# today\n      answer: often\n"));
    let in_brackets = "  pot: {warm: {ratings: {Ana:  Often, 'Raj': always}, planned: {link:   \"#1\"}}}\n";
    let entry = Entry { answer: Some(Answer::Option(id("often"))), ..read(in_brackets, &warm) };
    assert_eq!(
        written(in_brackets, &warm, &entry),
        "  pot: {warm: {answer: often, planned: {link:   \"#1\"}, ratings: {Ana:  Often, 'Raj': always}}}\n"
    );
}

#[test]
fn an_answer_in_a_strategy_that_is_set_aside_stands_below_the_reason() {
    let always = Entry { answer: Some(Answer::Option(id("always"))), ..Entry::default() };
    let boiling = subject("water", "boiling");
    for (before, after) in [
        (
            "  water:\n    not_applicable: We drink juice # yet\n",
            "  water:\n    not_applicable: We drink juice # yet\n    boiling: always\n",
        ),
        (
            "  water:\n    not_applicable:\n      reason: We drink juice\n      reviewed: 2026-11-02\n    leaves: [green]\n  pot:\n",
            "  water:\n    not_applicable:\n      reason: We drink juice\n      reviewed: 2026-11-02\n    boiling: always\n    leaves: [green]\n  pot:\n",
        ),
        ("  water: {not_applicable: We drink juice}\n", "  water: {not_applicable: We drink juice, boiling: always}\n"),
        (
            "  water: {leaves: [], not_applicable: We drink juice}\n",
            "  water: {leaves: [], not_applicable: We drink juice, boiling: always}\n",
        ),
        (
            "  water:\n    not_applicable: We drink juice\n    boiling:\n",
            "  water:\n    not_applicable: We drink juice\n    boiling: always\n",
        ),
    ] {
        assert_eq!(written(before, &boiling, &always), after);
        // Taken back, the reason holds again.
        let blank = Entry::default();
        assert_eq!(read(&written(after, &boiling, &blank), &boiling), blank);
    }
}

#[test]
fn what_could_not_be_read_back_is_refused() {
    let model = model();
    let document = Document::parse("a", answers("  water:\n").as_bytes(), 1 << 20).unwrap();
    let said = Answers::read(document.clone(), &model, today()).unwrap().0.without_blanks();
    let why = |practice: &str, entry: Entry| {
        let fault = with_entry(&document, &said, &model, &subject("water", practice), &entry).unwrap_err();
        assert!(fault.lies_in_the_entry());
        fault.to_string()
    };
    let rated = |answer| Entry { ratings: BTreeMap::from([("Ana".to_owned(), answer)]), ..Entry::default() };
    assert_eq!(why("boiling", rated(ticked(&[]))), "not an answer to `water/boiling`: a scale is answered with one option");
    assert_eq!(why("leaves", rated(ticked(&["white"]))), "not an answer to `water/leaves`: `white` is not an item of the checklist");
    let planned = Entry { planned: Some(Planned { by: Some(" ".to_owned()), ..Planned::default() }), ..Entry::default() };
    assert_eq!(why("boiling", planned), "not an answer to `water/boiling`: `planned` says nothing");
    let accepted = Acceptance { reason: "tbd".to_owned(), ..acceptance() };
    let accepted = Entry { accepted: Some(accepted), ..Entry::default() };
    assert_eq!(why("boiling", accepted), "not an answer to `water/boiling`: `accepted` needs a reason");
}
