//! The order in which things stand in a file changes no score.

use proptest::prelude::any;
use proptest::{prop_assert_eq, proptest};
use serde_yaml::Value;

use crate::generate::{cases, runs};
use crate::outcome::Outcome;
use crate::random::Random;
use crate::text::{json, read_model};

/// The lists whose order says only in which order to ask.
const LISTS: [&str; 4] = ["strategies", "practices", "items", "builds_on"];

/// `file` with the keys of every mapping in another order, and with other orders of the lists that stand under `lists`.
fn shuffled(file: &Value, lists: &[&str], random: &mut Random) -> Value {
    match file {
        Value::Mapping(entries) => {
            let mut entries: Vec<_> = entries.clone().into_iter().collect();
            random.shuffle(&mut entries);
            let entries = entries.into_iter().map(|(key, value)| {
                let mut value = shuffled(&value, lists, random);
                if let (Some(list), true) = (value.as_sequence_mut(), lists.iter().any(|name| key == *name)) {
                    random.shuffle(list);
                }
                (key, value)
            });
            Value::Mapping(entries.collect())
        }
        Value::Sequence(list) => Value::Sequence(list.iter().map(|entry| shuffled(entry, lists, random)).collect()),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn the_order_of_keys_changes_not_one_byte_of_the_report(case in cases(), seed in any::<u64>()) {
        let random = &mut Random(seed);
        let model = read_model(&shuffled(&case.model_file(), &[], random));
        let answers = case.read_answers(&shuffled(&case.answers_file(), &[], random), &model);
        prop_assert_eq!(json(&model, &answers), case.json());
    }

    #[test]
    fn the_order_of_strategies_practices_and_items_changes_no_score_and_no_effort(case in cases(), seed in any::<u64>()) {
        let random = &mut Random(seed);
        let model = read_model(&shuffled(&case.model_file(), &LISTS, random));
        let outcome: Outcome = case.outcome(&model);
        prop_assert_eq!(outcome, case.outcome(&case.model()));
    }
}
