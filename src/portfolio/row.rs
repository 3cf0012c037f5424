//! What is kept of one workload: its scores.

use std::sync::Arc;

use jiff::civil::Date;

use super::Holding;
use crate::answers::Answers;
use crate::model::{Model, Thresholds};
use crate::next_steps::{Goal, NextSteps};
use crate::scorecard::{Blocker, LevelScore, Points, Scorecard, Spread, StrategyScore};

/// A score to be shown: the exact one is gone, and nothing is decided by what is left but on which side of a whole number it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Percent {
    /// Rounded down.
    pub(crate) floor: u8,
    /// The nearest double, for exchange.
    pub(crate) nearest: f64,
}

/// What is kept of one workload.
#[derive(Debug, Clone)]
pub struct Row {
    pub(crate) file: Box<str>,
    /// What it is grouped by; nothing where the file does not say, or nothing was asked for.
    pub(crate) group: Option<Box<str>>,
    pub(crate) workload: Box<str>,
    pub(crate) model: Arc<Model>,
    pub(crate) assessed: Option<Date>,
    /// The latest day on which anybody answered.
    pub(crate) latest: Option<Date>,
    /// The day of the oldest answer that counts.
    pub(crate) oldest: Option<Date>,
    /// Whether any level applies at all.
    pub(crate) applies: bool,
    pub(crate) level: usize,
    pub(crate) level_possible: usize,
    /// How many answers are open, in all levels.
    pub(crate) open: usize,
    /// Lowest first.
    pub(crate) levels: Box<[LevelRow]>,
    /// In model order.
    pub(crate) strategies: Box<[StrategyRow]>,
    /// What holds back the lowest level that fails: its essentials and its strategies under the floor.
    pub(super) held_back_by: Box<[Holding]>,
    /// The positions in the model of the practices that the plan to pass that level changes.
    pub(super) steps: Box<[u16]>,
}

/// How one level fares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LevelRow {
    /// Nothing when not assessed.
    pub(crate) score: Option<Percent>,
    /// At best; nothing when nothing of it applies.
    pub(crate) high: Option<Percent>,
    pub(crate) passes: Option<bool>,
    pub(crate) could_pass: Option<bool>,
}

/// How one strategy fares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StrategyRow {
    pub(crate) score: Option<Percent>,
    pub(crate) high: Option<Percent>,
}

impl Percent {
    fn of(points: &Points) -> Self {
        Self { floor: u8::try_from(points.floor()).unwrap_or(u8::MAX), nearest: points.to_f64() }
    }

    fn high(spread: Option<&Spread>) -> Option<Self> {
        spread.map(|spread| Self::of(&spread.high))
    }
}

impl LevelRow {
    fn of(level: &LevelScore<'_>) -> Self {
        let (score, high) = (level.score().map(Percent::of), Percent::high(level.spread.as_ref()));
        Self { score, high, passes: level.passes, could_pass: level.could_pass }
    }
}

impl StrategyRow {
    fn of(strategy: &StrategyScore<'_>) -> Self {
        Self { score: strategy.score().map(Percent::of), high: Percent::high(strategy.spread.as_ref()) }
    }
}

impl Row {
    /// What is kept of `answers` to `model`, read from `file`; with the day of a `plan`, what would make the lowest failing level pass.
    pub(crate) fn new(file: String, group: Option<&str>, model: &Arc<Model>, answers: &Answers, plan: Option<Date>) -> Self {
        let scorecard = Scorecard::new(model, answers);
        Self {
            file: file.into(),
            group: group.map(Into::into),
            workload: answers.workload.as_str().into(),
            model: Arc::clone(model),
            assessed: answers.assessed,
            latest: answers.latest_day(),
            oldest: oldest(answers),
            applies: scorecard.applies(),
            level: scorecard.level,
            level_possible: scorecard.level_possible,
            open: scorecard.counts().open(),
            levels: scorecard.levels.iter().map(LevelRow::of).collect(),
            strategies: scorecard.strategies().map(|(_, strategy)| StrategyRow::of(strategy)).collect(),
            held_back_by: plan.map(|_| held_back_by(&scorecard)).unwrap_or_default(),
            steps: plan.map(|day| steps(&scorecard, day)).unwrap_or_default(),
        }
    }

    pub(crate) fn thresholds(&self) -> Thresholds {
        self.model.thresholds
    }
}

/// The day of the oldest answer.
fn oldest(answers: &Answers) -> Option<Date> {
    let entries = answers.strategies.values().flat_map(|strategy| strategy.practices.values());
    entries.filter(|entry| entry.answer.is_some()).filter_map(|entry| entry.reviewed.or(answers.assessed)).min()
}

fn held_back_by(scorecard: &Scorecard<'_>) -> Box<[Holding]> {
    let Some(level) = scorecard.lowest_failing() else { return Box::default() };
    let holding = |blocker: &Blocker<'_, '_>| match blocker {
        Blocker::Essential { place, .. } => practice_position(scorecard, place.asked()).map(Holding::Essential),
        Blocker::Floor { strategy, .. } => {
            let position = scorecard.strategies().position(|(_, other)| std::ptr::eq(other.strategy, strategy.strategy));
            position.and_then(|position| u16::try_from(position).ok()).map(Holding::Floor)
        }
        Blocker::Score { .. } | Blocker::Open { .. } | Blocker::Below { .. } => None,
    };
    scorecard.blockers(level).iter().filter_map(holding).collect()
}

fn steps(scorecard: &Scorecard<'_>, day: Date) -> Box<[u16]> {
    let steps = NextSteps::new(scorecard, Goal { day: Some(day), ..Goal::default() });
    steps.plan.iter().filter_map(|step| practice_position(scorecard, step.place.asked())).collect()
}

/// Where a practice stands among all of its model.
fn practice_position(scorecard: &Scorecard<'_>, practice: &crate::model::Practice) -> Option<u16> {
    let position = scorecard.model.practices().position(|(.., other)| std::ptr::eq(other, practice));
    position.and_then(|position| u16::try_from(position).ok())
}
