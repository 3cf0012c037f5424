//! What every command on an answers file begins with: answers, their model, and the day.

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::Zoned;
use jiff::civil::Date;

use super::input;
use super::output::Output;
use crate::answers::{Answers, SIZE_LIMIT, Supposition};
use crate::cli::AssessmentArgs;
use crate::document::{Document, Problem};
use crate::model::Model;
use crate::next_steps::NextSteps;
use crate::report::{Report, Warning};
use crate::scorecard::Scorecard;
use crate::text::visible;

/// Answers, their model and the day to look at them.
#[derive(Debug, Clone)]
pub(super) struct Assessment {
    pub(super) model: Model,
    pub(super) answers: Answers,
    pub(super) as_of: Date,
    pub(super) warnings: Vec<Warning>,
    /// What documents are headed, instead of the workload and its level.
    pub(super) title: Option<String>,
}

impl Assessment {
    /// Reads what `args` name; warnings go to standard error and into the report.
    pub(super) fn read(args: &AssessmentArgs, output: Output) -> Result<Self> {
        let as_of = day(args.as_of)?;
        let bytes = input::bytes(&args.file, SIZE_LIMIT).with_context(hint_for_a_missing_file(args))?;
        let document = Document::parse(&input::name(&args.file), &bytes, SIZE_LIMIT)?;
        let model = input::model_for(&document, &args.file, &args.model)?;
        let (answers, warnings) = Answers::read(document, &model, as_of)?;
        refuse_a_day_before(args.as_of, &answers)?;
        output.faults(&warnings);
        let answers = match args.max_age {
            Some(days) => answers.as_of(as_of, days),
            None => answers,
        };
        let warning = |problem: &Problem| Warning {
            position: warnings.position(problem),
            line: warnings.line_and_column(problem.place.start).0,
            message: problem.message.clone(),
        };
        let warnings = warnings.problems.iter().map(warning).collect();
        Ok(Self { model, answers, as_of, warnings, title: None })
    }

    /// The same with other answers tried out.
    pub(super) fn supposing(&self, suppositions: &[Supposition]) -> Self {
        Self { answers: self.answers.clone().supposing(suppositions), ..self.clone() }
    }

    /// Scores the answers, plans how to reach `to` (by default the file's target) and gives the report to `tell`.
    pub(super) fn with_report<T>(&self, to: Option<usize>, tell: impl FnOnce(&Report<'_, '_>) -> T) -> T {
        let scorecard = Scorecard::new(&self.model, &self.answers);
        let next_steps = NextSteps::on(self.as_of, &scorecard, to.or(self.answers.target));
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
        (None, None) => Ok(Zoned::now().date()),
        (None, Some(day)) => {
            let day = day.to_string_lossy();
            day.parse().map_err(|_| anyhow!("`{DAY_VARIABLE}` is `{day}`, which is not a day; write it as YYYY-MM-DD"))
        }
    }
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

fn hint_for_a_missing_file(args: &AssessmentArgs) -> impl Fn() -> String {
    let name = input::name(&args.file);
    let missing = !args.file.exists();
    move || {
        if missing { format!("no answers to score; `maturity new {name}` writes a blank file") } else { "no answers to score".to_owned() }
    }
}
