//! `plan`: the smallest set of changes that reaches a level.

use anyhow::{Result, bail};

use super::assessment::Assessment;
use super::assignments::assignments;
use super::compare::with_difference;
use super::output::Output;
use crate::cli::{PlanArgs, TextOrJson};
use crate::exit_code::ExitCode;
use crate::model::Model;
use crate::next_steps::Goal;
use crate::render::{self, Detail};

pub(super) fn run(args: &PlanArgs, output: Output) -> Result<ExitCode> {
    let assessment = Assessment::read(&args.assessment, output)?;
    let goal = goal(args, &assessment.model)?;
    let detail = Detail { full: true, all_steps: args.all };
    if !args.set.is_empty() {
        return what_if(&assessment, args, goal, Detail { full: false, ..detail }, output);
    }
    let text = assessment.with_report(goal, |report| match args.format {
        TextOrJson::Text => render::plan(report, detail, output.canvas()),
        TextOrJson::Json => render::json(report),
    });
    told(args, &text)
}

/// What is to be reached, where the model has it.
fn goal(args: &PlanArgs, model: &Model) -> Result<Goal> {
    let levels = model.levels.len();
    if let Some(to) = args.to.filter(|to| !(1..=levels).contains(to)) {
        bail!("there is no level {to}: the model has the levels 1 to {levels}");
    }
    let achieved_at = model.thresholds.achieved_at;
    let most = 100 - achieved_at;
    if args.margin > most {
        let margin = args.margin;
        bail!("a margin of {margin} points is out of reach: a level passes at {achieved_at} %, so at most {most} are left to 100");
    }
    Ok(Goal { to: args.to, margin: args.margin, day: None })
}

fn told(args: &PlanArgs, text: &str) -> Result<ExitCode> {
    match args.format {
        TextOrJson::Text => Output::text(text)?,
        TextOrJson::Json => Output::result(text)?,
    }
    Ok(ExitCode::Done)
}

/// Shows what other answers would change, and saves nothing.
fn what_if(present: &Assessment, args: &PlanArgs, goal: Goal, detail: Detail, output: Output) -> Result<ExitCode> {
    let supposed = present.supposing(&assignments(&args.set, None, &present.model, output)?);
    let text = with_difference(present, &supposed, goal, |difference| match args.format {
        TextOrJson::Text => render::what_if(difference, detail, output.canvas()),
        TextOrJson::Json => render::json_what_if(difference),
    });
    told(args, &text)
}
