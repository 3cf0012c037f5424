//! The rule that no two answers to a question are read from the same word.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{At, Problem, Problems, field};
use crate::model::file::{ModelFile, items};
use crate::model::lookup::{reading, reads_as};
use crate::model::raw::{List, RawItem, RawOption};

/// What one option or item is read from.
struct Names<'a> {
    /// Its present id and former ones; that no two are the same is told by other rules.
    ids: Vec<At<'a, String>>,
    label: Option<At<'a, String>>,
}

impl<'a> Names<'a> {
    fn new(id: Option<At<'a, String>>, label: Option<At<'a, String>>, formerly: Option<At<'a, List<String>>>) -> Self {
        Self { ids: id.into_iter().chain(formerly.into_iter().flat_map(At::items)).collect(), label }
    }

    fn of_option(option: At<'a, RawOption>) -> Self {
        Self::new(field!(option.id), field!(option.label), field!(option.formerly))
    }

    fn of_item(item: At<'a, RawItem>) -> Self {
        Self::new(field!(item.id), field!(item.label), field!(item.formerly))
    }
}

pub(super) fn no_two_answers_read_alike(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, _, options) in file.scales() {
        refuse_a_second_reading("option", options.into_iter().map(Names::of_option), problems);
    }
    for (_, practice) in file.practices() {
        refuse_a_second_reading("item", items(practice).map(Names::of_item), problems);
    }
}

/// How to mend a label that is read as something else.
const HELP: &str = "give it another label: an answer is read by its id or its label, in any case";

fn refuse_a_second_reading<'a>(what: &str, parts: impl Iterator<Item = Names<'a>>, problems: &mut Problems) {
    let mut taken = BTreeMap::new();
    for (index, Names { ids, label }) in parts.enumerate() {
        let mut told = BTreeSet::new();
        if let Some(label) = label.filter(|label| reads_as(label.raw, "unknown")) {
            let message = format!("`{}` reads like `unknown`, which is said where nobody knows", label.raw);
            problems.push(Problem::error("reads-alike", label.node.content(), message).help(HELP));
        }
        let names = ids.into_iter().map(|id| (id, false)).chain(label.map(|label| (label, true)));
        for (name, is_label) in names {
            let reading = reading(name.raw);
            let (other, first, was_label) = *taken.entry(reading.clone()).or_insert((index, name, is_label));
            // Once an option or item is enough; that two ids are the same is told elsewhere.
            if other == index || !told.insert(reading) || (!is_label && !was_label && first.raw == name.raw) {
                continue;
            }
            let message = format!("`{}` reads like another {what}, `{}`", name.raw, first.raw);
            let problem = Problem::error("reads-alike", name.node.content(), message);
            problems.push(problem.also(first.node.content(), "the other").help(HELP));
        }
    }
}
