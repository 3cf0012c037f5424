//! `score`: the report on the terminal.

use anyhow::Result;

use super::assessment::Assessment;
use super::output::Output;
use crate::cli::{ScoreArgs, TextOrJson};
use crate::exit_code::ExitCode;
use crate::next_steps::Goal;
use crate::render::{self, Detail, Spacing};

pub(super) fn run(args: &ScoreArgs, output: Output) -> Result<ExitCode> {
    let assessment = Assessment::read(&args.assessment, output)?;
    let detail = Detail { full: args.full, all_steps: args.all || args.full };
    let text = assessment.with_report(Goal::default(), |report| match args.format {
        TextOrJson::Text if args.summary => render::summary(report, Spacing::Airy, output.canvas()),
        TextOrJson::Text if args.explain => render::score(report, detail, output.canvas()) + &render::sums(report, output.canvas()),
        TextOrJson::Text => render::score(report, detail, output.canvas()),
        TextOrJson::Json => render::json(report),
    });
    match args.format {
        TextOrJson::Text => Output::text(&text)?,
        TextOrJson::Json => Output::result(&text)?,
    }
    Ok(ExitCode::Done)
}
