//! What `import` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::day;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswersSource {
    /// A workbook (.xlsx) that `form` wrote and people filled in
    #[cfg(feature = "xlsx")]
    Form,
    /// The workbook (.xlsx) of OWASP SAMM's toolbox, for the model that `model import --from samm` wrote
    #[cfg(feature = "xlsx")]
    SammToolbox,
    /// The team progress (.yaml) that DSOMM's application exports, for the model that `model import --from dsomm` wrote
    DsommProgress,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The file that was filled in; `-` for standard input
    pub(crate) file: PathBuf,
    /// What the file is
    #[cfg_attr(feature = "xlsx", arg(long, value_enum, default_value_t = AnswersSource::Form, value_name = "KIND"))]
    #[cfg_attr(not(feature = "xlsx"), arg(long, value_enum, value_name = "KIND"))]
    pub(crate) from: AnswersSource,
    /// The answers file to write, which must not exist; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// With --from dsomm-progress, the team whose progress it is, where the file has several
    #[arg(long, value_name = "TEAM")]
    pub(crate) team: Option<String>,
    /// The name of the workload, instead of what the file tells
    #[arg(long, value_name = "NAME")]
    pub(crate) workload: Option<String>,
    /// The day on which it was answered, where no answer has its own: instead of what the sheet tells, today or the day in `MATURITY_AS_OF`: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}
