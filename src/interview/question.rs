//! One thing to ask: a practice and what may be answered.

use crate::answers::{Answer, Answers, Entry};
use crate::model::{Form, Id, Item, Level, Practice, PracticeRef, ScaleOption, Strategy};

/// A practice and what may be answered.
#[derive(Debug, Clone, Copy)]
pub struct Question<'m> {
    pub(crate) level: &'m Level,
    /// The strategy it belongs to.
    pub strategy: &'m Strategy,
    /// The practice.
    pub practice: &'m Practice,
    /// What may be answered.
    pub choices: Choices<'m>,
}

/// What may be answered.
#[derive(Debug, Clone, Copy)]
pub enum Choices<'m> {
    /// One of these.
    Options(&'m [ScaleOption]),
    /// Any of these, or none.
    Items(&'m [Item]),
}

impl<'m> Question<'m> {
    pub(super) fn new(level: &'m Level, strategy: &'m Strategy, practice: &'m Practice) -> Self {
        let choices = match &practice.form {
            Form::Scale(scale) => Choices::Options(&scale.options),
            Form::Checklist(items) => Choices::Items(items),
        };
        Self { level, strategy, practice, choices }
    }

    /// What its answer is about.
    pub fn subject(&self) -> PracticeRef {
        PracticeRef::of(self.strategy, self.practice)
    }

    /// The question in words.
    pub(crate) fn ask(&self) -> &'m str {
        &self.practice.ask
    }

    /// What `answers` say about it, be it a note alone.
    pub(crate) fn entry<'a>(&self, answers: &'a Answers) -> Option<&'a Entry> {
        answers.entry(&self.strategy.id, &self.practice.id)
    }

    /// Its own answer among `answers`.
    pub fn answer<'a>(&self, answers: &'a Answers) -> Option<&'a Answer> {
        self.entry(answers)?.answer.as_ref()
    }

    /// Why there is no gap that is known, where `answer` leaves none.
    pub(super) fn no_gap(&self, answer: Option<&Answer>) -> Option<&'static str> {
        match answer {
            None => Some("it has no answer yet"),
            Some(Answer::Unknown) => Some("nobody knows yet whether there is a gap"),
            Some(Answer::NotApplicable(_)) => Some("it does not apply"),
            Some(answer @ Answer::Option(_)) if self.choices.positions(Some(answer)) == [self.choices.len() - 1] => {
                Some("this is the best answer")
            }
            Some(answer @ Answer::Ticked(_)) if self.choices.positions(Some(answer)).len() == self.choices.len() => {
                Some("all of it is in place")
            }
            Some(_) => None,
        }
    }

    /// Whether `answers`, as they count, have none that is known.
    pub(super) fn is_open(&self, answers: &Answers) -> bool {
        self.entry(answers).is_none_or(|entry| entry.stale || matches!(entry.answer, None | Some(Answer::Unknown)))
    }

    /// `answer` in the words of the card.
    pub(super) fn in_words(&self, answer: &Answer) -> String {
        let chosen = self.choices.positions(Some(answer));
        let labels = self.choices.labels();
        match answer {
            Answer::Unknown => "I don't know".to_owned(),
            Answer::NotApplicable(reason) => format!("Does not apply: {reason}"),
            Answer::Ticked(_) if chosen.is_empty() => "None of these".to_owned(),
            Answer::Ticked(_) if chosen.len() == labels.len() => format!("All {} of these", labels.len()),
            Answer::Ticked(_) => chosen.iter().map(|position| labels[*position]).collect::<Vec<_>>().join("; "),
            // An option that the model lacks was given to another version of it; its id is all there is.
            Answer::Option(id) => chosen.first().map_or_else(|| id.to_string(), |position| labels[*position].to_owned()),
        }
    }

    pub(super) fn entry_in_words(&self, entry: Option<&Entry>) -> String {
        let answer = entry.and_then(|entry| entry.answer.as_ref());
        let words = answer.map_or_else(|| "No answer".to_owned(), |answer| self.in_words(answer));
        let note = entry.and_then(|entry| entry.note.as_ref()).map(|note| format!(" (note: {note})")).unwrap_or_default();
        words + &note
    }

    /// How long it takes one person to read it and its options and to press a key, without a discussion.
    fn seconds(&self) -> usize {
        // A checklist is several questions in one.
        if self.choices.is_checklist() { 40 } else { 20 }
    }
}

/// The minutes that the questions take one person, honestly rounded up and at least 1.
pub fn minutes<'m>(questions: impl IntoIterator<Item = Question<'m>>) -> usize {
    questions.into_iter().map(|question| question.seconds()).sum::<usize>().div_ceil(60).max(1)
}

/// The minutes that they take a group, to the next five: it reads each question aloud and talks about it, which takes some five times
/// as long as reading alone.
pub(super) fn minutes_of_a_group<'m>(questions: impl IntoIterator<Item = Question<'m>>) -> usize {
    let seconds: usize = questions.into_iter().map(|question| question.seconds()).sum();
    (seconds * 5).div_ceil(60).max(1).next_multiple_of(5)
}

impl Choices<'_> {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Options(options) => options.len(),
            Self::Items(items) => items.len(),
        }
    }

    pub(crate) fn is_checklist(&self) -> bool {
        matches!(self, Self::Items(_))
    }

    pub(crate) fn labels(&self) -> Vec<&str> {
        self.named().into_iter().map(|(_, label)| label).collect()
    }

    fn named(&self) -> Vec<(&Id, &str)> {
        match self {
            Self::Options(options) => options.iter().map(|option| (&option.id, option.label.as_str())).collect(),
            Self::Items(items) => items.iter().map(|item| (&item.id, item.label.as_str())).collect(),
        }
    }

    /// The positions that `answer` stands for; none for an answer of another kind.
    pub(super) fn positions(&self, answer: Option<&Answer>) -> Vec<usize> {
        let chosen = |id: &Id| match (answer, self) {
            (Some(Answer::Option(option)), Self::Options(_)) => option == id,
            (Some(Answer::Ticked(ticked)), Self::Items(_)) => ticked.contains(id),
            _ => false,
        };
        self.named().into_iter().enumerate().filter(|(_, (id, _))| chosen(id)).map(|(position, _)| position).collect()
    }

    /// The answer that the positions stand for; nothing where one option was to be chosen and none was.
    pub(super) fn answer(&self, positions: &[usize]) -> Option<Answer> {
        let named = self.named();
        let mut chosen = positions.iter().filter_map(|position| named.get(*position)).map(|(id, _)| (*id).clone());
        match self {
            Self::Options(_) => chosen.next().map(Answer::Option),
            Self::Items(_) => Some(Answer::Ticked(chosen.collect())),
        }
    }
}
