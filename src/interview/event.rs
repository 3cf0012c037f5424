//! What people do at a question, and what that makes of its entry in the answers.

use jiff::civil::Date;

use super::level_end::Way;
use crate::answers::{Acceptance, Answer, Answers, Entry, Planned};

/// What people do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Give this answer, be it the present one.
    Answer(Answer),
    /// Keep the present answer as it is.
    Confirm,
    /// Leave the question for now.
    Skip,
    /// Return to the question shown before.
    Back,
    /// Go to the question at this position of the run.
    Jump(usize),
    /// Write this note; an empty one removes it.
    Note(String),
    /// Have this evidence.
    Evidence(Vec<String>),
    /// Live with the gap for now; nothing ends that.
    Accept(Option<Acceptance>),
    /// Have somebody take the next step; nothing takes that back.
    Plan(Option<Planned>),
    /// Go this way from the end of a level; where nothing was offered, any goes on.
    Go(Way),
    /// Stop for now.
    Quit,
}

impl Event {
    /// Whether the question is still to be answered after it.
    pub(super) fn stays(&self) -> bool {
        matches!(self, Self::Note(_) | Self::Evidence(_) | Self::Accept(_) | Self::Plan(_))
    }

    /// The entry that this makes of `present` among `answers`; nothing when it stays as it is.
    pub(super) fn entry(&self, present: &Entry, answers: &Answers, today: Date) -> Option<Entry> {
        let mut entry = Entry { stale: false, ..present.clone() };
        match self {
            Self::Answer(answer) => {
                entry.answer = Some(answer.clone());
                agreed(&mut entry, answers, today);
            }
            Self::Confirm if entry.answer.is_some() => agreed(&mut entry, answers, today),
            Self::Note(note) => entry.take_note(note),
            Self::Evidence(evidence) => entry.evidence.clone_from(evidence),
            Self::Accept(accepted) => entry.accepted.clone_from(accepted),
            Self::Plan(planned) => entry.planned.clone_from(planned),
            _ => {}
        }
        let unchanged = Entry { stale: present.stale, ..entry.clone() } == *present;
        (!unchanged).then_some(entry)
    }
}

/// The answer is that of `today`, and whatever raters said before, they agree on it.
fn agreed(entry: &mut Entry, answers: &Answers, today: Date) {
    entry.reviewed = answers.review_day(today);
    if entry.is_disputed() {
        entry.settled = Some(today);
    }
}
