//! What does not apply is left out of everything.

use maturity::scorecard::{Counts, State};
use proptest::prelude::any;
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::case::{Answer, Case, Reply};
use crate::generate::{cases, runs};
use crate::outcome::Outcome;

impl Case {
    /// The case whose model lacks every practice that is set aside, and what is then empty.
    fn pruned(&self) -> Self {
        let mut pruned = self.clone();
        for strategy in pruned.strategies_mut() {
            let before = strategy.clone();
            strategy.practices.retain(|practice| self.state(&before, practice) != State::NotApplicable);
        }
        pruned.levels.iter_mut().for_each(|level| level.strategies.retain(|strategy| !strategy.practices.is_empty()));
        pruned.levels.retain(|level| !level.strategies.is_empty());
        pruned
    }
}

/// The outcome without what may differ: level numbers, and how much is set aside.
fn unnumbered(outcome: Outcome) -> Outcome {
    Outcome { level: 0, level_possible: 0, counts: Counts { not_applicable: 0, ..outcome.counts }, ..outcome }
}

fn next_steps(case: &Case) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(&case.json()).unwrap()["next_steps"].take()
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn what_is_set_aside_gives_exactly_what_the_model_without_it_gives(case in cases()) {
        let (model, pruned) = (case.model(), case.pruned());
        let outcome = case.outcome(&model);
        if pruned.levels.is_empty() {
            prop_assert_eq!([outcome.level, outcome.level_possible], [0, 0]);
            prop_assert!(outcome.spreads.is_empty() && outcome.mean.is_none());
        } else {
            let pruned_model = pruned.model();
            prop_assert_eq!(unnumbered(outcome), unnumbered(pruned.outcome(&pruned_model)), "{:?}", pruned);
            if pruned.strategies().count() == case.strategies().count() {
                prop_assert_eq!(next_steps(&case), next_steps(&pruned));
            }
        }
    }

    #[test]
    fn setting_a_practice_aside_never_gives_a_level_above_the_one_possible_with_it_open(case in cases(), at in any::<Index>()) {
        let place = *at.get(&case.places());
        let open = case.with(place, Answer::new(Reply::Unknown));
        let aside = case.with(place, Answer::new(Reply::NotApplicable));
        let model = case.model();
        let (open, aside) = (open.outcome(&model), aside.outcome(&model));
        prop_assert!(aside.level <= open.level_possible);
        prop_assert!(aside.level_possible <= open.level_possible);
    }
}
