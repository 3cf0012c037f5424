//! `plan`: the smallest set of changes that reaches a level.

use anyhow::{Result, bail};

use super::assessment::Assessment;
use super::output::Output;
use crate::cli::{PlanArgs, TextOrJson};
use crate::exit_code::ExitCode;
use crate::render::{self, Detail};

pub(super) fn run(args: &PlanArgs, output: Output) -> Result<ExitCode> {
    let assessment = Assessment::read(&args.assessment, output)?;
    let levels = assessment.model.levels.len();
    if let Some(to) = args.to.filter(|to| !(1..=levels).contains(to)) {
        bail!("there is no level {to}: the model has the levels 1 to {levels}");
    }
    let detail = Detail { full: true, all_steps: args.all };
    let text = assessment.with_report(args.to, |report| match args.format {
        TextOrJson::Text => render::plan(report, detail, output.canvas()),
        TextOrJson::Json => render::json(report),
    });
    Output::result(&text)?;
    Ok(ExitCode::Done)
}
