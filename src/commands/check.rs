//! `check`: are answers files valid, and do the gates hold.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, bail};

use super::assessment::{Assessment, Reader};
use super::compare::same_model;
use super::input;
use super::many::{each_in_order, each_once, in_short};
use super::output::Output;
use crate::answers::line_of;
use crate::cli::{CheckArgs, CheckFormat, EvidenceFor};
use crate::comparison::Comparison;
use crate::document::{Document, Faults, Problems};
use crate::exit_code::ExitCode;
use crate::gates::{Gate, Subject};
use crate::model::PracticeRef;
use crate::next_steps::Goal;
use crate::render;
use crate::report::{Checked, CheckedFile, FoundVerdict, LevelRange};
use crate::scorecard::Scorecard;
use crate::text::{visible, visible_line};

pub(super) fn run(args: &CheckArgs, output: Output) -> Result<ExitCode> {
    let reader = Reader::new(&args.reading, output)?;
    let base = base(args, &reader)?;
    let files = each_once(&args.files, "checked");
    let mut checked = Vec::new();
    each_in_order(
        &files,
        |file| check(file, base.as_ref(), args, &reader),
        |held| {
            checked.push(told(held, args, output));
            Ok(ControlFlow::Continue(()))
        },
    )?;
    Output::result(&match args.format {
        CheckFormat::Text => render::verdicts(&checked),
        CheckFormat::Json => render::json_verdicts(&checked),
        CheckFormat::Github => render::annotations(&checked),
        CheckFormat::Junit => render::junit(&checked),
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

/// What nothing may be worse than: its name, and the assessment in it, if it is not the first time.
struct Base(PathBuf, Option<Assessment>);

fn base(args: &CheckArgs, reader: &Reader) -> Result<Option<Base>> {
    let Some(base) = &args.no_regression else { return Ok(None) };
    if let [_, _, ..] = args.files.as_slice() {
        bail!("`--no-regression` compares one file with `{}`; check the others in a run of their own", input::name(base));
    }
    if base == Path::new("-") && args.files.iter().any(|file| file == Path::new("-")) {
        bail!("only one of FILE and BASE can come from standard input");
    }
    let earlier = if base == Path::new("-") || base.exists() { reader.read_earlier(base)? } else { None };
    if earlier.is_none() {
        let state = if base == Path::new("-") || base.exists() { "is empty" } else { "is not there" };
        let hint = input::like(base).map(|like| format!(" If `{}` was meant, name it.", input::name(&like))).unwrap_or_default();
        Output::note(&format!("`{}` {state}: this is the first assessment, and nothing can be worse.{hint}", input::name(base)));
    }
    Ok(Some(Base(base.clone(), earlier)))
}

/// One file held against the gates, with all its faults, and why the gates mean nothing for it.
type Held = (Checked, Option<Error>);

/// Checks one file; whatever makes it unusable, the others are checked all the same.
fn check(file: &PathBuf, base: Option<&Base>, args: &CheckArgs, reader: &Reader) -> Held {
    let name = input::name(file);
    let (outcome, faults, unfit) = match reader.read_silently(file) {
        Ok(assessment) => match held_against(file, &assessment, base, args) {
            Ok(found) => (Ok(found), assessment.faults, None),
            Err(error) => (Err(format!("{error:#}")), assessment.faults, Some(error)),
        },
        Err(error) => (Err(in_short(&error)), error.downcast::<Faults>().unwrap_or_else(|_| nothing(&name)), None),
    };
    let path = input::in_repository(file, std::env::var_os("GITHUB_WORKSPACE"));
    (Checked { file: name, path, outcome, faults }, unfit)
}

/// Tells of a file what is not for its line. The text of a file is kept no longer than somebody may be told of a place in it.
fn told((mut checked, unfit): Held, args: &CheckArgs, output: Output) -> Checked {
    let is_for_people = args.format == CheckFormat::Text;
    if is_for_people {
        // The fault of whoever typed the gates is told apart from what is told of the file.
        if let Some(error) = unfit {
            Output::note(&format!("error: {}", visible(&format!("{error:#}"))));
            checked.outcome = Err("the gates do not fit it".to_owned());
        }
        output.faults(&checked.faults);
    }
    if is_for_people || checked.faults.problems.is_empty() {
        checked.faults = nothing(&checked.file);
    }
    checked
}

/// No fault at all.
fn nothing(name: &str) -> Faults {
    Faults::new(name, String::new(), Problems::default())
}

fn held_against(file: &PathBuf, assessment: &Assessment, base: Option<&Base>, args: &CheckArgs) -> Result<CheckedFile> {
    let levels = assessment.model.levels.len();
    if let Some(level) = args.min_level.filter(|level| !(1..=levels).contains(level)) {
        bail!("there is no level {level}: the model of `{}` has the levels 1 to {levels}", input::name(file));
    }
    if let Some(Base(name, Some(earlier))) = base {
        same_model([(name, earlier), (file, assessment)])?;
        let workloads = [earlier, assessment].map(|read| visible_line(&read.answers.workload));
        if workloads[0] != workloads[1] {
            Output::note(&format!("These are two workloads: {} and {}.", workloads[0], workloads[1]));
        }
    }
    let before = base.and_then(|Base(_, earlier)| earlier.as_ref()).map(|earlier| Scorecard::new(&earlier.model, &earlier.answers));
    Ok(assessment.with_report(Goal::default(), |report| {
        let since = before.as_ref().map(|before| Comparison::new(before, report.scorecard));
        let subject = Subject { scorecard: report.scorecard, day: report.as_of };
        CheckedFile {
            workload: report.answers.workload.clone(),
            range: LevelRange::of(report.scorecard),
            verdicts: gates(args, since.as_ref()).iter().map(|gate| found(gate, &subject, assessment, args)).collect(),
        }
    }))
}

fn found(gate: &Gate<'_>, subject: &Subject<'_, '_>, assessment: &Assessment, args: &CheckArgs) -> FoundVerdict {
    let verdict = gate.verdict(subject);
    let is_told = !verdict.holds && matches!(args.format, CheckFormat::Github | CheckFormat::Junit);
    let first = is_told.then(|| gate.first_failing(subject)).flatten();
    FoundVerdict { verdict, line: is_told.then(|| first.and_then(|first| line(assessment, &first)).unwrap_or(1)) }
}

/// Where a practice stands in the file, which is read once more: places are kept no longer than somebody asks for them.
fn line(assessment: &Assessment, practice: &PracticeRef) -> Option<usize> {
    let text = &assessment.faults.text;
    let document = Document::parse("", text.as_bytes(), text.len()).ok()?;
    Some(line_of(&document, &assessment.model, practice))
}

/// The gates asked for, in the order of the command's help.
fn gates<'g>(args: &CheckArgs, since: Option<&'g Comparison<'g, 'g>>) -> Vec<Gate<'g>> {
    let gates = [
        args.min_level.map(Gate::MinLevel),
        args.max_open.map(Gate::MaxOpen),
        args.max_not_applicable.map(Gate::MaxNotApplicable),
        args.reading.max_age.map(Gate::MaxAge),
        args.no_regression.as_ref().map(|_| Gate::NoRegression(since)),
        args.no_expired_acceptance.then_some(Gate::NoExpiredAcceptance),
        args.no_overdue.then_some(Gate::NoOverdue),
        args.evidence_for.map(|EvidenceFor::Full| Gate::EvidenceForFull),
    ];
    gates.into_iter().flatten().collect()
}
