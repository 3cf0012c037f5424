//! What stands above the answers is changed in place: a sitting of a later day, and the level to reach.

use std::fs;

use jiff::civil::{Date, date};
use maturity::answers::{Answers, HeadChange, Review, Saved, Store, with_head};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{data, document, operational_excellence, option, read, small, subject, today};
use crate::common::committed;

const ANSWERS: &str = "answers: {}\n";

fn sitting(on: Date, by: &[&str]) -> HeadChange {
    HeadChange::Sitting(Review { on, by: by.iter().map(|name| (*name).to_owned()).collect() })
}

fn changed(text: &str, change: &HeadChange) -> String {
    let model = small();
    let document = document(text);
    let (answers, _) = Answers::read(document.clone(), &model, Date::MAX).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
    with_head(&document, &answers.without_blanks(), &model, change).unwrap_or_else(|fault| panic!("{fault}\n{text}")).text().to_owned()
}

/// Each change of a head, and how the head looks then.
#[track_caller]
fn assert_becomes(head: &str, change: &HeadChange, wanted: &str) {
    let all = |head: &str| format!("# Mine\nworkload: w\nmodel: small@2.0.0\n{head}x-team: blue # ours\n{ANSWERS}");
    assert_eq!(changed(&all(head), change), all(wanted));
}

#[test]
fn a_sitting_is_one_line_among_the_others() {
    let new = &sitting(date(2027, 2, 20), &["Ana", "Raj, jr.", "no"]);
    let line = "  - {on: 2027-02-20, by: [Ana, \"Raj, jr.\", \"no\"]}\n";
    assert_becomes("assessed: 2026-11-01\n", new, &format!("assessed: 2026-11-01\nreviews:\n{line}"));
    assert_becomes("assessors: [Ana]\ntarget: 2\n", new, &format!("assessors: [Ana]\nreviews:\n{line}target: 2\n"));
    assert_becomes("reviews: # none yet\n", new, &format!("reviews: # none yet\n{line}"));
    assert_becomes("reviews: []\n", new, &format!("reviews:\n{line}"));
    let before = "reviews:\n  # The first\n  - on: 2026-11-05\n    by: [Ana]\n  - {on: 2026-12-01} # snow\n";
    assert_becomes(before, new, &format!("{before}{line}"));
    assert_becomes("reviews: [{on: 2026-11-05}] # all\n", new, &format!("reviews: [{{on: 2026-11-05}}, {}] # all\n", line[4..].trim_end()));
    let later = "reviews:\n- on: 2027-03-01\n";
    assert_becomes(later, new, &format!("reviews:\n{}- on: 2027-03-01\n", &line[2..]));
    assert_becomes("", &sitting(date(2027, 2, 20), &[]), "reviews:\n  - {on: 2027-02-20}\n");
}

#[test]
fn who_joins_a_sitting_is_added_to_it() {
    let join = &sitting(date(2026, 11, 5), &["Mila", "Ana"]);
    assert_becomes("reviews:\n  - {on: 2026-11-05, by: [Ana]} # wet\n", join, "reviews:\n  - {on: 2026-11-05, by: [Ana, Mila]} # wet\n");
    assert_becomes("reviews:\n  - on: 2026-11-05\n", join, "reviews:\n  - on: 2026-11-05\n    by: [Mila, Ana]\n");
    assert_becomes("reviews: [{on: 2026-11-05}]\n", join, "reviews: [{on: 2026-11-05, by: [Mila, Ana]}]\n");
    let there = "reviews:\n  - on: 2026-11-05\n    by: [Ana, Mila]\n";
    assert_becomes(there, join, there);
}

#[test]
fn a_target_is_set_changed_and_taken_out() {
    let target = HeadChange::Target;
    assert_becomes("assessors: [Ana]\n", &target(Some(2)), "assessors: [Ana]\ntarget: 2\n");
    assert_becomes("target: 2 # for spring\n", &target(Some(1)), "target: 1 # for spring\n");
    assert_becomes("target: 2\nassessors: [Ana]\n", &target(None), "assessors: [Ana]\n");
}

#[test]
fn a_sitting_is_saved_with_its_first_answer_and_one_of_the_same_day_is_joined() {
    let (model, folder) = (operational_excellence(), tempfile::tempdir().unwrap());
    let path = folder.path().join("maturity.yaml");
    let before = committed("examples/checkout/maturity.yaml");
    fs::write(&path, &before).unwrap();
    let day = date(2026, 11, 22);
    let sit = |people: &[&str]| {
        let mut store = Store::open(&path, &model, today()).unwrap();
        store.sit(Review { on: day, by: people.iter().map(|name| (*name).to_owned()).collect() });
        store
    };
    let (mut one, mut two) = (sit(&["Mila"]), sit(&["Tariq", "Mila"]));
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "a day on which nothing was saved is no sitting");
    let at = subject("automated-quality-checks/answerable-people");
    assert_eq!(one.save(&at, option("some")).unwrap(), Saved::Done);
    assert!(fs::read_to_string(&path).unwrap().contains("  - {on: 2026-11-22, by: [Mila]}\ntarget: 3\n"));
    assert_eq!(two.save(&at, option("some")).unwrap(), Saved::Done, "even where the answer is there already");
    assert_eq!(one.save(&at, option("most")).unwrap(), Saved::Done);
    one.save_head(HeadChange::Target(Some(4))).unwrap();
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.contains("  - {on: 2026-11-22, by: [Mila, Tariq]}\ntarget: 4\n"), "{after}");
    assert_eq!(after.lines().count(), before.lines().count() + 1);
    let kept = before.lines().filter(|line| !after.contains(line)).collect::<Vec<_>>();
    assert_eq!(kept, ["target: 3"], "every other line stays");
}

/// Where it cannot be written into the file, what was said above the answers is in the rescue file, as every answer is.
#[test]
fn what_cannot_be_saved_above_the_answers_is_rescued() {
    let (model, folder) = (small(), tempfile::tempdir().unwrap());
    let path = folder.path().join("maturity.yaml");
    fs::write(&path, format!("workload: w\nmodel: small@2.0.0\n{ANSWERS}")).unwrap();
    let mut store = Store::open(&path, &model, today()).unwrap();
    store.sit(Review { on: today(), by: vec!["Mila".to_owned()] });
    fs::remove_file(&path).unwrap();
    let fault = store.save_head(HeadChange::Target(Some(1))).unwrap_err().to_string();
    let rescued = fs::read_to_string(folder.path().join("maturity.yaml.rescue.yaml")).unwrap_or_else(|error| panic!("{error}: {fault}"));
    let said = read(&rescued, &model);
    assert_eq!((said.target, said.reviews.len()), (Some(1), 1), "{rescued}");
}

/// The lines that are not those of `reviews` or `target`, which are found by their indentation alone.
fn other_lines(text: &str) -> Vec<&str> {
    let is_top = |line: &&str| !line.starts_with([' ', '-']);
    let mut inside = false;
    let mut others = Vec::new();
    for line in text.split_inclusive('\n') {
        if is_top(&line) {
            inside = ["reviews:", "target:"].iter().any(|key| line.trim_start_matches('\u{feff}').starts_with(key));
        }
        if !inside {
            others.push(line);
        }
    }
    others
}

fn change() -> impl Strategy<Value = HeadChange> {
    let person = prop_oneof!["[A-Z][a-z]{1,5}", "[a-zé :#,'\"\\[\\]{}&*!|>%@`?\\\\-]{0,9}", any::<String>()];
    let day = (1..13_i8, 1..29_i8).prop_map(|(month, day)| date(2025, month, day));
    prop_oneof![
        3 => (day, vec(person, 0..3)).prop_map(|(on, by)| HeadChange::Sitting(Review { on, by })),
        1 => proptest::option::of(1..3_usize).prop_map(HeadChange::Target),
    ]
}

proptest! {
    #[test]
    fn every_other_line_of_every_file_stays(changes in vec(change(), 1..6)) {
        let model = small();
        for file in fs::read_dir(data()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|found| found == "yaml")) {
            let mut text = fs::read_to_string(&file).unwrap().trim_start_matches('\u{feff}').to_owned();
            if !text.ends_with('\n') {
                // A last line without an end gets one when another follows.
                text.push('\n');
            }
            for change in &changes {
                let answers = read(&text, &model);
                let result = with_head(&document(&text), &answers, &model, change);
                let after = result.unwrap_or_else(|fault| panic!("{fault}\n{change:?}\n{text}")).text().to_owned();
                let now = read(&after, &model);
                match change {
                    HeadChange::Target(target) => prop_assert_eq!(now.target, *target),
                    HeadChange::Sitting(sitting) => {
                        let found: Vec<&Review> = now.reviews.iter().filter(|review| review.on == sitting.on).collect();
                        prop_assert_eq!(found.len(), 1);
                        prop_assert!(sitting.by.iter().all(|person| found[0].by.contains(person)));
                    }
                }
                prop_assert_eq!(&now.strategies, &answers.strategies);
                if !text.trim_start().starts_with('{') && !text.contains("\n{") {
                    prop_assert_eq!(other_lines(&text), other_lines(&after), "{}\n----\n{}", &text, &after);
                }
                text = after;
            }
        }
    }
}
