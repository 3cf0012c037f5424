//! `new`: a blank answers file or questionnaire.

use std::path::Path;

use anyhow::{Result, bail};

use super::input;
use super::models::Models;
use super::output::Output;
use crate::answers::{Header, skeleton};
use crate::cli::{BlankFormat, NewArgs};
use crate::exit_code::ExitCode;
use crate::render;

pub(super) fn run(args: &NewArgs) -> Result<ExitCode> {
    let model = Models::given(args.model.as_slice())?.first()?;
    if args.workload.as_ref().is_some_and(|name| name.trim().is_empty()) {
        bail!("`--workload` has no name; leave it out where there is none yet");
    }
    let is_questionnaire = match args.format {
        Some(format) => format == BlankFormat::Markdown,
        None => is_markdown(args.file())?,
    };
    let text = if is_questionnaire {
        render::questionnaire(&model)
    } else {
        skeleton(&model, &Header { workload: args.workload.clone(), ..Header::default() })
    };
    Output::new_file(args.file(), &text, "`maturity score` scores it, or choose another name")?;
    if args.file() != Path::new("-") && !is_questionnaire {
        let model = args.model.as_deref().map(|model| format!(" --model {}", input::typed(model))).unwrap_or_default();
        Output::note(&format!("Answer it in an editor, or: maturity assess {}{model}", input::typed(args.file())));
    }
    Ok(ExitCode::Done)
}

/// Whether the name of a file asks for a questionnaire, and not for an answers file.
fn is_markdown(file: &Path) -> Result<bool> {
    match input::extension(file).as_deref() {
        None | Some("yaml" | "yml") => Ok(false),
        Some("md" | "markdown") => Ok(true),
        Some(other) => bail!(
            "`new` writes an answers file (.yaml) or a questionnaire to print (.md), not `.{}`; name another file, or one of the two with --format",
            crate::text::visible(other)
        ),
    }
}
