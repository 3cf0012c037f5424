//! `new`: a blank answers file or questionnaire.

use std::path::Path;

use anyhow::Result;

use super::input;
use super::models::Models;
use super::output::Output;
use crate::answers::{Header, skeleton};
use crate::cli::{BlankFormat, NewArgs};
use crate::exit_code::ExitCode;
use crate::render;

pub(super) fn run(args: &NewArgs) -> Result<ExitCode> {
    let model = Models::given(args.model.as_slice())?.first()?;
    let markdown = args.file.extension().is_some_and(|extension| extension == "md");
    let is_questionnaire = args.format.map_or(markdown, |format| format == BlankFormat::Markdown);
    let text = if is_questionnaire {
        render::questionnaire(&model)
    } else {
        skeleton(&model, &Header { workload: args.workload.clone(), ..Header::default() })
    };
    Output::new_file(&args.file, &text, "`maturity score` scores it, or choose another name")?;
    if args.file != Path::new("-") && !is_questionnaire {
        let model = args.model.as_deref().map(|model| format!(" --model {}", input::typed(model))).unwrap_or_default();
        Output::note(&format!("Answer it in an editor, or: maturity assess {}{model}", input::typed(&args.file)));
    }
    Ok(ExitCode::Done)
}
