//! A built-in model as a measuring instrument: two people who answer it from the same notes, without a word to each other, agree.
//!
//! `tests/data/teams/TEAM.md` are an assessor's notes on a team, and `first` and `second` two readings of them. The notes on `steady` end
//! with what the assessor heard about security.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use maturity::answers::{Answer, Answers, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::{Form, Id, Model, Practice, builtin};

/// The models that were answered from notes, each with its readings: `NAME.first.yaml` and `NAME.second.yaml`.
const READINGS: [(&str, &[&str]); 2] = [("operational-excellence", &["young", "steady", "bank"]), ("security", &["steady.security"])];
/// In per cent of the questions, as many have to be answered the same.
const SAME: f64 = 85.0;
/// In per cent of the questions, as many have to be answered the same or by neighbouring options.
const WITHIN_ONE: f64 = 97.0;

fn reading(model: &Model, name: &str, which: &str) -> Answers {
    let name = format!("{name}.{which}.yaml");
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/teams").join(&name)).unwrap();
    let document = Document::parse(&name, &bytes, SIZE_LIMIT).unwrap_or_else(|faults| panic!("{faults}"));
    Answers::read(document, model, Date::MAX).unwrap_or_else(|faults| panic!("{faults}")).0
}

/// How far two answers to one question agree, and how far they do when neighbouring options and one tick are forgiven: 0 to 1.
fn agreement(practice: &Practice, [one, other]: [Option<&Answer>; 2]) -> [f64; 2] {
    let alike = |same: bool| if same { [1.0, 1.0] } else { [0.0, 0.0] };
    match (one, other, &practice.form) {
        (Some(Answer::Option(one)), Some(Answer::Option(other)), Form::Scale(scale)) => {
            let at = |id: &Id| scale.options.iter().position(|option| option.id == *id).unwrap();
            match at(one).abs_diff(at(other)) {
                0 => [1.0, 1.0],
                1 => [0.0, 1.0],
                _ => [0.0, 0.0],
            }
        }
        (Some(Answer::Ticked(one)), Some(Answer::Ticked(other)), Form::Checklist(items)) => by_items(one, other, items.len()),
        (Some(Answer::NotApplicable(_)), Some(Answer::NotApplicable(_)), _) => [1.0, 1.0],
        (one, other, _) => alike(one == other),
    }
}

/// A checklist is as many questions as it has items, in one.
fn by_items(one: &BTreeSet<Id>, other: &BTreeSet<Id>, items: usize) -> [f64; 2] {
    let differing = one.symmetric_difference(other).count();
    let share = |differing: usize| 1.0 - f64::from(u32::try_from(differing).unwrap()) / f64::from(u32::try_from(items).unwrap());
    [share(differing), share(differing.saturating_sub(1))]
}

#[test]
fn two_readings_of_the_same_notes_agree() {
    for (id, names) in READINGS {
        let model = builtin(id).unwrap().model().unwrap();
        let mut differing = vec![];
        let (mut sums, mut count) = ([0.0, 0.0], 0);
        for name in names {
            let readings = ["first", "second"].map(|which| reading(&model, name, which));
            for (_, strategy, practice) in model.practices() {
                let answers =
                    readings.each_ref().map(|reading| reading.entry(&strategy.id, &practice.id).and_then(|entry| entry.answer.as_ref()));
                assert!(answers.iter().all(Option::is_some), "{name}: {}/{} is not answered", strategy.id, practice.id);
                let agreement = agreement(practice, answers);
                if agreement[0] < 1.0 {
                    differing.push(format!("{name} {}/{}: {answers:?}", strategy.id, practice.id));
                }
                sums = [sums[0] + agreement[0], sums[1] + agreement[1]];
                count += 1;
            }
        }
        let per_cent = sums.map(|sum| 100.0 * sum / f64::from(count));
        let found = format!("{id}: {count} questions; the same in {:.1} %, within one option in {:.1} %", per_cent[0], per_cent[1]);
        assert!(per_cent[0] >= SAME && per_cent[1] >= WITHIN_ONE, "{found}\n{}", differing.join("\n"));
    }
}
