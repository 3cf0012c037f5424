//! Where the lines of a picture go: a line a level over the days of all sittings. Whole units of the picture; nothing is decided here.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::history::{History, Sitting};

/// The edges of what is drawn.
const LEFT: i64 = 40;
const RIGHT: i64 = 620;
const TOP: i64 = 20;
const BOTTOM: i64 = 270;
/// Days and names of levels that are nearer to each other would overlap.
const BETWEEN_DAYS: i64 = 80;
const BETWEEN_NAMES: i64 = 15;
/// What tells the lines apart besides their names.
const DASHES: [&str; 5] = ["none", "7 3", "2 3", "9 3 2 3", "1 2"];

/// A picture of the scores of all levels.
#[derive(Debug)]
pub(super) struct Chart {
    /// The lines of the scale: per cent, and how far down.
    pub(super) grid: Vec<(i64, i64)>,
    /// Where a level passes: the same.
    pub(super) passes_at: (i64, i64),
    /// The days that have room to be named.
    pub(super) days: Vec<(i64, Date)>,
    pub(super) lines: Vec<Line>,
}

/// The line of one level.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) dots: Vec<(i64, i64)>,
    /// The same as the attribute of a line.
    pub(super) points: String,
    pub(super) dashes: &'static str,
    /// How far down its name stands.
    pub(super) label_at: i64,
}

/// The picture of a history; nothing where it has one sitting only, or one without a day.
pub(super) fn chart(history: &History) -> Option<Chart> {
    let days: Vec<Date> = history.sittings.iter().map(Sitting::day).collect::<Option<_>>()?;
    let (first, last) = (*days.first()?, *days.last()?);
    let span = days_between(first, last);
    if span == 0 {
        return None;
    }
    let across = |day: Date| LEFT + 20 + (RIGHT - LEFT - 40) * days_between(first, day) / span;
    let levels = history.sittings.iter().map(|sitting| sitting.row.levels.len()).max()?;
    let lines = (0..levels).filter_map(|position| {
        let score = |sitting: &Sitting| sitting.row.levels.get(position).and_then(|level| level.score);
        let dots = history.sittings.iter().zip(&days).filter_map(|(sitting, day)| Some((across(*day), down(score(sitting)?.floor.into()))));
        line(position, dots.collect())
    });
    let achieved_at = i64::from(history.last()?.row.thresholds().achieved_at);
    let grid = [0, 25, 50, 75, 100].map(|percent| (percent, down(percent))).to_vec();
    Some(Chart { grid, passes_at: (achieved_at, down(achieved_at)), days: named(&days, across), lines: apart(lines.collect()) })
}

fn line(position: usize, dots: Vec<(i64, i64)>) -> Option<Line> {
    let label_at = dots.last()?.1;
    let points = dots.iter().fold(String::new(), |mut points, (x, y)| {
        // Writing to memory cannot fail.
        let _ = write!(points, "{x},{y} ");
        points
    });
    Some(Line { number: position + 1, dots, points: points.trim_end().to_owned(), dashes: DASHES[position % DASHES.len()], label_at })
}

fn days_between(first: Date, day: Date) -> i64 {
    day.duration_since(first).as_hours() / 24
}

fn down(percent: i64) -> i64 {
    BOTTOM - (BOTTOM - TOP) * percent / 100
}

/// The days that do not stand too near to one that is named already.
fn named(days: &[Date], across: impl Fn(Date) -> i64) -> Vec<(i64, Date)> {
    days.iter().rev().fold(Vec::new(), |mut named: Vec<(i64, Date)>, day| {
        let at = across(*day);
        if named.last().is_none_or(|(next, _)| next - at >= BETWEEN_DAYS) {
            named.push((at, *day));
        }
        named
    })
}

/// The lines with their names moved down where two would overlap.
fn apart(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|line| (line.label_at, std::cmp::Reverse(line.number)));
    let mut free_from = i64::MIN;
    for line in &mut lines {
        line.label_at = line.label_at.max(free_from);
        free_from = line.label_at + BETWEEN_NAMES;
    }
    lines
}
