//! No two questions alike.

use std::collections::BTreeSet;

use crate::import::notes::Notes;
use crate::import::sheet::Sheet;
use crate::model::rules::folded;

/// A question that was asked already says where it belongs; if that is not enough, it gets a number.
pub(super) fn ask_each_once(sheet: &mut Sheet, notes: &mut Notes) {
    let mut asked = BTreeSet::new();
    for strategy in sheet.strategies_mut() {
        for practice in &mut strategy.practices {
            if asked.insert(folded(&practice.ask)) {
                continue;
            }
            notes.add("questions that were alike, told apart by their strategy", &practice.ask);
            let bare = practice.ask.trim_end_matches(['?', '？', ' ']);
            let name = strategy.name.as_str();
            let numbered = (2..).map(|number| format!("{bare} ({name}, {number})?"));
            let mut candidates = std::iter::once(format!("{bare} ({name})?")).chain(numbered);
            practice.ask = candidates.find(|ask| asked.insert(folded(ask))).unwrap_or_default();
        }
    }
}
