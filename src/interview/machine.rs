//! Which question now, and what comes after each event. Pure: it knows no terminal, no file and no clock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::event::Event;
use super::interruption::Interruption;
use super::level_end::{LevelEnd, Told};
use super::question::Question;
use super::screen::Screen;
use super::selection::Selection;
use crate::answers::{Answers, Entry};
use crate::model::{Level, Model};
use crate::scorecard::Scorecard;

/// The state of one run.
#[derive(Debug)]
pub struct Machine<'m> {
    model: &'m Model,
    today: Date,
    max_age: Option<u32>,
    /// As they are saved, so without the marks of staleness.
    pub(super) answers: Answers,
    pub(super) run: Vec<Question<'m>>,
    /// What this run still has to ask, as positions in `run`.
    pub(super) due: BTreeSet<usize>,
    pub(super) position: usize,
    /// The positions shown before, the latest last.
    shown: Vec<usize>,
    pub(super) stage: Stage<'m>,
    /// Whether only essential practices are asked.
    quick: bool,
    /// Whether answers are looked at again.
    is_review: bool,
    /// What was last said about a level, so that it is said again only when it has changed.
    pub(super) told: BTreeMap<usize, Told>,
    /// The levels that cannot pass and that people went beyond all the same.
    pub(super) passed_over: BTreeSet<usize>,
}

/// What to show now.
#[derive(Debug, Clone)]
pub enum Stage<'m> {
    /// The question at [`Machine::question`].
    Asking,
    /// What a level amounts to.
    LevelEnd(Box<LevelEnd<'m>>),
    /// Nothing: the run is over.
    Over(Outcome),
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was asked.
    Finished,
    /// Stopped at the end of a level, as offered.
    Stopped,
    /// Quit before the end.
    Quit,
    /// Ended from outside.
    Interrupted(Interruption),
}

/// How far the run is within a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The number of the level.
    pub level: usize,
    /// The question's place in it, from 1.
    pub place: usize,
    /// How many questions of it the run has.
    pub of: usize,
}

impl<'m> Machine<'m> {
    /// A run over what `selection` names, beginning at the first question without an answer; nothing when it names nothing.
    /// Answers older than `max_age` days, if that is given, are asked again.
    pub fn new(model: &'m Model, answers: Answers, selection: &Selection, today: Date, max_age: Option<u32>) -> Option<Self> {
        let counted = as_of(answers.clone(), today, max_age);
        let run = selection.questions(model, &counted);
        let due = selection.due(&run, &counted, model, today);
        let scorecard = Scorecard::new(model, &counted);
        let begin = || first(&run, &due, &scorecard, &counted);
        // A review goes through its answers in order.
        let is_review = selection.review.is_some();
        let position = if is_review { due.first().copied() } else { begin() }?;
        let (shown, told, passed_over, quick) = (Vec::new(), BTreeMap::new(), BTreeSet::new(), selection.quick);
        Some(Self { model, today, max_age, answers, run, due, position, shown, stage: Stage::Asking, quick, is_review, told, passed_over })
    }

    pub(crate) fn model(&self) -> &'m Model {
        self.model
    }

    /// What to show now.
    pub fn stage(&self) -> &Stage<'m> {
        &self.stage
    }

    /// The questions of this run, in the order in which they are asked.
    pub fn run(&self) -> &[Question<'m>] {
        &self.run
    }

    /// The question now, or the last one.
    pub fn question(&self) -> Question<'m> {
        self.run[self.position]
    }

    /// The answers as they are saved.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answers as they count, with the marks of staleness.
    pub(crate) fn counted(&self) -> Answers {
        as_of(self.answers.clone(), self.today, self.max_age)
    }

    /// The day on which people answer.
    pub(super) fn today(&self) -> Date {
        self.today
    }

    pub(crate) fn remaining(&self) -> usize {
        self.due.len()
    }

    pub(crate) fn remaining_questions(&self) -> impl Iterator<Item = Question<'m>> {
        self.due.iter().map(|position| self.run[*position])
    }

    /// How far the run is within the level of the question now.
    pub fn progress(&self) -> Progress {
        let level = self.question().level.number;
        let in_level = |question: &&Question<'m>| question.level.number == level;
        let place = self.run[..=self.position].iter().filter(in_level).count();
        Progress { level, place, of: self.run.iter().filter(in_level).count() }
    }

    /// The entry of the question now as `event` changes it, to be saved before [`advance`](Self::advance); nothing when it
    /// changes none.
    pub fn change(&self, event: &Event) -> Option<Entry> {
        let Stage::Asking = self.stage else { return None };
        let present = self.question().entry(&self.answers).cloned().unwrap_or_default();
        event.entry(&present, &self.answers, self.today)
    }

    /// Takes the answers as they are saved now, with what others changed meanwhile.
    pub fn hold(&mut self, answers: &Answers) {
        self.answers.clone_from(answers);
    }

    /// Moves on as `event` asks.
    pub fn advance(&mut self, event: &Event) {
        match (&self.stage, event) {
            (Stage::Over(_), _) | (_, Event::Note(_) | Event::Evidence(_) | Event::Accept(_) | Event::Plan(_)) => {}
            (_, Event::Quit) => self.stage = Stage::Over(Outcome::Quit),
            (_, Event::Back) => self.back(),
            (_, Event::Jump(position)) => self.show((*position).min(self.run.len() - 1)),
            (Stage::Asking, Event::Answer(_) | Event::Skip) => self.pass(),
            (Stage::Asking, Event::Confirm) => self.pass_if_answered(),
            (Stage::LevelEnd(end), Event::Go(way)) => {
                let end = end.clone();
                self.go(&end, *way);
            }
            (Stage::Asking, Event::Go(_)) | (Stage::LevelEnd(_), _) => {}
        }
    }

    /// Ends the run from outside.
    pub(crate) fn interrupt(&mut self, by: Interruption) {
        self.stage = Stage::Over(Outcome::Interrupted(by));
    }

    pub(crate) fn can_go_back(&self) -> bool {
        self.position > 0 || !self.shown.is_empty()
    }

    fn back(&mut self) {
        if matches!(self.stage, Stage::Asking) {
            self.position = self.shown.pop().unwrap_or(self.position.saturating_sub(1));
        }
        self.stage = Stage::Asking;
    }

    pub(super) fn show(&mut self, position: usize) {
        if position != self.position {
            self.shown.push(self.position);
        }
        self.position = position;
        self.stage = Stage::Asking;
    }

    fn pass_if_answered(&mut self) {
        if self.question().answer(&self.answers).is_some() {
            self.pass();
        }
    }

    /// The question now has been dealt with.
    fn pass(&mut self) {
        self.due.remove(&self.position);
        match self.level_end() {
            Some(end) => self.stage = Stage::LevelEnd(Box::new(end)),
            None => self.go_on(),
        }
    }

    /// How many questions that are due belong to `level`.
    pub(super) fn due_in(&self, level: &Level) -> usize {
        self.due.iter().filter(|position| self.run[**position].level.number == level.number).count()
    }

    /// The next question that is due: in this level first, and after this one first.
    pub(super) fn go_on(&mut self) {
        let level = self.question().level.number;
        let in_level = |position: &&usize| self.run[**position].level.number == level;
        let after = || self.due.range(self.position + 1..);
        let next =
            after().find(in_level).or_else(|| self.due.iter().find(in_level)).or_else(|| after().next()).or_else(|| self.due.first());
        match next.copied() {
            Some(position) => self.show(position),
            None => self.stage = Stage::Over(Outcome::Finished),
        }
    }

    /// What `end` says.
    pub(super) fn told(&self, end: &LevelEnd<'m>) -> Screen {
        if self.quick { end.told_of_essentials(self.model, &self.answers) } else { end.told(self.model, &self.answers) }
    }

    pub(super) fn is_review(&self) -> bool {
        self.is_review
    }

    pub(super) fn is_quick(&self) -> bool {
        self.quick
    }
}

/// Where to begin: what is unanswered in a level that passes already can wait.
fn first(run: &[Question<'_>], due: &BTreeSet<usize>, scorecard: &Scorecard<'_>, answers: &Answers) -> Option<usize> {
    let passes = |question: &Question<'_>| {
        scorecard.levels.iter().any(|score| score.number() == question.level.number && score.passes == Some(true))
    };
    let matters = |position: &&usize| run[**position].is_open(answers) && !passes(&run[**position]);
    due.iter().find(matters).or_else(|| due.first()).copied()
}

/// The answers as they count on a day, those older than `max_age` days as unknown.
pub(super) fn as_of(answers: Answers, today: Date, max_age: Option<u32>) -> Answers {
    if let Some(max_age) = max_age { answers.as_of(today, max_age) } else { answers }
}
