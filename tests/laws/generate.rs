//! Random cases: one way to make each part, all shrinking towards one level, one practice, the first option.

use std::ops::RangeInclusive;

use maturity::model::Effort;
use proptest::bool::weighted;
use proptest::collection::{btree_set, vec};
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy as Generator;
use proptest::test_runner::Config;

use crate::case::{Answer, Case, Form, Level, Practice, Reply, Spelling, Strategy};

/// Other runs of a law each time; `PROPTEST_CASES=2560` makes ten times as many. A failure prints the two files, so none is
/// written.
pub(crate) fn runs() -> Config {
    let config = Config::default();
    Config { cases: config.cases / 6, failure_persistence: None, ..config }
}

/// Up to four levels of three strategies of four practices.
pub(crate) fn cases() -> impl Generator<Value = Case> {
    cases_of(1..=4, 1..=3, 1..=4)
}

/// So many levels, strategies a level and practices a strategy.
pub(crate) fn cases_of(
    levels: RangeInclusive<usize>,
    strategies: RangeInclusive<usize>,
    practices: RangeInclusive<usize>,
) -> impl Generator<Value = Case> {
    let levels = vec(vec(strategy(practices), strategies), levels);
    (thresholds(), [scale(), scale()], maybe_days(), maybe_days(), levels).prop_map(
        |((achieved_at, floor), scales, assessed, max_age, drafts)| {
            let levels = linked(drafts);
            Case { achieved_at, floor, scales, assessed, max_age, levels }
        },
    )
}

fn thresholds() -> impl Generator<Value = (u32, u32)> {
    prop_oneof![Just((75, 50)), (1..=100u32, 0..=100u32).prop_map(|(achieved_at, floor)| (achieved_at, achieved_at * floor / 100))]
}

/// Values rising from 0 to 100.
fn scale() -> impl Generator<Value = Vec<u32>> {
    let any_values = btree_set(1..100u32, 0..=3).prop_map(|between| [0].into_iter().chain(between).chain([100]).collect());
    prop_oneof![Just(vec![0, 25, 75, 100]), any_values]
}

/// Mostly none, so that most answers are fresh.
fn maybe_days() -> impl Generator<Value = Option<u32>> {
    prop_oneof![3 => Just(None), 1 => days().prop_map(Some)]
}

/// Often the same, so that some answers are exactly as old as they may be.
pub(crate) fn days() -> impl Generator<Value = u32> {
    prop_oneof![Just(100), 0..400u32]
}

/// A strategy, its rank within its level, and the bits of those before it that it builds on.
type Draft = (Strategy, u8, u16);

fn strategy(practices: RangeInclusive<usize>) -> impl Generator<Value = Draft> {
    let practices = vec(practice(), practices).prop_map(|mut practices| {
        practices.iter_mut().enumerate().for_each(|(index, practice)| practice.id = format!("p{index}"));
        practices
    });
    let bases = prop_oneof![Just(0), any::<u16>()];
    (weight(), 0..2usize, aside(), practices, 0..4u8, bases).prop_map(|(weight, theme, aside, practices, rank, bases)| {
        let strategy = Strategy { id: String::new(), theme, weight, builds_on: vec![], aside, practices };
        (strategy, rank, bases)
    })
}

fn practice() -> impl Generator<Value = Practice> {
    let effort = prop_oneof![Just(Effort::Small), Just(Effort::Medium), Just(Effort::Large)];
    let form = prop_oneof![3 => Just(Form::Scale(0)), 1 => Just(Form::Scale(1)), 1 => (1..=5u32).prop_map(Form::Checklist)];
    (weighted(0.2), weight(), effort, form, answer()).prop_map(|(essential, weight, effort, form, answer)| Practice {
        id: String::new(),
        essential,
        weight,
        effort,
        form,
        answer,
    })
}

fn weight() -> impl Generator<Value = u32> {
    prop_oneof![Just(1), 1..=5u32]
}

fn answer() -> impl Generator<Value = Answer> {
    spelled(prop_oneof![2 => Just(Reply::Absent), 1 => Just(Reply::Unknown), 1 => Just(Reply::NotApplicable), 6 => value()])
}

fn aside() -> impl Generator<Value = Answer> {
    spelled(Just(Reply::Absent))
}

/// Any answer of some worth, the best quite often.
pub(crate) fn value() -> impl Generator<Value = Reply> {
    prop_oneof![0..4u8, 4..32u8, Just(u8::MAX)].prop_map(Reply::Value)
}

fn spelled(reply: impl Generator<Value = Reply>) -> impl Generator<Value = Answer> {
    let spelling = prop_oneof![Just(Spelling::Bare), Just(Spelling::Key), Just(Spelling::Mapping)];
    (reply, maybe_days(), spelling).prop_map(|(reply, age, spelling)| Answer { reply, age, spelling })
}

/// Names all parts by their position, and lets each strategy build on some of a lower level, or of a lower rank in its own.
fn linked(drafts: Vec<Vec<Draft>>) -> Vec<Level> {
    let mut count = 0;
    let mut ranked = vec![];
    let mut level = |(number, drafts): (usize, Vec<Draft>)| {
        let named = drafts.into_iter().map(|(mut strategy, rank, bases)| {
            strategy.id = format!("s{count}");
            ranked.push(((number, rank, count), bases));
            count += 1;
            strategy
        });
        Level { id: format!("l{number}"), strategies: named.collect() }
    };
    let mut levels: Vec<Level> = drafts.into_iter().enumerate().map(&mut level).collect();
    ranked.sort_unstable();
    for (strategy, index) in levels.iter_mut().flat_map(|level| &mut level.strategies).zip(0..) {
        let (place, (_, bases)) = ranked.iter().enumerate().find(|(_, ((.., of), _))| *of == index).unwrap();
        let before = ranked[..place].iter().enumerate().filter(|(bit, _)| bases >> bit & 1 == 1);
        strategy.builds_on = before.map(|(_, ((.., base), _))| format!("s{base}")).collect();
    }
    levels
}
