//! What `form` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{day, level};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormFormat {
    /// A page for a browser that gives back an answers file, with nothing to load
    Html,
    /// To print
    Markdown,
    /// A workbook, which `import` reads back
    #[cfg(feature = "xlsx")]
    Xlsx,
}

#[derive(Debug, Args)]
pub(crate) struct FormArgs {
    /// Answers to fill in beforehand; without any, the form is blank
    pub(crate) file: Option<PathBuf>,
    /// The file to write; `-` for standard output
    #[arg(short, long, value_name = "OUT", required_unless_present = "format")]
    pub(crate) output: Option<PathBuf>,
    /// The format [default: by the extension of OUT]
    #[arg(long, value_enum)]
    pub(crate) format: Option<FormFormat>,
    /// Ask only about the level with this number
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub(crate) level: Option<usize>,
    /// Ask only about this strategy
    #[arg(long, value_name = "ID")]
    pub(crate) strategy: Option<String>,
    /// Ask the essential practices only
    #[arg(long)]
    pub(crate) essentials: bool,
    /// The model to ask: a file, or the id of a built-in one; may be given several times where FILE names one of them [default: operational-excellence]
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// The day that the form is of, instead of today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}
