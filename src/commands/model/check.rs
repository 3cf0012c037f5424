//! `model check`: everything that is wrong with a model file.

use anyhow::Result;

use crate::cli::ModelCheckArgs;
use crate::commands::input;
use crate::commands::output::Output;
use crate::document::{Faults, Severity, visible};
use crate::exit_code::ExitCode;
use crate::model::{self, Model};

/// A file that can be read but breaks a rule ends with 1, one that cannot be read with 2.
pub(super) fn run(args: &ModelCheckArgs, output: Output) -> Result<ExitCode> {
    let bytes = input::bytes(&args.file, model::SIZE_LIMIT)?;
    let name = input::name(&args.file);
    let (summary, faults) = match Model::read(&name, &bytes) {
        Ok((model, warnings)) => (Some(summary(&model)), warnings),
        Err(faults) => (None, faults),
    };
    output.faults(&faults);
    let count = |severity| faults.problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        Output::note(&format!("{name}: {}, {}", counted(errors, "error"), counted(warnings, "warning")));
    }
    if let Some(summary) = summary {
        Output::result(&format!("{name}: {summary}\n"))?;
    }
    Ok(code(&faults, errors, warnings, args.strict))
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn code(faults: &Faults, errors: usize, warnings: usize, strict: bool) -> ExitCode {
    match (errors, warnings) {
        _ if faults.problems.iter().any(|problem| UNREADABLE.contains(&problem.rule)) => ExitCode::Unusable,
        (0, 0) => ExitCode::Done,
        (0, _) if !strict => ExitCode::Done,
        _ => ExitCode::NotHeld,
    }
}

/// Faults that leave nothing to check.
const UNREADABLE: [&str; 7] = ["too-large", "binary", "empty", "syntax", "merge-conflict", "too-deep", "yaml"];

fn summary(model: &Model) -> String {
    let counted = |count: usize, what: &str, many: &str| format!("{count} {}", if count == 1 { what } else { many });
    let levels = counted(model.levels.len(), "level", "levels");
    let strategies = counted(model.strategies().count(), "strategy", "strategies");
    let questions = counted(model.practices().count(), "question", "questions");
    format!("{} {}, {levels}, {strategies}, {questions}", visible(&model.title), model.version)
}
