//! `model`: browse, check, begin, copy and import models.

mod check;
mod export;
mod import;
mod new;
mod schema;
mod show;

use anyhow::Result;

use super::output::Output;
use crate::cli::ModelCommand;
use crate::exit_code::ExitCode;

pub(super) fn run(command: &ModelCommand, output: Output) -> Result<ExitCode> {
    match command {
        ModelCommand::Show(args) => show::run(args, output),
        ModelCommand::Check(args) => check::run(args, output),
        ModelCommand::New(args) => new::run(args),
        ModelCommand::Export(args) => export::run(args),
        ModelCommand::Import(args) => import::run(args, output),
        ModelCommand::Schema(args) => schema::run(args),
    }
}
