//! What changed between two reports, in words.

use std::cmp::Ordering;

use super::{counted, level_range};
use crate::comparison::{Change, Class};
use crate::report::{Difference, LevelChange, LevelRange, StepsDone};
use crate::scorecard::Points;
use crate::text::visible_line;

/// What stands where there is nothing earlier to compare with.
pub(crate) const FIRST_ASSESSMENT: &str = "This is the first assessment: there is nothing earlier to compare it with.";

/// `Level 1 → Level 2, possibly 3 (4 answers open)`, or `Level 2, as before`.
pub(crate) fn headline(difference: &Difference<'_, '_, '_>) -> String {
    let [before, after] = [difference.before, difference.after].map(|report| level_range(&LevelRange::of(report.scorecard)));
    if before == after { format!("{after}, as before") } else { format!("{before} → {after}") }
}

/// What to know before reading on: whose answers these are, and whether they belong together.
pub(crate) fn remarks(difference: &Difference<'_, '_, '_>) -> Vec<String> {
    let sides = [difference.before, difference.after];
    let [before, after] = sides.map(|report| visible_line(&report.answers.workload));
    let [was, is] = sides.map(|report| report.model().version.as_str());
    let workloads = (before != after).then(|| format!("These are two workloads: {before} and {after}."));
    let versions = (was != is).then(|| format!("The model was {was} and is {is}; only questions of both are compared."));
    workloads.into_iter().chain(versions).collect()
}

pub(crate) fn class(class: Class) -> &'static str {
    match class {
        Class::Regressed => "Regressed",
        Class::LostSightOf => "Lost sight of",
        Class::New => "New gaps",
        Class::FoundOut => "Found out",
        Class::Improved => "Improved",
        Class::Resolved => "Resolved",
        Class::StillOpen => "Still open",
        Class::NoGap => "No gap",
    }
}

/// `better`, `worse`; empty where the score is the same or there is none.
pub(crate) fn level_change(change: &LevelChange<'_, '_>) -> &'static str {
    change.points().map_or("", |points| better_or_worse(&points))
}

/// `better`, `worse`; empty where it is neither.
fn better_or_worse(points: &Points) -> &'static str {
    match points.cmp(&Points::zero()) {
        Ordering::Less => "worse",
        Ordering::Equal => "",
        Ordering::Greater => "better",
    }
}

/// `4 of the 9 steps of the plan to reach Level 3`; nothing without a plan.
pub(crate) fn of_plan(done: &StepsDone<'_, '_>) -> Option<String> {
    let (to, count) = done.of_plan?;
    let of_it = counted(count, "step", "steps");
    Some(match done.planned.len() {
        0 => format!("None of them in the plan to reach Level {to}, which had {of_it}"),
        done => format!("{done} of the {of_it} of the plan to reach Level {to}"),
    })
}

/// What was done, the plan first.
pub(crate) fn steps_done(done: &StepsDone<'_, '_>) -> Vec<String> {
    done.planned.iter().chain(&done.others).map(|place| visible_line(&place.asked().next_step)).collect()
}

/// What is not compared: what differs without a gap, and questions that only one version of the model asks, each list with its heading.
pub(crate) fn lists(difference: &Difference<'_, '_, '_>) -> [(&'static str, Vec<String>); 3] {
    let found = difference.comparison;
    let other = |change: &Change<'_, '_>| {
        format!("{}: {} → {}", change.after.id(), super::answer(change.before.practice), super::answer(change.after.practice))
    };
    [
        ("No gap before or after, and yet not the same", difference.other_changes().into_iter().map(other).collect()),
        ("Asked only before", found.only_before.iter().map(crate::scorecard::Place::id).collect()),
        ("Asked only now", found.only_after.iter().map(crate::scorecard::Place::id).collect()),
    ]
}
