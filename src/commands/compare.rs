//! `compare`: what changed between two answers files.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::assessment::{Assessment, Reader};
use super::input;
use super::many::read_all;
use super::output::Output;
use crate::cli::{CompareArgs, ReadingArgs, TextMarkdownOrJson};
use crate::comparison::Comparison;
use crate::exit_code::ExitCode;
use crate::next_steps::Goal;
use crate::render;
use crate::report::Difference;

pub(super) fn run(args: &CompareArgs, output: Output) -> Result<ExitCode> {
    if [&args.before, &args.after].iter().all(|file| file.as_path() == Path::new("-")) {
        bail!("only one of the two can come from standard input");
    }
    let reading = ReadingArgs { model: args.model.clone(), max_age: None, as_of: args.as_of };
    let reader = Reader::new(&reading, output)?;
    let read = read_all(&[&args.before, &args.after], &reader, output)?;
    let [(_, before), (_, after)] = read.as_slice() else { bail!("two files are compared") };
    same_model([(&args.before, before), (&args.after, after)])?;
    let (text, got_worse) = with_difference(before, after, Goal::default(), |difference| {
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
