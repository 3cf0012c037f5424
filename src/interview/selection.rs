//! Which questions a run is about, in which order, and which of them it still has to ask.

use std::collections::BTreeSet;

use clap::ValueEnum;
use jiff::civil::Date;

use super::question::Question;
use crate::answers::{Answer, Answers};
use crate::model::{Id, Level, Model, Strategy};
use crate::scorecard::{PracticeScore, Scorecard, State};

/// What a run is about; by default every practice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only the level with this number.
    pub level: Option<usize>,
    /// Only this strategy.
    pub strategy: Option<Id>,
    /// Only answers in this state.
    pub only: Option<Only>,
    /// Only essential practices.
    pub quick: bool,
    /// Only answers given or confirmed more than so many days ago, to look at them again.
    pub review: Option<u32>,
}

/// The answers that a run is about; the command line names them too, and its help says what stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Unanswered, unknown or too old
    Open,
    /// Asked, and nobody knew
    Unknown,
    /// Too old, by --max-age
    Stale,
    /// Raters differ and have not settled on one answer
    Disputed,
}

impl Only {
    /// What the command line calls it.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn matches(self, score: &PracticeScore<'_>) -> bool {
        match self {
            Self::Open => score.state.is_open(),
            Self::Unknown => score.state == State::Unknown,
            Self::Stale => score.state == State::Stale,
            Self::Disputed => score.is_disputed(),
        }
    }
}

impl Selection {
    /// Everything to ask about `model` given the `answers` so far, in the order in which it is asked.
    pub(super) fn questions<'m>(&self, model: &'m Model, answers: &Answers) -> Vec<Question<'m>> {
        let scorecard = Scorecard::new(model, answers);
        let strategies = self.levels(model).flat_map(|level| level.strategies.iter().map(move |s| (level, s)));
        let chosen = strategies.filter(|(_, strategy)| self.strategy.as_ref().is_none_or(|id| *id == strategy.id));
        chosen.flat_map(|(level, strategy)| self.of_strategy(&scorecard, level, strategy)).collect()
    }

    /// What a run has to ask on `day`: all of what `--only` names, or the old answers of a review; else what has no answer yet and
    /// what nobody knew on an earlier day, else what nobody knew, else everything.
    pub(super) fn due(&self, run: &[Question<'_>], answers: &Answers, model: &Model, day: Date) -> BTreeSet<usize> {
        let scorecard = Scorecard::new(model, answers);
        let those = |wanted: &dyn Fn(&Question<'_>) -> bool| -> BTreeSet<usize> {
            run.iter().enumerate().filter(|(_, question)| wanted(question)).map(|(position, _)| position).collect()
        };
        let all = those(&|_| true);
        if self.only.is_some() {
            return all;
        }
        if let Some(days) = self.review {
            return those(&|question| is_older(question, answers, day, days));
        }
        let is_unknown = |question: &Question<'_>| question.answer(answers) == Some(&Answer::Unknown);
        let is_due = |question: &Question<'_>| {
            has_no_answer(question, answers, &scorecard) || (is_unknown(question) && is_older(question, answers, day, 0))
        };
        let (open, unknown) = (those(&is_due), those(&is_unknown));
        [open, unknown, all].into_iter().find(|due| !due.is_empty()).unwrap_or_default()
    }

    fn of_strategy<'m>(&self, scorecard: &Scorecard<'_>, level: &'m Level, strategy: &'m Strategy) -> Vec<Question<'m>> {
        let scores = scorecard.strategies().find(|(_, score)| score.strategy.id == strategy.id);
        let scores = scores.map(|(_, score)| score.practices.as_slice()).unwrap_or_default();
        let asked = |score: &&PracticeScore<'_>| self.only.is_none_or(|only| only.matches(score));
        let asked = |score: &&PracticeScore<'_>| asked(score) && (score.practice.essential || !self.quick);
        let practices = scores.iter().filter(asked).filter_map(|score| strategy.practice(score.practice.id.as_str()));
        practices.map(|practice| Question::new(level, strategy, practice)).collect()
    }

    /// From the lowest up.
    fn levels<'m>(&self, model: &'m Model) -> impl Iterator<Item = &'m Level> {
        model.levels.iter().filter(|level| self.level.is_none_or(|number| number == level.number))
    }
}

/// Whether its answer was given more than so many days before `day`; one without a date was.
fn is_older(question: &Question<'_>, answers: &Answers, day: Date, days: u32) -> bool {
    let entry = question.entry(answers).filter(|entry| entry.answer.is_some());
    entry.is_some_and(|entry| entry.age(answers.assessed, day).is_none_or(|age| age > i64::from(days)))
}

fn has_no_answer(question: &Question<'_>, answers: &Answers, scorecard: &Scorecard<'_>) -> bool {
    let entry = question.entry(answers);
    let own = entry.is_some_and(|entry| entry.answer.is_some() && !entry.stale);
    let mut scores = scores_of(question, scorecard);
    // What its strategy is set aside for needs no answer of its own.
    !own && !scores.all(|score| score.state == State::NotApplicable)
}

/// The practice that a question is about.
pub(super) fn scores_of<'s, 'a>(question: &Question<'_>, scorecard: &'s Scorecard<'a>) -> impl Iterator<Item = &'s PracticeScore<'a>> {
    let (strategy, practice) = (&question.strategy.id, &question.practice.id);
    let of_strategy =
        scorecard.strategies().filter(move |(_, score)| score.strategy.id == *strategy).flat_map(|(_, score)| &score.practices);
    of_strategy.filter(move |score| *practice == score.practice.id)
}
