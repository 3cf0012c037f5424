//! A next step that somebody has taken on.

use jiff::civil::Date;
use serde_yaml::Value;

use super::entry::EntryReader;
use crate::document::{Node, Problem, check_keys};

/// The keys of a planned step, in the order in which they are written.
const KEYS: [&str; 3] = ["by", "until", "link"];

/// Who takes the next step of a practice, until when, and where it is tracked; one of the three at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// Who takes it.
    pub by: Option<String>,
    /// The last day on which it is in time.
    pub until: Option<Date>,
    /// Its ticket.
    pub link: Option<String>,
}

impl Planned {
    /// Whether it says nothing that anybody could act on.
    pub(super) fn is_blank(&self) -> bool {
        let says = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        !says(&self.by) && !says(&self.link) && self.until.is_none()
    }
}

impl EntryReader<'_> {
    pub(super) fn planned(&mut self, value: &Value, node: &Node) -> Option<Planned> {
        const FORM: &str = "write it as `planned: {by: who, until: 2027-03-01, link: the ticket}`, or one or two of these";
        let Value::Mapping(mapping) = value else {
            let problem = Problem::error("wrong-kind", node.content(), "`planned` is a mapping of `by`, `until` and `link`");
            self.problems.push(problem.help(FORM));
            return None;
        };
        let faults = self.problems.errors();
        check_keys(node, &KEYS, &[], false, self.problems);
        self.warn_of_texts_cut_to_nothing(node, &["by", "link"]);
        let at = |key: &str| mapping.get(key).zip(node.get(key)).filter(|(value, _)| !value.is_null());
        let planned = Planned {
            by: at("by").and_then(|(value, node)| self.text(value, node, "`by`")),
            until: at("until").and_then(|(value, node)| self.day(value, node)),
            link: at("link").and_then(|(value, node)| self.text(value, node, "`link`")),
        };
        // What is misspelt or of another kind has been refused as that.
        if planned.is_blank() && self.problems.errors() == faults {
            let message = "`planned` says neither who takes the step, nor until when, nor where it is tracked";
            let place = if node.entries().is_empty() { node.content() } else { node.name() };
            self.problems.push(Problem::error("planned", place, message).help(FORM));
        }
        Some(planned).filter(|planned| !planned.is_blank())
    }
}
