//! `model new`: a small commented model to start from.

use std::path::Path;

use anyhow::Result;

use crate::cli::ModelNewArgs;
use crate::commands::input;
use crate::commands::output::Output;
use crate::exit_code::ExitCode;
use crate::model;

pub(super) fn run(args: &ModelNewArgs) -> Result<ExitCode> {
    input::refuse_other_than_yaml(&args.file, "a model")?;
    let name = args.file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    Output::new_file(&args.file, &model::starter(&name), "`maturity model check` checks it, or choose another name")?;
    if args.file != Path::new("-") {
        if model::names_no_model(&name) {
            Output::note("Its name makes no id for the model: change `id` and `title` before anybody answers it.");
        }
        let file = input::typed(&args.file);
        Output::note(&format!("Check it: maturity model check {file}\nAnswer it: maturity assess --model {file}"));
    }
    Ok(ExitCode::Done)
}
