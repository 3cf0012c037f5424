//! When something is said about a level, and which ways lead on from there.

use super::level_end::{LevelEnd, Verdict, Way};
use super::machine::{Machine, Outcome, Stage};
use super::question::Question;
use super::selection::scores_of;
use crate::model::{Level, PracticeRef};
use crate::scorecard::{LevelScore, Scorecard, State};

impl<'m> Machine<'m> {
    /// What to say now that a strategy has been gone through: at the end of its level in any case, and before it once the level is
    /// decided and its essentials have been asked. Nothing when the same was said before.
    pub(super) fn level_end(&mut self) -> Option<LevelEnd<'m>> {
        let Question { level, strategy, .. } = self.question();
        if self.due.iter().any(|position| self.run[*position].strategy.id == strategy.id) {
            return None;
        }
        let counted = self.counted();
        let scorecard = Scorecard::new(self.model(), &counted);
        let mut end = LevelEnd::new(level, &scorecard)?;
        end.rest = self.due_in(level);
        let before = self.told.get(&level.number);
        let is_new = if end.rest == 0 {
            before.is_none_or(|before| *before != end.said())
        } else {
            end.is_decided()
                && self.has_unanswered(level)
                && self.has_asked_essentials(level, &scorecard)
                && before.is_none_or(|(verdict, ..)| *verdict != end.verdict)
        };
        if !is_new {
            return None;
        }
        self.told.insert(level.number, end.said());
        end.ways = self.ways(&end, &scorecard);
        Some(end)
    }

    /// Whether a question of `level` that is due has no answer yet.
    fn has_unanswered(&self, level: &Level) -> bool {
        let mut due = self.due.iter().map(|position| self.run[*position]);
        due.any(|question| question.level.number == level.number && question.answer(&self.answers).is_none())
    }

    /// Whether every essential practice of `level` has an answer or was skipped.
    fn has_asked_essentials(&self, level: &Level, scorecard: &Scorecard<'_>) -> bool {
        let was_skipped = |subject: &PracticeRef| {
            self.run.iter().enumerate().any(|(position, question)| question.subject() == *subject && !self.due.contains(&position))
        };
        let places = scorecard.levels.iter().filter(|score| score.number() == level.number).flat_map(LevelScore::places);
        let mut unanswered = places.filter(|place| place.asked().essential && place.practice.state == State::Unanswered);
        unanswered.all(|place| was_skipped(&place.subject()))
    }

    /// The ways on from `end`, the one that Enter takes first; a review simply goes on.
    fn ways(&self, end: &LevelEnd<'m>, scorecard: &Scorecard<'_>) -> Vec<Way> {
        if self.is_review() {
            return vec![];
        }
        let has_next = self.due.len() > end.rest;
        let next = has_next.then_some(Way::Next);
        match end.verdict {
            Verdict::Open if self.open_questions(end.level.number, scorecard).is_empty() => vec![],
            Verdict::Open => vec![Way::Open, Way::Next],
            Verdict::Passes if end.rest > 0 => next.into_iter().chain([Way::Rest, Way::Stop]).collect(),
            Verdict::CannotPass if end.rest > 0 => [Way::Rest].into_iter().chain(next).chain([Way::Stop]).collect(),
            _ if has_next && self.lost(scorecard).is_some() => vec![Way::Next, Way::Stop],
            _ => vec![],
        }
    }

    /// The lowest level that cannot pass, under what is still to be asked, unless people went beyond it before.
    fn lost(&self, scorecard: &Scorecard<'_>) -> Option<usize> {
        let lowest_due = self.due.iter().map(|position| self.run[*position].level.number).min()?;
        lost(scorecard).find(|number| *number < lowest_due && !self.passed_over.contains(number))
    }

    /// The question behind the ways on from `end`, and each of them in words.
    pub(super) fn choice(&self, end: &LevelEnd<'m>) -> (String, Vec<String>) {
        let counted = self.counted();
        let scorecard = Scorecard::new(self.model(), &counted);
        // Whoever went beyond a level is told of it all the same: it is the lowest one that counts.
        let below = self.lost(&scorecard).and_then(|_| lost(&scorecard).next());
        let elsewhere = |position: &&usize| self.run[**position].level.number != end.level.number;
        let next = self.due.range(self.position..).find(elsewhere).or_else(|| self.due.iter().find(elsewhere));
        end.choice(below, next.map(|position| self.run[*position].level))
    }

    /// The questions of a level whose answer is open, as positions in the run.
    fn open_questions(&self, level: usize, scorecard: &Scorecard<'_>) -> Vec<usize> {
        let of_level = self.run.iter().enumerate().filter(|(_, question)| question.level.number == level);
        of_level
            .filter(|(_, question)| scores_of(question, scorecard).any(|score| score.state.is_open()))
            .map(|(position, _)| position)
            .collect()
    }

    pub(super) fn go(&mut self, end: &LevelEnd<'m>, way: Way) {
        match way {
            _ if end.ways.is_empty() => self.go_on(),
            Way::Stop => self.stage = Stage::Over(Outcome::Stopped),
            Way::Rest => self.go_on(),
            Way::Open => self.ask_again(end.level.number),
            Way::Next => {
                if end.verdict == Verdict::CannotPass {
                    self.passed_over.insert(end.level.number);
                }
                self.passed_over.extend(self.lost(&Scorecard::new(self.model(), &self.counted())));
                self.due.retain(|position| self.run[*position].level.number != end.level.number);
                self.go_on();
            }
        }
    }

    /// Asks what is open in a level once more.
    fn ask_again(&mut self, level: usize) {
        let questions = self.open_questions(level, &Scorecard::new(self.model(), &self.counted()));
        // They are asked again even when the answers stay as they are, so the end of the level is told again.
        self.told.remove(&level);
        self.due.extend(&questions);
        match questions.first() {
            Some(first) => self.show(*first),
            None => self.go_on(),
        }
    }
}

/// The levels that cannot pass any more, the lowest first.
fn lost(scorecard: &Scorecard<'_>) -> impl Iterator<Item = usize> {
    scorecard.levels.iter().filter(|score| score.could_pass == Some(false)).map(LevelScore::number)
}
