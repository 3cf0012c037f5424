//! The arguments of `check`: the answers files, and the conditions that they have to meet.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReadingArgs;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvidenceFor {
    /// The best answer: all of it is in place
    Full,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The answers files; `-` for standard input [default: maturity.yaml or .yml]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The level to have reached
    #[arg(long, value_name = "LEVEL", value_parser = super::level)]
    pub(crate) min_level: Option<usize>,
    /// How many answers may be unanswered, unknown or too old
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_open: Option<usize>,
    /// How many practices may be set aside
    #[arg(long, value_name = "NUMBER")]
    pub(crate) max_not_applicable: Option<usize>,
    /// An earlier answers file that nothing may be worse than; `-` for standard input; one that is empty or not there is the first time
    #[arg(long, value_name = "BASE")]
    pub(crate) no_regression: Option<PathBuf>,
    /// Refuse accepted gaps whose day has passed
    #[arg(long)]
    pub(crate) no_expired_acceptance: bool,
    /// Refuse next steps that somebody was to take before today
    #[arg(long)]
    pub(crate) no_overdue: bool,
    /// Refuse answers of this kind without evidence
    #[arg(long, value_enum, value_name = "ANSWERS")]
    pub(crate) evidence_for: Option<EvidenceFor>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// The format
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people
    Text,
    /// For programs: every file, fault and gate
    Json,
    /// For GitHub: an annotation at the line of each fault and of each gate that fails
    Github,
    /// For GitLab, Jenkins and all others: a test report in XML, with one case for each file and gate
    Junit,
}
