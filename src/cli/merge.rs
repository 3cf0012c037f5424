//! The arguments of `merge`: whose answers become one, and where they go.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::TextMarkdownOrJson;

/// What holds where raters differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PolicyName {
    /// The lowest answer; of a checklist what all ticked
    Lowest,
    /// The answer in the middle, the lower of two; of a checklist what more than half ticked
    Median,
}

#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The answers file of each rater, who is called by its one assessor, else by its name; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) target: MergeTarget,
    /// Which answer holds where raters differ, until they have settled on one
    #[arg(long, value_enum, default_value_t = PolicyName::Lowest, value_name = "POLICY")]
    pub(crate) policy: PolicyName,
    /// A model to choose from, a file or the id of a built-in one; may be given several times
    #[arg(long, value_name = "MODEL")]
    pub(crate) model: Vec<PathBuf>,
    /// The format of the agreement table, which goes to standard output
    #[arg(long, value_enum, default_value_t = TextMarkdownOrJson::Text)]
    pub(crate) format: TextMarkdownOrJson,
}

/// Where the merged answers go: one of the two.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct MergeTarget {
    /// The file to write, which must not exist; `-` for standard output, and the table goes to standard error
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The file of record to change in place, as `assess` does; its target, plans and accepted gaps stay
    #[arg(long, value_name = "RECORD")]
    pub(crate) into: Option<PathBuf>,
}
