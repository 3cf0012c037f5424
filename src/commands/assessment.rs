//! What every command on an answers file begins with: answers, their model, and the day.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Error, Result, anyhow, bail};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::models::Models;
use super::output::Output;
use super::{input, other_form};
use crate::answers::{Answers, Assignment, LeftOut, SIZE_LIMIT};
use crate::cli::{AssessmentArgs, ReadingArgs};
use crate::document::{Document, Faults, Problem};
use crate::model::Model;
use crate::next_steps::{Goal, NextSteps};
use crate::report::{Report, Warning};
use crate::scorecard::Scorecard;
use crate::text::visible;

/// How the answers files of one run are read: with which models, and as of which day.
pub(super) struct Reader {
    models: Models,
    max_age: Option<u32>,
    /// The day that was asked for.
    asked: Option<Date>,
    as_of: Date,
    /// The day by the clock, after which nobody can have answered.
    today: Date,
    output: Output,
}

impl Reader {
    pub(super) fn new(args: &ReadingArgs, output: Output) -> Result<Self> {
        let ReadingArgs { model, max_age, as_of } = args;
        Ok(Self { models: Models::given(model)?, max_age: *max_age, asked: *as_of, as_of: day(*as_of)?, today: day(None)?, output })
    }

    /// The day to look at answers.
    pub(super) fn as_of(&self) -> Date {
        self.as_of
    }

    /// Reads one file; warnings go to standard error and into the report.
    pub(super) fn read(&self, file: &Path) -> Result<Assessment> {
        let assessment = self.read_silently(file)?;
        self.output.faults(&assessment.faults);
        Ok(assessment)
    }

    /// The same, but warnings go into the report alone.
    pub(super) fn read_silently(&self, file: &Path) -> Result<Assessment> {
        let bytes = input::bytes(file, SIZE_LIMIT).map_err(|error| with_a_hint(error, file))?;
        self.read_bytes(file, &input::name(file), &bytes)
    }

    /// What was before; nothing where the file is blank, as the first time that a file is compared with what version control has.
    pub(super) fn read_earlier(&self, file: &Path) -> Result<Option<Assessment>> {
        let bytes = input::bytes(file, SIZE_LIMIT).map_err(|error| with_a_hint(error, file))?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        let assessment = self.read_bytes(file, &input::name(file), &bytes)?;
        self.output.faults(&assessment.faults);
        Ok(Some(assessment))
    }

    /// The same of a file that nobody named, so that nobody meant a stream.
    pub(super) fn read_found(&self, file: &Path) -> Result<Assessment> {
        self.read_bytes(file, &input::name(file), &input::bytes_of_a_file(file, SIZE_LIMIT)?)
    }

    /// The same of what stood or stands in `file`; messages call it `name`.
    pub(super) fn read_bytes(&self, file: &Path, name: &str, bytes: &[u8]) -> Result<Assessment> {
        let document = Document::parse(name, bytes, SIZE_LIMIT);
        if let Some(refusal) = other_form::refusal(file, bytes, document.as_ref().ok()) {
            return Err(refusal);
        }
        let document = document?;
        let model = self.models.of_answers(&document, file)?;
        let (answers, warnings) = Answers::read(document, &model, self.today)?;
        refuse_a_day_before(self.asked, &answers)?;
        let answers = match self.max_age {
            Some(days) => answers.as_of(self.as_of, days),
            None => answers,
        };
        let warning = |problem: &Problem| Warning {
            position: warnings.position(problem),
            line: warnings.line_and_column(problem.place.start).0,
            message: problem.message.clone(),
        };
        let told = warnings.problems.iter().map(warning).collect();
        Ok(Assessment { model, answers, as_of: self.as_of, warnings: told, faults: warnings, title: None })
    }
}

/// Answers, their model and the day to look at them.
#[derive(Debug, Clone)]
pub(super) struct Assessment {
    pub(super) model: Arc<Model>,
    pub(super) answers: Answers,
    pub(super) as_of: Date,
    pub(super) warnings: Vec<Warning>,
    /// The same as they are shown beside the text of the file.
    pub(super) faults: Faults,
    /// What documents are headed, instead of the workload and its level.
    pub(super) title: Option<String>,
}

impl Assessment {
    pub(super) fn read(args: &AssessmentArgs, output: Output) -> Result<Self> {
        Reader::new(&args.reading, output)?.read(args.file())
    }

    /// The same without what a team keeps to itself.
    pub(super) fn without(self, left_out: &[LeftOut]) -> Self {
        Self { answers: self.answers.without(left_out), ..self }
    }

    /// The same with other answers tried out.
    pub(super) fn supposing(&self, assignments: &[Assignment]) -> Self {
        Self { answers: self.answers.clone().supposing(assignments), ..self.clone() }
    }

    /// Scores the answers, plans how to reach `goal` (by default the file's target) as of its day and gives the report to `tell`.
    pub(super) fn with_report<T>(&self, goal: Goal, tell: impl FnOnce(&Report<'_, '_>) -> T) -> T {
        let scorecard = Scorecard::new(&self.model, &self.answers);
        let goal = Goal { to: goal.to.or(self.answers.target), day: Some(self.as_of), ..goal };
        let next_steps = NextSteps::new(&scorecard, goal);
        tell(&Report {
            answers: &self.answers,
            scorecard: &scorecard,
            next_steps: &next_steps,
            as_of: self.as_of,
            warnings: &self.warnings,
            title: self.title.as_deref(),
        })
    }
}

/// The day to look at answers: the one asked for, else the one in `MATURITY_AS_OF`, else today, where the machine is.
pub(super) fn day(asked: Option<Date>) -> Result<Date> {
    let set = || std::env::var_os(DAY_VARIABLE).filter(|day| !day.is_empty());
    match (asked, set()) {
        (Some(day), _) => Ok(day),
        (None, None) => Ok(today()),
        (None, Some(day)) => {
            let day = day.to_string_lossy();
            day.parse().map_err(|_| anyhow!("`{DAY_VARIABLE}` is `{day}`, which is not a day; write it as YYYY-MM-DD"))
        }
    }
}

/// Today, where the machine is.
///
/// Looking the machine's time zone up by its name walks the whole database of zones, which takes longer than scoring a file; the
/// zone itself lies where most systems keep it.
fn today() -> Date {
    let is_named = std::env::var_os("TZ").is_some();
    let zone = std::fs::read("/etc/localtime").ok().filter(|_| !is_named).and_then(|zone| TimeZone::tzif("local", &zone).ok());
    zone.map_or_else(Zoned::now, |zone| Timestamp::now().to_zoned(zone)).date()
}

/// Before its first assessment nothing was known about a workload, so no score of such a day means anything. A day in the
/// environment is another matter: it only stands in for today.
pub(super) fn refuse_a_day_before(asked: Option<Date>, answers: &Answers) -> Result<()> {
    match (asked, answers.assessed) {
        (Some(day), Some(assessed)) if day < assessed => {
            bail!("`--as-of {day}` lies before the assessment: `{}` was first assessed on {assessed}", visible(&answers.workload))
        }
        _ => Ok(()),
    }
}

/// Stands in for today.
const DAY_VARIABLE: &str = "MATURITY_AS_OF";

/// What to do about a file that cannot be read, where its own message does not say it.
fn with_a_hint(error: Error, file: &Path) -> Error {
    let name = input::name(file);
    match (file.exists(), input::like(file)) {
        (_, Some(_)) => error,
        (true, None) => error.context("no answers to score"),
        (false, None) => error.context(format!("no answers to score; `maturity new {name}` writes a blank file")),
    }
}
