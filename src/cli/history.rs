//! The arguments of `history`: the files of several sittings, or one file and its versions in git.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReadingArgs;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryFormat {
    /// For people
    Text,
    /// For a wiki
    Markdown,
    /// One page for a browser, with a line a level
    Html,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct HistoryArgs {
    /// The answers files of one workload's sittings; `-` for standard input [default: maturity.yaml or .yml]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Take the versions of the one file from its git history
    #[arg(long)]
    pub(crate) git: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Where to write it; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The format [default: by the extension of OUT, else text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<HistoryFormat>,
}
