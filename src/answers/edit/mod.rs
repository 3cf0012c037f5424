//! Changes one entry in the text of an answers file and nothing else, and proves it by reading the result.

mod items;
mod layout;
mod mapping;
mod place;
mod spelling;
mod step;

use std::fmt;

use jiff::civil::Date;

use super::{Answer, Answers, Entry, SIZE_LIMIT, Slot};
use crate::document::{Document, Faults};
use crate::model::{Form, Model};
use layout::Layout;
use place::{Place, place};
use step::{Change, Step};

/// Why an entry was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditFault {
    /// The model has no such practice or strategy.
    NoSuchSlot(Slot),
    /// The entry does not fit the slot: what is wrong with it.
    NoSuchAnswer(Slot, String),
    /// With the entry the file would be longer than [`SIZE_LIMIT`].
    TooLong(Slot),
    /// The text is laid out in a way that does not let this entry be changed alone.
    Intricate(Slot),
    /// The text cannot be read as answers to the model.
    Unreadable(Faults),
}

impl EditFault {
    /// Whether the file has nothing to do with it: the same entry would fit no file.
    pub fn lies_in_the_entry(&self) -> bool {
        match self {
            Self::NoSuchSlot(_) | Self::NoSuchAnswer(..) | Self::TooLong(_) => true,
            Self::Intricate(_) | Self::Unreadable(_) => false,
        }
    }
}

impl fmt::Display for EditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchSlot(slot) => write!(f, "the model has no `{slot}`"),
            Self::NoSuchAnswer(slot, why) => write!(f, "not an answer to `{slot}`: {why}"),
            Self::TooLong(slot) => write!(f, "with the entry of `{slot}` the file would be over {} MiB", SIZE_LIMIT >> 20),
            Self::Intricate(slot) => write!(f, "the way the file is written does not let `{slot}` be changed without touching more"),
            Self::Unreadable(faults) => write!(f, "{faults}"),
        }
    }
}

impl std::error::Error for EditFault {}

/// The text of `document` with `entry` in `slot`, in place of what stood there; every other line stays as it is. A byte
/// order mark is not part of a document's text. The result has been read and says what is meant.
///
/// # Errors
/// See [`EditFault`].
pub fn with_entry(document: &Document, model: &Model, slot: &Slot, entry: &Entry) -> Result<String, EditFault> {
    let form = fitting_form(model, slot, entry)?;
    let answers = read(document.clone(), model).map_err(EditFault::Unreadable)?;
    let before = answers.at(slot).cloned().unwrap_or_default();
    let after = Entry { stale: false, ..entry.clone() };
    if before == after {
        return Ok(document.text().to_owned());
    }
    let change = Change { before: &before, after: &after, form: &form };
    let wanted = answers.with(slot, after.clone());
    let edit = Edit { model, slot, change };
    let texts = MANNERS.iter().filter_map(|manner| edit.made(document, *manner));
    let mut fault = EditFault::Intricate(slot.clone());
    for text in texts {
        match Document::parse(document.name(), text.as_bytes(), SIZE_LIMIT).and_then(|document| read(document, model)) {
            Ok(answers) if answers == wanted => return Ok(text),
            Err(_) if text.len() > SIZE_LIMIT => fault = EditFault::TooLong(slot.clone()),
            _ => {}
        }
    }
    Err(fault)
}

/// What `document` says; the day only decides what is warned of.
fn read(document: Document, model: &Model) -> Result<Answers, Faults> {
    Answers::read(document, model, Date::MAX).map(|(answers, _)| answers.without_blanks())
}

/// How `slot` is answered, when `entry` is such an answer.
pub(super) fn fitting_form(model: &Model, slot: &Slot, entry: &Entry) -> Result<Form, EditFault> {
    let form = slot.form(model).ok_or_else(|| EditFault::NoSuchSlot(slot.clone()))?;
    match misfit(entry, &form) {
        Some(why) => Err(EditFault::NoSuchAnswer(slot.clone(), why)),
        None => Ok(form),
    }
}

/// Why `entry` is not an answer in this `form`.
fn misfit(entry: &Entry, form: &Form) -> Option<String> {
    match (&entry.answer, form) {
        (None | Some(Answer::Unknown), _) => None,
        (Some(Answer::NotApplicable(reason)), _) => reason.trim().is_empty().then(|| "`not_applicable` needs a reason".to_owned()),
        (Some(Answer::Option(id)), Form::Scale(scale)) => {
            let known = scale.options.iter().any(|option| option.id == *id);
            (!known).then(|| format!("`{id}` is not an option of the scale"))
        }
        (Some(Answer::Ticked(ticked)), Form::Checklist(items)) => {
            let stranger = ticked.iter().find(|id| items.iter().all(|item| item.id != **id));
            stranger.map(|id| format!("`{id}` is not an item of the checklist"))
        }
        (Some(Answer::Option(_)), Form::Checklist(_)) => Some("a checklist is answered with a list of its items".to_owned()),
        (Some(Answer::Ticked(_)), Form::Scale(_)) => Some("a scale is answered with one option".to_owned()),
    }
}

/// How to go about a change.
#[derive(Clone, Copy)]
struct Manner {
    /// Write the value of the slot anew instead of changing what differs.
    anew: bool,
    /// Write text of several lines as a block.
    literals: bool,
}

/// The best manner first; the next is for layouts in which it would say something else.
const MANNERS: [Manner; 3] =
    [Manner { anew: false, literals: true }, Manner { anew: false, literals: false }, Manner { anew: true, literals: false }];

struct Edit<'e> {
    model: &'e Model,
    slot: &'e Slot,
    change: Change<'e>,
}

impl Edit<'_> {
    /// The text after the change.
    fn made(&self, document: &Document, manner: Manner) -> Option<String> {
        let layout = Layout::new(document, manner.literals);
        let steps = match place(document, &layout, self.model, self.slot) {
            Place::Slot(_) if manner.anew => self.change.anew(&layout),
            Place::Slot(spot) => self.change.steps(&layout, spot.node),
            missing => return Some(missing.fill(&layout, self.model, self.slot, self.change.fresh(&layout))?.apply(document.text())),
        };
        let mut document = document.clone();
        for step in &steps {
            let text = self.after_step(&document, step, manner)?;
            document = Document::parse(document.name(), text.as_bytes(), SIZE_LIMIT + SIZE_LIMIT).ok()?;
        }
        Some(document.text().to_owned())
    }

    /// Each step finds its place anew, since the one before has moved it.
    fn after_step(&self, document: &Document, step: &Step, manner: Manner) -> Option<String> {
        let layout = Layout::new(document, manner.literals);
        let Place::Slot(spot) = place(document, &layout, self.model, self.slot) else { return None };
        Some(step.patch(&layout, spot)?.apply(document.text()))
    }
}

#[cfg(test)]
mod tests;
