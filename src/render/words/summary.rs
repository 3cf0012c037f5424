//! The first screen or page in words: one line for where a workload stands, one sentence for what that means, one for what is known.

use jiff::civil::Date;

use super::{Reason, counted, find_out, goal, level_range, line_of, reasons, sentence, start_with, target, waiting};
use crate::next_steps::Step;
use crate::report::{FirstStep, Knowledge, Report, Standing};
use crate::scorecard::{Blocker, LevelScore};
use crate::text::{listed, visible_line};

/// `Level 2, possibly 3 (6 answers open) · Target: Level 3, not yet reached`.
pub(crate) fn standing_line(standing: &Standing<'_, '_>) -> String {
    let target = standing.target.as_ref().map(|found| format!(" · {}", target_line(found))).unwrap_or_default();
    format!("{}{target}", level_range(&standing.range))
}

/// `Target: Level 3, not yet reached`.
pub(crate) fn target_line(found: &(usize, bool)) -> String {
    format!("Target: {}", target(found))
}

/// The levels that pass on their own and wait; then what the level means that is reached, or the first where it is still ahead.
pub(crate) fn profile(standing: &Standing<'_, '_>, report: &Report<'_, '_>) -> String {
    let reached = match (standing.reached, report.model().level(1)) {
        _ if !standing.range.applies => Some("No strategy of any level applies to this workload.".to_owned()),
        (Some(level), _) => line_of(level.goal.as_ref()).or_else(|| Some(sentence(&goal(level)))),
        (None, Some(first)) => Some(sentence(&format!("Still ahead is {}", goal(first)))),
        (None, None) => None,
    };
    standing.waiting.as_ref().map(waiting).into_iter().chain(reached).collect::<Vec<_>>().join(" ")
}

/// In a word what a first step takes, and what to do: `small`, or `find out` for what nobody knows yet.
pub(crate) fn first_step(step: &FirstStep<'_, '_>) -> (&'static str, String) {
    match step {
        FirstStep::FindOut(row) => ("find out", find_out(row)),
        FirstStep::Take(row) => (effort_word(row.step), start_with(row.step)),
    }
}

fn effort_word(step: &Step<'_, '_>) -> &'static str {
    step.effort_in_a_word().as_str()
}

/// `As of 2026-11-22, 118 of the 126 questions that apply are answered, 4 to 54 days ago, by Ana and Raj.`
pub(crate) fn knowledge(found: &Knowledge<'_>, as_of: Date) -> String {
    let Knowledge { answered, applicable, .. } = *found;
    let not_counted = [(found.unknown, "more unknown"), (found.stale, "more too long ago to count")];
    let not_counted: Vec<String> =
        not_counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let not_counted = if not_counted.is_empty() { String::new() } else { format!(" ({})", not_counted.join(", ")) };
    let how_much = match applicable {
        0 => return "No question applies.".to_owned(),
        1 => format!("{answered} of the 1 question that applies is answered{not_counted}"),
        _ if answered == 1 => format!("1 of the {applicable} questions that apply is answered{not_counted}"),
        _ => format!("{answered} of the {applicable} questions that apply are answered{not_counted}"),
    };
    let how_old = found.days.map(|(oldest, newest)| ages(oldest, newest, as_of));
    let people: Vec<String> = found.people.iter().map(|name| visible_line(name)).collect();
    let by = (!people.is_empty()).then(|| format!("by {}", listed(&people)));
    let parts: Vec<String> = [Some(how_much), how_old, by].into_iter().flatten().collect();
    format!("As of {as_of}, {}.", parts.join(", "))
}

/// `4 to 54 days ago`, `today`, `2 days ago`.
fn ages(oldest: Date, newest: Date, as_of: Date) -> String {
    let days = |day: Date| usize::try_from((as_of - day).get_days()).unwrap_or(0);
    match (days(newest), days(oldest)) {
        (0, 0) => "today".to_owned(),
        (newest, oldest) if newest == oldest => format!("{} ago", counted(oldest, "day", "days")),
        (newest, oldest) => format!("{newest} to {oldest} days ago"),
    }
}

/// So many reasons of a page's summary.
const REASONS: usize = 4;

/// The first reasons why a level does not pass, and `and 5 more reasons` where there are more.
pub(crate) fn first_reasons<'b, 's, 'a>(
    level: &LevelScore<'_>,
    blockers: &'b [Blocker<'s, 'a>],
) -> (Vec<Reason<'b, 's, 'a>>, Option<String>) {
    let mut reasons = reasons(level, blockers);
    let more = reasons.split_off(reasons.len().min(REASONS)).len();
    (reasons, (more > 0).then(|| format!("and {}", counted(more, "more reason", "more reasons"))))
}
