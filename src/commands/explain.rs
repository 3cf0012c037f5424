//! `explain`: one part of the model in full, and what a workload has of it.

use std::path::Path;

use anyhow::Result;

use super::assessment::Reader;
use super::input;
use super::models::Models;
use super::output::Output;
use crate::cli::{ExplainArgs, TextOrJson};
use crate::exit_code::ExitCode;
use crate::next_steps::Goal;
use crate::render;

pub(super) fn run(args: &ExplainArgs, output: Output) -> Result<ExitCode> {
    // Whoever names a model wants to read what it says.
    let file = args.file.clone().or_else(|| input::present().filter(|_| args.reading.model.is_empty()));
    let text = match file {
        Some(file) => with_answers(args, &file, output)?,
        None => of_model(args, output)?,
    };
    match args.format {
        TextOrJson::Text => Output::text(&text)?,
        TextOrJson::Json => Output::result(&text)?,
    }
    Ok(ExitCode::Done)
}

fn of_model(args: &ExplainArgs, output: Output) -> Result<String> {
    let model = Models::given(&args.reading.model)?.with_part(&args.id)?;
    let part = input::part(&model, &args.id)?;
    Ok(match args.format {
        TextOrJson::Text => {
            render::model_page(&model, part, args.reading.model.first().map(|path| input::typed(path)).as_deref(), output.canvas())
        }
        TextOrJson::Json => render::model_part(&model, part),
    })
}

fn with_answers(args: &ExplainArgs, file: &Path, output: Output) -> Result<String> {
    let assessment = Reader::new(&args.reading, output)?.read(file)?;
    let part = input::part(&assessment.model, &args.id)?;
    Ok(assessment.with_report(Goal::default(), |report| match args.format {
        TextOrJson::Text => render::explanation(report, part, output.canvas()),
        TextOrJson::Json => render::json_explanation(report, part),
    }))
}
