//! What the answers to a level amount to once that is known, which ways lead on from there, and how both are told.

use super::question::Question;
use super::screen::{Paragraph, Screen, plural};
use crate::answers::Answers;
use crate::model::{Level, Model, Strategy};
use crate::scorecard::{LevelScore, Points, Scorecard, Spread};

/// What is said about a level: at its end, or at the end of a strategy once no open answer can change whether it passes.
#[derive(Debug, Clone)]
pub struct LevelEnd<'m> {
    pub(crate) level: &'m Level,
    /// What its answers amount to.
    pub verdict: Verdict,
    /// Its score now and at best; nothing when nothing is known.
    pub(crate) spread: Option<Spread>,
    /// How many of its practices are open.
    pub open: usize,
    /// How many of its questions this run has still to ask.
    pub rest: usize,
    pub(super) essentials: Essentials<'m>,
    /// The strategies that stay under the floor whatever the open answers turn out to be.
    pub(crate) under_floor: Vec<&'m Strategy>,
    /// The ways that are offered, the one that Enter takes first; none where there is nothing to choose.
    pub ways: Vec<Way>,
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

/// The essential practices of a level.
#[derive(Debug, Clone)]
pub(super) struct Essentials<'m> {
    /// How many apply.
    pub(super) count: usize,
    /// How many of them nobody has answered yet.
    open: usize,
    /// Those that keep the level from passing whatever the open answers turn out to be.
    pub(super) failing: Vec<Question<'m>>,
}

/// What is remembered of what was said about a level: the verdict, the score and how many answers were open.
pub(super) type Told = (Verdict, Option<Points>, usize);

/// A way on from the end of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The questions of this level that were not asked yet.
    Rest,
    /// Those that were asked and are open, once more.
    Open,
    /// The next level.
    Next,
    /// None for now.
    Stop,
}

impl<'m> LevelEnd<'m> {
    /// What there is to say about `level`, without any way on.
    pub(super) fn new(level: &'m Level, scorecard: &Scorecard<'_>) -> Option<Self> {
        let score = scorecard.levels.get(level.number.checked_sub(1)?)?;
        Some(Self {
            level,
            verdict: verdict(score),
            spread: score.spread.clone().filter(|_| score.is_assessed()),
            open: score.open_questions(),
            rest: 0,
            essentials: Essentials::of(level, score),
            under_floor: surely_under_floor(level, score),
            ways: vec![],
        })
    }

    pub(super) fn said(&self) -> Told {
        (self.verdict, self.spread.as_ref().map(|spread| spread.score.clone()), self.open)
    }

    /// Whether no open answer can change whether it passes.
    pub(super) fn is_decided(&self) -> bool {
        self.verdict != Verdict::Open
    }

    /// The verdict, with its reasons; of `answers` those to essentials are told.
    pub(super) fn told(&self, model: &Model, answers: &Answers) -> Screen {
        let number = self.level.number;
        let (score, high) = self.spread.as_ref().map_or((0, 100), |spread| (spread.score.floor(), spread.high.floor()));
        let needed = model.thresholds.achieved_at;
        let whatever = if self.open == 0 { String::new() } else { format!(", whatever the {}", what_is_open(self.open)) };
        let mut screen = Screen::of([Paragraph::Blank]);
        match self.verdict {
            Verdict::Passes => screen.push(Paragraph::Done(format!("Level {number} passes: {score} %; {needed} % are needed{whatever}."))),
            Verdict::NotApplicable => screen.push(Paragraph::Text(format!("Nothing in Level {number} applies to this workload."))),
            Verdict::Open if self.spread.is_none() => screen.push(Paragraph::Text(format!("Level {number} is not assessed yet."))),
            Verdict::Open => screen.push(Paragraph::Text(format!("Level {number}: {score} to {high} %; {needed} % are needed."))),
            Verdict::CannotPass => {
                screen.push(Paragraph::Warning(format!("Level {number} does not pass{whatever}.")));
                screen.extend(self.reasons(model, answers));
            }
        }
        screen
    }

    /// The same after the essential questions alone.
    pub(super) fn told_of_essentials(&self, model: &Model, answers: &Answers) -> Screen {
        let Essentials { count, open, .. } = self.essentials;
        let number = self.level.number;
        let line = match (self.verdict, open) {
            (Verdict::Open, 0) => Paragraph::Done(format!("Level {number}: {} in place.", plural_is(count, "essential"))),
            (Verdict::Open, open) => Paragraph::Text(format!("Level {number}: {open} of {} open.", plural_is(count, "essential"))),
            _ => return self.told(model, answers),
        };
        Screen::of([Paragraph::Blank, line])
    }

    fn reasons(&self, model: &Model, answers: &Answers) -> Vec<Paragraph> {
        let mut reasons: Vec<Paragraph> = self.essentials.failing.iter().map(|question| essential(question, answers)).collect();
        let floor = model.thresholds.floor;
        reasons.extend(self.under_floor.iter().map(|strategy| Paragraph::Point(format!("{} stays under {floor} %.", strategy.name))));
        let (high, needed) = (self.spread.as_ref().map(|spread| spread.high.floor()), model.thresholds.achieved_at);
        let too_low = high.filter(|high| *high < needed);
        reasons.extend(too_low.map(|high| Paragraph::Point(format!("It is at {} and needs {needed} %.", self.at_best(high)))));
        reasons
    }

    fn at_best(&self, high: u32) -> String {
        let is_exact = self.spread.as_ref().is_some_and(|spread| spread.score == spread.high);
        if is_exact { format!("{high} %") } else { format!("{high} % at best") }
    }

    /// The question behind the ways, and each of them in words; `below` is the lowest level that cannot pass.
    pub(super) fn choice(&self, below: Option<usize>, next: Option<&Level>) -> (String, Vec<String>) {
        let number = self.level.number;
        let why = match below {
            Some(below) if self.rest == 0 => format!("No level above counts before Level {below} passes. "),
            _ => String::new(),
        };
        let in_words = |way: &Way| match way {
            Way::Rest if self.verdict == Verdict::Passes => format!("The other {} of Level {number}", plural(self.rest, "question")),
            Way::Rest => format!("The other {} of Level {number}, which make its plan exact", plural(self.rest, "question")),
            Way::Open => format!("The {} of Level {number} once more", plural(self.open, "open question")),
            Way::Next => next.map_or_else(|| "Finish".to_owned(), |next| format!("Level {} · {}", next.number, next.name)),
            Way::Stop => "Stop here".to_owned(),
        };
        (format!("{why}Go on with:"), self.ways.iter().map(in_words).collect())
    }
}

impl<'m> Essentials<'m> {
    /// Both lists of practices are in model order.
    fn of(level: &'m Level, score: &LevelScore<'_>) -> Self {
        let asked = level.strategies.iter().flat_map(|strategy| strategy.practices.iter().map(move |practice| (strategy, practice)));
        let (mut count, mut open, mut failing) = (0, 0, vec![]);
        for ((strategy, practice), place) in asked.zip(score.places()).filter(|((_, practice), _)| practice.essential) {
            count += usize::from(place.practice.is_applicable());
            open += usize::from(place.practice.state.is_open());
            if place.practice.is_surely_failing_essential(score.thresholds.achieved_at) {
                failing.push(Question::new(level, strategy, practice));
            }
        }
        Self { count, open, failing }
    }
}

/// An essential that is not largely in place, with its answer.
pub(super) fn essential(question: &Question<'_>, answers: &Answers) -> Paragraph {
    let answer = question.answer(answers).map(|answer| format!(": {}", question.in_words(answer))).unwrap_or_default();
    Paragraph::Point(format!("Essential and not largely in place: {}{answer}", question.ask()))
}

fn what_is_open(open: usize) -> String {
    if open == 1 { "open answer is".to_owned() } else { format!("{open} open answers are") }
}

/// `1 essential is`, `5 essentials are`.
fn plural_is(count: usize, what: &str) -> String {
    format!("{} {}", plural(count, what), if count == 1 { "is" } else { "are" })
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
