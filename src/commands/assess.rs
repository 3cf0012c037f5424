//! `assess`: the interview, from the first question or from where it stopped, and then the report.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::civil::Date;

use super::assessment::{day, refuse_a_day_before};
use super::models::Models;
use super::output::Output;
use super::{input, score};
use crate::answers::{Answers, Header, SIZE_LIMIT, Store, StoreFault, Trouble, begun, has_no_workload, is_unbegun, rescue_files};
use crate::cli::{AssessArgs, AssessmentArgs, OnlyState, ScoreArgs, TextOrJson};
use crate::document::Document;
use crate::exit_code::ExitCode;
use crate::files::write_file;
use crate::interview::{
    Ask, Ended, Line, Lines, Machine, Only, Outcome, Page, Selection, Session, SessionFault, Terminal, ask_header, nothing_to_ask, resuming,
};
use crate::model::Model;
use crate::text::nearest;

pub(super) fn run(args: &AssessArgs, output: Output) -> Result<ExitCode> {
    if args.file == Path::new("-") {
        bail!("`assess` saves after every answer, so it needs a file");
    }
    match way_to_ask(args)? {
        Way::Lines => sit(args, &mut Lines::new(), output),
        Way::Terminal => {
            // The terminal is left before anything else is written, so that the cursor is back.
            let mut terminal = Terminal::new(editor());
            let ended = sit(args, &mut terminal, output);
            drop(terminal);
            ended
        }
    }
    .and_then(|ended| finish(&ended, args, output))
}

/// How people are asked.
enum Way {
    Terminal,
    Lines,
}

fn way_to_ask(args: &AssessArgs) -> Result<Way> {
    let attended = io::stdin().is_terminal() && io::stderr().is_terminal();
    if !args.line && !attended {
        bail!(
            "`assess` needs a terminal. `maturity assess --line` reads answers from standard input, line by line; \
             `maturity new FILE` writes a blank file to fill in with an editor, and `maturity score FILE` scores it"
        );
    }
    let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    Ok(if args.line || (cfg!(unix) && is_dumb) { Way::Lines } else { Way::Terminal })
}

/// The editor that people chose; nothing when they chose none.
fn editor() -> Option<String> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    chosen.map(|editor| editor.trim().to_owned()).find(|editor| !editor.is_empty())
}

fn sit<A: Ask>(args: &AssessArgs, ask: &mut A, output: Output) -> Result<Sitting> {
    let day = day(args.as_of)?;
    let is_new = !args.file.exists();
    check_folder(&args.file)?;
    let models = Models::given(&args.model)?;
    let model = if is_new { models.first()? } else { model_of(args, &models)? };
    let model = model.as_ref();
    let selection = selection(args, model)?;
    tell(ask, &left_behind(&input::name(&args.file), &rescue_files(&args.file)))?;
    let mut store = match open(args, ask, model, &selection, day) {
        Ok(store) => store?,
        Err(ended) => return opening_ended(ended),
    };
    refuse_a_day_before(args.as_of, store.answers())?;
    output.faults(store.warnings());
    let Some(mut machine) = Machine::new(model, store.answers().clone(), &selection, day, args.max_age) else {
        tell(ask, &nothing_to_ask(&selection, store.answers()))?;
        return Ok(Sitting::NothingToAsk);
    };
    if !is_new {
        tell(ask, &resuming(&machine, &input::name(&args.file)))?;
    }
    match Session::new(&mut machine, ask, &mut store).run() {
        Ok(outcome) => Ok(Sitting::Ended(outcome)),
        Err(SessionFault::Terminal(error)) => Err(anyhow!(error).context("failed to use the terminal; answers so far are saved")),
        Err(SessionFault::Keep(fault)) => Err(lost(fault)),
    }
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

/// Says what the rescue files of an earlier session are for.
fn left_behind(name: &str, rescues: &[PathBuf]) -> Page {
    let about = |rescue: &PathBuf| {
        Line::Warning(format!(
            "An earlier session could not save in {name}; all its answers are in {}. Compare the two, copy over what is missing, \
             then delete the rescue file.",
            input::name(rescue)
        ))
    };
    Page::of(rescues.iter().map(about))
}

/// How a sitting ended.
enum Sitting {
    Ended(Outcome),
    NothingToAsk,
    /// Interrupted before there was anything to save.
    BeforeItBegan,
}

fn finish(sitting: &Sitting, args: &AssessArgs, output: Output) -> Result<ExitCode> {
    let name = arguments(args);
    match sitting {
        Sitting::BeforeItBegan => {
            Output::note("Nothing was written.");
            Ok(ExitCode::Interrupted)
        }
        Sitting::NothingToAsk => Ok(ExitCode::Done),
        Sitting::Ended(Outcome::Interrupted) => {
            Output::note(&format!("\nInterrupted; every answer so far is saved.\nGo on: maturity assess {name}"));
            Ok(ExitCode::Interrupted)
        }
        Sitting::Ended(Outcome::Quit) => {
            Output::note(&format!("Go on: maturity assess {name}\nSee where you stand: maturity score {name}"));
            Ok(ExitCode::Done)
        }
        Sitting::Ended(Outcome::Finished | Outcome::Stopped) => {
            Output::note("");
            let done = report(args, output)?;
            Output::note(&format!("\nShare it: maturity report {name} -o report.md"));
            Ok(done)
        }
    }
}

/// The file and the models as they were given, for the commands that go on from here.
fn arguments(args: &AssessArgs) -> String {
    let models = args.model.iter().map(|model| format!(" --model {}", input::typed(model)));
    [input::typed(&args.file)].into_iter().chain(models).collect()
}

/// The report of `score` on what has just been saved.
fn report(args: &AssessArgs, output: Output) -> Result<ExitCode> {
    let AssessArgs { file, model, max_age, as_of, .. } = args;
    let assessment = AssessmentArgs { file: file.clone(), model: model.clone(), max_age: *max_age, as_of: *as_of };
    score::run(&ScoreArgs { assessment, full: false, all: false, explain: false, format: TextOrJson::Text }, output)
}

fn model_of(args: &AssessArgs, models: &Models) -> Result<Arc<Model>> {
    let bytes = input::bytes(&args.file, SIZE_LIMIT)?;
    let document = Document::parse(&input::name(&args.file), &bytes, SIZE_LIMIT)?;
    models.of_answers(&document, &args.file)
}

/// The file to save in; a new one begins with a few questions of its own.
fn open<'m>(args: &AssessArgs, ask: &mut dyn Ask, model: &'m Model, selection: &Selection, day: Date) -> Result<Result<Store<'m>>, Ended> {
    if args.file.exists() {
        return Ok(begin(args, ask, model, selection, day)?.and_then(|()| Store::open(&args.file, model, day).map_err(unusable)));
    }
    let header = ask_header(ask, model, selection, &input::name(&args.file), &folder_of(&args.file))?;
    Ok(Store::create(&args.file, model, &Header { assessed: Some(day), ..header }, day).map_err(unusable))
}

/// Fills in the header of a blank file that `new` wrote; asks for it when even the workload has no name.
fn begin(args: &AssessArgs, ask: &mut dyn Ask, model: &Model, selection: &Selection, day: Date) -> Result<Result<()>, Ended> {
    let read = input::bytes(&args.file, SIZE_LIMIT);
    let document = read.and_then(|bytes| Ok(Document::parse(&input::name(&args.file), &bytes, SIZE_LIMIT)?));
    let document = match document {
        Ok(document) if !document.problems().is_empty() => return Ok(Err(document.clone().rejected(document.problems().clone()).into())),
        Ok(document) if is_unbegun(&document) => document,
        Ok(_) => return Ok(Ok(())),
        Err(error) => return Ok(Err(error)),
    };
    let header = if has_no_workload(&document) {
        ask_header(ask, model, selection, &input::name(&args.file), &folder_of(&args.file))?
    } else {
        Header::default()
    };
    let text = begun(&document, &Header { assessed: Some(day), ..header });
    Ok(written(&args.file, &text, model, day))
}

/// Only a text that reads well replaces the file.
fn written(file: &Path, text: &str, model: &Model, day: Date) -> Result<()> {
    let document = Document::parse(&input::name(file), text.as_bytes(), SIZE_LIMIT)?;
    Answers::read(document, model, day)?;
    write_file(file, text.as_bytes()).with_context(|| format!("failed to write `{}`", input::name(file)))
}

/// The faults of a file are shown with their places, as every command does.
fn unusable(fault: StoreFault) -> anyhow::Error {
    match fault {
        StoreFault::Unusable { path, trouble } => match *trouble {
            Trouble::Faulty(faults) => anyhow!(faults),
            trouble => anyhow!(StoreFault::Unusable { path, trouble: Box::new(trouble) }),
        },
        fault => anyhow!(fault),
    }
}

/// The name of the folder that the file is in: most workloads are called like their repository.
fn folder_of(file: &Path) -> String {
    let folder = std::path::absolute(file).ok().and_then(|file| Some(file.parent()?.file_name()?.to_string_lossy().into_owned()));
    folder.unwrap_or_default()
}

fn opening_ended(ended: Ended) -> Result<Sitting> {
    match ended {
        Ended::Interrupted => Ok(Sitting::BeforeItBegan),
        Ended::Closed => bail!("standard input ended before the first question; nothing was written"),
        Ended::Broken(error) => Err(anyhow!(error).context("failed to use the terminal; nothing was written")),
    }
}

fn tell(ask: &mut dyn Ask, page: &Page) -> Result<()> {
    ask.tell(page).map_err(|_| anyhow!("failed to write to the terminal"))
}

/// The answers could not be saved in the file; where even the rescue file failed, they are written out, so that none is lost.
fn lost(fault: StoreFault) -> anyhow::Error {
    if let StoreFault::NotRescued { text, .. } = &fault {
        Output::note(&format!("\nThese are all answers; keep them:\n\n{}", crate::text::visible(text)));
    }
    anyhow!(fault)
}

fn selection(args: &AssessArgs, model: &Model) -> Result<Selection> {
    if let Some(level) = args.level.filter(|level| model.level(*level).is_none()) {
        bail!("there is no level {level}; the model has the levels 1 to {}", model.levels.len());
    }
    let strategy = args.strategy.as_deref().map(|id| strategy_of(model, id)).transpose()?;
    if args.only == Some(OnlyState::Stale) && args.max_age.is_none() {
        bail!("`--only stale` needs `--max-age DAYS`, which says what is stale");
    }
    let only = args.only.map(|only| match only {
        OnlyState::Open => Only::Open,
        OnlyState::Unknown => Only::Unknown,
        OnlyState::Stale => Only::Stale,
        OnlyState::Estimated => Only::Estimated,
    });
    Ok(Selection { level: args.level, strategy, only, quick: args.quick })
}

fn strategy_of(model: &Model, id: &str) -> Result<crate::model::Id> {
    if let Some((_, strategy)) = model.strategy(id) {
        return Ok(strategy.id.clone());
    }
    let known = model.strategies().map(|(_, strategy)| strategy.id.as_str());
    let hint = nearest(id, known).map_or_else(|| "`maturity model show` lists them".to_owned(), |name| format!("did you mean `{name}`?"));
    bail!("the model has no strategy `{id}`; {hint}")
}
