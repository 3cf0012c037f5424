//! What `import` takes.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::day;

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The filled form, a workbook that `form` wrote (.xlsx)
    pub(crate) file: PathBuf,
    /// The answers file to write, which must not exist; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// The day on which it was answered, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}
