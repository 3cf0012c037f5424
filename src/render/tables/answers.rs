//! Every question with what was answered, noted, planned and accepted about it.

use jiff::civil::Date;

use super::{Cell, Column, Table};
use crate::answers::Entry;
use crate::render::words;
use crate::report::Report;
use crate::scorecard::{Place, Points};

const COLUMNS: [Column; 22] = [
    ("level", 6),
    ("theme", 18),
    ("strategy", 30),
    ("practice", 30),
    ("question", 50),
    ("essential", 9),
    ("state", 14),
    ("answer", 20),
    ("value", 8),
    ("points lost", 8),
    ("note", 50),
    ("evidence", 40),
    ("day", 12),
    ("not applicable", 40),
    ("owner", 16),
    ("until", 12),
    ("link", 30),
    ("accepted until", 12),
    ("accepted because", 40),
    ("accepted by", 16),
    ("ratings", 30),
    ("settled", 12),
];

impl Table {
    /// Every practice, in model order.
    pub(in crate::render) fn of_answers(report: &Report<'_, '_>) -> Self {
        Self { columns: &COLUMNS, rows: report.scorecard.places().map(|place| row(report, &place)).collect() }
    }
}

fn row(report: &Report<'_, '_>, place: &Place<'_, '_>) -> Vec<Cell> {
    let score = place.practice;
    let theme = report.model().theme(&place.strategy.strategy.theme);
    let planned = score.entry.and_then(|entry| entry.planned.as_ref());
    let accepted = score.entry.and_then(|entry| entry.accepted.as_ref());
    let lost: Option<Points> = score.is_applicable().then(|| score.points_lost());
    let evidence: Vec<String> = words::evidence(score).into_iter().map(|evidence| evidence.text).collect();
    let row: [Cell; COLUMNS.len()] = [
        Cell::count(place.number()),
        Cell::line(theme.map(|theme| theme.name.as_str())),
        words::strategy(place.strategy).into(),
        place.id().into(),
        words::line(&place.asked().ask).into(),
        Cell::yes_or_no(place.asked().essential),
        Cell::Text(score.state.as_str().to_owned()),
        words::answer_in_full(score).into(),
        Cell::per_cent(score.value.as_ref()),
        lost.map_or(Cell::Nothing, Cell::Points),
        words::note(score).into(),
        evidence.join("\n").into(),
        day(report, score.entry).into(),
        words::reason(score).into(),
        Cell::line(planned.and_then(|planned| planned.by.as_deref())),
        planned.and_then(|planned| planned.until).into(),
        Cell::line(planned.and_then(|planned| planned.link.as_deref())),
        accepted.map(|accepted| accepted.until).into(),
        Cell::line(accepted.map(|accepted| accepted.reason.as_str()).filter(|reason| !reason.is_empty())),
        Cell::line(accepted.and_then(|accepted| accepted.by.as_deref())),
        words::ratings_of(score).into(),
        score.entry.and_then(|entry| entry.settled).into(),
    ];
    row.into()
}

/// The day of an answer of its own.
fn day(report: &Report<'_, '_>, entry: Option<&Entry>) -> Option<Date> {
    let answered = entry.filter(|entry| entry.answer.is_some())?;
    answered.reviewed.or(report.answers.assessed)
}
