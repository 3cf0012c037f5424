//! Many workloads in words.

use super::{counted, question};
use crate::model::Thresholds;
use crate::portfolio::{Group, LevelRow, MostHeldBack, MostLifted, Percent, Portfolio, Row};
use crate::report::Band;
use crate::text::visible_line;

/// `4 workloads, as of 2026-11-22`.
pub(crate) fn portfolio_title(portfolio: &Portfolio) -> String {
    format!("{}, as of {}", workloads(portfolio.workloads()), portfolio.as_of)
}

/// So many rows of a list are shown in a document.
const LISTED: usize = 10;

/// Those of many rows that a document shows.
pub(crate) fn listed<T>(rows: &[T]) -> &[T] {
    rows.get(..LISTED).unwrap_or(rows)
}

/// `4 workloads`.
pub(crate) fn workloads(count: usize) -> String {
    counted(count, "workload", "workloads")
}

/// `2 files cannot be used.`; nothing where all can.
pub(crate) fn unusable_files(portfolio: &Portfolio) -> Option<String> {
    let count = portfolio.unusable.len();
    let what = if count == 1 { "cannot be used, and is not counted" } else { "cannot be used, and are not counted" };
    (count > 0).then(|| format!("{} {what}.", counted(count, "file", "files")))
}

/// `payments · Operational Excellence 1.0.0: 3 workloads`.
pub(crate) fn group(group: &Group) -> String {
    let name = group.name.as_deref().map(|name| format!("{} · ", visible_line(name))).unwrap_or_default();
    format!("{name}{} {}: {}", visible_line(&group.model.title), group.model.version, workloads(group.rows.len()))
}

/// `Level 2, possibly 3`.
pub(crate) fn range(row: &Row) -> String {
    let level = |level: usize| if level == 0 { "Below Level 1".to_owned() } else { format!("Level {level}") };
    match () {
        () if !row.applies => "No level applies".to_owned(),
        () if row.level == row.level_possible => level(row.level),
        () => format!("{}, possibly {}", level(row.level), row.level_possible),
    }
}

/// `Below Level 1`, `Level 2`.
pub(crate) fn reached(level: usize) -> String {
    if level == 0 { "Below Level 1".to_owned() } else { format!("Level {level}") }
}

/// `58–76 ?`, `78 ✓`, `–` where nothing is known, `n/a` where nothing applies.
pub(crate) fn level_cell(level: &LevelRow) -> String {
    match level_sign(level) {
        ' ' | '–' => level_percent(level),
        sign => format!("{} {sign}", level_percent(level)),
    }
}

fn level_percent(level: &LevelRow) -> String {
    match (level.score, level.high) {
        (_, None) => "n/a".to_owned(),
        (None, _) => "–".to_owned(),
        (Some(score), Some(high)) if score.floor == high.floor => score.floor.to_string(),
        (Some(score), Some(high)) => format!("{}–{}", score.floor, high.floor),
    }
}

/// What a level is marked with in a list of many.
pub(crate) fn level_sign(level: &LevelRow) -> char {
    match (level.passes, level.could_pass) {
        (None, _) => ' ',
        (Some(true), _) => '✓',
        (Some(false), _) if level.score.is_none() => '–',
        (Some(false), Some(true)) => '?',
        (Some(false), _) => '✗',
    }
}

/// On which side of the two lines a level lies; nothing where nothing is known.
pub(crate) fn band(level: &LevelRow, thresholds: Thresholds) -> Option<Band> {
    let percent = |percent: Percent| u32::from(percent.floor);
    let (now, best) = (percent(level.score?), percent(level.high?));
    Some(match () {
        () if now >= thresholds.achieved_at => Band::Achieved,
        () if best >= thresholds.achieved_at => Band::Undecided,
        () if now >= thresholds.floor => Band::Between,
        () => Band::UnderFloor,
    })
}

/// What holds workloads back: the question, or the strategy that is under the floor.
pub(crate) fn held_back_by(found: &MostHeldBack<'_>, group: &Group) -> String {
    match found.practice {
        Some(practice) => question(practice),
        None => format!("{} is under {} %", visible_line(&found.strategy.name), group.model.thresholds.floor),
    }
}

/// `Level 1 · Source control that keeps work apart`.
pub(crate) fn held_back_where(found: &MostHeldBack<'_>) -> String {
    format!("Level {} · {}", found.level.number, visible_line(&found.strategy.name))
}

pub(crate) fn lifted_by(found: &MostLifted<'_>) -> String {
    visible_line(&found.practice.next_step)
}

pub(crate) fn lifted_where(found: &MostLifted<'_>) -> String {
    format!("Level {} · {}", found.level.number, visible_line(&found.strategy.name))
}

/// `3 of 4 workloads`.
pub(crate) fn of_workloads(count: usize, group: &Group) -> String {
    format!("{count} of {}", workloads(group.rows.len()))
}

/// `2026-01-20, 306 days old`.
pub(crate) fn oldest_answer(row: &Row, portfolio: &Portfolio) -> String {
    let Some(day) = row.oldest else { return "of no known day".to_owned() };
    let days = portfolio.as_of.duration_since(day).as_hours() / 24;
    format!("{day}, {} old", counted(usize::try_from(days).unwrap_or(0), "day", "days"))
}
