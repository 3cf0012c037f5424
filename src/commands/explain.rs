//! `explain`: one part of the model in full, and what a workload has of it.

use anyhow::Result;

use super::assessment::Assessment;
use super::input;
use super::output::Output;
use crate::cli::{AssessmentArgs, ExplainArgs, TextOrJson};
use crate::exit_code::ExitCode;
use crate::render;

pub(super) fn run(args: &ExplainArgs, output: Output) -> Result<ExitCode> {
    let text = match &args.file {
        Some(file) => with_answers(args, file.clone(), output)?,
        None => of_model(args, output)?,
    };
    Output::result(&text)?;
    Ok(ExitCode::Done)
}

fn of_model(args: &ExplainArgs, output: Output) -> Result<String> {
    let model = input::model_or_builtin(args.model.first().map(std::path::PathBuf::as_path))?;
    let part = input::part(&model, &args.id)?;
    Ok(match args.format {
        TextOrJson::Text => render::model_page(&model, part, args.model.first().map(|path| input::typed(path)).as_deref(), output.canvas()),
        TextOrJson::Json => render::model_part(&model, part),
    })
}

fn with_answers(args: &ExplainArgs, file: std::path::PathBuf, output: Output) -> Result<String> {
    let of_file = AssessmentArgs { file, model: args.model.clone(), max_age: args.max_age, as_of: args.as_of };
    let assessment = Assessment::read(&of_file, output)?;
    let part = input::part(&assessment.model, &args.id)?;
    Ok(assessment.with_report(None, |report| match args.format {
        TextOrJson::Text => render::explanation(report, part, output.canvas()),
        TextOrJson::Json => render::json_explanation(report, part),
    }))
}
