//! `new`: a blank answers file.

use std::path::Path;

use anyhow::{Result, bail};

use super::input;
use super::models::Models;
use super::output::Output;
use crate::answers::{Header, skeleton};
use crate::cli::NewArgs;
use crate::exit_code::ExitCode;

pub(super) fn run(args: &NewArgs) -> Result<ExitCode> {
    let model = Models::given(args.model.as_slice())?.first()?;
    if args.workload.as_ref().is_some_and(|name| name.trim().is_empty()) {
        bail!("`--workload` has no name; leave it out where there is none yet");
    }
    if let Some("md" | "markdown" | "html" | "htm") = input::extension(args.file()).as_deref() {
        bail!("an answers file is YAML; `maturity form -o {}` writes a form for people without a terminal", input::typed(args.file()));
    }
    input::refuse_other_than_yaml(args.file(), "an answers file")?;
    let text = skeleton(&model, &Header { workload: args.workload.clone(), ..Header::default() });
    Output::new_file(args.file(), &text, "`maturity score` scores it, or choose another name")?;
    if args.file() != Path::new("-") {
        let model = args.model.as_deref().map(|model| format!(" --model {}", input::typed(model))).unwrap_or_default();
        Output::note(&format!("Answer it in an editor, or: maturity assess {}{model}", input::typed(args.file())));
    }
    Ok(ExitCode::Done)
}
