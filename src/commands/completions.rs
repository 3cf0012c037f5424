//! `completions`: what a shell needs to complete commands, options and ids; and the answers to what it asks while somebody types.
//!
//! The script asks this program again at each Tab, so ids are those of the model at hand, and nothing has to be kept up to date.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Arg, Command, CommandFactory as _};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter as _};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::models;
use super::output::Output;
use crate::cli::{Cli, CompletionsArgs, Shell};
use crate::exit_code::ExitCode;
use crate::model::{BUILTIN, Form, Model, Strategy};
use crate::text::visible_line;

/// The program's name, which is what people type.
const NAME: &str = "maturity";

/// What the script sets when it asks.
const ASKED: &str = "MATURITY_COMPLETE";

pub(super) fn run(args: &CompletionsArgs) -> Result<ExitCode> {
    let shell: &dyn EnvCompleter = match args.shell {
        Shell::Bash => &Bash,
        Shell::Elvish => &Elvish,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
        Shell::Zsh => &Zsh,
    };
    let mut script = Vec::new();
    shell.write_registration(ASKED, NAME, NAME, NAME, &mut script)?;
    Output::result(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::Done)
}

/// Answers a shell that asks what may come next; whether one did. Nothing is said of what cannot be read: somebody is typing.
pub(super) fn answered(arguments: &[OsString]) -> bool {
    let model = named_model(arguments);
    let folder = std::env::current_dir().ok();
    let shell = CompleteEnv::with_factory(|| with_ids(Cli::command(), model.as_deref())).var(ASKED);
    shell.try_complete(arguments, folder.as_deref()).unwrap_or(true)
}

/// The model that the line names so far.
fn named_model(words: &[OsString]) -> Option<PathBuf> {
    let behind = words.iter().skip_while(|word| *word != "--model").nth(1).map(PathBuf::from);
    behind.or_else(|| words.iter().find_map(|word| word.to_str()?.strip_prefix("--model=").map(PathBuf::from)))
}

/// Every option and argument that takes a model or a part of one, whichever command it belongs to, with what it may be.
fn with_ids(command: Command, model: Option<&Path>) -> Command {
    let is_export = command.get_name() == "export";
    let of_model = |completer: fn(Option<&Path>, &str) -> Vec<CompletionCandidate>| {
        let model = model.map(Path::to_owned);
        ArgValueCompleter::new(move |current: &OsStr| completer(model.as_deref(), &current.to_string_lossy()))
    };
    let with_values = |argument: Arg| match argument.get_id().as_str() {
        "model" => argument.add(ArgValueCompleter::new(model_names)),
        "level" | "min_level" | "to" => argument.add(of_model(levels)),
        "strategy" => argument.add(of_model(strategies)),
        "set" => argument.add(of_model(suppositions)),
        "id" if is_export => argument.add(of_model(builtin_ids)),
        "id" => argument.add(of_model(ids)),
        _ => argument,
    };
    command.mut_args(with_values).mut_subcommands(|below| with_ids(below, model))
}

fn candidate(value: impl Into<OsString>, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(visible_line(help).into()))
}

/// Those that begin with what is typed so far.
fn beginning_with(current: &str, candidates: impl Iterator<Item = CompletionCandidate>) -> Vec<CompletionCandidate> {
    candidates.filter(|candidate| candidate.get_value().to_string_lossy().starts_with(current)).collect()
}

fn levels(model: Option<&Path>, current: &str) -> Vec<CompletionCandidate> {
    let Some(model) = models::at_hand(model) else { return Vec::new() };
    beginning_with(current, model.levels.iter().map(|level| candidate(level.number.to_string(), &level.name)))
}

fn strategies(model: Option<&Path>, current: &str) -> Vec<CompletionCandidate> {
    let Some(model) = models::at_hand(model) else { return Vec::new() };
    beginning_with(current, model.strategies().map(|(_, strategy)| candidate(strategy.id.as_str(), &strategy.name)))
}

/// Levels and strategies; behind the slash of a strategy its practices.
fn ids(model: Option<&Path>, current: &str) -> Vec<CompletionCandidate> {
    let Some(model) = models::at_hand(model) else { return Vec::new() };
    if current.contains('/') {
        return practices(&model, current, "");
    }
    let numbers = model.levels.iter().map(|level| candidate(level.number.to_string(), &level.name));
    let levels = model.levels.iter().map(|level| candidate(level.id.as_str(), &level.name));
    let strategies = model.strategies().map(|(_, strategy)| candidate(strategy.id.as_str(), &strategy.name));
    beginning_with(current, strategies.chain(levels).chain(numbers))
}

fn practices(model: &Model, current: &str, end: &str) -> Vec<CompletionCandidate> {
    let all = model.practices();
    beginning_with(current, all.map(|(_, strategy, practice)| candidate(format!("{}/{}{end}", strategy.id, practice.id), &practice.ask)))
}

/// `strategy/`, then `strategy/practice=`, then its answers.
fn suppositions(model: Option<&Path>, current: &str) -> Vec<CompletionCandidate> {
    let Some(model) = models::at_hand(model) else { return Vec::new() };
    let Some((id, _)) = current.split_once('=') else {
        let strategy = |strategy: &Strategy| candidate(format!("{}/", strategy.id), &strategy.name);
        let strategies = || beginning_with(current, model.strategies().map(|(_, found)| strategy(found)));
        return if current.contains('/') { practices(&model, current, "=") } else { strategies() };
    };
    let asked = id.split_once('/').and_then(|(strategy, practice)| model.strategy(strategy)?.1.practice(practice));
    let answers: Vec<(&str, &str)> = match asked.map(|practice| &practice.form) {
        Some(Form::Scale(scale)) => scale.options.iter().map(|option| (option.id.as_str(), option.label.as_str())).collect(),
        Some(Form::Checklist(items)) => items.iter().map(|item| (item.id.as_str(), item.label.as_str())).collect(),
        None => Vec::new(),
    };
    beginning_with(current, answers.into_iter().map(|(answer, label)| candidate(format!("{id}={answer}"), label)))
}

fn builtin_ids(_: Option<&Path>, current: &str) -> Vec<CompletionCandidate> {
    beginning_with(current, BUILTIN.iter().map(|model| candidate(model.id, "built in")))
}

/// What is built in, then files.
fn model_names(current: &OsStr) -> Vec<CompletionCandidate> {
    let mut names = builtin_ids(None, &current.to_string_lossy());
    names.extend(PathCompleter::file().complete(current));
    names
}
