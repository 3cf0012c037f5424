//! `model show`: browse a model, or see which are built in.

use anyhow::Result;

use crate::cli::{ModelShowArgs, TextMarkdownOrJson};
use crate::commands::input;
use crate::commands::models::Models;
use crate::commands::output::Output;
use crate::exit_code::ExitCode;
use crate::model::{Model, Part};
use crate::render;

pub(super) fn run(args: &ModelShowArgs, output: Output) -> Result<ExitCode> {
    let models = Models::given(args.model.as_slice())?;
    match &args.id {
        Some(name) => {
            let model = models.with_part(name)?;
            show(args, &model, input::part(&model, name)?, output)?;
        }
        None if args.model.is_some() => show(args, &*models.first()?, Part::Model, output)?,
        None => list(args.format, &models, output)?,
    }
    Ok(ExitCode::Done)
}

fn show(args: &ModelShowArgs, model: &Model, part: Part<'_>, output: Output) -> Result<()> {
    match args.format {
        TextMarkdownOrJson::Text => {
            Output::text(&render::model_page(model, part, args.model.as_deref().map(input::typed).as_deref(), output.canvas()))
        }
        TextMarkdownOrJson::Markdown => Output::result(&render::handbook(model, part)),
        TextMarkdownOrJson::Json => Output::result(&render::json_model(model, part)),
    }
}

fn list(format: TextMarkdownOrJson, models: &Models, output: Output) -> Result<()> {
    let offered = models.offered()?;
    let offered: Vec<&Model> = offered.iter().map(AsRef::as_ref).collect();
    match format {
        TextMarkdownOrJson::Text => Output::text(&render::models(&offered, output.canvas())),
        TextMarkdownOrJson::Markdown => Output::result(&render::markdown_models(&offered)),
        TextMarkdownOrJson::Json => Output::result(&render::json_models(&offered)),
    }
}
