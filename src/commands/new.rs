//! `new`: a blank answers file or questionnaire.

use anyhow::Result;

use super::input;
use super::output::Output;
use crate::answers::{Header, skeleton};
use crate::cli::{BlankFormat, NewArgs};
use crate::exit_code::ExitCode;
use crate::render;

pub(super) fn run(args: &NewArgs) -> Result<ExitCode> {
    let model = input::model_or_builtin(args.model.as_deref())?;
    let markdown = args.file.extension().is_some_and(|extension| extension == "md");
    let text = match args.format {
        Some(BlankFormat::Markdown) => render::questionnaire(&model),
        None if markdown => render::questionnaire(&model),
        Some(BlankFormat::Yaml) | None => skeleton(&model, &Header { workload: args.workload.clone(), ..Header::default() }),
    };
    Output::new_file(&args.file, &text, "`maturity score` scores it, or choose another name")?;
    Ok(ExitCode::Done)
}
