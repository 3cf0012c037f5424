//! What holds a level back, in sentences.

use super::{answer, answer_worth, ask, counted, percent, percent_range, points, strategy};
use crate::scorecard::{Blocker, LevelScore, Lost, StrategyScore};

/// One reason why a level does not count, as people are told it.
#[derive(Debug, Clone)]
pub(crate) struct Reason<'b, 's, 'a> {
    /// Whether answering alone could remove it.
    pub(crate) is_open: bool,
    pub(crate) text: String,
    /// Where the points are lost, most first.
    pub(crate) lost: &'b [Lost<'s, 'a>],
}

/// The reasons in order, what is known of essentials first; all strategies of which nothing is known share one, for a reason each
/// would bury the others.
pub(crate) fn reasons<'b, 's, 'a>(level: &LevelScore<'_>, blockers: &'b [Blocker<'s, 'a>]) -> Vec<Reason<'b, 's, 'a>> {
    let told = blockers.iter().filter(|blocker| not_assessed(blocker).is_none());
    let (essentials, others): (Vec<_>, Vec<_>) = told.partition(|blocker| matches!(blocker, Blocker::Essential { .. }));
    let [essentials, others] = [essentials, others].map(|told| told.into_iter().map(|blocker| reason(level, blocker)));
    essentials.chain(of_what_is_not_assessed(level, blockers)).chain(others).collect()
}

/// The strategy that it is about, where nothing is known of that.
fn not_assessed<'s, 'a>(blocker: &Blocker<'s, 'a>) -> Option<&'s StrategyScore<'a>> {
    let of = match blocker {
        Blocker::Essential { place, .. } => place.strategy,
        Blocker::Floor { strategy, .. } => *strategy,
        Blocker::Score { .. } | Blocker::Open { .. } | Blocker::Below { .. } => return None,
    };
    Some(of).filter(|strategy| !strategy.is_assessed())
}

/// `2 of its strategies are not assessed yet and count 0 %; 3 of their questions are essential.`
fn of_what_is_not_assessed<'b, 's, 'a>(level: &LevelScore<'_>, blockers: &[Blocker<'_, '_>]) -> Option<Reason<'b, 's, 'a>> {
    let mut strategies: Vec<&StrategyScore<'_>> = blockers.iter().filter_map(not_assessed).collect();
    let essentials = blockers.iter().filter(|blocker| matches!(blocker, Blocker::Essential { .. }));
    let essentials = essentials.filter_map(not_assessed).count();
    strategies.sort_by_key(|strategy| strategy.id());
    strategies.dedup_by_key(|strategy| strategy.id());
    let (what, their) = match strategies.as_slice() {
        [] => return None,
        [one] => (format!("{} is not assessed yet and counts 0 %", strategy(one)), "its"),
        all if all.len() == level.strategies.len() => ("None of its strategies is assessed yet".to_owned(), "their"),
        several => (format!("{} of its strategies are not assessed yet and count 0 %", several.len()), "their"),
    };
    let essential = match essentials {
        0 => String::new(),
        1 => format!("; 1 of {their} questions is essential"),
        many => format!("; {many} of {their} questions are essential"),
    };
    Some(Reason { is_open: true, text: format!("{what}{essential}."), lost: &[] })
}

fn reason<'b, 's, 'a>(level: &LevelScore<'_>, blocker: &'b Blocker<'s, 'a>) -> Reason<'b, 's, 'a> {
    let (is_open, lost): (bool, &[_]) = match blocker {
        Blocker::Essential { place, .. } => (place.practice.state.is_open(), &[]),
        Blocker::Floor { strategy, needed, .. } => (strategy.spread.as_ref().is_some_and(|spread| spread.high >= *needed), &[]),
        Blocker::Score { needed, lost, .. } => (level.spread.as_ref().is_some_and(|spread| spread.high >= *needed), lost),
        Blocker::Open { .. } => (true, &[]),
        Blocker::Below { .. } => (false, &[]),
    };
    Reason { is_open, text: sentence(level, blocker), lost }
}

fn sentence(level: &LevelScore<'_>, blocker: &Blocker<'_, '_>) -> String {
    match blocker {
        Blocker::Essential { place, needed } => {
            format!("{} {}; needs {}.", ask(place), capital(&answer(place.practice)), answer_worth(&place.asked().form, needed))
        }
        Blocker::Floor { strategy: found, needed, .. } => {
            let now = found.spread.as_ref().map(percent_range).unwrap_or_default();
            format!("{} is at {now}; no strategy may be under {}.", strategy(found), percent(needed))
        }
        Blocker::Score { needed, short, .. } => {
            let now = level.spread.as_ref().map(percent_range).unwrap_or_default();
            format!("The level is at {now} and needs {}: {} points short as it stands.", percent(needed), points(short))
        }
        Blocker::Open { questions, points: most } => {
            let open = counted(*questions, "open answer", "open answers");
            format!("{open} in Level {} could add up to {} points and make it pass.", level.number(), points(most))
        }
        Blocker::Below { level } => format!("Level {} has to pass first.", level.number()),
    }
}

/// `text` with a capital at its start.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// `-4.2`, or `< 0.1` in the same few columns.
pub(crate) fn lost(points: &crate::scorecard::Points) -> String {
    let shown = points.to_string();
    if shown == "0.0" { "< 0.1".to_owned() } else { format!("-{shown}") }
}
