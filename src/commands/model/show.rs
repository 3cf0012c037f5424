//! `model show`: browse a model.

use anyhow::Result;

use crate::cli::{ModelShowArgs, TextMarkdownOrJson};
use crate::commands::input;
use crate::commands::models::Models;
use crate::commands::output::Output;
use crate::exit_code::ExitCode;
use crate::model::Part;
use crate::render;

pub(super) fn run(args: &ModelShowArgs, output: Output) -> Result<ExitCode> {
    let model = Models::given(args.model.as_slice())?.first()?;
    let part = args.id.as_deref().map_or(Ok(Part::Model), |name| input::part(&model, name))?;
    match args.format {
        TextMarkdownOrJson::Text => {
            let page = render::model_page(&model, part, args.model.as_deref().map(input::typed).as_deref(), output.canvas());
            Output::text(&page)?;
        }
        TextMarkdownOrJson::Markdown => Output::result(&render::handbook(&model, part))?,
        TextMarkdownOrJson::Json => Output::result(&render::json_model(&model, part))?,
    }
    Ok(ExitCode::Done)
}
