//! What several raters say about one workload: where they agree, and the one answer that is made of theirs.

mod decided;
mod joined;
mod notes;
mod whole;

use jiff::civil::Date;

use super::{Answer, Answers, Entry};
use crate::model::{Level, Model, Practice, PracticeRef, Strategy};
use decided::{decided, spread};
pub(super) use notes::{unsigned_note, unsigned_reason};

/// A person with an answers file of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rater {
    /// What the person is called.
    pub name: String,
    /// What they say.
    pub answers: Answers,
}

/// Which of several answers holds until people have settled on one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Policy {
    /// The lowest; of a checklist what all ticked.
    #[default]
    Lowest,
    /// The one in the middle, of an even number the lower of the two; of a checklist what more than half ticked.
    Median,
}

/// What raters say about each practice, and what is made of it.
#[derive(Debug, Clone)]
pub struct Agreement<'r> {
    pub(crate) model: &'r Model,
    /// In the order in which their files were given.
    pub(crate) raters: &'r [Rater],
    /// Every practice about which anybody says something, be it a note alone, in model order.
    rows: Vec<Rated<'r>>,
}

/// What raters say about one practice.
#[derive(Debug, Clone)]
pub struct Rated<'r> {
    pub(crate) level: &'r Level,
    pub(crate) strategy: &'r Strategy,
    /// The practice.
    pub practice: &'r Practice,
    /// Those who say anything, in the order of the raters.
    said: Vec<Said<'r>>,
    /// The answer made of theirs; nothing where nobody gave one.
    pub merged: Option<Answer>,
    /// How far apart they are: in options of a scale, in items of a checklist on which they differ. Where some say that the practice
    /// does not apply, it is one more than answers could be apart; an open answer is apart from none.
    pub spread: usize,
}

/// What one rater says about one practice.
#[derive(Debug, Clone)]
pub(super) struct Said<'r> {
    rater: &'r Rater,
    /// The entry in the file.
    entry: Option<&'r Entry>,
    /// The answer of the entry, or that its whole strategy does not apply.
    answer: Option<Answer>,
    /// The day of this answer, when not that of the assessment.
    reviewed: Option<Date>,
}

/// How far raters are from one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Split {
    /// Two options or items or more, or whether the practice applies at all.
    Wide,
    /// One option or item.
    Narrow,
    /// Some know the answer and others do not.
    Known,
    None,
}

impl<'r> Agreement<'r> {
    /// What `raters`, who all answer `model`, say; `policy` decides where they differ.
    pub fn new(model: &'r Model, raters: &'r [Rater], policy: Policy) -> Self {
        let row = |(level, strategy, practice): (&'r Level, &'r Strategy, &'r Practice)| {
            let said: Vec<Said<'r>> = raters.iter().filter_map(|rater| Said::of(rater, strategy, practice)).collect();
            let answers: Vec<&Answer> = said.iter().filter_map(|said| said.answer.as_ref()).collect();
            let (merged, spread) = (decided(&said, &practice.form, policy), spread(&answers, &practice.form));
            (!said.is_empty()).then_some(Rated { level, strategy, practice, said, merged, spread })
        };
        Self { model, raters, rows: model.practices().filter_map(row).collect() }
    }

    /// Every practice that anybody answered, those furthest apart first, then in model order.
    pub fn rows(&self) -> Vec<&Rated<'r>> {
        let mut rows: Vec<&Rated<'r>> = self.rows.iter().filter(|row| row.ratings().next().is_some()).collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.spread), row.split()));
        rows
    }

    /// The practices whose answer two raters or more know.
    pub fn compared(&self) -> usize {
        self.rows.iter().filter(|row| row.known().count() > 1).count()
    }

    /// Those of them to which all who know the answer give the same.
    pub fn equal(&self) -> usize {
        self.rows.iter().filter(|row| row.known().count() > 1 && !row.known_differ()).count()
    }

    /// The practices on which raters differ, be it that some of them do not know.
    pub fn disputed(&self) -> usize {
        self.rows.iter().filter(|row| row.differ()).count()
    }
}

impl<'r> Rated<'r> {
    /// Which practice it is, for an answers file.
    pub fn subject(&self) -> PracticeRef {
        PracticeRef::of(self.strategy, self.practice)
    }

    /// What each rater who gave an answer said, by name; reasons why it does not apply included.
    pub fn ratings(&self) -> impl Iterator<Item = (&'r str, &Answer)> {
        self.said.iter().filter_map(|said| Some((said.rater.name.as_str(), said.answer.as_ref()?)))
    }

    /// The answers that say something about the workload.
    fn known(&self) -> impl Iterator<Item = &Answer> {
        self.ratings().map(|(_, answer)| answer).filter(|answer| **answer != Answer::Unknown)
    }

    fn known_differ(&self) -> bool {
        differ(self.known())
    }

    fn differ(&self) -> bool {
        differ(self.ratings().map(|(_, answer)| answer))
    }

    pub(crate) fn split(&self) -> Split {
        match self.spread {
            2.. => Split::Wide,
            1 => Split::Narrow,
            0 if self.differ() => Split::Known,
            0 => Split::None,
        }
    }
}

impl<'r> Said<'r> {
    /// What `rater` says; nothing where that is nothing.
    fn of(rater: &'r Rater, strategy: &Strategy, practice: &Practice) -> Option<Self> {
        let entry = rater.answers.entry(&strategy.id, &practice.id).filter(|entry| **entry != Entry::default());
        let aside = rater.answers.strategy(&strategy.id).and_then(|strategy| strategy.not_applicable.as_ref());
        let own = entry.and_then(|entry| entry.answer.clone());
        let reviewed = if own.is_some() { entry.and_then(|entry| entry.reviewed) } else { aside.and_then(|aside| aside.reviewed) };
        let answer = own.or_else(|| Some(Answer::NotApplicable(aside?.reason.clone())));
        (entry.is_some() || answer.is_some()).then_some(Self { rater, entry, answer, reviewed })
    }

    /// Whether the answer is that of the entry itself.
    fn is_own(&self) -> bool {
        self.entry.is_some_and(|entry| entry.answer.is_some())
    }
}

/// Whether any two answers are not the same; why something does not apply is none of them.
pub(super) fn differ<'a>(answers: impl Iterator<Item = &'a Answer>) -> bool {
    let mut words = answers.map(word);
    words.next().is_some_and(|first| words.any(|other| other != first))
}

/// An answer without its reason, as ratings hold it.
fn word(answer: &Answer) -> Answer {
    if let Answer::NotApplicable(_) = answer { Answer::NotApplicable(String::new()) } else { answer.clone() }
}
