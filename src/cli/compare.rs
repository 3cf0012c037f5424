//! What was typed for `compare`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

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
