//! `report`: the report as a file.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::assessment::Assessment;
use super::output::Output;
use super::{input, models};
use crate::answers::Without;
use crate::cli::{LeftOut, ReportArgs, ReportFormat};
use crate::exit_code::ExitCode;
use crate::next_steps::Goal;
use crate::render;
use crate::report::Extent;

pub(super) fn run(args: &ReportArgs, output: Output) -> Result<ExitCode> {
    let format = match (args.format, args.output.as_deref()) {
        (Some(format), _) => format,
        (None, Some(path)) => format_of(path)?,
        (None, None) => ReportFormat::Markdown,
    };
    let extent = extent(args.summary, format)?;
    let mut assessment = Assessment::read(&args.assessment, output)?;
    let leaves_out = |what| args.without.contains(&what);
    let without = Without { notes: leaves_out(LeftOut::Notes), evidence: leaves_out(LeftOut::Evidence) };
    assessment.answers = assessment.answers.without(without);
    assessment.title.clone_from(&args.title);
    let text = assessment.with_report(Goal::default(), |report| match format {
        ReportFormat::Markdown => render::markdown(report, extent),
        ReportFormat::Html => render::html(report, extent),
        ReportFormat::Json => render::json(report),
        ReportFormat::Csv => render::csv(report),
    });
    let beside = models::beside(args.assessment.file(), assessment.model.id.as_str());
    let inputs: Vec<&Path> =
        args.assessment.reading.model.iter().chain(&beside).map(PathBuf::as_path).chain([args.assessment.file()]).collect();
    Output::result_to(args.output.as_deref(), &text, &inputs)?;
    Ok(ExitCode::Done)
}

/// A summary is for people; what programs read has every part anyway.
fn extent(summary: bool, format: ReportFormat) -> Result<Extent> {
    match format {
        ReportFormat::Json | ReportFormat::Csv if summary => bail!("--summary is for Markdown and HTML; JSON and CSV are always whole"),
        _ if summary => Ok(Extent::Summary),
        _ => Ok(Extent::Whole),
    }
}

fn format_of(path: &Path) -> Result<ReportFormat> {
    let extension = input::extension(path);
    let other = match extension.as_deref() {
        None | Some("md" | "markdown") => return Ok(ReportFormat::Markdown),
        Some("html" | "htm") => return Ok(ReportFormat::Html),
        Some("json") => return Ok(ReportFormat::Json),
        Some("csv") => return Ok(ReportFormat::Csv),
        Some(other) => crate::text::visible(other),
    };
    let instead = match other.as_ref() {
        "pdf" => "; for a PDF write the report to a name that ends in .html, and print that from a browser",
        "doc" | "docx" | "odt" | "rtf" | "pages" => {
            "; a word processor opens the report under a name that ends in .html, and a browser prints it"
        }
        _ => ", or name one with --format",
    };
    bail!("no report format has the extension `.{other}`; there are .md, .html, .json and .csv{instead}")
}
