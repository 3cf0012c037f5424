//! Which question now, and what comes after each event. Pure: it knows no terminal, no file and no clock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::event::Event;
use super::interruption::Interruption;
use super::level_end::{LevelEnd, Offer, Verdict};
use super::question::Question;
use super::selection::{Selection, scores_of};
use crate::answers::{Answers, Entry};
use crate::model::Model;
use crate::scorecard::{Points, Scorecard};

/// The state of one run.
#[derive(Debug)]
pub struct Machine<'m> {
    model: &'m Model,
    today: Date,
    max_age: Option<u32>,
    /// As they are saved, so without the marks of staleness.
    answers: Answers,
    run: Vec<Question<'m>>,
    /// What this run still has to ask, as positions in `run`.
    due: BTreeSet<usize>,
    position: usize,
    /// The positions shown before, the latest last.
    shown: Vec<usize>,
    stage: Stage<'m>,
    /// What was last said about a level's end, so that it is said again only when it has changed.
    told: BTreeMap<usize, (Option<Points>, usize)>,
    /// The levels at whose end a stop was declined.
    declined: BTreeSet<usize>,
}

/// What to show now.
#[derive(Debug, Clone)]
pub enum Stage<'m> {
    /// The question at [`Machine::question`].
    Asking,
    /// The end of a level.
    LevelEnd(LevelEnd<'m>),
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
        let due = selection.due(&run, &counted, model);
        let position = *due.first()?;
        let (shown, told, declined) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Some(Self { model, today, max_age, answers, run, due, position, shown, stage: Stage::Asking, told, declined })
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
            (Stage::Over(_), _) | (_, Event::Note(_) | Event::Evidence(_)) => {}
            (_, Event::Quit) => self.stage = Stage::Over(Outcome::Quit),
            (_, Event::Back) => self.back(),
            (_, Event::Jump(position)) => self.show((*position).min(self.run.len() - 1)),
            (Stage::Asking, Event::Answer(_) | Event::Skip) => self.pass(),
            (Stage::Asking, Event::Confirm) => self.pass_if_answered(),
            (Stage::LevelEnd(end), Event::Offer(accepted)) => {
                let end = end.clone();
                self.decide(&end, *accepted);
            }
            (Stage::Asking, Event::Offer(_)) | (Stage::LevelEnd(_), _) => {}
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

    fn show(&mut self, position: usize) {
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
        let level = self.question().level;
        let level_is_done = !self.due.iter().any(|position| self.run[*position].level.number == level.number);
        match level_is_done.then(|| self.level_end()).flatten() {
            Some(end) => self.stage = Stage::LevelEnd(end),
            None => self.go_on(),
        }
    }

    /// The next question that is due: in this level first, and after this one first.
    fn go_on(&mut self) {
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

    /// What to say at the end of this level; nothing when the same was said before.
    fn level_end(&mut self) -> Option<LevelEnd<'m>> {
        let counted = self.counted();
        let scorecard = Scorecard::new(self.model, &counted);
        let level = self.question().level;
        let mut end = LevelEnd::new(level, &scorecard)?;
        let said = (end.spread.as_ref().map(|spread| spread.score.clone()), end.open);
        if self.told.insert(level.number, said.clone()).is_some_and(|before| before == said) {
            return None;
        }
        end.offer = self.offer(&end, &scorecard);
        Some(end)
    }

    fn offer(&self, end: &LevelEnd<'m>, scorecard: &Scorecard<'_>) -> Option<Offer<'m>> {
        if end.verdict == Verdict::Open {
            let questions = self.open_questions(end.level.number, scorecard);
            return (!questions.is_empty()).then_some(Offer::AnswerOpen { questions });
        }
        let lowest_due = self.due.iter().map(|position| self.run[*position].level.number).min()?;
        let lost = scorecard.levels.iter().filter(|score| score.could_pass == Some(false)).map(|score| score.level.number);
        let below = lost.filter(|number| *number < lowest_due && !self.declined.contains(number)).min()?;
        Some(Offer::Stop { below: self.model.level(below)? })
    }

    /// The questions of a level whose answer is open, as positions in the run.
    fn open_questions(&self, level: usize, scorecard: &Scorecard<'_>) -> Vec<usize> {
        let of_level = self.run.iter().enumerate().filter(|(_, question)| question.level.number == level);
        of_level
            .filter(|(_, question)| scores_of(question, scorecard).any(|score| score.state.is_open()))
            .map(|(position, _)| position)
            .collect()
    }

    fn decide(&mut self, end: &LevelEnd<'m>, accepted: bool) {
        match (&end.offer, accepted) {
            (Some(Offer::Stop { .. }), true) => self.stage = Stage::Over(Outcome::Stopped),
            (Some(Offer::Stop { below }), false) => {
                self.declined.insert(below.number);
                self.go_on();
            }
            (Some(Offer::AnswerOpen { questions }), true) => {
                // They are asked again even when the answers stay as they are, so the end of the level is told again.
                self.told.remove(&end.level.number);
                self.due.extend(questions);
                if let Some(first) = questions.first() {
                    self.show(*first);
                }
            }
            _ => self.go_on(),
        }
    }
}

fn as_of(answers: Answers, today: Date, max_age: Option<u32>) -> Answers {
    if let Some(max_age) = max_age { answers.as_of(today, max_age) } else { answers }
}
