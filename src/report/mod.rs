//! The one value that renderers see: a scorecard and its next steps, told in rows of text that every format shares.
//!
//! Each section of a report is one file here; a renderer decides only how its rows are drawn. All text in rows is
//! [visible](crate::text::visible): it cannot steer a terminal. Escaping for Markdown or HTML is the renderer's.

mod appendix;
mod blockers;
mod check;
mod difference;
mod explanation;
mod footer;
mod heat_map;
mod ladder;
mod questions;
mod risks;
mod steps;
mod sums;
mod words;

pub use appendix::{AnswerRow, Evidence, LevelAnswers, StrategyAnswers};
pub use blockers::{BlockerRow, LostRow};
pub use check::{Checked, CheckedFile};
pub use difference::{ChangeRow, ChangeRows, Difference, LevelChange, StepsDone};
pub use explanation::Explanation;
pub use footer::{Footer, SourceLine};
pub use heat_map::{HeatCell, HeatMap, HeatRow};
pub use ladder::{Mark, Rung, Standing};
pub use questions::QuestionRow;
pub use risks::RiskRow;
pub use steps::{StepRow, StepRows, Watch};
pub use sums::{LevelSums, StrategySums, Term};
pub use words::{counted, percent, percent_range};

use jiff::civil::Date;

use crate::answers::Answers;
use crate::model::Model;
use crate::next_steps::NextSteps;
use crate::scorecard::Scorecard;

/// What somebody should look at in the answers file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// `FILE:LINE:COLUMN`.
    pub position: String,
    /// The line, from 1.
    pub line: usize,
    /// What is odd there.
    pub message: String,
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

impl<'a> Report<'_, 'a> {
    /// The model scored.
    pub fn model(&self) -> &'a Model {
        self.scorecard.model
    }
}
