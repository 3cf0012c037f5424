//! What the row of a question, and the rows of its items, say about one practice.

use std::collections::BTreeSet;

use crate::answers::{Answer, Entry, gives_no_reason};
use crate::import::form_sheets::TICK;
use crate::model::{Form, Id, Practice, lookup};
use crate::text::brief;

/// What people write beside an item that is in place.
const TICKS: [&str; 4] = [TICK, "x", "✓", "✔"];

/// One row of the sheet.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) id: String,
    /// The answer, the reason, the note and the evidence.
    pub(super) words: [String; 4],
    /// The names of their cells.
    pub(super) places: [String; 4],
    /// The name of the cell with the id.
    pub(super) own: String,
}

impl Row {
    /// What is wrong with a row that answers no question.
    pub(super) fn stranger(&self) -> String {
        format!("{} holds `{}`, which is no question of this form", self.own, brief(&self.id))
    }

    /// What the row says, with the rows of the `items`; nothing where nobody said anything.
    pub(super) fn entry(&self, items: &[(Id, Row)], practice: &Practice, problems: &mut Vec<String>) -> Option<Entry> {
        let [_, reason, note, evidence] = &self.words;
        let answer = self.answer(items, practice, problems);
        if !reason.trim().is_empty() && !matches!(answer, Some(Answer::NotApplicable(_)) | None) {
            problems.push(format!("{} gives a reason, but the answer is not that it does not apply", self.places[1]));
        }
        let entry = Entry {
            answer,
            note: Some(note.clone()).filter(|note| !note.trim().is_empty()),
            evidence: evidence.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            ..Entry::default()
        };
        (entry != Entry::default()).then_some(entry)
    }

    fn answer(&self, items: &[(Id, Row)], practice: &Practice, problems: &mut Vec<String>) -> Option<Answer> {
        let [word, reason, ..] = &self.words;
        let ticked = ticked(items, problems);
        let word = word.trim();
        let answer = match word {
            "" if !reason.trim().is_empty() => {
                problems.push(format!("{} gives a reason, but {} no answer", self.places[1], self.places[0]));
                None
            }
            "" => (!ticked.is_empty()).then(|| Answer::Ticked(ticked.clone())),
            word if is_any_of(word, &["I don't know", "unknown"]) => Some(Answer::Unknown),
            word if is_any_of(word, &["Does not apply", "not_applicable"]) => self.not_applicable(problems),
            word => self.option(word, practice, problems),
        };
        if !word.is_empty() && !ticked.is_empty() {
            problems.push(format!("{} says `{}` although items below it are ticked", self.places[0], brief(word)));
        }
        answer
    }

    fn option(&self, word: &str, practice: &Practice, problems: &mut Vec<String>) -> Option<Answer> {
        let known = match &practice.form {
            Form::Scale(scale) => match lookup::option(&scale.options, word) {
                Some(option) => return Some(Answer::Option(option.id.clone())),
                None => scale.options.iter().map(|option| option.label.as_str()).collect(),
            },
            Form::Checklist(_) if is_any_of(word, &["None of these"]) => return Some(Answer::Ticked(BTreeSet::new())),
            Form::Checklist(_) => vec!["None of these"],
        };
        let known = known.into_iter().chain(["I don't know", "Does not apply"]).collect::<Vec<_>>().join(", ");
        problems.push(format!("{} holds `{}`, which is no answer to its question; one of: {known}", self.places[0], brief(word)));
        None
    }

    fn not_applicable(&self, problems: &mut Vec<String>) -> Option<Answer> {
        let reason = &self.words[1];
        if gives_no_reason(reason) {
            problems.push(format!("{} does not say why {} does not apply", self.places[1], self.id));
            return None;
        }
        Some(Answer::NotApplicable(reason.clone()))
    }
}

/// The items with a tick; what is neither a tick nor nothing is a problem.
fn ticked(items: &[(Id, Row)], problems: &mut Vec<String>) -> BTreeSet<Id> {
    let mut ticked = BTreeSet::new();
    for (id, row) in items {
        let word = row.words[0].trim();
        if is_any_of(word, &TICKS) {
            ticked.insert(id.clone());
        } else if !word.is_empty() && !is_any_of(word, &["no"]) {
            problems.push(format!("{} holds `{}`; an item in place is marked `{TICK}` or `x`", row.places[0], brief(word)));
        }
    }
    ticked
}

fn is_any_of(word: &str, known: &[&str]) -> bool {
    known.iter().any(|known| lookup::reads_as(word, known))
}
