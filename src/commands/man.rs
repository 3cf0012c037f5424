//! `man`: the manual, a page for each command, made of the same words as the help.

use std::path::Path;

use anyhow::{Context as _, Result};
use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::input;
use super::output::Output;
use crate::cli::{Cli, ManArgs};
use crate::exit_code::ExitCode;

pub(super) fn run(args: &ManArgs) -> Result<ExitCode> {
    let program = Cli::command().disable_help_subcommand(true);
    match &args.output {
        Some(folder) => write(program, folder)?,
        None => Output::result(&page(program)?)?,
    }
    Ok(ExitCode::Done)
}

fn page(command: Command) -> Result<String> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(String::from_utf8(page)?)
}

fn write(program: Command, folder: &Path) -> Result<()> {
    let name = input::name(folder);
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(program, folder));
    written.with_context(|| format!("failed to write the pages to `{name}`"))?;
    Output::note(&format!("Written to {name}."));
    Ok(())
}
