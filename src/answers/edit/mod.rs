//! Changes one entry in the text of an answers file and nothing else, and proves it by reading the result.

mod checklist;
mod head;
mod layout;
mod locate;
mod mapping;
mod patches;
mod yaml;

use std::fmt;

use jiff::civil::Date;

use super::entries::form;
use super::{Answer, Answers, Entry, SIZE_LIMIT, gives_no_reason};
use crate::document::Document;
use crate::model::{Form, Model, PracticeRef};
pub use head::{HeadChange, with_head};
use layout::Layout;
use locate::{Located, locate};
use patches::Rewrite;

/// Why an entry was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditFault {
    /// The model has no such practice.
    NoSuchPractice(PracticeRef),
    /// The entry is no answer there: what is wrong with it.
    NoSuchAnswer(PracticeRef, String),
    /// With the entry the file would be longer than [`SIZE_LIMIT`].
    TooLong(PracticeRef),
    /// The text is laid out in a way that does not let this entry be changed alone.
    Intricate(PracticeRef),
    /// This key above the answers cannot be changed alone.
    Head(&'static str),
}

impl EditFault {
    /// Whether the file has nothing to do with it: the same entry would fit no file.
    pub fn lies_in_the_entry(&self) -> bool {
        match self {
            Self::NoSuchPractice(_) | Self::NoSuchAnswer(..) | Self::TooLong(_) => true,
            Self::Intricate(_) | Self::Head(_) => false,
        }
    }
}

impl fmt::Display for EditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPractice(subject) => write!(f, "the model has no `{subject}`"),
            Self::NoSuchAnswer(subject, why) => write!(f, "not an answer to `{subject}`: {why}"),
            Self::TooLong(subject) => write!(f, "with the entry of `{subject}` the file would be over {} MiB", SIZE_LIMIT >> 20),
            Self::Intricate(subject) => write!(f, "the way the file is written does not let `{subject}` be changed without touching more"),
            Self::Head(key) => write!(f, "the way the file is written does not let `{key}` be changed without touching more"),
        }
    }
}

impl std::error::Error for EditFault {}

/// `document`, which says `answers`, with `entry` about `subject` in place of what stood there; every other line stays as it
/// is. The result has been read, once, and says what is meant.
///
/// # Errors
/// See [`EditFault`].
pub fn with_entry(
    document: &Document,
    answers: &Answers,
    model: &Model,
    subject: &PracticeRef,
    entry: &Entry,
) -> Result<Document, EditFault> {
    let form = checked_form(model, subject, entry)?;
    let before = answers.at(subject).cloned().unwrap_or_default();
    let after = Entry { stale: false, ..entry.clone() };
    if before == after {
        return Ok(document.clone());
    }
    let rewrite = Rewrite { before: &before, after: &after, form };
    let text = rewritten(document, model, subject, &rewrite).ok_or_else(|| EditFault::Intricate(subject.clone()))?;
    if text.len() > SIZE_LIMIT {
        return Err(EditFault::TooLong(subject.clone()));
    }
    let changed = Document::parse(document.name(), text.as_bytes(), SIZE_LIMIT);
    // The day only decides what is warned of.
    let read = |changed: &Document| Some(Answers::read(changed.clone(), model, Date::MAX).ok()?.0.without_blanks());
    let wanted = answers.clone().with(subject, after);
    changed.ok().filter(|changed| read(changed) == Some(wanted)).ok_or_else(|| EditFault::Intricate(subject.clone()))
}

fn rewritten(document: &Document, model: &Model, subject: &PracticeRef, rewrite: &Rewrite<'_>) -> Option<String> {
    let layout = Layout::new(document);
    let patches = match locate(document, &layout, model, subject) {
        Located::Entry(spot) => rewrite.patches(&layout, spot)?,
        missing => vec![missing.fill(&layout, model, subject, &rewrite.value(&layout, None, None))?],
    };
    Some(layout.patched(patches))
}

/// How `subject` is answered, where `entry` is such an answer.
pub(super) fn checked_form<'m>(model: &'m Model, subject: &PracticeRef, entry: &Entry) -> Result<&'m Form, EditFault> {
    let form = form(model, subject).ok_or_else(|| EditFault::NoSuchPractice(subject.clone()))?;
    match objection(entry, form) {
        Some(why) => Err(EditFault::NoSuchAnswer(subject.clone(), why)),
        None => Ok(form),
    }
}

/// Why `entry` is none in this `form`.
fn objection(entry: &Entry, form: &Form) -> Option<String> {
    let reason = match &entry.answer {
        Some(Answer::NotApplicable(reason)) if gives_no_reason(reason) => Some("`not_applicable` needs a reason".to_owned()),
        Some(answer) => unfit(answer, form),
        None => None,
    };
    let rating = || entry.ratings.values().find_map(|rating| unfit(rating, form));
    let planned = || entry.planned.as_ref().filter(|planned| planned.is_blank()).map(|_| "`planned` says nothing".to_owned());
    let accepted = || entry.accepted.as_ref().filter(|accepted| gives_no_reason(&accepted.reason));
    reason.or_else(rating).or_else(planned).or_else(|| accepted().map(|_| "`accepted` needs a reason".to_owned()))
}

/// Why `answer` is none in this `form`.
fn unfit(answer: &Answer, form: &Form) -> Option<String> {
    match (answer, form) {
        (Answer::Unknown | Answer::NotApplicable(_), _) => None,
        (Answer::Option(id), Form::Scale(scale)) => {
            let known = scale.options.iter().any(|option| option.id == *id);
            (!known).then(|| format!("`{id}` is not an option of the scale"))
        }
        (Answer::Ticked(ticked), Form::Checklist(items)) => {
            let stranger = ticked.iter().find(|id| items.iter().all(|item| item.id != **id));
            stranger.map(|id| format!("`{id}` is not an item of the checklist"))
        }
        (Answer::Option(_), Form::Checklist(_)) => Some("a checklist is answered with a list of its items".to_owned()),
        (Answer::Ticked(_), Form::Scale(_)) => Some("a scale is answered with one option".to_owned()),
    }
}
