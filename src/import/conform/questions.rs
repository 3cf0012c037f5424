//! Makes sure that no two questions are alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::losses::Losses;
use crate::import::written_model::WrittenModel;
use crate::model::rules::folded;

/// A question that was asked already says where it belongs; if that is not enough, it gets a number.
pub(super) fn ask_each_once(written: &mut WrittenModel, losses: &mut Losses) {
    let mut asked = BTreeSet::new();
    // Where the numbers of a question go on, for trying them from the start takes long where thousands are alike.
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for strategy in written.strategies_mut() {
        for practice in &mut strategy.practices {
            if asked.insert(folded(&practice.ask)) {
                continue;
            }
            losses.add("questions that were alike, told apart by their strategy", &practice.ask);
            let bare = practice.ask.trim_end_matches(['?', '？', ' ']).to_owned();
            let placed = format!("{bare} ({})?", strategy.name);
            let number = numbers.entry(folded(&placed)).or_insert(1);
            practice.ask = placed;
            while !asked.insert(folded(&practice.ask)) {
                *number += 1;
                practice.ask = format!("{bare} ({}, {number})?", strategy.name);
            }
        }
    }
}
