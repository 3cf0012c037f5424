//! `check`: are answers files valid, and do the gates hold.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::assessment::{Assessment, Reader};
use super::compare::same_model;
use super::input;
use super::many::{each_once, in_short};
use super::output::Output;
use crate::cli::{CheckArgs, TextOrJson};
use crate::comparison::Comparison;
use crate::document::{Faults, Problems};
use crate::exit_code::ExitCode;
use crate::gates::{Gate, Subject};
use crate::next_steps::Goal;
use crate::render;
use crate::report::{Checked, CheckedFile, LevelRange};
use crate::scorecard::Scorecard;
use crate::text::visible;

pub(super) fn run(args: &CheckArgs, output: Output) -> Result<ExitCode> {
    let reader = Reader::new(&args.reading, output)?;
    let base = base(args, &reader)?;
    let files = each_once(&args.files, "checked");
    let checked: Vec<Checked> = files.into_iter().map(|file| check(file, base.as_ref(), args, &reader, output)).collect();
    Output::result(&match args.format {
        TextOrJson::Text => render::verdicts(&checked),
        TextOrJson::Json => render::json_verdicts(&checked),
    })?;
    Ok(checked.iter().map(code).max().unwrap_or(ExitCode::Done))
}

fn code(checked: &Checked) -> ExitCode {
    match &checked.outcome {
        Err(_) => ExitCode::Unusable,
        Ok(found) if found.holds() => ExitCode::Done,
        Ok(_) => ExitCode::NotHeld,
    }
}

/// The assessment that nothing may be worse than.
fn base(args: &CheckArgs, reader: &Reader) -> Result<Option<(PathBuf, Assessment)>> {
    let Some(base) = &args.no_regression else { return Ok(None) };
    if let [_, _, ..] = args.files.as_slice() {
        bail!("`--no-regression` compares one file with `{}`; check the others in a run of their own", input::name(base));
    }
    if base == Path::new("-") && args.files.iter().any(|file| file == Path::new("-")) {
        bail!("only one of FILE and BASE can come from standard input");
    }
    Ok(Some((base.clone(), reader.read(base)?)))
}

/// Checks one file; whatever makes it unusable, the others are checked all the same.
fn check(file: &PathBuf, base: Option<&(PathBuf, Assessment)>, args: &CheckArgs, reader: &Reader, output: Output) -> Checked {
    let name = input::name(file);
    let unusable = |error: anyhow::Error| {
        let in_short = in_short(&error);
        (Err(in_short), error.downcast::<Faults>().unwrap_or_else(|_| nothing(&name)))
    };
    let (outcome, faults) = match reader.read_silently(file) {
        Ok(assessment) => (held_against(file, &assessment, base, args).map_err(|error| unfit(&error, args)), assessment.faults),
        Err(error) => unusable(error),
    };
    if args.format == TextOrJson::Text {
        output.faults(&faults);
    }
    // The text of a file is kept no longer than somebody may be told of a place in it.
    let is_told = args.format == TextOrJson::Text || faults.problems.is_empty();
    Checked { file: name.clone(), outcome, faults: if is_told { nothing(&name) } else { faults } }
}

/// Why the gates mean nothing for a file: the fault of whoever typed them, who is told apart from what is told of the file.
fn unfit(error: &anyhow::Error, args: &CheckArgs) -> String {
    if args.format == TextOrJson::Json {
        return format!("{error:#}");
    }
    Output::note(&format!("error: {}", visible(&format!("{error:#}"))));
    "the gates do not fit it".to_owned()
}

/// No fault at all.
fn nothing(name: &str) -> Faults {
    Faults::new(name, String::new(), Problems::default())
}

fn held_against(file: &PathBuf, assessment: &Assessment, base: Option<&(PathBuf, Assessment)>, args: &CheckArgs) -> Result<CheckedFile> {
    let levels = assessment.model.levels.len();
    if let Some(level) = args.min_level.filter(|level| !(1..=levels).contains(level)) {
        bail!("there is no level {level}: the model of `{}` has the levels 1 to {levels}", input::name(file));
    }
    if let Some((name, base)) = base {
        same_model([(name, base), (file, assessment)])?;
    }
    let before = base.map(|(_, base)| Scorecard::new(&base.model, &base.answers));
    Ok(assessment.with_report(Goal::default(), |report| {
        let since = before.as_ref().map(|before| Comparison::new(before, report.scorecard));
        let subject = Subject { scorecard: report.scorecard, day: report.as_of };
        CheckedFile {
            workload: report.answers.workload.clone(),
            range: LevelRange::of(report.scorecard),
            verdicts: gates(args, since.as_ref()).iter().map(|gate| gate.verdict(&subject)).collect(),
        }
    }))
}

/// The gates asked for, in the order of the command's help.
fn gates<'g>(args: &CheckArgs, since: Option<&'g Comparison<'g, 'g>>) -> Vec<Gate<'g>> {
    let gates = [
        args.min_level.map(Gate::MinLevel),
        args.max_open.map(Gate::MaxOpen),
        args.max_not_applicable.map(Gate::MaxNotApplicable),
        args.reading.max_age.map(Gate::MaxAge),
        since.map(Gate::NoRegression),
        args.no_expired_acceptance.then_some(Gate::NoExpiredAcceptance),
    ];
    gates.into_iter().flatten().collect()
}
