//! Several raters' answers made one.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maturity::answers::{Agreement, Answer, Answers, Entry, Policy, Rater, written};
use maturity::document::Document;
use maturity::model::{Model, PracticeRef};
use maturity::scorecard::Scorecard;
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy as Generator;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::case::{Answer as Said, Case, Reply};
use crate::generate::{cases, runs, value};
use crate::text::TODAY;

/// The most practices that [`cases`] makes.
const MOST: usize = 4 * 3 * 4;

/// One to four raters of one workload, who agree about half of the time.
fn raters() -> impl Generator<Value = (Model, Vec<Rater>)> {
    let reply = prop_oneof![Just(Reply::Absent), Just(Reply::Unknown), Just(Reply::NotApplicable), value(), value()];
    let change = prop_oneof![Just(None), reply.prop_map(|reply| Some(Said::new(reply)))];
    let others = vec(vec(change, MOST), 0..=3);
    (cases(), others).prop_map(|(case, others)| {
        let case = Case { max_age: None, ..case };
        let changed = |changes: Vec<Option<Said>>| {
            let changes = case.places().into_iter().zip(changes).filter_map(|(place, answer)| Some((place, answer?)));
            changes.fold(case.clone(), |case, (place, answer)| case.with(place, answer))
        };
        let model = case.model();
        let all = std::iter::once(case.clone()).chain(others.into_iter().map(changed)).zip(["Ana", "Raj", "Mila", "Jonas"]);
        let raters = all.map(|(case, name)| {
            let answers = Answers { assessors: vec![name.to_owned()], ..case.answers(&model).without_blanks() };
            Rater { name: name.to_owned(), answers }
        });
        let raters = raters.collect();
        (model, raters)
    })
}

/// The day of a rater's answer to a practice, be it that of the decision on the whole strategy.
fn day(rater: &Rater, subject: &PracticeRef) -> Option<Date> {
    let strategy = rater.answers.strategy(&subject.strategy)?;
    let entry = strategy.practices.get(&subject.practice).filter(|entry| entry.answer.is_some());
    let reviewed = match entry {
        Some(entry) => entry.reviewed,
        None => strategy.not_applicable.as_ref()?.reviewed,
    };
    reviewed.or(rater.answers.assessed)
}

fn merged(model: &Model, raters: &[Rater], policy: Policy) -> Answers {
    Agreement::new(model, raters, policy).answers().unwrap()
}

/// The answers with everything that names stand before or within put in one order.
fn without_order_of_names(mut answers: Answers) -> Answers {
    let sorted = |text: &str| {
        let mut words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.join(" ")
    };
    answers.assessors.sort();
    for strategy in answers.strategies.values_mut() {
        for entry in strategy.practices.values_mut() {
            entry.note = entry.note.as_deref().map(sorted);
            if let Some(Answer::NotApplicable(reason)) = &mut entry.answer {
                *reason = sorted(reason);
            }
        }
        if let Some(decision) = &mut strategy.not_applicable {
            decision.reason = sorted(&decision.reason);
        }
    }
    answers
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn merging_one_file_gives_it_back((model, raters) in raters(), settled in any::<bool>()) {
        let mut rater = raters[0].clone();
        // What was merged once may be merged again.
        let disputed = merged(&model, &raters, Policy::Lowest);
        rater.answers.strategies = disputed.strategies;
        for entry in rater.answers.strategies.values_mut().flat_map(|strategy| strategy.practices.values_mut()) {
            entry.settled = Some(TODAY).filter(|_| settled && !entry.ratings.is_empty());
        }
        for policy in [Policy::Lowest, Policy::Median] {
            let found = merged(&model, std::slice::from_ref(&rater), policy);
            prop_assert_eq!(&found, &rater.answers);
            let text = written(&model, &found).unwrap();
            let document = Document::parse("merged", text.as_bytes(), 1 << 20).unwrap_or_else(|faults| panic!("{faults}"));
            let (read, _) = Answers::read(document, &model, TODAY).unwrap_or_else(|faults| panic!("{faults}"));
            prop_assert_eq!(read.without_blanks(), found);
        }
    }

    #[test]
    fn the_order_of_files_changes_nothing_but_the_order_of_names((model, raters) in raters()) {
        let reversed: Vec<Rater> = raters.iter().rev().cloned().collect();
        for policy in [Policy::Lowest, Policy::Median] {
            let [one, other] = [&raters, &reversed].map(|raters| without_order_of_names(merged(&model, raters, policy)));
            prop_assert_eq!(one, other);
        }
        let [one, other] = [&raters, &reversed].map(|raters| Agreement::new(&model, raters, Policy::Lowest));
        prop_assert_eq!((one.compared(), one.equal(), one.disputed()), (other.compared(), other.equal(), other.disputed()));
        prop_assert!(one.rows().iter().map(|row| (row.subject(), row.spread)).eq(other.rows().iter().map(|row| (row.subject(), row.spread))));
    }

    #[test]
    fn the_lowest_never_gives_a_higher_level_than_another_policy((model, raters) in raters()) {
        let [lowest, median] = [Policy::Lowest, Policy::Median].map(|policy| merged(&model, &raters, policy));
        let [lowest, median] = [Scorecard::new(&model, &lowest), Scorecard::new(&model, &median)];
        prop_assert!(lowest.level <= median.level && lowest.level_possible <= median.level_possible);
        for (low, middle) in lowest.levels.iter().zip(&median.levels) {
            prop_assert!(low.spread.as_ref().map(|spread| &spread.score) <= middle.spread.as_ref().map(|spread| &spread.score));
        }
    }

    #[test]
    fn every_answer_is_that_of_a_rater_and_ratings_stand_wherever_two_differ((model, raters) in raters()) {
        let agreement = Agreement::new(&model, &raters, Policy::Lowest);
        let answers = agreement.answers().unwrap();
        prop_assert!(agreement.equal() <= agreement.compared());
        for row in agreement.rows() {
            let said: Vec<&Answer> = row.ratings().map(|(_, answer)| answer).collect();
            let is_aside = |answer: &Answer| matches!(answer, Answer::NotApplicable(_));
            let distinct: BTreeSet<String> = said.iter().map(|answer| if is_aside(answer) { String::new() } else { format!("{answer:?}") }).collect();
            let entry = answers.at(&row.subject()).cloned().unwrap_or_default();
            prop_assert_eq!(!entry.ratings.is_empty(), distinct.len() > 1);
            prop_assert_eq!(entry.is_disputed(), distinct.len() > 1);
            match row.merged.as_ref().unwrap() {
                Answer::NotApplicable(_) => prop_assert!(said.iter().all(|answer| is_aside(answer) || **answer == Answer::Unknown)),
                Answer::Unknown => prop_assert!(said.iter().all(|answer| **answer == Answer::Unknown)),
                option @ Answer::Option(_) => prop_assert!(said.contains(&option)),
                Answer::Ticked(ticked) => {
                    let contains = |answer: &&Answer| !matches!(answer, Answer::Ticked(other) if !ticked.is_subset(other));
                    prop_assert!(said.iter().all(contains));
                }
            }
        }
    }

    #[test]
    fn merged_into_a_record_twice_is_merged_once((model, raters) in raters()) {
        let agreement = Agreement::new(&model, &raters[1..], Policy::Lowest);
        let into = |record: Answers| {
            let entries = agreement.entries_into(&record);
            entries.into_iter().fold(record, |record, (subject, entry): (_, Entry)| record.with(&subject, entry))
        };
        let record = raters[0].answers.clone();
        let left = agreement.left(&record);
        let once = into(record.clone());
        prop_assert_eq!(into(once.clone()), once.clone());
        for row in agreement.rows() {
            let strategy = once.strategy(&row.subject().strategy).unwrap();
            let answer = once.at(&row.subject()).and_then(|entry| entry.answer.clone());
            if left.contains(&row.subject()) {
                // What stands there is newer, or known where none of the raters knows.
                let present = record.at(&row.subject()).unwrap();
                prop_assert_eq!(&answer, &present.answer);
                let is_newer = present.reviewed.or(record.assessed) > raters[1..].iter().filter_map(|rater| day(rater, &row.subject())).max();
                prop_assert!(is_newer || row.merged == Some(Answer::Unknown));
                continue;
            }
            let by_strategy = strategy.not_applicable.as_ref().map(|_| ());
            prop_assert!(answer == row.merged || (answer.is_none() && by_strategy.is_some() && matches!(row.merged, Some(Answer::NotApplicable(_)))));
        }
    }
}
