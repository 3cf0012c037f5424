//! What was typed for `explain`, `compare` and `check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::TextOrJson;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A level (`3` or its id), a strategy or `strategy/practice`
    pub id: String,
    /// The answers file to look it up in; `-` for standard input
    pub file: Option<PathBuf>,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub model: Vec<PathBuf>,
    /// Count answers older than this many days as unknown
    #[arg(long, value_name = "DAYS")]
    pub max_age: Option<u32>,
    /// The day to count ages from, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub as_of: Option<Date>,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
}

/// What a comparison is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ComparisonFormat {
    /// For people
    Text,
    /// For the comment on a pull request
    Markdown,
    /// For programs
    Json,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The earlier answers file; `-` for standard input
    pub before: PathBuf,
    /// The later answers file; `-` for standard input
    pub after: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times, also for two versions of one model
    #[arg(long, value_name = "MODEL")]
    pub model: Vec<PathBuf>,
    /// The day to look at both, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub as_of: Option<Date>,
    /// The format
    #[arg(long, value_enum, default_value_t = ComparisonFormat::Text)]
    pub format: ComparisonFormat,
    /// End with 1 when an answer got worse, was lost sight of, or the level fell
    #[arg(long)]
    pub exit_code: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The answers files; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The level to have reached; estimates do not count
    #[arg(long, value_name = "LEVEL")]
    pub min_level: Option<usize>,
    /// How many answers may be unanswered, unknown, too old or estimated
    #[arg(long, value_name = "NUMBER")]
    pub max_open: Option<usize>,
    /// How many practices may be set aside
    #[arg(long, value_name = "NUMBER")]
    pub max_not_applicable: Option<usize>,
    /// How old an answer may be; older ones count as unknown
    #[arg(long, value_name = "DAYS")]
    pub max_age: Option<u32>,
    /// An earlier answers file that nothing may be worse than; `-` for standard input
    #[arg(long, value_name = "BASE")]
    pub no_regression: Option<PathBuf>,
    /// Refuse accepted gaps whose day has passed
    #[arg(long)]
    pub no_expired_acceptance: bool,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub model: Vec<PathBuf>,
    /// The day to count ages from, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub as_of: Option<Date>,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub format: TextOrJson,
}
