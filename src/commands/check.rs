//! `check`: are answers files valid, and do the gates hold.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::assessment::{Assessment, Reader};
use super::compare::same_model;
use super::input;
use super::output::Output;
use crate::answers::line_of;
use crate::cli::{CheckArgs, CheckFormat, EvidenceFor};
use crate::comparison::Comparison;
use crate::document::{Document, Faults, Problems, Severity};
use crate::exit_code::ExitCode;
use crate::gates::{Gate, Subject};
use crate::model::PracticeRef;
use crate::next_steps::Goal;
use crate::render;
use crate::report::{Checked, CheckedFile, FoundVerdict, LevelRange};
use crate::scorecard::Scorecard;
use crate::text::visible;

pub(super) fn run(args: &CheckArgs, output: Output) -> Result<ExitCode> {
    let reader = Reader::new(&args.reading, output)?;
    let base = base(args, &reader)?;
    let files = each_once(&args.files);
    let checked: Vec<Checked> = files.into_iter().map(|file| check(file, base.as_ref(), args, &reader, output)).collect();
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

/// The files without those that were named before, which a message tells.
fn each_once(files: &[PathBuf]) -> Vec<&PathBuf> {
    let mut known = BTreeSet::new();
    let is_new = |file: &&PathBuf| {
        let is_new = known.insert(file.canonicalize().unwrap_or_else(|_| (*file).clone()));
        if !is_new {
            Output::note(&format!("`{}` is given twice; it is checked once", input::name(file)));
        }
        is_new
    };
    files.iter().filter(is_new).collect()
}

/// Checks one file; whatever makes it unusable, the others are checked all the same.
fn check(file: &PathBuf, base: Option<&Base>, args: &CheckArgs, reader: &Reader, output: Output) -> Checked {
    let name = input::name(file);
    let unusable = |error: anyhow::Error| {
        let in_short = in_short(&error);
        (Err(in_short), error.downcast::<Faults>().unwrap_or_else(|_| nothing(&name)))
    };
    let (outcome, faults) = match reader.read_silently(file) {
        Ok(assessment) => (held_against(file, &assessment, base, args).map_err(|error| unfit(&error, args)), assessment.faults),
        Err(error) => unusable(error),
    };
    if args.format == CheckFormat::Text {
        output.faults(&faults);
    }
    // The text of a file is kept no longer than somebody may be told of a place in it.
    let is_told = args.format == CheckFormat::Text || faults.problems.is_empty();
    let path = input::in_repository(file, std::env::var_os("GITHUB_WORKSPACE"));
    Checked { file: name.clone(), path, outcome, faults: if is_told { nothing(&name) } else { faults } }
}

/// Why the gates mean nothing for a file: the fault of whoever typed them, who is told apart from what is told of the file.
fn unfit(error: &anyhow::Error, args: &CheckArgs) -> String {
    if args.format != CheckFormat::Text {
        return format!("{error:#}");
    }
    Output::note(&format!("error: {}", visible(&format!("{error:#}"))));
    "the gates do not fit it".to_owned()
}

/// No fault at all.
fn nothing(name: &str) -> Faults {
    Faults::new(name, String::new(), Problems::default())
}

/// How many errors a file has, which are told in full elsewhere, and where the first is; or the error as it is.
fn in_short(error: &anyhow::Error) -> String {
    let Some(faults) = error.downcast_ref::<Faults>() else { return format!("{error:#}") };
    let first = faults.problems.iter().find(|problem| problem.severity == Severity::Error);
    match (first, faults.count(Severity::Error)) {
        (Some(first), _) if faults.text.is_empty() => first.message.clone(),
        (Some(first), 1) => format!("1 error, in line {}", faults.line_and_column(first.place.start).0),
        (Some(first), count) => format!("{count} errors, the first in line {}", faults.line_and_column(first.place.start).0),
        (None, _) => String::new(),
    }
}

fn held_against(file: &PathBuf, assessment: &Assessment, base: Option<&Base>, args: &CheckArgs) -> Result<CheckedFile> {
    let levels = assessment.model.levels.len();
    if let Some(level) = args.min_level.filter(|level| !(1..=levels).contains(level)) {
        bail!("there is no level {level}: the model of `{}` has the levels 1 to {levels}", input::name(file));
    }
    if let Some(Base(name, Some(earlier))) = base {
        same_model([(name, earlier), (file, assessment)])?;
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
