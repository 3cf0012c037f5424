//! What holds a level back, in sentences.

use super::{answer, answer_worth, ask, counted, percent, percent_range, strategy};
use crate::scorecard::{Blocker, LevelScore, Lost, Place, Points, Spread, StrategyScore};
use crate::text::capital;

/// What heads the questions by which a level misses most.
pub(crate) const MISSING_MOST: &str = "Where most is missing, most first:";

/// One reason why a level does not count, as people are told it.
#[derive(Debug, Clone)]
pub(crate) struct Reason<'b, 's, 'a> {
    /// Whether answering alone could remove it.
    pub(crate) is_open: bool,
    /// What it is about: a question, a strategy, the level.
    pub(crate) what: String,
    /// What is found there: `Unknown; needs Most.`, `is at 28 to 78 %, needs 50 %.`
    pub(crate) found: String,
    /// The questions by which the level misses most, most first.
    pub(crate) lost: &'b [Lost<'s, 'a>],
}

impl Reason<'_, '_, '_> {
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.what, self.found)
    }
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

/// `2 of its strategies are not assessed yet; 3 of their questions are essential.`
fn of_what_is_not_assessed<'b, 's, 'a>(level: &LevelScore<'_>, blockers: &[Blocker<'_, '_>]) -> Option<Reason<'b, 's, 'a>> {
    let mut strategies: Vec<&StrategyScore<'_>> = blockers.iter().filter_map(not_assessed).collect();
    let essentials = blockers.iter().filter(|blocker| matches!(blocker, Blocker::Essential { .. }));
    let essentials = essentials.filter_map(not_assessed).count();
    strategies.sort_by_key(|strategy| strategy.id());
    strategies.dedup_by_key(|strategy| strategy.id());
    let (what, are, their) = match strategies.as_slice() {
        [] => return None,
        [one] => (strategy(one), "is", "its"),
        all if all.len() == level.strategies.len() => ("None of its strategies".to_owned(), "is", "their"),
        several => (format!("{} of its strategies", several.len()), "are", "their"),
    };
    let essential = match essentials {
        0 => String::new(),
        1 => format!("; 1 of {their} questions is essential"),
        many => format!("; {many} of {their} questions are essential"),
    };
    // Of none that is assessed, none is not.
    let not = if what.starts_with("None of") { "" } else { " not" };
    Some(Reason { is_open: true, what, found: format!("{are}{not} assessed yet{essential}."), lost: &[] })
}

fn reason<'b, 's, 'a>(level: &LevelScore<'_>, blocker: &'b Blocker<'s, 'a>) -> Reason<'b, 's, 'a> {
    let (is_open, lost): (bool, &[_]) = match blocker {
        Blocker::Essential { place, .. } => (place.practice.state.is_open(), &[]),
        Blocker::Floor { strategy, needed, .. } => (strategy.spread.as_ref().is_some_and(|spread| spread.high >= *needed), &[]),
        Blocker::Score { needed, lost, .. } => (level.spread.as_ref().is_some_and(|spread| spread.high >= *needed), lost),
        Blocker::Open { .. } => (true, &[]),
        Blocker::Below { .. } => (false, &[]),
    };
    let (what, found) = sentence(level, blocker);
    Reason { is_open, what, found, lost }
}

/// What a blocker is about, and what is found there.
fn sentence(level: &LevelScore<'_>, blocker: &Blocker<'_, '_>) -> (String, String) {
    let is_at = |spread: Option<&Spread>, needed: &Points| {
        format!("is at {}, needs {}.", spread.map(percent_range).unwrap_or_default(), percent(needed))
    };
    match blocker {
        Blocker::Essential { place, .. } => (ask(place), found_and_needed(place)),
        Blocker::Floor { strategy: found, needed, .. } => (strategy(found), is_at(found.spread.as_ref(), needed)),
        Blocker::Score { needed, .. } => (format!("Level {}", level.number()), is_at(level.spread.as_ref(), needed)),
        Blocker::Open { questions, .. } => {
            let open = counted(*questions, "open answer", "open answers");
            (format!("{open} in Level {}", level.number()), "could make it pass.".to_owned())
        }
        Blocker::Below { level } => (format!("Level {}", level.number()), "has to pass first.".to_owned()),
    }
}

/// The questions by which a level misses most, most first; none where its score is not what it fails by.
pub(crate) fn missing_most<'b, 's, 'a>(reasons: &[Reason<'b, 's, 'a>]) -> Vec<&'b Lost<'s, 'a>> {
    reasons.iter().flat_map(|reason| reason.lost).collect()
}

/// An essential under what its level is achieved at: `Essential: Is …? Some; needs Most.`
pub(crate) fn failing_essential(place: &Place<'_, '_>) -> String {
    format!("{} {}", ask(place), found_and_needed(place))
}

/// `Some; needs Most.`
fn found_and_needed(place: &Place<'_, '_>) -> String {
    let needed = Points::from(place.level.thresholds.achieved_at);
    format!("{}; needs {}.", capital(&answer(place.practice)), answer_worth(&place.asked().form, &needed))
}
