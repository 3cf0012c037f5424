//! Answers to another version of the model: what bears another name since, and what the file does not have.

use std::collections::BTreeSet;
use std::ops::Range;

use super::set_aside;
use crate::document::{Node, Problem, Problems};
use crate::model::{Id, Model, lookup};

/// Questions that are named before the rest is only counted.
const NAMED: usize = 8;

/// Tells at each key of `answers` what its present name is, and at `answers` itself which questions have no key.
///
/// The version that the file was written for is not at hand, so a question without a key is either new or was left out.
pub(super) fn tell_what_differs(answers: &Node, model: &Model, problems: &mut Problems) {
    let mut found = BTreeSet::new();
    for (key, strategy) in answers.entries() {
        let owner = lookup::strategy(model, key);
        if let Some(owner) = owner.filter(|_| strategy.get(set_aside::KEY).is_some()) {
            found.extend(owner.practices.iter().map(|practice| (&owner.id, &practice.id)));
        }
        let now = owner.map(|strategy| &strategy.id);
        if let Some(id) = now.filter(|id| id.as_str() != key) {
            problems.push(renamed(strategy.name(), key, id.as_str(), &model.version));
        }
        for (name, practice) in strategy.entries() {
            let Some((owner, asked)) = lookup::practice(model, key, name) else { continue };
            found.insert((&owner.id, &asked.id));
            if now != Some(&owner.id) {
                problems.push(renamed(practice.name(), &format!("{key}/{name}"), &format!("{}/{}", owner.id, asked.id), &model.version));
            } else if asked.id.as_str() != name {
                problems.push(renamed(practice.name(), name, asked.id.as_str(), &model.version));
            }
        }
    }
    problems.extend(not_in_the_file(&found, model, answers.name()));
}

/// A name that has changed, which is read as the present one.
pub(super) fn renamed(place: Range<usize>, former: &str, present: &str, version: &str) -> Problem {
    let message = format!("`{former}` is called `{present}` in version {version}, and is read as that");
    Problem::warning("renamed", place, message).help("write the new name once nobody uses the earlier version any more")
}

fn not_in_the_file(found: &BTreeSet<(&Id, &Id)>, model: &Model, place: Range<usize>) -> Option<Problem> {
    let lacking: Vec<String> = model
        .practices()
        .filter(|(_, strategy, practice)| !found.contains(&(&strategy.id, &practice.id)))
        .map(|(_, strategy, practice)| format!("{}/{}", strategy.id, practice.id))
        .collect();
    let named = lacking.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = lacking.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| format!(" and {more} more")).unwrap_or_default();
    let (questions, are) = if lacking.len() == 1 { ("question", "is") } else { ("questions", "are") };
    let message = format!("{} {questions} of version {} {are} not in this file: {named}{more}", lacking.len(), model.version);
    let problem = Problem::warning("new-questions", place, message).help("each counts as unanswered until `maturity assess` asks it");
    (!lacking.is_empty()).then_some(problem)
}
