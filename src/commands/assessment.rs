//! What every command on an answers file begins with: answers, their model, and the day.

use anyhow::{Context as _, Result};
use jiff::Zoned;
use jiff::civil::Date;

use super::input;
use super::output::Output;
use crate::answers::{Answers, SIZE_LIMIT};
use crate::cli::AssessmentArgs;
use crate::document::Document;
use crate::model::Model;
use crate::next_steps::NextSteps;
use crate::report::Report;
use crate::scorecard::Scorecard;

/// Answers, their model and the day to look at them.
#[derive(Debug)]
pub(super) struct Assessment {
    pub(super) model: Model,
    pub(super) answers: Answers,
    pub(super) as_of: Date,
    pub(super) warnings: Vec<String>,
    /// What documents are headed, instead of the workload and its level.
    pub(super) title: Option<String>,
}

impl Assessment {
    /// Reads what `args` name; warnings go to standard error and into the report.
    pub(super) fn read(args: &AssessmentArgs, output: Output) -> Result<Self> {
        let as_of = args.as_of.unwrap_or_else(today);
        let bytes = input::bytes(&args.file, SIZE_LIMIT).with_context(hint_for_a_missing_file(args))?;
        let document = Document::parse(&input::name(&args.file), &bytes, SIZE_LIMIT)?;
        let model = input::model_for(&document, &args.file, &args.model)?;
        let (answers, warnings) = Answers::read(document, &model, as_of)?;
        output.faults(&warnings);
        let answers = match args.max_age {
            Some(days) => answers.as_of(as_of, days),
            None => answers,
        };
        let warnings = warnings.problems.iter().map(|problem| format!("{}: {}", warnings.position(problem), problem.message)).collect();
        Ok(Self { model, answers, as_of, warnings, title: None })
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

/// Today, where the machine is.
pub(super) fn today() -> Date {
    Zoned::now().date()
}

fn hint_for_a_missing_file(args: &AssessmentArgs) -> impl Fn() -> String {
    let name = input::name(&args.file);
    let missing = !args.file.exists();
    move || {
        if missing { format!("no answers to score; `maturity new {name}` writes a blank file") } else { "no answers to score".to_owned() }
    }
}
