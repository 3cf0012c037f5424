//! Compares two versions of a model: what became of each question, and so of the answers to it.

use super::lookup;
use super::{Form, Id, Item, Model, Practice, PracticeRef, Scale, Strategy};

/// Two versions of one model, question by question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes<'m> {
    /// The version compared with.
    pub(crate) since: &'m str,
    /// Every question of that version, in its order.
    pub questions: Vec<QuestionChange<'m>>,
    /// The questions that it did not have, in model order.
    pub new: Vec<PracticeRef>,
}

/// What became of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionChange<'m> {
    pub(crate) former: PracticeRef,
    pub(crate) asked: &'m str,
    /// Its present name; nothing when it is gone.
    pub present: Option<PracticeRef>,
    /// What else of it changed, as far as old answers mean something else by it.
    pub(crate) differences: Vec<MeaningChange>,
}

/// A change by which old answers to a question mean something else, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MeaningChange {
    /// Hardly a word of the question is the same.
    Asks,
    /// It is answered with another scale, or with a checklist instead of a scale.
    Form,
    OptionGone(Id),
    /// An option is worth something else, in per cent.
    OptionWorth {
        was: Id,
        option: Id,
        former: u32,
        present: u32,
    },
    ItemGone(Id),
    /// An item is new: a list that had everything has not any more.
    ItemNew(Id),
}

impl QuestionChange<'_> {
    /// Whether it has another name.
    pub fn is_renamed(&self) -> bool {
        self.present.as_ref().is_some_and(|present| *present != self.former)
    }

    /// Whether old answers are read as they were meant, be it under another name.
    pub fn is_as_before(&self) -> bool {
        self.present.is_some() && self.differences.is_empty()
    }
}

impl<'m> Changes<'m> {
    /// What became of `former` in `present`.
    pub fn between(former: &'m Model, present: &Model) -> Self {
        let questions: Vec<QuestionChange<'m>> =
            former.practices().map(|(_, strategy, practice)| question(strategy, practice, present)).collect();
        let is_new = |name: &PracticeRef| questions.iter().all(|question| question.present.as_ref() != Some(name));
        let new = present.practices().map(|(_, strategy, practice)| PracticeRef::of(strategy, practice)).filter(is_new).collect();
        Self { since: &former.version, questions, new }
    }

    /// The new question of `present` that asks nearly what a former one asked.
    pub(super) fn nearest_new(&self, present: &Model, asked: &str) -> Option<&PracticeRef> {
        const NEARLY: f64 = 0.75;
        let likeness = |name: &PracticeRef| {
            let found = present.strategy(name.strategy.as_str())?.1.practice(name.practice.as_str())?;
            Some(likeness(asked, &found.ask)).filter(|likeness| *likeness >= NEARLY)
        };
        let near = self.new.iter().filter_map(|name| Some((likeness(name)?, name)));
        near.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, name)| name)
    }

    /// Whether every old answer means what it meant, under the same name, and no question is new.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.questions.iter().all(|question| question.is_as_before() && !question.is_renamed())
    }
}

fn question<'m>(strategy: &Strategy, practice: &'m Practice, present: &Model) -> QuestionChange<'m> {
    let found = lookup::practice(present, strategy.id.as_str(), practice.id.as_str());
    QuestionChange {
        former: PracticeRef::of(strategy, practice),
        asked: &practice.ask,
        present: found.map(|(strategy, practice)| PracticeRef::of(strategy, practice)),
        differences: found.map(|(_, found)| differences(practice, found)).unwrap_or_default(),
    }
}

fn differences(former: &Practice, present: &Practice) -> Vec<MeaningChange> {
    let of_form = match (&former.form, &present.form) {
        (Form::Scale(former), Form::Scale(present)) => of_scales(former, present),
        (Form::Checklist(former), Form::Checklist(present)) => of_items(former, present),
        (Form::Scale(_), Form::Checklist(_)) | (Form::Checklist(_), Form::Scale(_)) => vec![MeaningChange::Form],
    };
    let asks = is_another_question(&former.ask, &present.ask).then_some(MeaningChange::Asks);
    asks.into_iter().chain(of_form).collect()
}

/// Whether less than half of the pairs of letters are the same: more than a better wording.
fn is_another_question(former: &str, present: &str) -> bool {
    const SAME: f64 = 0.5;
    likeness(former, present) < SAME
}

/// The share of pairs of letters that two texts have in common: 0 to 1.
fn likeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(&one.to_lowercase(), &other.to_lowercase())
}

/// Scales without an option in common are another form; otherwise each option is looked for.
fn of_scales(former: &Scale, present: &Scale) -> Vec<MeaningChange> {
    let found = former.options.iter().map(|option| (option, lookup::option(&present.options, option.id.as_str())));
    let found: Vec<_> = found.collect();
    if found.iter().all(|(_, found)| found.is_none()) {
        return vec![MeaningChange::Form];
    }
    let difference = |(former, found): &(&super::ScaleOption, Option<&super::ScaleOption>)| match found {
        None => Some(MeaningChange::OptionGone(former.id.clone())),
        Some(found) if found.value == former.value => None,
        Some(found) => Some(MeaningChange::OptionWorth {
            was: former.id.clone(),
            option: found.id.clone(),
            former: former.value,
            present: found.value,
        }),
    };
    found.iter().filter_map(difference).collect()
}

fn of_items(former: &[Item], present: &[Item]) -> Vec<MeaningChange> {
    let gone = former.iter().filter(|item| lookup::item(present, item.id.as_str()).is_none());
    let is_new = |item: &&Item| former.iter().all(|old| lookup::item(present, old.id.as_str()).is_none_or(|found| found.id != item.id));
    let new = present.iter().filter(is_new).map(|item| MeaningChange::ItemNew(item.id.clone()));
    gone.map(|item| MeaningChange::ItemGone(item.id.clone())).chain(new).collect()
}
