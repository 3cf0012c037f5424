//! `report`: the report as a file.

use std::path::{Path, PathBuf};

#[cfg(feature = "xlsx")]
use anyhow::Context as _;
use anyhow::{Result, bail};

use super::assessment::Assessment;
use super::output::Output;
use super::{input, models};
use crate::cli::{CsvTable, ReportArgs, ReportFormat};
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
    if args.table.is_some() && format != ReportFormat::Csv {
        bail!("`--table` says what the rows of a csv are, and this is none; add `--format csv`");
    }
    #[cfg(feature = "xlsx")]
    if format == ReportFormat::Xlsx && Output::is_shown(args.output.as_deref()) {
        bail!("a workbook is nothing to show on a terminal; name a file with -o");
    }
    let mut assessment = Assessment::read(&args.assessment, output)?.without(&args.without);
    assessment.title.clone_from(&args.title);
    let bytes = assessment.with_report(Goal::default(), |report| {
        Ok::<_, anyhow::Error>(match format {
            ReportFormat::Markdown => render::markdown(report, extent).into_bytes(),
            ReportFormat::Html => render::html(report, extent).into_bytes(),
            ReportFormat::Json => render::json(report).into_bytes(),
            ReportFormat::Csv if args.table == Some(CsvTable::Answers) => render::csv_answers(report).into_bytes(),
            ReportFormat::Csv => render::csv_steps(report).into_bytes(),
            #[cfg(feature = "xlsx")]
            ReportFormat::Xlsx => render::xlsx(report).context("failed to make the workbook")?,
        })
    });
    let beside = models::beside(args.assessment.file(), assessment.model.id.as_str());
    let inputs: Vec<&Path> =
        args.assessment.reading.model.iter().chain(&beside).map(PathBuf::as_path).chain([args.assessment.file()]).collect();
    Output::result_to(args.output.as_deref(), &bytes?, &inputs)?;
    Ok(ExitCode::Done)
}

/// A summary is for people; what programs read has every part anyway.
fn extent(summary: bool, format: ReportFormat) -> Result<Extent> {
    match format {
        _ if !summary => Ok(Extent::Whole),
        ReportFormat::Markdown | ReportFormat::Html => Ok(Extent::Summary),
        _ => bail!("--summary is for Markdown and HTML; what programs and spreadsheets read is always whole"),
    }
}

/// The extensions that name a format.
const EXTENSIONS: &str = if cfg!(feature = "xlsx") { ".md, .html, .json, .csv and .xlsx" } else { ".md, .html, .json and .csv" };

fn format_of(path: &Path) -> Result<ReportFormat> {
    let extension = input::extension(path);
    let other = match extension.as_deref() {
        None | Some("md" | "markdown") => return Ok(ReportFormat::Markdown),
        Some("html" | "htm") => return Ok(ReportFormat::Html),
        Some("json") => return Ok(ReportFormat::Json),
        Some("csv") => return Ok(ReportFormat::Csv),
        #[cfg(feature = "xlsx")]
        Some("xlsx") => return Ok(ReportFormat::Xlsx),
        Some(other) => crate::text::visible(other),
    };
    let instead = match other.as_ref() {
        "pdf" => "; for a PDF write the report to a name that ends in .html, and print that from a browser",
        "doc" | "docx" | "odt" | "rtf" | "pages" => {
            "; a word processor opens the report under a name that ends in .html, and a browser prints it"
        }
        _ => ", or name one with --format",
    };
    bail!("no report format has the extension `.{other}`; there are {EXTENSIONS}{instead}")
}
