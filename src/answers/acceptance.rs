//! A gap that a team has decided to live with, until a day.

use jiff::civil::Date;

use super::entry::{EntryReader, not_given_by};
use super::{Answer, Entry, gives_no_reason};
use crate::document::{Kind, Node, Problem};
use crate::model::Form;

const KEYS: [&str; 3] = ["reason", "until", "by"];

/// The decision to live with a gap for a while: it stays in the score and leaves the next steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    pub until: Date,
    /// Who decided.
    pub by: Option<String>,
}

impl Acceptance {
    pub(crate) fn holds_on(&self, day: Date) -> bool {
        day <= self.until
    }

    /// How many days are left on `day` before the gap comes back; below 0 when it has.
    pub(crate) fn days_left(&self, day: Date) -> i64 {
        self.until.duration_since(day).as_hours() / 24
    }
}

impl EntryReader<'_> {
    pub(super) fn accepted(&mut self, node: &Node) -> Option<Acceptance> {
        let Kind::Map(_) = node.kind else {
            let problem = Problem::error("wrong-kind", node.content(), "`accepted` is a mapping of `reason`, `until` and `by`");
            self.problems.push(problem.help("write it as `accepted: {reason: why, until: 2027-03-01}`"));
            return None;
        };
        crate::document::check_keys(node, &KEYS, &[], false, self.problems);
        self.warn_of_texts_cut_to_nothing(node, &["reason", "by"]);
        let reason = node.said("reason").and_then(|node| self.text(node, "`reason`"));
        let until = node.said("until").and_then(|node| self.day(node));
        let by = node.said("by").and_then(|node| self.text(node, "`by`"));
        // What is no text has been refused as that.
        if let Some(none) = reason.as_deref().or(node.said("reason").is_none().then_some("")).filter(|reason| gives_no_reason(reason)) {
            let place = node.get("reason").filter(|_| !none.trim().is_empty()).unwrap_or(node);
            let message = format!("`accepted` needs a reason{}", not_given_by(none));
            self.lacks_part(place, &message, "say in `reason` why the gap can stay for now");
        }
        if node.said("until").is_none() {
            self.lacks_part(node, "`accepted` needs a day", "say in `until` the last day on which the gap is accepted, as YYYY-MM-DD");
        }
        Some(Acceptance { reason: reason?, until: until?, by })
    }

    /// Only a gap can be accepted: an answer that is known, and not the best. An answer of another version may have been one.
    pub(super) fn warn_of_an_idle_acceptance(&mut self, entry: &Entry, is_answered: bool, node: &Node, form: &Form) {
        let beside = match &entry.answer {
            Some(Answer::Unknown) => "`unknown`",
            Some(Answer::NotApplicable(_)) => "`not_applicable`",
            Some(answer) if is_best(answer, form) => "the best answer",
            None if !is_answered => "no answer",
            Some(_) | None => return,
        };
        if let Some(accepted) = node.get("accepted").filter(|_| entry.accepted.is_some()) {
            let message = format!("`accepted` has no effect beside {beside}: only a known gap is accepted");
            self.problems.push(Problem::warning("acceptance", accepted.name(), message).help("take it out where it has served its time"));
        }
    }

    fn lacks_part(&mut self, node: &Node, message: &str, help: &str) {
        let place = if node.entries().is_empty() { node.content() } else { node.name() };
        self.problems.push(Problem::error("acceptance", place, message).help(help));
    }
}

fn is_best(answer: &Answer, form: &Form) -> bool {
    match (answer, form) {
        (Answer::Option(id), Form::Scale(scale)) => scale.options.last().is_some_and(|best| best.id == *id),
        (Answer::Ticked(ticked), Form::Checklist(items)) => items.iter().all(|item| ticked.contains(&item.id)),
        _ => false,
    }
}
