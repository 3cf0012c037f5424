//! The command line: every command with its arguments and options, as they were typed.

mod check;
mod file;
mod form;
mod model;
mod report;
mod set;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::answers::LeftOut;
use crate::interview::Only;
pub(crate) use check::{CheckArgs, EvidenceFor};
pub(crate) use file::NAMES;
pub(crate) use form::{FormArgs, FormFormat};
pub(crate) use model::{
    ModelCheckArgs, ModelCommand, ModelExportArgs, ModelImportArgs, ModelNewArgs, ModelSchemaArgs, ModelShowArgs, ModelSource, SchemaOf,
};
pub(crate) use report::{CsvTable, ReportArgs, ReportFormat};
pub(crate) use set::SetArgs;

/// Maturity self-assessment: which level a workload has reached, what holds it back and what to do first
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer the questionnaire, go on with it, or change answers
    Assess(AssessArgs),
    /// Score a saved answers file: the level reached, what holds it back, what to do first
    Score(ScoreArgs),
    /// Export the report
    Report(ReportArgs),
    /// Show the smallest set of changes that reaches a level
    Plan(PlanArgs),
    /// Explain one level, strategy or practice in full, and what a workload has of it
    Explain(ExplainArgs),
    /// Check that answers files are valid and that the gates hold, for CI
    Check(CheckArgs),
    /// Show what changed between two answers files, what got worse first
    Compare(CompareArgs),
    /// Write the questionnaire for people without a terminal: a page that gives back an answers file, or one to print
    Form(FormArgs),
    /// Save single answers, notes, evidence and plans, for scripts and tickets
    Set(SetArgs),
    /// Write a blank answers file
    New(NewArgs),
    /// Browse, check, begin, copy and import models
    #[command(subcommand)]
    Model(ModelCommand),
}

/// How answers are read: with which models, and as of which day.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingArgs {
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// Count answers older than this many days as unknown
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub(crate) max_age: Option<u32>,
    /// The day to count ages from, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct AssessmentArgs {
    /// The answers file; `-` for standard input [default: maturity.yaml or .yml]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub(crate) struct AssessArgs {
    /// The answers file; written after every answer. A new one begins with a choice of the built-in models, unless `--model` names one [default: maturity.yaml or .yml]
    pub(crate) file: Option<PathBuf>,
    /// Ask the essential practices only, and say which level they rule out
    #[arg(long)]
    pub(crate) quick: bool,
    /// Ask only about the level with this number
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub(crate) level: Option<usize>,
    /// Ask only about this strategy
    #[arg(long, value_name = "ID")]
    pub(crate) strategy: Option<String>,
    /// Ask only what is in this state
    #[arg(long, value_enum, value_name = "STATE")]
    pub(crate) only: Option<Only>,
    /// Ask again what was answered or confirmed before today, or more than DAYS days ago
    #[arg(long, value_name = "DAYS", num_args = 0..=1, require_equals = true, default_missing_value = "0", conflicts_with = "only", value_parser = days)]
    pub(crate) review: Option<u32>,
    /// Clear the screen for each question, for a room with a projector
    #[arg(long, conflicts_with = "line")]
    pub(crate) one_page: bool,
    /// Ask line by line and read standard input: each key is followed by Enter
    #[arg(long)]
    pub(crate) line: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a day of the calendar; write it as YYYY-MM-DD, for example 2026-03-01".to_owned())
}

/// The number of a level.
fn level(text: &str) -> Result<usize, String> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let help = if digits.parse::<usize>().is_ok() { digits } else { "3" };
    text.parse().map_err(|_| format!("a level is named by its number alone, for example {help}"))
}

/// Points on top of what is needed.
fn points(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "a margin is a whole number of points, 0 or more, for example 5".to_owned())
}

/// How many days old an answer may be.
fn days(text: &str) -> Result<u32, String> {
    const UNITS: [(&str, u32); 4] = [("d", 1), ("w", 7), ("m", 30), ("y", 365)];
    let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let unit = unit.trim_start().to_lowercase();
    let days = UNITS.iter().find(|(name, _)| unit.starts_with(name)).map(|(_, days)| *days);
    let meant = digits.parse::<u32>().ok().zip(days).and_then(|(count, days)| count.checked_mul(days));
    let help = meant.map_or_else(|| "for example 365".to_owned(), |days| format!("here {days}"));
    text.parse().map_err(|_| format!("an age is a number of days alone, {help}"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    /// For people
    Text,
    /// For programs: the whole report
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextMarkdownOrJson {
    /// For people
    Text,
    /// For a wiki, or for the comment on a pull request
    Markdown,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    #[command(flatten)]
    pub(crate) assessment: AssessmentArgs,
    /// Show everything: risks, heat map, open questions, all answers
    #[arg(long)]
    pub(crate) full: bool,
    /// Show all next steps
    #[arg(long)]
    pub(crate) all: bool,
    /// Show the sums behind every figure, for a pocket calculator
    #[arg(long)]
    pub(crate) explain: bool,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    #[command(flatten)]
    pub(crate) assessment: AssessmentArgs,
    /// The level to reach [default: the file's target, else the lowest level that fails]
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub(crate) to: Option<usize>,
    /// Plan for so many points more than a level needs, so that one lapse does not lose it
    #[arg(long, value_name = "POINTS", default_value_t = 0, hide_default_value = true, allow_hyphen_values = true, value_parser = points)]
    pub(crate) margin: u32,
    /// Suppose an answer and show the result beside the present one, as `strategy/practice=answer` or `practice=answer`; saves nothing
    #[arg(long, value_name = "ID=ANSWER")]
    pub(crate) set: Vec<String>,
    /// Show all steps after the plan too
    #[arg(long)]
    pub(crate) all: bool,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// The file to write, which must not exist; `-` for standard output [default: maturity.yaml]
    pub(crate) file: Option<PathBuf>,
    /// The model to answer: a file, or the id of a built-in one [default: operational-excellence]
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Option<PathBuf>,
    /// The workload's name
    #[arg(long, value_name = "NAME")]
    pub(crate) workload: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A level (`3` or its id), a strategy or `strategy/practice`, or the practice alone where no other is called so
    pub(crate) id: String,
    /// The answers file to look it up in; `-` for standard input [default: maturity.yaml or .yml, if there is one and no --model]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// The earlier answers file; `-` for standard input
    pub(crate) before: PathBuf,
    /// The later answers file; `-` for standard input
    pub(crate) after: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times, also for two versions of one model
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// The day to look at both, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
    /// The format
    #[arg(long, value_enum, default_value_t = TextMarkdownOrJson::Text)]
    pub(crate) format: TextMarkdownOrJson,
    /// What to leave out, for sharing outside the team
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub(crate) without: Vec<LeftOut>,
    /// End with 1 when an answer got worse, was lost sight of, or the level fell
    #[arg(long)]
    pub(crate) exit_code: bool,
}
