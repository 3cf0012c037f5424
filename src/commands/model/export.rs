//! `model export`: a copy of a built-in model.

use std::path::Path;

use anyhow::{Result, bail};

use crate::cli::ModelExportArgs;
use crate::commands::models::no_builtin;
use crate::commands::output::Output;
use crate::exit_code::ExitCode;
use crate::model::{self, BUILTIN};
use crate::text::visible;

pub(super) fn run(args: &ModelExportArgs) -> Result<ExitCode> {
    let id = args.id.as_deref().or(BUILTIN.first().map(|model| model.id)).unwrap_or_default();
    let Some(builtin) = model::builtin(id) else { bail!("`{}` is not {}", visible(id), no_builtin(id)) };
    let path = args.output.as_deref().unwrap_or(Path::new("-"));
    Output::new_file(path, builtin.text, "choose another name")?;
    if path != Path::new("-") {
        let id = builtin.id;
        Output::note(&format!(
            "Before you change it, give it an `id` and a `title` of its own: answers to `{id}` are read with the built-in model."
        ));
        Output::note("Name the file after its id, and answers beside it find it; or give it with --model each time.");
    }
    Ok(ExitCode::Done)
}
