//! The arguments of `explain`: a part of the model, and the answers file to look it up in.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::TextOrJson;

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A level (`3` or its id), a strategy or `strategy/practice`
    pub(crate) id: String,
    /// The answers file to look it up in; `-` for standard input
    pub(crate) file: Option<PathBuf>,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// Count answers older than this many days as unknown
    #[arg(long, value_name = "DAYS", value_parser = super::days)]
    pub(crate) max_age: Option<u32>,
    /// The day to count ages from, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    pub(crate) as_of: Option<Date>,
    /// The format
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) format: TextOrJson,
}
