//! The decision that a strategy as a whole does not apply to a workload, and how it is read.

use jiff::civil::Date;

use super::entry::{EntryReader, not_given_by};
use super::gives_no_reason;
use crate::document::{Meaning, Node, Problem, check_keys};

/// The key that holds the decision, beside the practices of the strategy.
pub(super) const KEY: &str = "not_applicable";

/// The decision that a strategy as a whole does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Why it does not apply to this workload.
    pub reason: String,
    /// The day of this decision, when not [`Answers::assessed`](super::Answers::assessed).
    pub reviewed: Option<Date>,
    /// Whether it is older than what [`Answers::as_of`](super::Answers::as_of) was told to accept; it counts as unknown.
    pub stale: bool,
}

impl EntryReader<'_> {
    /// The decision that stands at `node`: a reason, or a mapping of it and the day.
    pub(super) fn set_aside(&mut self, node: &Node) -> Option<SetAside> {
        let (reason, reviewed) = match node.meaning() {
            Meaning::Nothing => (self.whole_reason(None, node), None),
            Meaning::Text(_) => (self.whole_reason(Some(node), node), None),
            Meaning::Map(_) => {
                check_keys(node, &["reason", "reviewed"], &[], false, self.problems);
                self.warn_of_texts_cut_to_nothing(node, &["reason"]);
                let reviewed = node.said("reviewed").and_then(|node| self.day_of_answering(node));
                (self.whole_reason(node.said("reason"), node.get("reason").unwrap_or(node)), reviewed)
            }
            Meaning::Bool(_) | Meaning::Number(_) | Meaning::List(_) => {
                let message = "`not_applicable` of a strategy is a reason, or a mapping of `reason` and `reviewed`";
                let problem = Problem::error("wrong-kind", node.content(), message);
                self.problems.push(problem.help("write it as `not_applicable: why the strategy does not apply`"));
                return None;
            }
        };
        Some(SetAside { reason: reason?, reviewed, stale: false })
    }

    fn whole_reason(&mut self, said: Option<&Node>, node: &Node) -> Option<String> {
        let reason = said.map_or_else(|| Some(String::new()), |said| self.text(said, "`reason`"))?;
        if !gives_no_reason(&reason) {
            return Some(reason);
        }
        let place = if node.entries().is_empty() { node.content() } else { node.name() };
        let message = format!("`not_applicable` of a strategy needs a reason{}", not_given_by(&reason));
        self.problems.push(
            Problem::error("wrong-answer", place, message).help("say in a few words why none of its practices applies to this workload"),
        );
        None
    }
}
