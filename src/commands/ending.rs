//! What `assess` says last: how the sitting ended, how long it took, and the commands that go on from there.

use std::time::Duration;

use anyhow::Result;

use super::assessment::Assessment;
use super::input;
use super::output::Output;
use crate::cli::{AssessArgs, AssessmentArgs, ReadingArgs};
use crate::exit_code::ExitCode;
use crate::interview::{Interruption, Outcome, Selection};
use crate::next_steps::Goal;
use crate::render::{self, Spacing};
use crate::text::lasting;

/// How a sitting ended.
pub(super) enum Ended {
    /// The questions of this selection were asked, or some of them.
    With(Outcome, Selection),
    NothingToAsk,
    /// Ended from outside before there was anything to save.
    BeforeItBegan(Interruption),
}

pub(super) fn finish(ended: &Ended, taken: Duration, args: &AssessArgs, output: Output) -> Result<ExitCode> {
    let name = [input::typed(args.file())].into_iter().chain(of_reading(&args.reading)).collect::<Vec<_>>().join(" ");
    match ended {
        Ended::BeforeItBegan(by) => {
            Output::note("Nothing was written.");
            Ok(ended_by(*by))
        }
        Ended::NothingToAsk => Ok(ExitCode::Done),
        Ended::With(Outcome::Interrupted(by), selection) => {
            Output::note(&format!("Go on: {}", same_again(args, selection)));
            tell_time(taken);
            Ok(ended_by(*by))
        }
        Ended::With(Outcome::Quit, selection) => {
            Output::note(&format!("Go on: {}\nSee where you stand: maturity score {name}", same_again(args, selection)));
            tell_time(taken);
            Ok(ExitCode::Done)
        }
        Ended::With(outcome @ (Outcome::Finished | Outcome::Stopped), selection) => {
            tell_time(taken);
            let (summary, is_open) = summary(args, output)?;
            Output::text(&summary)?;
            let next = match outcome {
                Outcome::Stopped => format!("Go on: {}", same_again(args, selection)),
                // All that was selected has been asked; what is open may be anywhere.
                _ if is_open => format!("Go on: {}", same_again(args, &Selection::default())),
                _ => format!("Share it: maturity report {name} -o report.md"),
            };
            Output::note(&format!("See all of it: maturity score {name}\n{next}"));
            Ok(ExitCode::Done)
        }
    }
}

fn ended_by(interruption: Interruption) -> ExitCode {
    match interruption {
        Interruption::HungUp => ExitCode::HungUp,
        Interruption::CtrlC => ExitCode::Interrupted,
        Interruption::Terminated => ExitCode::Terminated,
    }
}

fn tell_time(taken: Duration) {
    // Nobody plans with less than a minute.
    if let minutes @ 1.. = taken.as_secs() / 60 {
        Output::note(&format!("This sitting took {}.", lasting(minutes)));
    }
}

/// The command that goes on with the same questions of the same file, read in the same way.
fn same_again(args: &AssessArgs, selection: &Selection) -> String {
    let flag = |is_given: bool, flag: &str| is_given.then(|| flag.to_owned());
    let options = [
        flag(selection.quick, "--quick"),
        selection.level.map(|level| format!("--level {level}")),
        selection.strategy.as_ref().map(|id| format!("--strategy {id}")),
        selection.only.map(|only| format!("--only {}", only.name())),
        selection.review.map(|days| if days == 0 { "--review".to_owned() } else { format!("--review={days}") }),
        flag(args.one_page, "--one-page"),
        flag(args.line, "--line"),
    ];
    let words = ["maturity assess".to_owned(), input::typed(args.file())].into_iter().chain(options.into_iter().flatten());
    words.chain(of_reading(&args.reading)).collect::<Vec<_>>().join(" ")
}

/// How the file is read, as it was given.
fn of_reading(args: &ReadingArgs) -> Vec<String> {
    let models = args.model.iter().map(|model| format!("--model {}", input::typed(model)));
    let rest = [args.max_age.map(|days| format!("--max-age {days}")), args.as_of.map(|day| format!("--as-of {day}"))];
    models.chain(rest.into_iter().flatten()).collect()
}

/// What the answers that have just been saved come to, on one screen, and whether any is open.
fn summary(args: &AssessArgs, output: Output) -> Result<(String, bool)> {
    let assessment = Assessment::read(&AssessmentArgs { file: args.file.clone(), reading: args.reading.clone() }, output)?;
    Ok(assessment.with_report(Goal::default(), |report| {
        (render::summary(report, Spacing::Dense, output.canvas()), report.scorecard.counts().open() > 0)
    }))
}
