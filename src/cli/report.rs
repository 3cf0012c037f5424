//! The arguments of `report`: the format, and what goes into it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::AssessmentArgs;
use crate::answers::LeftOut;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For GitHub, wikis and plain editors
    Markdown,
    /// One page for a browser, with nothing to load
    Html,
    /// For programs
    Json,
    /// The next steps or every answer, for a tracker or a spreadsheet
    Csv,
    /// A workbook: summary, strategies with a chart, next steps, every answer
    #[cfg(feature = "xlsx")]
    Xlsx,
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CsvTable {
    /// The next steps, the plan first
    Steps,
    /// Every question with its answer
    Answers,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) assessment: AssessmentArgs,
    /// Where to write the report; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The format [default: by the extension of OUT, else markdown]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// Write one page: where the workload stands, what holds it back, the worst risks and the first steps
    #[arg(long)]
    pub(crate) summary: bool,
    /// The rows of a csv [default: steps]
    #[arg(long, value_enum)]
    pub(crate) table: Option<CsvTable>,
    /// What to leave out, for sharing outside the team
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub(crate) without: Vec<LeftOut>,
    /// The heading, instead of the workload and its level
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
}
