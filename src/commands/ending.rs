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
            Output::note(&format!("\nInterrupted; every answer so far is saved.\nGo on: {}", same_again(args, selection)));
            tell_time(taken);
            Ok(ended_by(*by))
        }
        Ended::With(Outcome::Quit, selection) => {
            Output::note(&format!("Go on: {}\nSee where you stand: maturity score {name}", same_again(args, selection)));
            tell_time(taken);
            Ok(ExitCode::Done)
        }
        Ended::With(Outcome::Finished | Outcome::Stopped, _) => {
            tell_time(taken);
            Output::text(&summary(args, output)?)?;
            Output::note(&format!("See all of it: maturity score {name}\nShare it: maturity report {name} -o report.md"));
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
    if let Some(time) = time(taken) {
        Output::note(&format!("This sitting took {time}."));
    }
}

/// `12 minutes`, `2 hours 5 minutes`; nothing under a minute, which nobody plans with.
fn time(taken: Duration) -> Option<String> {
    let count = |count: u64, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    let minutes = taken.as_secs() / 60;
    let parts = [(minutes / 60, "hour"), (minutes % 60, "minute")];
    let parts: Vec<String> = parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(*number, what)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
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

/// What the answers that have just been saved come to, on one screen.
fn summary(args: &AssessArgs, output: Output) -> Result<String> {
    let assessment = Assessment::read(&AssessmentArgs { file: args.file.clone(), reading: args.reading.clone() }, output)?;
    Ok(assessment.with_report(Goal::default(), |report| render::summary(report, Spacing::Dense, output.canvas())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_told_in_hours_and_minutes() {
        let told = |seconds| time(Duration::from_secs(seconds));
        assert_eq!(told(59), None);
        assert_eq!(
            [60, 119, 12 * 60, 3600, 3660, 7500].map(|seconds| told(seconds).unwrap()),
            ["1 minute", "1 minute", "12 minutes", "1 hour", "1 hour 1 minute", "2 hours 5 minutes"]
        );
    }
}
