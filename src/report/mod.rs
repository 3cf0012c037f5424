//! Everything that is told about one workload's assessment, as a list of sections whose rows keep their exact figures.
//!
//! A row holds points, counts and parts of the model, never words: how they are worded and laid out is up to
//! [`render`](crate::render). Every renderer matches [`Section`], so the compiler names each one that lacks a new section.

mod band;
mod difference;
mod questions;
mod rating;
mod risks;
mod standing;
mod steps;
mod verdicts;

pub(crate) use band::Band;
pub use difference::{Difference, LevelChange, StepsDone};
pub(crate) use questions::{Question, QuestionKind};
pub(crate) use rating::Rating;
pub(crate) use risks::{RiskRow, worst_and_rest};
pub(crate) use standing::{LevelRange, Mark, Rung, Standing};
pub(crate) use steps::{FindOut, OutOfReach, Plan, StepRow, pursuit_risks, trade_offs};
pub(crate) use verdicts::{Checked, CheckedFile};

use jiff::civil::Date;

use crate::answers::Answers;
use crate::model::{Model, Theme};
use crate::next_steps::NextSteps;
use crate::scorecard::{Blocker, Cell, LevelScore, Scorecard, StrategyScore};

/// What somebody should look at in the answers file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// `FILE:LINE:COLUMN`.
    pub(crate) position: String,
    /// The line, from 1.
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// Everything that can be told about one workload's assessment.
#[derive(Debug, Clone, Copy)]
pub struct Report<'s, 'a> {
    /// The answers assessed.
    pub answers: &'a Answers,
    /// What scoring made of them.
    pub scorecard: &'s Scorecard<'a>,
    /// What to do.
    pub next_steps: &'s NextSteps<'s, 'a>,
    /// The day that the report is made for.
    pub as_of: Date,
    /// What was odd about the answers file.
    pub warnings: &'s [Warning],
    /// What documents are headed, instead of the workload and its level.
    pub title: Option<&'s str>,
}

#[derive(Debug, Clone)]
pub(crate) enum Section<'s, 'a> {
    /// Which level is reached, and how each level stands.
    Standing(Standing<'s, 'a>),
    /// The lowest level that fails, and why it does; nothing when every level passes.
    Blockers(Option<(&'s LevelScore<'a>, Vec<Blocker<'s, 'a>>)>),
    /// What goes wrong because of what is missing, the worst first.
    Risks(Vec<RiskRow<'s, 'a>>),
    /// What the plan needs and nobody knows yet.
    FindOut(Vec<FindOut<'s, 'a>>),
    /// The smallest set of steps to the next level.
    Plan(Plan<'s, 'a>),
    /// What comes right after the plan, and how many steps come later.
    After(Vec<StepRow<'s, 'a>>, usize),
    Later(Vec<StepRow<'s, 'a>>),
    Questions(QuestionKind, Vec<Question<'s, 'a>>),
    /// Each theme with one cell a level, the lowest first.
    HeatMap(Vec<(&'a Theme, Vec<Cell>)>),
    /// The applicable strategies of which nothing is known, by level.
    NotAssessed(Vec<(&'s LevelScore<'a>, Vec<&'s StrategyScore<'a>>)>),
    Warnings(&'s [Warning]),
    /// Every answer with its note and evidence, by level.
    Answers(&'s [LevelScore<'a>]),
    /// What the report was made with, its rules and its source.
    Footer,
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn model(&self) -> &'a Model {
        self.scorecard.model
    }

    /// The sections in the order in which they are told. One that may be empty is left out when it is.
    pub(crate) fn sections(&self) -> Vec<Section<'s, 'a>> {
        let plan = self.plan();
        let [first, later] = self.after(&plan);
        let questions = |kind| Some(Section::Questions(kind, not_empty(self.questions(kind))?));
        let sections = [
            Some(Section::Standing(self.standing())),
            Some(Section::Blockers(self.scorecard.lowest_failing().map(|level| (level, self.scorecard.blockers(level))))),
            not_empty(self.risks()).map(Section::Risks),
            not_empty(self.what_to_find_out()).map(Section::FindOut),
            Some(Section::Plan(plan)),
            not_empty(first).map(|rows| Section::After(rows, later.len())),
            not_empty(later).map(Section::Later),
            questions(QuestionKind::Accepted),
            not_empty(self.heat_map()).map(Section::HeatMap),
            questions(QuestionKind::Disputed),
            questions(QuestionKind::Open),
            questions(QuestionKind::Stale),
            questions(QuestionKind::SetAside),
            not_empty(self.not_assessed()).map(Section::NotAssessed),
            Some(Section::Warnings(self.warnings)).filter(|_| !self.warnings.is_empty()),
            Some(Section::Answers(&self.scorecard.levels)),
            Some(Section::Footer),
        ];
        sections.into_iter().flatten().collect()
    }

    fn heat_map(&self) -> Vec<(&'a Theme, Vec<Cell>)> {
        self.model().themes.iter().map(|theme| (theme, self.scorecard.cells(theme))).collect()
    }
}

fn not_empty<T>(rows: Vec<T>) -> Option<Vec<T>> {
    Some(rows).filter(|rows| !rows.is_empty())
}
