//! `assess`: the interview, from the first question or from where it stopped, and then the report.

use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

use super::assessment::refuse_a_day_before;
use super::ending::{Ended, finish};
use super::input::{self, level_of, strategy_of};
use super::models::Models;
use super::output::{Output, columns, knows_all_signs};
use super::saving::{day_of_answering, lost, unusable};
use crate::answers::SIZE_LIMIT;
use crate::cli::AssessArgs;
use crate::document::Document;
use crate::exit_code::ExitCode;
use crate::files::rescue_files;
use crate::interview::{
    Ask, Interruption, LineMode, NothingLeft, Only, Selection, SessionFault, Sitting, Terminal, ask_model, left_behind,
};
use crate::model::Model;

pub(super) fn run(args: &AssessArgs, output: Output) -> Result<ExitCode> {
    if args.file() == Path::new("-") {
        bail!("`assess` saves after every answer, so it needs a file");
    }
    let _nothing_left = NothingLeft;
    // The terminal is left before anything else is written, so that it is as it was.
    let (in_ascii, begun) = (!knows_all_signs(), Instant::now());
    let ended = if is_line_by_line(args)? {
        sit(args, &mut LineMode::new().shown(columns(), in_ascii), output)
    } else {
        sit(args, &mut Terminal::new(editor(), is_distant()).shown(in_ascii, args.one_page), output)
    };
    finish(&ended?, begun.elapsed(), args, output)
}

fn is_line_by_line(args: &AssessArgs) -> Result<bool> {
    let attended = io::stdin().is_terminal() && io::stderr().is_terminal();
    if !args.line && !attended {
        bail!(
            "`assess` needs a terminal. `maturity assess --line` reads answers from standard input, line by line; \
             `maturity new FILE` writes a blank file to fill in with an editor, and `maturity score FILE` scores it"
        );
    }
    let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    Ok(args.line || (cfg!(unix) && is_dumb))
}

/// The editor that people chose; nothing when they chose none.
fn editor() -> Option<String> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    chosen.map(|editor| editor.trim().to_owned()).find(|editor| !editor.is_empty())
}

/// Whether keys come over a network.
fn is_distant() -> bool {
    std::env::var_os("SSH_CONNECTION").is_some()
}

fn sit<A: Ask>(args: &AssessArgs, ask: &mut A, output: Output) -> Result<Ended> {
    let (day, today) = day_of_answering(args.reading.as_of)?;
    let name = input::name(args.file());
    check_folder(args.file())?;
    let read = || Ok::<_, anyhow::Error>(Document::parse(&name, &input::bytes_of_a_file(args.file(), SIZE_LIMIT)?, SIZE_LIMIT)?);
    let document = args.file().exists().then(read).transpose()?;
    if document.is_none() {
        input::refuse_other_than_yaml(args.file(), "an answers file")?;
    }
    let rescued: Vec<String> = rescue_files(args.file()).iter().map(|rescue| input::name(rescue)).collect();
    ask.tell(&left_behind(&name, &rescued)).map_err(|_| anyhow!("failed to write to the terminal"))?;
    let models = Models::given(&args.reading.model)?;
    let model = match &document {
        Some(document) => models.of_answers(document, args.file())?,
        None => match chosen(&models.offered()?, ask, &name) {
            Ok(model) => model,
            Err(error) => return opening_ended(error),
        },
    };
    let sitting =
        Sitting { path: args.file(), name, model: &model, selection: selection(args, &model)?, day, today, max_age: args.reading.max_age };
    if let Some(faulty) = document.as_ref().filter(|document| !document.problems().is_empty()) {
        return Err(faulty.clone().rejected(faulty.problems().clone()).into());
    }
    let mut store = match sitting.open(ask, document.as_ref()) {
        Ok(store) => store,
        Err(SessionFault::Terminal(error)) => return opening_ended(error),
        Err(SessionFault::File(fault)) => return Err(unusable(fault, document.is_some())),
    };
    refuse_a_day_before(args.reading.as_of, store.answers())?;
    output.faults(store.warnings());
    match sitting.run(ask, &mut store, document.is_none()) {
        Ok(ended) => Ok(ended.map_or(Ended::NothingToAsk, |(outcome, selection)| Ended::With(outcome, selection))),
        Err(SessionFault::Terminal(error)) => Err(anyhow!(error).context("failed to use the terminal; answers so far are saved")),
        Err(SessionFault::File(fault)) => Err(lost(fault)),
    }
}

/// The one of these models that people want to answer.
fn chosen<A: Ask>(offered: &[Arc<Model>], ask: &mut A, file: &str) -> io::Result<Arc<Model>> {
    let models: Vec<&Model> = offered.iter().map(AsRef::as_ref).collect();
    Ok(Arc::clone(&offered[ask_model(ask, &models, file)?]))
}

/// Nobody should answer questions whose answers have no place to go.
fn check_folder(file: &Path) -> Result<()> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            bail!("there is no folder `{}` to save `{}` in", input::name(folder), input::name(file))
        }
        _ => Ok(()),
    }
}

fn opening_ended(error: io::Error) -> Result<Ended> {
    match Interruption::of(&error) {
        Some(by) => Ok(Ended::BeforeItBegan(by)),
        None if error.kind() == io::ErrorKind::UnexpectedEof => {
            bail!("standard input ended before the first question; nothing was written")
        }
        None => Err(anyhow!(error).context("failed to use the terminal; nothing was written")),
    }
}

fn selection(args: &AssessArgs, model: &Model) -> Result<Selection> {
    let level = args.level.map(|level| level_of(model, level)).transpose()?;
    let strategy = args.strategy.as_deref().map(|id| strategy_of(model, id)).transpose()?;
    if args.only == Some(Only::Stale) && args.reading.max_age.is_none() {
        bail!("`--only stale` needs `--max-age DAYS`, which says what is stale");
    }
    Ok(Selection { level, strategy, only: args.only, quick: args.quick, review: args.review })
}
