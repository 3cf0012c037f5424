//! The next steps as a backlog, the plan first.

use super::{Cell, Column, Table};
use crate::next_steps::{Step, unlocks};
use crate::render::words;
use crate::report::Report;

const COLUMNS: [Column; 18] = [
    ("rank", 6),
    ("title", 50),
    ("in plan", 8),
    ("level", 6),
    ("strategy", 30),
    ("practice", 30),
    ("goal", 50),
    ("start with", 50),
    ("done when", 40),
    ("why", 40),
    ("effort points", 8),
    ("gain", 8),
    ("open", 8),
    ("unlocks", 30),
    ("learn more", 30),
    ("owner", 16),
    ("until", 12),
    ("link", 30),
];

impl Table {
    /// Every next step.
    pub(in crate::render) fn of_steps(report: &Report<'_, '_>) -> Self {
        let rows = report.all_steps().map(|(rank, in_plan, step)| row(report, rank, in_plan, step));
        Self { columns: &COLUMNS, rows: rows.collect() }
    }
}

fn row(report: &Report<'_, '_>, rank: usize, in_plan: bool, step: &Step<'_, '_>) -> Vec<Cell> {
    let place = &step.place;
    let links = place.strategy.strategy.learn_more.iter().map(|link| words::line(link));
    let planned = place.practice.entry.and_then(|entry| entry.planned.as_ref());
    let title = if step.is_open() { format!("Find out: {}", words::line(&place.asked().ask)) } else { words::start_with(step) };
    let row: [Cell; COLUMNS.len()] = [
        Cell::count(rank),
        title.into(),
        Cell::yes_or_no(in_plan),
        Cell::count(place.number()),
        words::strategy(place.strategy).into(),
        place.id().into(),
        words::step_goal(step).into(),
        words::start_with(step).into(),
        words::done_when(step).into(),
        words::why(step).into(),
        Cell::Whole(step.effort),
        Cell::Points(step.gain.clone()),
        if step.is_open() { Cell::Text("open".to_owned()) } else { Cell::Nothing },
        words::names(&unlocks(report.scorecard, step)).into(),
        links.collect::<Vec<_>>().join(" ").into(),
        Cell::line(planned.and_then(|planned| planned.by.as_deref())),
        planned.and_then(|planned| planned.until).into(),
        Cell::line(planned.and_then(|planned| planned.link.as_deref())),
    ];
    row.into()
}
