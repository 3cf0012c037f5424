//! `report`: the report as a file.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::assessment::Assessment;
use super::models;
use super::output::Output;
use crate::answers::Without;
use crate::cli::{LeftOut, ReportArgs, ReportFormat};
use crate::exit_code::ExitCode;
use crate::render;

pub(super) fn run(args: &ReportArgs, output: Output) -> Result<ExitCode> {
    let format = match (args.format, args.output.as_deref()) {
        (Some(format), _) => format,
        (None, Some(path)) => format_of(path)?,
        (None, None) => ReportFormat::Markdown,
    };
    let mut assessment = Assessment::read(&args.assessment, output)?;
    let leaves_out = |what| args.without.contains(&what);
    let without = Without { notes: leaves_out(LeftOut::Notes), evidence: leaves_out(LeftOut::Evidence) };
    assessment.answers = assessment.answers.without(without);
    assessment.title.clone_from(&args.title);
    let text = assessment.with_report(None, |report| match format {
        ReportFormat::Markdown => render::markdown(report),
        ReportFormat::Html => render::html(report),
        ReportFormat::Json => render::json(report),
        ReportFormat::Csv => render::csv(report),
    });
    let beside = models::beside(&args.assessment.file, assessment.model.id.as_str());
    let inputs: Vec<&Path> =
        args.assessment.reading.model.iter().chain([&args.assessment.file]).chain(&beside).map(PathBuf::as_path).collect();
    Output::result_to(args.output.as_deref(), &text, &inputs)?;
    Ok(ExitCode::Done)
}

fn format_of(path: &Path) -> Result<ReportFormat> {
    match path.extension().and_then(|extension| extension.to_str()) {
        None | Some("md" | "markdown") => Ok(ReportFormat::Markdown),
        Some("html" | "htm") => Ok(ReportFormat::Html),
        Some("json") => Ok(ReportFormat::Json),
        Some("csv") => Ok(ReportFormat::Csv),
        Some(other) => bail!("no report format has the extension `.{}`; name one with --format", crate::text::visible(other)),
    }
}
