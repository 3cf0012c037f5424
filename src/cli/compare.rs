//! The arguments of `compare`: two answers files, and how their difference is told.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::TextMarkdownOrJson;
use crate::answers::LeftOut;

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// The earlier answers file; `-` for standard input; an empty one is the first time
    pub(crate) before: PathBuf,
    /// The later answers file; `-` for standard input
    pub(crate) after: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times, also for two versions of one model
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// The day to look at both, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = super::day)]
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
