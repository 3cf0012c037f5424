//! A next step that somebody has taken on.

use jiff::civil::Date;

use super::entry::EntryReader;
use crate::document::{Kind, Node, Problem, check_keys};
use crate::text::visible_line;

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
    /// Reads `by=who,until=2027-03-01,link=ticket`, or one or two of these; what holds none of the three is blank.
    ///
    /// # Errors
    /// What is wrong with it, to follow what was typed.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut planned = Self::default();
        for part in parts(text) {
            let (key, value) = part.split_once('=').filter(|(key, _)| KEYS.contains(key)).ok_or(TYPED)?;
            let value = Some(value.trim()).filter(|value| !value.is_empty()).ok_or_else(|| format!("`{key}` says nothing"))?;
            let said_before = match key {
                "by" => planned.by.replace(value.to_owned()).is_some(),
                "link" => planned.link.replace(value.to_owned()).is_some(),
                _ => planned.until.replace(value.parse().map_err(|_| NO_DAY.to_owned())?).is_some(),
            };
            if said_before {
                return Err(format!("`{key}` is said twice"));
            }
        }
        Ok(planned)
    }

    /// `Raj, until 2026-12-11, https://…`, as far as it says, on one line.
    pub(crate) fn in_words(&self) -> String {
        let until = self.until.map(|day| format!("until {day}"));
        let parts = [self.by.as_deref().map(visible_line), until, self.link.as_deref().map(visible_line)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Whether its last day lies before `day`.
    pub(crate) fn is_over_on(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// How many days its last day lies before `day`; nothing where it names none.
    pub(crate) fn days_over(&self, day: Date) -> Option<i64> {
        Some(day.duration_since(self.until?).as_hours() / 24)
    }

    /// Whether it says nothing that anybody could act on.
    pub(crate) fn is_blank(&self) -> bool {
        let says = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        !says(&self.by) && !says(&self.link) && self.until.is_none()
    }
}

const TYPED: &str = "write it as by=who,until=2027-03-01,link=ticket, or one or two of these";
const NO_DAY: &str = "`until` is a day of the calendar, written as 2027-03-01";

/// The parts of a text, each from one of the keys to the comma before the next, so that names and links may have commas.
fn parts(text: &str) -> Vec<String> {
    let begins = |part: &str| KEYS.iter().any(|key| part.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with('=')));
    let pieces = text.split(',').filter(|_| !text.trim().is_empty());
    pieces.fold(Vec::new(), |mut parts: Vec<String>, piece| {
        match parts.last_mut().filter(|_| !begins(piece)) {
            Some(part) => part.extend([",", piece]),
            None => parts.push(piece.trim_start().to_owned()),
        }
        parts
    })
}

impl EntryReader<'_> {
    pub(super) fn planned(&mut self, node: &Node) -> Option<Planned> {
        const FORM: &str = "write it as `planned: {by: who, until: 2027-03-01, link: the ticket}`, or one or two of these";
        let Kind::Map(_) = node.kind else {
            let problem = Problem::error("wrong-kind", node.content(), "`planned` is a mapping of `by`, `until` and `link`");
            self.problems.push(problem.help(FORM));
            return None;
        };
        let faults = self.problems.errors();
        check_keys(node, &KEYS, &[], false, self.problems);
        self.warn_of_texts_cut_to_nothing(node, &["by", "link"]);
        let planned = Planned {
            by: node.said("by").and_then(|node| self.text(node, "`by`")),
            until: node.said("until").and_then(|node| self.day(node)),
            link: node.said("link").and_then(|node| self.text(node, "`link`")),
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
