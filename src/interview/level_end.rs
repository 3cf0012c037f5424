//! What the answers to a level amount to when its questions have been asked, what is offered then, and how both are told.

use super::screen::{Paragraph, Screen, plural};
use crate::model::{Level, Model, Strategy};
use crate::scorecard::{LevelScore, Scorecard, Spread};

/// The end of a level.
#[derive(Debug, Clone)]
pub struct LevelEnd<'m> {
    pub(crate) level: &'m Level,
    /// What its answers amount to.
    pub verdict: Verdict,
    /// Its score now and at best; nothing when nothing is known.
    pub(crate) spread: Option<Spread>,
    /// How many of its practices are open.
    pub open: usize,
    /// The strategies that stay under the floor whatever the open answers turn out to be.
    pub(crate) under_floor: Vec<&'m Strategy>,
    /// What is offered.
    pub offer: Option<Offer<'m>>,
}

/// What the answers to a level amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It passes.
    Passes,
    /// Only open questions keep it from passing.
    Open,
    /// It cannot pass any more.
    CannotPass,
    /// Nothing in it applies.
    NotApplicable,
}

/// What is offered at the end of a level.
#[derive(Debug, Clone)]
pub enum Offer<'m> {
    /// To stop, since nothing above this level can count before it passes.
    Stop {
        /// The level that cannot pass any more.
        below: &'m Level,
    },
    /// To answer now what is open; these are positions in the run.
    AnswerOpen {
        /// The positions of the questions.
        questions: Vec<usize>,
    },
}

impl<'m> LevelEnd<'m> {
    /// The end of `level` without any offer.
    pub(super) fn new(level: &'m Level, scorecard: &Scorecard<'_>) -> Option<Self> {
        let score = scorecard.levels.get(level.number.checked_sub(1)?)?;
        Some(Self {
            level,
            verdict: verdict(score),
            spread: score.spread.clone().filter(|_| score.is_assessed()),
            open: score.open_questions(),
            under_floor: surely_under_floor(level, score),
            offer: None,
        })
    }

    pub(super) fn told(&self, model: &Model) -> Screen {
        let number = self.level.number;
        let (score, high) = self.spread.as_ref().map_or((0, 100), |spread| (spread.score.floor(), spread.high.floor()));
        let needed = model.thresholds.achieved_at;
        let mut screen = Screen::of([Paragraph::Blank]);
        match self.verdict {
            Verdict::Passes => screen.push(Paragraph::Done(format!("Level {number} passes: {score} %; {needed} % are needed."))),
            Verdict::NotApplicable => screen.push(Paragraph::Text(format!("Nothing in Level {number} applies to this workload."))),
            Verdict::Open if self.spread.is_none() => screen.push(Paragraph::Text(format!("Level {number} is not assessed yet."))),
            Verdict::Open => {
                screen.push(Paragraph::Text(format!("Level {number}: {score} to {high} %; {needed} % are needed.")));
            }
            Verdict::CannotPass => {
                screen.push(Paragraph::Warning(format!("Level {number} does not pass: {}; {needed} % are needed.", range(score, high))));
                screen.extend(self.under_floor.iter().map(|strategy| under_floor(strategy, model.thresholds.floor)));
            }
        }
        screen
    }
}

impl Offer<'_> {
    /// The question behind an offer, and what Enter answers to it.
    pub(super) fn prompt(&self) -> (String, bool) {
        match self {
            Self::Stop { below } => (format!("No level above counts before Level {} passes. Stop here?", below.number), true),
            Self::AnswerOpen { questions } => (format!("Answer the {} now?", plural(questions.len(), "open question")), true),
        }
    }
}

fn range(score: u32, high: u32) -> String {
    if score == high { format!("{score} %") } else { format!("at most {high} %") }
}

fn under_floor(strategy: &Strategy, floor: u32) -> Paragraph {
    Paragraph::Point(format!("{} stays under {floor} %", strategy.name))
}

fn verdict(score: &LevelScore<'_>) -> Verdict {
    match (score.passes, score.could_pass) {
        (Some(true), _) => Verdict::Passes,
        (_, Some(true)) => Verdict::Open,
        (_, Some(false)) => Verdict::CannotPass,
        (_, None) => Verdict::NotApplicable,
    }
}

/// The strategies, as parts of the model, that cannot reach the floor; both lists are in model order.
fn surely_under_floor<'m>(level: &'m Level, score: &LevelScore<'_>) -> Vec<&'m Strategy> {
    let pairs = level.strategies.iter().zip(&score.strategies);
    pairs.filter(|(_, of_it)| of_it.is_surely_under(score.thresholds.floor)).map(|(strategy, _)| strategy).collect()
}
