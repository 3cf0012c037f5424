//! What was typed.

mod check;
mod compare;
mod explain;
mod model;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub use check::CheckArgs;
pub use compare::{CompareArgs, ComparisonFormat};
pub use explain::ExplainArgs;
pub use model::{
    ModelCheckArgs, ModelCommand, ModelExportArgs, ModelImportArgs, ModelNewArgs, ModelSchemaArgs, ModelShowArgs, ModelSource, SchemaOf,
    ShowFormat,
};

/// Maturity self-assessment: which level a workload has reached, what holds it back and what to do first
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub color: ColorChoice,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
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
    /// Write a blank answers file, or a questionnaire to print
    New(NewArgs),
    /// Browse, check, begin, copy and import models
    #[command(subcommand)]
    Model(ModelCommand),
}

/// An answers file and how to look at it.
#[derive(Debug, Args)]
pub struct AssessmentArgs {
    /// The answers file; `-` for standard input
    pub file: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub model: Vec<PathBuf>,
    /// Count answers older than this many days as unknown
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub max_age: Option<u32>,
    /// The day to count ages from, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
}

/// Arguments of `assess`.
#[derive(Debug, Args)]
pub struct AssessArgs {
    /// The answers file; written after every answer
    #[arg(default_value = "maturity.yaml")]
    pub file: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub model: Vec<PathBuf>,
    /// Ask one rating a strategy instead of its practices
    #[arg(long)]
    pub quick: bool,
    /// Ask only about the level with this number
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub level: Option<usize>,
    /// Ask only about this strategy
    #[arg(long, value_name = "ID")]
    pub strategy: Option<String>,
    /// Ask only what is in this state
    #[arg(long, value_enum, value_name = "STATE")]
    pub only: Option<OnlyState>,
    /// Ask line by line and read standard input: each key is followed by Enter
    #[arg(long)]
    pub line: bool,
    /// Ask again what was answered more than this many days ago
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub max_age: Option<u32>,
    /// The day of the assessment, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
}

/// The state of the answers to ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnlyState {
    /// Unanswered, unknown or too old
    Open,
    /// Asked, and nobody knew
    Unknown,
    /// Too old, by --max-age
    Stale,
    /// Taken from a quick rating
    Estimated,
}

/// A day of the calendar.
fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a day of the calendar; write it as YYYY-MM-DD, for example 2026-03-01".to_owned())
}

/// The number of a level.
fn level(text: &str) -> Result<usize, String> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let help = if digits.parse::<usize>().is_ok() { digits } else { "3" };
    text.parse().map_err(|_| format!("a level is named by its number alone, for example {help}"))
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

/// Text for people or JSON for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextOrJson {
    /// For people
    Text,
    /// For programs: the whole report
    Json,
}

/// Arguments of `score`.
#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// What to score
    #[command(flatten)]
    pub assessment: AssessmentArgs,
    /// Show everything: risks, heat map, open questions, all answers
    #[arg(long)]
    pub full: bool,
    /// Show all next steps
    #[arg(long)]
    pub all: bool,
    /// Show the sums behind every figure, for a pocket calculator
    #[arg(long)]
    pub explain: bool,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
}

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// What to plan for
    #[command(flatten)]
    pub assessment: AssessmentArgs,
    /// The level to reach [default: the file's target, else the lowest level that fails]
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub to: Option<usize>,
    /// Suppose an answer and show the result beside the present one, as `strategy/practice=answer`; saves nothing
    #[arg(long, value_name = "ID=ANSWER")]
    pub set: Vec<String>,
    /// Show all steps after the plan too
    #[arg(long)]
    pub all: bool,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
}

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For GitHub, wikis and plain editors
    Markdown,
    /// One page for a browser, with nothing to load
    Html,
    /// For programs
    Json,
    /// The next steps, for a tracker or a spreadsheet
    Csv,
}

/// What is left out of a report that goes outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LeftOut {
    /// Every note
    Notes,
    /// Everything that shows an answer
    Evidence,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// What to report
    #[command(flatten)]
    pub assessment: AssessmentArgs,
    /// Where to write the report; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The format [default: by the extension of OUT, else markdown]
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// What to leave out, for sharing outside the team
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub without: Vec<LeftOut>,
    /// The heading, instead of the workload and its level
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}

/// What a blank is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BlankFormat {
    /// An answers file
    Yaml,
    /// A questionnaire to print
    Markdown,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// The file to write, which must not exist; `-` for standard output
    pub file: PathBuf,
    /// The model to answer: a file, or the id of a built-in one
    #[arg(long, value_name = "MODEL")]
    pub model: Option<PathBuf>,
    /// The workload's name
    #[arg(long, value_name = "NAME")]
    pub workload: Option<String>,
    /// The format [default: by the extension of FILE, else yaml]
    #[arg(long, value_enum)]
    pub format: Option<BlankFormat>,
}
