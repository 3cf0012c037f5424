//! The command line: every command with its arguments and options, as they were typed.

mod check;
mod compare;
mod examples;
mod expected;
mod file;
mod form;
mod history;
mod import;
mod merge;
mod model;
mod portfolio;
mod report;
mod set;
mod shell;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::interview::Only;
pub(crate) use check::{CheckArgs, CheckFormat, EvidenceFor};
pub(crate) use compare::CompareArgs;
pub(crate) use expected::expected;
pub(crate) use file::NAMES;
pub(crate) use form::{FormArgs, FormFormat};
pub(crate) use history::{HistoryArgs, HistoryFormat};
pub(crate) use import::{AnswersSource, ImportArgs};
pub(crate) use merge::{MergeArgs, PolicyName};
pub(crate) use model::{
    ModelCheckArgs, ModelCommand, ModelExportArgs, ModelImportArgs, ModelNewArgs, ModelSchemaArgs, ModelShowArgs, ModelSource, SchemaOf,
};
pub(crate) use portfolio::{PortfolioArgs, PortfolioFormat};
pub(crate) use report::{CsvTable, ReportArgs, ReportFormat};
pub(crate) use set::SetArgs;
pub(crate) use shell::{CompletionsArgs, ManArgs, Shell};
use values::{day, days, level, points};

/// Maturity self-assessment: which level a workload has reached, what holds it back and what to do first
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, after_help = examples::PROGRAM)]
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
    #[command(after_help = examples::ASSESS)]
    Assess(AssessArgs),
    /// Score a saved answers file: the level reached, what holds it back, what to do first
    #[command(after_help = examples::SCORE)]
    Score(ScoreArgs),
    /// Export the report
    #[command(after_help = examples::REPORT)]
    Report(ReportArgs),
    /// Show the smallest set of changes that reaches a level
    #[command(after_help = examples::PLAN)]
    Plan(PlanArgs),
    /// Explain one level, strategy or practice in full, and what a workload has of it
    #[command(after_help = examples::EXPLAIN)]
    Explain(ExplainArgs),
    /// Check that answers files are valid and that the gates hold, for CI
    #[command(after_help = examples::CHECK)]
    Check(CheckArgs),
    /// Show what changed between two answers files, what got worse first
    #[command(after_help = examples::COMPARE)]
    Compare(CompareArgs),
    /// Make one answers file of those of several raters, and show where they agree
    #[command(after_help = examples::MERGE)]
    Merge(MergeArgs),
    /// Show where one workload stood after each of several sittings
    #[command(after_help = examples::HISTORY)]
    History(HistoryArgs),
    /// Show many workloads side by side, from the answers files in some folders
    #[command(after_help = examples::PORTFOLIO)]
    Portfolio(PortfolioArgs),
    /// Write the questionnaire for people without a terminal: a page that gives back an answers file, a workbook, or one to print
    #[command(after_help = examples::FORM)]
    Form(FormArgs),
    /// Make an answers file of what people filled in elsewhere: a form, SAMM's toolbox, DSOMM's team progress
    #[command(after_help = examples::IMPORT)]
    Import(ImportArgs),
    /// Save single answers, notes, evidence and plans, for scripts and tickets
    #[command(after_help = examples::SET)]
    Set(SetArgs),
    /// Write a blank answers file
    #[command(after_help = examples::NEW)]
    New(NewArgs),
    /// Browse, check, begin, copy and import models
    #[command(subcommand, after_help = examples::MODEL)]
    Model(ModelCommand),
    /// Print what a shell needs to complete commands, options and the ids of a model
    #[command(after_help = examples::COMPLETIONS)]
    Completions(CompletionsArgs),
    /// Print the manual, or write its pages into a folder
    #[command(after_help = examples::MAN)]
    Man(ManArgs),
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
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(crate) struct ScoreArgs {
    #[command(flatten)]
    pub(crate) assessment: AssessmentArgs,
    /// Show one screen: where the workload stands, what holds it back, the worst risks and the first steps
    #[arg(long, conflicts_with_all = ["full", "all", "explain"])]
    pub(crate) summary: bool,
    /// Show everything: strategies, risks, heat map, open questions, all answers
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
