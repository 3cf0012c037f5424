//! What each rater said of a practice before they agreed on one answer: a record beside the answer.

use std::collections::BTreeMap;

use super::agreement::differ;
use super::entry::EntryReader;
use super::{Answer, Entry};
use crate::document::{Kind, Meaning, Node, Problem};
use crate::model::Form;

impl Entry {
    /// Whether raters differ about it and have not settled on one answer.
    pub fn is_disputed(&self) -> bool {
        self.settled.is_none() && differ(self.ratings.values())
    }
}

impl EntryReader<'_> {
    /// The ratings by name. A rater who said that the practice does not apply has that word alone: the reason is the note's.
    pub(super) fn ratings(&mut self, node: &Node, form: &Form) -> BTreeMap<String, Answer> {
        let Kind::Map(_) = node.kind else {
            let problem = Problem::error("wrong-kind", node.content(), "`ratings` is a mapping of each rater's name to an answer");
            self.problems.push(problem.help("write it as `ratings: {Ana: an answer, Raj: an answer}`"));
            return BTreeMap::new();
        };
        let ratings = node.first_entries().filter_map(|(name, node)| Some((name.clone(), self.rating(name, node, form)?)));
        ratings.collect()
    }

    fn rating(&mut self, name: &str, node: &Node, form: &Form) -> Option<Answer> {
        let refuse = |message: &str, help: &str| Problem::error("rating", node.name(), message).help(help);
        if name.trim().is_empty() {
            self.problems.push(refuse("a rating has no name", "write who said it"));
            return None;
        }
        match node.meaning() {
            Meaning::Nothing => {
                let message = format!("the rating of `{name}` has no value");
                self.problems.push(refuse(&message, "write the answer that was given, or take the name out"));
                None
            }
            Meaning::Text(word) if self.means_not_applicable(word, form) => Some(Answer::NotApplicable(String::new())),
            _ => self.answer(node, form),
        }
    }
}
