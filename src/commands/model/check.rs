//! `model check`: everything that is wrong with model files.

use std::path::Path;

use anyhow::{Result, bail};

use crate::cli::{ModelCheckArgs, TextOrJson};
use crate::commands::output::Output;
use crate::commands::{input, models};
use crate::document::{Faults, Severity};
use crate::exit_code::ExitCode;
use crate::model::{self, Changes, Model};
use crate::render;
use crate::text::message;

/// A file that can be read but breaks a rule ends with 1, one that cannot be read with 2.
pub(super) fn run(args: &ModelCheckArgs, output: Output) -> Result<ExitCode> {
    let [file] = args.files.as_slice() else { return each(args, output) };
    check(file, args, output)
}

/// One after the other: what is wrong with one is no reason to say nothing of the next.
fn each(args: &ModelCheckArgs, output: Output) -> Result<ExitCode> {
    if args.format == TextOrJson::Json || args.since.is_some() {
        bail!("`--format json` and `--since` are about one model; check the others in runs of their own");
    }
    let code = |file| {
        check(file, args, output).unwrap_or_else(|error| {
            Output::note(&format!("error: {}", message(&format!("{error:#}"))));
            ExitCode::Unusable
        })
    };
    Ok(args.files.iter().map(|file| code(file)).max().unwrap_or(ExitCode::Done))
}

fn check(file: &Path, args: &ModelCheckArgs, output: Output) -> Result<ExitCode> {
    let former = args.since.as_deref().map(models::read).transpose()?;
    let bytes = input::bytes(file, model::SIZE_LIMIT)?;
    let name = input::name(file);
    let (model, faults) = match Model::lint(&name, &bytes, former.as_ref()) {
        Ok((model, warnings)) => (Some(model), warnings),
        Err(faults) => (None, faults),
    };
    // What became of the questions is worth knowing before the version is raised.
    let read_alone = || Model::read(&name, &bytes).ok();
    let present = former.as_ref().and_then(|former| model.clone().or_else(read_alone).filter(|model| model.id == former.id));
    let changes = former.as_ref().zip(present.as_ref()).map(|(former, present)| Changes::between(former, present));
    match args.format {
        TextOrJson::Json => Output::result(&render::json_lint(&name, &faults, model.as_ref(), changes.as_ref()))?,
        TextOrJson::Text => {
            output.faults(&faults);
            if let Some(counts) = render::fault_counts(&faults) {
                Output::note(&format!("{name}: {counts}"));
            }
            if let Some(model) = &model {
                Output::result(&render::lint(&name, model))?;
            }
            if let Some(changes) = &changes {
                Output::result(&render::since(changes))?;
            }
        }
    }
    Ok(code(&faults, args.strict))
}

fn code(faults: &Faults, strict: bool) -> ExitCode {
    match (faults.count(Severity::Error), faults.count(Severity::Warning)) {
        _ if is_unreadable(faults) => ExitCode::Unusable,
        (0, 0) => ExitCode::Done,
        (0, _) if !strict => ExitCode::Done,
        _ => ExitCode::NotHeld,
    }
}

/// Faults of a text that leave nothing to check.
const UNREADABLE: [&str; 3] = ["syntax", "merge-conflict", "too-deep"];

/// Whether there was no model to look at: what is wrong with a file as a whole comes without its text.
fn is_unreadable(faults: &Faults) -> bool {
    faults.text.is_empty() || faults.problems.iter().any(|problem| UNREADABLE.contains(&problem.rule))
}
