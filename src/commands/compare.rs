//! `compare`: what changed between two answers files.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::assessment::{Assessment, Reader};
use super::input;
use super::many::all;
use super::output::Output;
use crate::cli::{CompareArgs, ReadingArgs, TextMarkdownOrJson};
use crate::comparison::Comparison;
use crate::exit_code::ExitCode;
use crate::next_steps::Goal;
use crate::render::{self, Spacing};
use crate::report::Difference;

pub(super) fn run(args: &CompareArgs, output: Output) -> Result<ExitCode> {
    if [&args.before, &args.after].iter().all(|file| file.as_path() == Path::new("-")) {
        bail!("only one of the two can come from standard input");
    }
    let reading = ReadingArgs { model: args.model.clone(), max_age: None, as_of: args.as_of };
    let reader = Reader::new(&reading, output)?;
    let mut read = all([reader.read_earlier(&args.before), reader.read(&args.after).map(Some)], output)?.into_iter();
    let mut next = || read.next().flatten().map(|read| read.without(&args.without));
    let (before, Some(after)) = (next(), next()) else { bail!("there is nothing to compare") };
    let Some(before) = before else {
        tell_the_first(&after, args, output)?;
        return Ok(ExitCode::Done);
    };
    same_model([(&args.before, &before), (&args.after, &after)])?;
    let (text, got_worse) = with_difference(&before, &after, Goal::default(), |difference| {
        let text = match args.format {
            TextMarkdownOrJson::Text => render::comparison(difference, output.canvas()),
            TextMarkdownOrJson::Markdown => render::comparison_markdown(difference),
            TextMarkdownOrJson::Json => render::json_comparison(difference),
        };
        (text, difference.comparison.got_worse())
    });
    match args.format {
        TextMarkdownOrJson::Text => Output::text(&text)?,
        TextMarkdownOrJson::Markdown | TextMarkdownOrJson::Json => Output::result(&text)?,
    }
    Ok(if args.exit_code && got_worse { ExitCode::NotHeld } else { ExitCode::Done })
}

/// Nothing was before, so nothing can have changed: what there is now takes the place of a comparison.
fn tell_the_first(after: &Assessment, args: &CompareArgs, output: Output) -> Result<()> {
    Output::note(&format!("`{}` is empty: this is the first assessment.", input::name(&args.before)));
    after.with_report(Goal::default(), |report| match args.format {
        TextMarkdownOrJson::Text => Output::text(&render::summary(report, Spacing::Airy, output.canvas())),
        TextMarkdownOrJson::Markdown => Output::result(&render::first_assessment_markdown(report)),
        TextMarkdownOrJson::Json => Output::result(&render::json_first_assessment(report)),
    })
}

/// Answers to two models have nothing in common.
pub(super) fn same_model([before, after]: [(&PathBuf, &Assessment); 2]) -> Result<()> {
    let [was, is] = [before, after].map(|(_, assessment)| &assessment.model.id);
    if was != is {
        let [before, after] = [before, after].map(|(file, _)| input::name(file));
        bail!("`{before}` answers the model `{was}` and `{after}` the model `{is}`; only answers to one model can be compared");
    }
    Ok(())
}

/// Puts two assessments side by side, the later one with a plan to reach `goal`.
pub(super) fn with_difference<T>(
    before: &Assessment,
    after: &Assessment,
    goal: Goal,
    tell: impl FnOnce(&Difference<'_, '_, '_>) -> T,
) -> T {
    before.with_report(goal, |before| {
        after.with_report(goal, |after| {
            let comparison = Comparison::new(before.scorecard, after.scorecard);
            tell(&Difference { before, after, comparison: &comparison })
        })
    })
}
