//! The words said when something was taken, and at the end of a level.

use super::level_end::{LevelEnd, Offer, Standing};
use super::machine::{Machine, Outcome};
use super::opening::plural;
use super::page::{Line, Page};
use crate::model::{Model, Strategy};
use crate::scorecard::{Basis, Points, Scorecard};

/// What the answers to a level amount to.
pub(super) fn level_end(end: &LevelEnd<'_>, model: &Model) -> Page {
    let number = end.level.number;
    let estimated = match end.basis {
        Basis::Estimates => ", estimated",
        Basis::Mixed => ", partly estimated",
        Basis::Answers | Basis::None => "",
    };
    let score = end.score.as_ref().map_or(0, Points::floor);
    let high = end.high.as_ref().map_or(100, Points::floor);
    let needed = model.thresholds.achieved_at;
    let mut page = Page::of([Line::Blank]);
    match end.standing {
        Standing::Passes => page.push(Line::Done(format!("Level {number} passes: {score} %{estimated}; {needed} % are needed."))),
        Standing::NotApplicable => page.push(Line::Text(format!("Nothing in Level {number} applies to this workload."))),
        Standing::Open if end.score.is_none() => page.push(Line::Text(format!("Level {number} is not assessed yet."))),
        Standing::Open => page.push(Line::Text(format!("Level {number}: {score} to {high} %{estimated}; {needed} % are needed."))),
        Standing::CannotPass => {
            page.push(Line::Warning(format!("Level {number} does not pass: {}{estimated}; {needed} % are needed.", range(score, high))));
            page.extend(end.under_floor.iter().map(|strategy| under_floor(strategy, model.thresholds.floor)));
        }
    }
    page
}

fn range(score: u32, high: u32) -> String {
    if score == high { format!("{score} %") } else { format!("at most {high} %") }
}

fn under_floor(strategy: &Strategy, floor: u32) -> Line {
    Line::Point(format!("{} stays under {floor} %", strategy.name))
}

/// The question behind an offer, and what Enter answers to it.
pub(super) fn offer(offer: &Offer<'_>) -> (String, bool) {
    match offer {
        Offer::Stop { below } => (format!("No level above counts before Level {} passes. Stop here?", below.number), true),
        Offer::AnswerOpen { questions } => (format!("Answer the {} now?", plural(questions.len(), "open question")), true),
    }
}

/// What the run leaves behind.
pub(super) fn farewell(machine: &Machine<'_>, outcome: Outcome) -> Page {
    let counts = Scorecard::new(machine.model(), &machine.counted()).counts();
    let open = match counts.open() {
        0 => "no answer is open".to_owned(),
        1 => "1 answer is open".to_owned(),
        open => format!("{open} answers are open"),
    };
    let line = match outcome {
        Outcome::Finished => format!("That was the last question; {open}."),
        Outcome::Stopped => format!("Saved. Stopped after Level {}; {open}.", machine.question().level.number),
        Outcome::Quit | Outcome::Interrupted => format!("Saved. {} to go.", plural(machine.remaining(), "question")),
    };
    Page::of([Line::Blank, Line::Done(line)])
}
