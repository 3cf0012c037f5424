//! Everything that is told about one workload's assessment, as a list of sections whose rows keep their exact figures.
//!
//! A row holds points, counts and parts of the model, never words: how they are worded and laid out is up to
//! [`render`](crate::render). Every renderer matches [`Section`], so the compiler names each one that lacks a new section.

mod band;
mod difference;
mod questionnaire;
mod questions;
mod rating;
mod risks;
mod standing;
mod steps;
mod strategies;
mod summary;
mod verdicts;

pub(crate) use band::Band;
pub use difference::{Difference, LevelChange, StepsDone};
pub(crate) use questionnaire::{Asked, Questionnaire, Scope};
pub(crate) use questions::{Question, QuestionKind};
pub(crate) use rating::Rating;
pub(crate) use risks::{RiskRow, worst_and_rest};
pub(crate) use standing::{LevelRange, Mark, Rung, Standing};
pub(crate) use steps::{FindOut, OutOfReach, Plan, StepRow, pursuit_risks, trade_offs};
pub(crate) use strategies::{LevelStrategies, StrategyRow, of_level as strategies_of_level};
pub(crate) use summary::{FirstStep, Knowledge, Summary};
pub(crate) use verdicts::{Checked, CheckedFile, FoundVerdict};

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

/// How much of a report is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One screen or page.
    Summary,
    Whole,
}

/// One part of a report. A new one is a variant here with its place in [`Report::sections`]; whoever tells sections matches all of them.
#[derive(Debug, Clone)]
pub(crate) enum Section<'s, 'a> {
    /// What somebody has to know who reads nothing else.
    Summary(Summary<'s, 'a>),
    /// How each level stands.
    Levels(Standing<'s, 'a>),
    /// How far each strategy is in place, the lowest level first.
    Strategies(Vec<LevelStrategies<'s, 'a>>),
    /// What the plan needs and nobody knows yet.
    FindOut(Vec<FindOut<'s, 'a>>),
    /// The smallest set of steps to the next level.
    Plan(Plan<'s, 'a>),
    /// What comes right after the plan, and how many steps come later.
    After(Vec<StepRow<'s, 'a>>, usize),
    /// What goes wrong because of what is missing, the worst first.
    Risks(Vec<RiskRow<'s, 'a>>),
    /// Each theme with one cell a level, the lowest first.
    HeatMap(Vec<(&'a Theme, Vec<Cell>)>),
    /// The lowest level that fails, and everything that it fails by.
    Blockers(&'s LevelScore<'a>, Vec<Blocker<'s, 'a>>),
    Questions(QuestionKind, Vec<Question<'s, 'a>>),
    /// The applicable strategies of which nothing is known, by level.
    NotAssessed(Vec<(&'s LevelScore<'a>, Vec<&'s StrategyScore<'a>>)>),
    Later(Vec<StepRow<'s, 'a>>),
    Warnings(&'s [Warning]),
    /// Every answer with its note and evidence, by level.
    Answers(&'s [LevelScore<'a>]),
    /// What the report was made with, its rules and its source.
    Footer,
}

impl Section<'_, '_> {
    /// Whether it is there to be looked up, behind what is there to be read.
    pub(crate) fn is_appendix(&self) -> bool {
        match self {
            Self::Summary(_)
            | Self::Questions(QuestionKind::Overdue, _)
            | Self::Levels(_)
            | Self::Strategies(_)
            | Self::FindOut(_)
            | Self::Plan(_)
            | Self::After(..)
            | Self::Risks(_)
            | Self::HeatMap(_) => false,
            Self::Blockers(..)
            | Self::Questions(..)
            | Self::NotAssessed(_)
            | Self::Later(_)
            | Self::Warnings(_)
            | Self::Answers(_)
            | Self::Footer => true,
        }
    }
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn model(&self) -> &'a Model {
        self.scorecard.model
    }

    /// The sections in the order in which they are told. One that may be empty is left out when it is.
    pub(crate) fn sections(&self, extent: Extent) -> Vec<Section<'s, 'a>> {
        match extent {
            Extent::Summary => vec![Section::Summary(self.summary()), Section::Footer],
            Extent::Whole => self.all_sections(),
        }
    }

    fn all_sections(&self) -> Vec<Section<'s, 'a>> {
        let plan = self.plan();
        let [first, later] = self.after(&plan);
        let questions = |kind| Some(Section::Questions(kind, not_empty(self.questions(kind))?));
        let sections = [
            Some(Section::Summary(self.summary())),
            Some(Section::Levels(self.standing())),
            Some(Section::Strategies(self.strategies())),
            questions(QuestionKind::Overdue),
            not_empty(self.what_to_find_out()).map(Section::FindOut),
            Some(Section::Plan(plan)),
            not_empty(first).map(|rows| Section::After(rows, later.len())),
            not_empty(self.risks()).map(Section::Risks),
            not_empty(self.heat_map()).map(Section::HeatMap),
            self.held_back().map(|(level, blockers)| Section::Blockers(level, blockers)),
            questions(QuestionKind::Expired),
            questions(QuestionKind::Accepted),
            questions(QuestionKind::Disputed),
            questions(QuestionKind::Open),
            questions(QuestionKind::Stale),
            questions(QuestionKind::SetAside),
            not_empty(self.not_assessed()).map(Section::NotAssessed),
            not_empty(later).map(Section::Later),
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
