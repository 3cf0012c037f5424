//! The arguments of `portfolio`: where the answers files are, what they are grouped by, and the format.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReadingArgs;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PortfolioFormat {
    /// For people
    Text,
    /// For a wiki
    Markdown,
    /// One page for a browser, with a heat map of workloads and levels
    Html,
    /// A row a workload, for a spreadsheet
    Csv,
    /// For programs: all of it
    Json,
    /// For a database: a line a file, in the order of paths
    Ndjson,
}

#[derive(Debug, Args)]
pub(crate) struct PortfolioArgs {
    /// Folders that hold answers files, named maturity.yaml or NAME.maturity.yaml (.yml), or such files
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The key of the files to group workloads by, one of their own that begins with `x-`
    #[arg(long, value_name = "x-KEY", value_parser = key)]
    pub(crate) group: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Where to write it; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// The format [default: by the extension of OUT, else text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<PortfolioFormat>,
}

fn key(text: &str) -> Result<String, String> {
    if text.len() > 2 && text.starts_with("x-") {
        return Ok(text.to_owned());
    }
    Err(format!("keys of your own begin with `x-`, for example x-{}", text.trim_start_matches("x-").trim_start_matches('-')))
}
