//! `history`: one workload over several sittings, from several files or from the git history of one.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::assessment::{Assessment, Reader};
use super::compare::same_model;
use super::input;
use super::many::{each_once, in_one_line, tell};
use super::output::Output;
use crate::answers::SIZE_LIMIT;
use crate::cli::{HistoryArgs, HistoryFormat};
use crate::exit_code::ExitCode;
use crate::files::{NoVersions, Version, Versions, read_regular};
use crate::history::{History, Sitting, moved};
use crate::portfolio::Row;
use crate::render;
use crate::scorecard::Scorecard;
use crate::text::visible;

/// What was read of one sitting, and what its file is called.
type Read = (PathBuf, Assessment);

pub(super) fn run(args: &HistoryArgs, output: Output) -> Result<ExitCode> {
    let format = format(args)?;
    let reader = Reader::new(&args.reading, output)?;
    let (mut read, code) = if args.git { (versions(args, &reader)?, ExitCode::Done) } else { files(args, &reader, output) };
    read.sort_by_key(|(_, read)| day(read));
    let history = history(&read)?;
    if let ([_], false) = (history.sittings.as_slice(), args.git) {
        let file = input::typed(&args.files[0]);
        Output::note(&format!("One file is one sitting. With --git its earlier versions are shown: maturity history {file} --git"));
    }
    let text = match format {
        HistoryFormat::Text if args.output.is_none() => {
            Output::text(&render::history(&history, output.canvas()))?;
            return Ok(code);
        }
        HistoryFormat::Text => render::history(&history, output.canvas().plain()),
        HistoryFormat::Markdown => render::history_markdown(&history),
        HistoryFormat::Html => render::history_html(&history),
        HistoryFormat::Json => render::json_history(&history),
    };
    let inputs: Vec<&Path> = args.files.iter().map(PathBuf::as_path).collect();
    Output::result_to(args.output.as_deref(), text.as_bytes(), &inputs)?;
    Ok(code)
}

fn format(args: &HistoryArgs) -> Result<HistoryFormat> {
    let Some(path) = args.output.as_deref().filter(|_| args.format.is_none()) else {
        return Ok(args.format.unwrap_or(HistoryFormat::Text));
    };
    match input::extension(path).as_deref() {
        None | Some("txt") => Ok(HistoryFormat::Text),
        Some("md" | "markdown") => Ok(HistoryFormat::Markdown),
        Some("html" | "htm") => Ok(HistoryFormat::Html),
        Some("json") => Ok(HistoryFormat::Json),
        Some(other) => {
            let other = visible(other);
            bail!("no format has the extension `.{other}`; there are .txt, .md, .html and .json, or name one with --format")
        }
    }
}

fn day(read: &Assessment) -> Option<jiff::civil::Date> {
    read.answers.latest_day()
}

/// The sittings in the files that can be used; the others are told.
fn files(args: &HistoryArgs, reader: &Reader, output: Output) -> (Vec<Read>, ExitCode) {
    let (mut read, mut code) = (Vec::new(), ExitCode::Done);
    for file in each_once(&args.files, "counted") {
        match reader.read(file) {
            Ok(assessment) => read.push((file.clone(), assessment)),
            Err(error) => {
                tell(&error, output);
                code = ExitCode::Unusable;
            }
        }
    }
    (read, code)
}

/// The versions of the one file that git keeps and the present one, the last of each sitting. What cannot be read is named and left out.
fn versions(args: &HistoryArgs, reader: &Reader) -> Result<Vec<Read>> {
    let [file] = args.files.as_slice() else { bail!("`--git` takes the versions of one file; give that one alone") };
    if !file.is_file() {
        bail!("there is no file `{}` whose versions git could keep", input::name(file));
    }
    let versions = Versions::of(file).map_err(|why| refused(file, &why))?;
    let mut read: Vec<Read> = Vec::new();
    let mut last = Vec::new();
    for version in &versions.all {
        let name = format!("{}@{}", version.name, version.short());
        match content(&versions, version, file, &name, reader) {
            Ok((assessment, bytes)) => {
                push(&mut read, name, assessment);
                last = bytes;
            }
            Err(error) => Output::note(&format!("{}: left out: {}", visible(&name), in_one_line(&error))),
        }
    }
    let present = read_regular(file, SIZE_LIMIT)?;
    if present != last {
        match reader.read_bytes(file, &input::name(file), &present) {
            Ok(assessment) => push(&mut read, input::name(file), assessment),
            Err(error) => Output::note(&format!("{}: left out: {}", input::name(file), in_one_line(&error))),
        }
    }
    if versions.all.is_empty() {
        Output::note(&format!("`{}` is not committed yet, so git has no earlier version of it", input::name(file)));
    }
    Ok(read)
}

fn content(versions: &Versions, version: &Version, file: &Path, name: &str, reader: &Reader) -> Result<(Assessment, Vec<u8>)> {
    let bytes = versions.content(version, SIZE_LIMIT).map_err(|why| refused(file, &why))?;
    Ok((reader.read_bytes(file, name, &bytes)?, bytes))
}

/// Several versions of one day are one sitting, of which the last counts; before the first day nothing was assessed.
fn push(read: &mut Vec<Read>, name: String, assessment: Assessment) {
    let Some(day_of_it) = day(&assessment) else { return };
    read.retain(|(_, other)| day(other) != Some(day_of_it));
    read.push((name.into(), assessment));
}

fn refused(file: &Path, why: &NoVersions) -> anyhow::Error {
    let name = input::name(file);
    match why {
        NoVersions::NoGit => anyhow!("there is no program `git` here; give the files of several sittings instead: maturity history FILE…"),
        NoVersions::Refused(told) if told.contains("not a git repository") => {
            anyhow!("`{name}` lies in no git repository; give the files of several sittings instead: maturity history FILE…")
        }
        NoVersions::Refused(told) => anyhow!("git does not give the versions of `{name}`: {}", visible(told)),
        NoVersions::Failed(error) => anyhow!("failed to run git on `{name}`: {error}"),
    }
}

/// What became of the workload.
fn history(read: &[Read]) -> Result<History> {
    let (Some((_, first)), Some((last_file, last))) = (read.first(), read.last()) else {
        bail!("no sitting can be shown");
    };
    for (file, other) in read {
        same_model([(last_file, last), (file, other)])?;
        if other.answers.workload != last.answers.workload {
            let [one, two] = [file, last_file].map(|file| input::name(file));
            let [was, is] = [other, last].map(|read| &read.answers.workload);
            Output::note(&format!("`{one}` is about `{was}` and `{two}` about `{is}`; they are shown as one workload"));
        }
    }
    let sitting = |(file, read): &Read| {
        let by = read.answers.latest_sitting().map(|sitting| sitting.by).unwrap_or_default();
        Sitting { by, row: Row::new(input::name(file), None, &read.model, &read.answers, None) }
    };
    let [before, after] = [first, last].map(|read| Scorecard::new(&read.model, &read.answers));
    Ok(History { sittings: read.iter().map(sitting).collect(), moved: moved(&before, &after) })
}
