//! `form`: the questionnaire for people who do not open a terminal.

use std::path::Path;

#[cfg(feature = "xlsx")]
use anyhow::Context as _;
use anyhow::{Result, bail};

use super::assessment::{Assessment, Reader, day};
use super::input::{self, strategy_of};
use super::models::{self, Models};
use super::output::Output;
use crate::cli::{FormArgs, FormFormat, ReadingArgs};
use crate::exit_code::ExitCode;
use crate::model::Model;
use crate::render;
use crate::report::{Questionnaire, Scope};

pub(super) fn run(args: &FormArgs, output: Output) -> Result<ExitCode> {
    let format = match (args.format, args.output.as_deref()) {
        (Some(format), _) => format,
        (None, out) => format_of(out.unwrap_or(Path::new("-")))?,
    };
    let reading = ReadingArgs { model: args.model.clone(), max_age: None, as_of: args.as_of };
    #[cfg(feature = "xlsx")]
    if format == FormFormat::Xlsx && Output::is_shown(args.output.as_deref()) {
        bail!("a workbook is nothing to show on a terminal; name a file with -o");
    }
    // Whoever hands out a form to be answered without a look at other answers names no file.
    let assessment: Option<Assessment> = args.file.as_deref().map(|file| Reader::new(&reading, output)?.read(file)).transpose()?;
    let model = match &assessment {
        Some(assessment) => assessment.model.clone(),
        None => Models::given(&args.model)?.first()?,
    };
    let answers = assessment.as_ref().map(|assessment| &assessment.answers);
    let questionnaire = Questionnaire::new(&model, answers, day(args.as_of)?, &scope(args, &model)?);
    if questionnaire.levels.is_empty() {
        bail!("nothing of the model is asked for: no essential practice stands there");
    }
    let beside = args.file.as_deref().map(|file| models::beside(file, model.id.as_str()));
    let inputs = args.model.iter().chain(beside.iter().flatten()).chain(&args.file).map(AsRef::as_ref).collect::<Vec<&Path>>();
    let bytes = match format {
        FormFormat::Html => render::html_form(&questionnaire).into_bytes(),
        FormFormat::Markdown => render::markdown_form(&questionnaire).into_bytes(),
        #[cfg(feature = "xlsx")]
        FormFormat::Xlsx => render::xlsx_form(&questionnaire).context("failed to make the workbook")?,
    };
    Output::result_to(args.output.as_deref(), &bytes, &inputs)?;
    Ok(ExitCode::Done)
}

/// The form that the name of a file asks for.
fn format_of(file: &Path) -> Result<FormFormat> {
    match input::extension(file).as_deref() {
        Some("html" | "htm") => Ok(FormFormat::Html),
        Some("md" | "markdown") => Ok(FormFormat::Markdown),
        #[cfg(feature = "xlsx")]
        Some("xlsx") => Ok(FormFormat::Xlsx),
        _ => bail!(
            "a form is a page for a browser (.html), a workbook (.xlsx) or one to print (.md): choose a name for `-o` that ends so, or name one with --format"
        ),
    }
}

fn scope(args: &FormArgs, model: &Model) -> Result<Scope> {
    let level = args.level.map(|level| input::level_of(model, level)).transpose()?;
    let strategy = args.strategy.as_deref().map(|id| strategy_of(model, id)).transpose()?;
    Ok(Scope { level, strategy, essentials: args.essentials })
}
