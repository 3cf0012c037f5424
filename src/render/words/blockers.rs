//! What holds a level back, in sentences.

use super::{counted, percent};
use crate::scorecard::{Blocker, LevelScore, Lost};
use crate::text::visible_line;

/// One reason why a level does not count, as people are told it.
#[derive(Debug, Clone)]
pub(crate) struct Reason<'b, 's, 'a> {
    /// Whether answering alone could remove it.
    pub(crate) is_open: bool,
    pub(crate) text: String,
    /// Where the points are lost, most first.
    pub(crate) lost: &'b [Lost<'s, 'a>],
}

/// The reasons in order; all strategies of which nothing is known share one, for a reason each would bury the others.
pub(crate) fn reasons<'b, 's, 'a>(level: &LevelScore<'_>, blockers: &'b [Blocker<'s, 'a>]) -> Vec<Reason<'b, 's, 'a>> {
    let (unknown, told): (Vec<&Blocker<'_, '_>>, Vec<_>) = blockers.iter().partition(|blocker| is_not_assessed(blocker));
    let unknown = match unknown.as_slice() {
        [] => None,
        [one] => Some(sentence(one)),
        several => Some(not_assessed(several.len(), level)),
    };
    let unknown = unknown.map(|text| Reason { is_open: false, text, lost: &[] });
    unknown.into_iter().chain(told.into_iter().map(reason)).collect()
}

fn is_not_assessed(blocker: &Blocker<'_, '_>) -> bool {
    matches!(blocker, Blocker::Floor { strategy, .. } if !strategy.is_assessed())
}

fn not_assessed(count: usize, level: &LevelScore<'_>) -> String {
    let all = if count == level.strategies.len() {
        "None of its strategies is assessed yet: each".to_owned()
    } else {
        format!("{count} of its strategies are not assessed yet: each")
    };
    format!("{all} counts 0 %, and no strategy may be under {} %.", level.thresholds.floor)
}

fn reason<'b, 's, 'a>(blocker: &'b Blocker<'s, 'a>) -> Reason<'b, 's, 'a> {
    let lost = match blocker {
        Blocker::Score { lost, .. } => lost.as_slice(),
        Blocker::Essential { .. } | Blocker::Floor { .. } | Blocker::Open { .. } | Blocker::Below { .. } => &[],
    };
    Reason { is_open: matches!(blocker, Blocker::Open { .. }), text: sentence(blocker), lost }
}

fn sentence(blocker: &Blocker<'_, '_>) -> String {
    match blocker {
        Blocker::Essential { place, needed } => {
            format!("Essential: {} ({}; needs {})", super::ask(place), super::answer(place.practice), percent(needed))
        }
        Blocker::Floor { strategy, score, needed } => {
            let name = visible_line(&strategy.strategy.name);
            let known =
                if strategy.is_assessed() { format!("is at {}", percent(score)) } else { "is not assessed and counts 0 %".to_owned() };
            format!("{name} {known}; no strategy may be under {}.", percent(needed))
        }
        Blocker::Score { score, needed, short, .. } => {
            format!("The level scores {} (rounded down) and needs {}: {short} points short.", percent(score), percent(needed))
        }
        Blocker::Open { questions, points } => {
            let open = counted(*questions, "open answer", "open answers");
            format!("{open} could add up to {points} points and make the level pass.")
        }
        Blocker::Below { level } => format!("Level {} has to pass first.", level.number()),
    }
}
