//! Answers that are too old count as unknown.

use maturity::answers::{Answer as Given, Entry};
use maturity::scorecard::State;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::case::{Answer, Case, Reply};
use crate::generate::{cases, days, runs};
use crate::outcome::Outcome;

/// Whether `stale` claims no more than `fresh`, and rules out no more.
fn is_vaguer(stale: &Outcome, fresh: &Outcome) -> bool {
    let spreads = fresh.spreads.iter().all(|(id, fresh)| {
        let stale = &stale.spreads[id];
        stale.score <= fresh.score && stale.high >= fresh.high
    });
    let mean = stale.mean.as_ref().zip(fresh.mean.as_ref()).is_none_or(|(stale, fresh)| stale.score <= fresh.score);
    spreads && mean && stale.level <= fresh.level && stale.level_possible >= fresh.level_possible
}

impl Case {
    fn aged(&self, max_age: Option<u32>) -> Self {
        Self { max_age, ..self.clone() }
    }

    /// The case in which every stale answer says `unknown`.
    fn with_unknown_for_stale(&self) -> Self {
        let mut unknown = self.aged(None);
        for (strategy, of_case) in unknown.strategies_mut().zip(self.strategies()) {
            let states: Vec<State> = of_case.practices.iter().map(|practice| self.state(of_case, practice)).collect();
            for (practice, _) in strategy.practices.iter_mut().zip(states).filter(|(_, state)| *state == State::Stale) {
                practice.answer = Answer::new(Reply::Unknown);
            }
        }
        unknown
    }
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn the_stricter_the_age_the_lower_the_scores_and_the_higher_the_highs(case in cases(), some in days(), other in days()) {
        let model = case.model();
        let ages = [None, Some(some.max(other)), Some(some.min(other))];
        let outcomes = ages.map(|age| case.aged(age).outcome(&model));
        prop_assert!(outcomes.is_sorted_by(|fresher, staler| is_vaguer(staler, fresher)));
    }

    #[test]
    fn a_stale_answer_gives_what_unknown_gives(case in cases(), max_age in days()) {
        let case = case.aged(Some(max_age));
        let unknown = case.with_unknown_for_stale();
        let model = case.model();
        let (stale, unknown) = (case.outcome(&model), unknown.outcome(&model));
        prop_assert_eq!(stale.counts.stale + stale.counts.unknown, unknown.counts.unknown);
        prop_assert_eq!(Outcome { counts: unknown.counts, ..stale }, unknown);
    }

    #[test]
    fn answers_as_of_a_day_are_the_same_however_often_they_are_looked_at(case in cases(), other in days()) {
        let model = case.model();
        let once = case.aged(Some(100)).answers(&model);
        let again = case.aged(Some(other)).answers(&model).as_of(crate::text::TODAY, 100);
        prop_assert_eq!(once, again);
    }
}

#[test]
fn an_answer_is_stale_the_day_after_its_greatest_age() {
    let entry = |text: &str| Entry { answer: Some(Given::Unknown), reviewed: Some(text.parse().unwrap()), ..Entry::default() };
    let assessed = Some("2020-01-01".parse().unwrap());
    let day = "2026-11-22".parse().unwrap();
    assert_eq!(entry("2026-11-12").age(assessed, day), Some(10));
    assert_eq!(Entry::default().age(assessed, day), Some(2517));
    assert_eq!(Entry::default().age(None, day), None);
}
