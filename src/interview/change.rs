//! What one event changes in the answers: one entry, or nothing.

use jiff::civil::Date;

use super::machine::Event;
use crate::answers::{Answers, Entry, Slot};

/// One entry as it is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose entry.
    pub slot: Slot,
    /// The whole entry.
    pub entry: Entry,
}

/// The entry that `event` makes of `present`; nothing when it stays as it is.
pub(super) fn changed(present: &Entry, event: &Event, answers: &Answers, today: Date) -> Option<Entry> {
    let mut entry = Entry { stale: false, ..present.clone() };
    match event {
        Event::Answer(answer) => {
            entry.answer = Some(answer.clone());
            entry.reviewed = review_day(answers, today);
        }
        Event::Confirm if entry.answer.is_some() => entry.reviewed = review_day(answers, today),
        Event::Note(note) => entry.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty()),
        Event::Evidence(evidence) => entry.evidence.clone_from(evidence),
        _ => {}
    }
    let unchanged = Entry { stale: present.stale, ..entry.clone() } == *present;
    (!unchanged).then_some(entry)
}

/// The day to write beside an answer of `today`: none when it is the day of the whole assessment.
fn review_day(answers: &Answers, today: Date) -> Option<Date> {
    (answers.assessed != Some(today)).then_some(today)
}
