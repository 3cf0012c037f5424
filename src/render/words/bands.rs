//! What colours, signs and bars say, so that nothing is said by colour alone.

use super::percent_range;
use crate::model::Thresholds;
use crate::report::{Band, StrategyRow};
use crate::scorecard::Spread;

/// Where the floor stands in a bar.
pub(crate) const FLOOR_LINE: char = '┊';

/// What stands beside a colour.
pub(crate) fn band_sign(band: Option<&Band>) -> &'static str {
    match band {
        Some(Band::Achieved) => "✓",
        Some(Band::Undecided) => "?",
        Some(Band::Between) => "~",
        Some(Band::UnderFloor) => "✗",
        None => "–",
    }
}

/// What a colour and its sign mean: `from 75 %`, `under 50 %`.
pub(crate) fn band_meaning(band: Band, thresholds: Thresholds) -> String {
    let Thresholds { achieved_at, floor } = thresholds;
    match band {
        Band::Achieved => format!("from {achieved_at} %"),
        Band::Undecided => format!("undecided: could reach {achieved_at} %"),
        Band::Between => format!("from {floor} %"),
        Band::UnderFloor => format!("under {floor} %"),
    }
}

/// The bands that a model's two lines leave room for, each with what it means.
pub(crate) fn bands(thresholds: Thresholds) -> Vec<(Band, String)> {
    let Thresholds { achieved_at, floor } = thresholds;
    let is_there = |band: &Band| match band {
        Band::Achieved | Band::Undecided => true,
        Band::Between => floor < achieved_at,
        Band::UnderFloor => floor > 0,
    };
    Band::ALL.into_iter().filter(is_there).map(|band| (band, band_meaning(band, thresholds))).collect()
}

/// The same in one line: `✓ from 75 %   ✗ under 50 %`.
pub(crate) fn band_legend(thresholds: Thresholds, between: &str) -> String {
    let signs = bands(thresholds).into_iter().map(|(band, meaning)| format!("{} {meaning}", band_sign(Some(&band))));
    signs.collect::<Vec<_>>().join(between)
}

/// A bar of so many characters: what is in place, what is open and the rest, with a line at each of `lines`, in per cent.
pub(crate) fn bar(spread: &Spread, lines: impl AsRef<[(u32, char)]>, width: usize) -> String {
    let columns = |percent: u32| percent as usize * width / 100;
    let at = |percent: u32| columns(percent).min(width.saturating_sub(1));
    let column = |index: usize| match lines.as_ref().iter().find(|(percent, _)| at(*percent) == index) {
        Some((_, line)) => *line,
        None if index < columns(spread.score.floor()) => '█',
        None if index < columns(spread.high.floor()) => '▒',
        None => '░',
    };
    (0..width).map(column).collect()
}

/// The lines of a level's bar.
pub(crate) fn level_lines(thresholds: Thresholds) -> Vec<(u32, char)> {
    vec![(thresholds.achieved_at, '│')]
}

/// The lines of a strategy's bar.
pub(crate) fn strategy_lines(thresholds: Thresholds) -> Vec<(u32, char)> {
    let floor = (thresholds.floor > 0).then_some((thresholds.floor, FLOOR_LINE));
    level_lines(thresholds).into_iter().chain(floor).collect()
}

/// `█ in place   ▒ open   ┊ floor 50 %   │ passes at 75 %`.
pub(crate) fn bar_legend(thresholds: Thresholds, between: &str) -> String {
    let line = |(percent, line): (u32, char)| match line {
        FLOOR_LINE => format!("{line} floor {percent} %"),
        _ => format!("{line} a level passes at {percent} %"),
    };
    let lines = strategy_lines(thresholds).into_iter().rev().map(line);
    ["█ in place".to_owned(), "▒ open".to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join(between)
}

/// `58 to 66 %`, `not assessed`, `does not apply`.
pub(crate) fn strategy_percent(row: &StrategyRow<'_, '_>) -> String {
    row.spread.map_or_else(|| super::in_place(row.strategy), percent_range)
}

/// What a bar says to those who do not see it: `28 to 78 %, undecided: could reach 75 %`.
pub(crate) fn strategy_label(row: &StrategyRow<'_, '_>, thresholds: Thresholds) -> String {
    let meaning = row.band.map(|band| format!(", {}", band_meaning(band, thresholds))).unwrap_or_default();
    format!("{}{meaning}", strategy_percent(row))
}
