//! What each command does, in one thin file each: read, call, write. Only this room reads the clock, the environment and files.

mod assess;
mod assessment;
mod check;
mod compare;
mod ending;
mod explain;
mod hand_written;
mod history;
mod input;
mod many;
mod merge;
mod model;
mod models;
mod new;
mod other_form;
mod output;
mod plan;
mod portfolio;
mod progress;
mod report;
mod score;
mod stream;

use std::ffi::OsString;

use clap::Parser as _;
use clap::error::ContextValue;

use crate::cli::{Cli, Command, NAMES};
use crate::exit_code::ExitCode;
use crate::text::brief;
use output::Output;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(usage) => return refuse(usage),
    };
    crate::files::hear_limits();
    let output = Output::new(cli.color);
    let mut command = cli.command;
    command.find_file(|| input::present().unwrap_or_else(|| NAMES[0].into()));
    let done = match command {
        Command::Assess(args) => assess::run(&args, output),
        Command::Score(args) => score::run(&args, output),
        Command::Report(args) => report::run(&args, output),
        Command::Plan(args) => plan::run(&args, output),
        Command::Check(args) => check::run(&args, output),
        Command::Compare(args) => compare::run(&args, output),
        Command::Merge(args) => merge::run(&args, output),
        Command::History(args) => history::run(&args, output),
        Command::Portfolio(args) => portfolio::run(&args, output),
        Command::Explain(args) => explain::run(&args, output),
        Command::New(args) => new::run(&args),
        Command::Model(command) => model::run(&command, output),
    };
    done.unwrap_or_else(|error| {
        many::tell(&error, output);
        ExitCode::Unusable
    })
}

/// Help and version are results; anything else is wrong usage.
fn refuse(mut usage: clap::Error) -> ExitCode {
    show_safely(&mut usage);
    // Nobody is left to tell when even this cannot be printed.
    let _ = usage.print();
    if usage.use_stderr() { ExitCode::Unusable } else { ExitCode::Done }
}

/// What was typed may come from a stranger, by way of a script.
fn show_safely(usage: &mut clap::Error) {
    let shown = |value: &ContextValue| match value {
        ContextValue::String(text) => Some(ContextValue::String(brief(text))),
        ContextValue::Strings(texts) => Some(ContextValue::Strings(texts.iter().map(|text| brief(text)).collect())),
        _ => None,
    };
    let values: Vec<_> = usage.context().filter_map(|(kind, value)| Some((kind, shown(value)?))).collect();
    for (kind, value) in values {
        usage.insert(kind, value);
    }
}

/// Says that a panic is a bug of this program.
pub fn bug() -> ExitCode {
    Output::note(
        "This is a bug in maturity. No file was changed but the answers file of `assess`, in which every answer is that was acknowledged. \
         Please report it with the message above.",
    );
    ExitCode::Bug
}
