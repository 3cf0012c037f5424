//! What each command does, in one thin file each: read, call, write. Only this room reads the clock, the environment and files.

mod assess;
mod assessment;
mod assignments;
mod check;
mod compare;
mod completions;
mod ending;
mod explain;
mod form;
mod hand_written;
mod history;
mod import;
mod input;
mod man;
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
mod saving;
mod score;
mod set;
mod stream;
mod usage;

use std::ffi::OsString;

use clap::Parser as _;

use crate::cli::{Cli, Command, NAMES};
use crate::exit_code::ExitCode;
use output::Output;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if completions::answered(&arguments) {
        return ExitCode::Done;
    }
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(usage) => return usage::refuse(usage, &arguments),
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
        Command::Form(args) => form::run(&args, output),
        Command::Import(args) => import::run(&args),
        Command::Set(args) => set::run(&args, output),
        Command::New(args) => new::run(&args),
        Command::Model(command) => model::run(&command, output),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    done.unwrap_or_else(|error| {
        many::tell(&error, output);
        ExitCode::Unusable
    })
}

/// Says that a panic is a bug of this program.
pub fn bug() -> ExitCode {
    Output::note(
        "This is a bug in maturity. No file was changed but the answers file of `assess` or `set`, in which every answer is that was acknowledged. \
         Please report it with the message above.",
    );
    ExitCode::Bug
}
