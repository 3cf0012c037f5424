//! `portfolio`: many workloads side by side, from the answers files in some folders.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, bail};

use super::assessment::Reader;
use super::input;
use super::many::{each_in_order, each_once, in_one_line};
use super::output::Output;
use super::progress::Progress;
use crate::cli::{NAMES, PortfolioArgs, PortfolioFormat};
use crate::exit_code::ExitCode;
use crate::files::walk;
use crate::portfolio::{Portfolio, Row, Unusable};
use crate::render;
use crate::text::{brief, visible};

/// So many files that cannot be used are named on standard error.
const NAMED: usize = 100;

pub(super) fn run(args: &PortfolioArgs, output: Output) -> Result<ExitCode> {
    let format = format(args)?;
    let reader = Reader::new(&args.reading, output)?;
    let Found { files, mut unusable, empty } = find(&args.paths);
    if files.is_empty() && unusable.is_empty() {
        let names: Vec<String> = empty.iter().map(|path| format!("`{}`", input::name(path))).collect();
        bail!("there is no answers file in {}; they are named {} or NAME.{}", names.join(", "), NAMES[0], NAMES[0]);
    }
    let none = |path: &&PathBuf| Unusable { file: input::name(path), message: "there is no answers file in it".to_owned() };
    unusable.extend(empty.iter().map(none));
    let mut told = Told { unusable: 0, has_group: args.group.is_none() };
    for found in &unusable {
        told.tell(found);
    }
    match format {
        PortfolioFormat::Ndjson => lines(args, &reader, &files, &mut told)?,
        _ => whole(args, format, &reader, &files, unusable, &mut told, output)?,
    }
    told.finish(args, files.is_empty())
}

fn format(args: &PortfolioArgs) -> Result<PortfolioFormat> {
    let Some(path) = args.output.as_deref().filter(|_| args.format.is_none()) else {
        return Ok(args.format.unwrap_or(PortfolioFormat::Text));
    };
    match input::extension(path).as_deref() {
        None | Some("txt") => Ok(PortfolioFormat::Text),
        Some("md" | "markdown") => Ok(PortfolioFormat::Markdown),
        Some("html" | "htm") => Ok(PortfolioFormat::Html),
        Some("csv") => Ok(PortfolioFormat::Csv),
        Some("json") => Ok(PortfolioFormat::Json),
        Some("ndjson" | "jsonl") => Ok(PortfolioFormat::Ndjson),
        Some(other) => {
            let other = visible(other);
            bail!("no format has the extension `.{other}`; there are .txt, .md, .html, .csv, .json and .ndjson, or name one with --format")
        }
    }
}

/// The answers files in some folders, what could not be looked into, and the folders that hold none.
struct Found<'p> {
    files: Vec<PathBuf>,
    unusable: Vec<Unusable>,
    empty: Vec<&'p PathBuf>,
}

fn find(paths: &[PathBuf]) -> Found<'_> {
    let (mut files, mut unusable, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        if path.is_file() {
            files.push(path.clone());
            continue;
        }
        let (found, faults) = walk(path, |name| name.to_str().is_some_and(is_answers_file));
        empty.extend((found.is_empty() && faults.is_empty()).then_some(path));
        files.extend(found);
        unusable.extend(faults.into_iter().map(|(path, error)| Unusable { file: input::name(&path), message: error.to_string() }));
    }
    if let [_, _, ..] = paths {
        // Only where there are several may one lie within another.
        files = each_once(&files, "counted").into_iter().cloned().collect();
        files.sort();
    }
    Found { files, unusable, empty }
}

/// Whether a file of this name is meant to hold answers.
fn is_answers_file(name: &str) -> bool {
    let is_one = |whole: &str| name == whole || (name.ends_with(whole) && name[..name.len() - whole.len()].ends_with('.'));
    !name.starts_with('.') && NAMES.into_iter().any(is_one)
}

/// What has been said so far.
struct Told {
    unusable: usize,
    /// Whether any file has the key that was asked for.
    has_group: bool,
}

impl Told {
    fn tell(&mut self, found: &Unusable) {
        self.unusable += 1;
        if self.unusable <= NAMED {
            Output::note(&format!("{}: cannot be used: {}", found.file, found.message));
        }
    }

    fn finish(&self, args: &PortfolioArgs, is_empty: bool) -> Result<ExitCode> {
        if self.unusable > NAMED {
            Output::note(&format!("and {} more that cannot be used", self.unusable - NAMED));
        }
        match &args.group {
            Some(key) if !self.has_group && !is_empty => bail!("no file has the key `{key}`, so nothing is grouped by it"),
            _ if self.unusable > 0 => Ok(ExitCode::Unusable),
            _ => Ok(ExitCode::Done),
        }
    }
}

/// The row of one file.
fn row(file: &Path, args: &PortfolioArgs, reader: &Reader, plans: bool) -> Result<Row, Unusable> {
    let unusable = |error: Error| Unusable { file: input::name(file), message: in_one_line(&error) };
    let read = reader.read_found(file).map_err(unusable)?;
    let group = args.group.as_ref().and_then(|key| read.answers.extensions.get(key)?.text.as_deref());
    Ok(Row::new(input::name(file), group, &read.model, &read.answers, plans.then_some(read.as_of)))
}

/// A line a file, which is forgotten as soon as it is written.
fn lines(args: &PortfolioArgs, reader: &Reader, files: &[PathBuf], told: &mut Told) -> Result<()> {
    let mut stream = Output::stream(args.output.as_deref())?;
    let mut progress = Progress::new(files.len(), args.output.is_none());
    let line = |file: &PathBuf| row(file, args, reader, false).map(|row| (row.group.is_some(), render::ndjson_row(&row)));
    each_in_order(files, line, |found| {
        progress.step();
        match found {
            Ok((has_group, line)) => {
                told.has_group |= has_group;
                return Ok(if stream.write(&line)? { ControlFlow::Continue(()) } else { ControlFlow::Break(()) });
            }
            Err(unusable) => progress.aside(|| told.tell(&unusable)),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    progress.finish();
    stream.finish()
}

/// Everything at once.
fn whole(
    args: &PortfolioArgs,
    format: PortfolioFormat,
    reader: &Reader,
    files: &[PathBuf],
    mut unusable: Vec<Unusable>,
    told: &mut Told,
    output: Output,
) -> Result<()> {
    let mut rows = Vec::new();
    let mut progress = Progress::new(files.len(), false);
    let plans = format != PortfolioFormat::Csv;
    each_in_order(
        files,
        |file| row(file, args, reader, plans),
        |found| {
            progress.step();
            match found {
                Ok(row) => {
                    told.has_group |= row.group.is_some();
                    rows.push(row);
                }
                Err(found) => {
                    progress.aside(|| told.tell(&found));
                    unusable.push(found);
                }
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    progress.finish();
    let portfolio = Portfolio::new(reader.as_of(), rows, unusable);
    for files in portfolio.doubtful.iter().take(NAMED) {
        Output::note(&format!("these are about one workload on one day, so all of them are shown: {}", brief(&files.join(", "))));
    }
    if format == PortfolioFormat::Json {
        let mut stream = Output::stream(args.output.as_deref())?;
        stream.write_with(|writer| render::json_portfolio(&portfolio, writer))?;
        return stream.finish();
    }
    let text = match format {
        PortfolioFormat::Text if args.output.is_none() => return Output::text(&render::portfolio(&portfolio, output.canvas())),
        PortfolioFormat::Text | PortfolioFormat::Json | PortfolioFormat::Ndjson => render::portfolio(&portfolio, output.canvas().plain()),
        PortfolioFormat::Markdown => render::portfolio_markdown(&portfolio),
        PortfolioFormat::Html => render::portfolio_html(&portfolio),
        PortfolioFormat::Csv => render::portfolio_csv(&portfolio),
    };
    Output::result_to(args.output.as_deref(), text.as_bytes(), &[])
}
