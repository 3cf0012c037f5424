//! Many workloads on a terminal: a line each, and below what most of them have in common.

use comfy_table::{Cell, CellAlignment, Color, ColumnConstraint, presets::NOTHING};

use super::Printout;
use crate::portfolio::{Group, LevelRow, Portfolio, Row};
use crate::render::{Canvas, words};
use crate::report::Band;

/// So many workloads are all shown; of more only the lowest.
const ALL_UP_TO: usize = 50;
const LOWEST: usize = 20;
/// So many lines of each list are shown.
const LISTED: usize = 5;
/// A bar of a level is so wide, where it has room.
const BAR: usize = 5;
/// Of more levels only the marks are shown.
pub(super) const BARS_UP_TO: usize = 6;

/// All groups, one after the other.
pub(crate) fn portfolio(portfolio: &Portfolio, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    out.strong(0, &words::portfolio_title(portfolio));
    if let Some(unusable) = words::unusable_files(portfolio) {
        out.text(0, &unusable);
    }
    for found in &portfolio.groups {
        group(&mut out, portfolio, found);
    }
    out.finish()
}

fn group(out: &mut Printout, portfolio: &Portfolio, group: &Group) {
    out.heading(&words::group(group));
    out.blank();
    let shown = if group.rows.len() > ALL_UP_TO { LOWEST } else { group.rows.len() };
    workloads(out, group, &group.rows[..shown]);
    if shown < group.rows.len() {
        out.aside(2, &format!("The lowest {shown} of {}; --format csv, json and ndjson have all.", group.rows.len()));
    }
    distribution(out, group);
    let held = group.held_back_by();
    list(
        out,
        "What holds most of them back",
        held.len(),
        held.iter().map(|found| {
            (
                words::held_back_by(found, group),
                format!("{} · {}", words::of_workloads(found.workloads, group), words::held_back_where(found)),
            )
        }),
    );
    let steps = group.steps();
    list(
        out,
        "Steps that would lift most of them",
        steps.len(),
        steps.iter().map(|found| {
            (words::lifted_by(found), format!("{} · {}", words::of_workloads(found.workloads, group), words::lifted_where(found)))
        }),
    );
    let oldest = group.oldest();
    let told = |row: &&Row| (format!("{}: {}", words::line(&row.workload), words::oldest_answer(row, portfolio)), String::new());
    list(out, "Oldest answers", oldest.len(), oldest.iter().map(told));
}

fn list(out: &mut Printout, heading: &str, count: usize, rows: impl Iterator<Item = (String, String)>) {
    if count == 0 {
        return;
    }
    out.heading(heading);
    for (what, context) in rows.take(LISTED) {
        out.item("  • ", &what);
        if !context.is_empty() {
            out.aside(4, &context);
        }
    }
    if count > LISTED {
        out.aside(4, &format!("and {} more (--format json)", count - LISTED));
    }
}

fn workloads(out: &mut Printout, group: &Group, rows: &[Row]) {
    if out.is_narrow() {
        for row in rows {
            out.item("", &words::line(&row.workload));
            out.text(2, &format!("{} · {}", words::range(row), row.levels.iter().map(words::level_sign).collect::<String>()));
        }
        return;
    }
    let mut table = out.table(NOTHING, 1);
    let bars = group.model.levels.len() <= BARS_UP_TO;
    let of_levels = group.model.levels.iter().map(|level| format!("{}", level.number)).filter(|_| bars);
    let marks = (!bars).then(|| "Levels".to_owned());
    table.set_header(["Workload".to_owned(), "Level".to_owned()].into_iter().chain(of_levels).chain(marks).chain(["Latest".to_owned()]));
    for row in rows {
        let levels = row.levels.iter().filter(|_| bars).map(|level| bar(level, row));
        let marks = (!bars).then(|| Cell::new(row.levels.iter().map(words::level_sign).collect::<String>()));
        let latest = row.latest.map(|day| day.to_string()).unwrap_or_default();
        let latest = Cell::new(latest).set_alignment(CellAlignment::Right);
        let named = [Cell::new(words::line(&row.workload)), Cell::new(words::range(row))];
        table.add_row(named.into_iter().chain(levels).chain(marks).chain([latest]));
    }
    for (position, column) in table.column_iter_mut().enumerate() {
        column.set_padding((1, 0));
        if position > 1 {
            // A bar or a day in two lines would mean nothing.
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    out.draw(&table, 1);
}

pub(super) fn bar(level: &LevelRow, row: &Row) -> Cell {
    let (Some(score), Some(high)) = (level.score, level.high) else { return Cell::new(words::level_sign(level)) };
    let columns = |percent: u8| usize::from(percent) * BAR / 100;
    let column = |index: usize| match index {
        _ if index < columns(score.floor) => '█',
        _ if index < columns(high.floor) => '▒',
        _ => '░',
    };
    let bar: String = (0..BAR).map(column).chain([words::level_sign(level)]).collect();
    let color = match words::band(level, row.thresholds()) {
        None => Color::Reset,
        Some(Band::Achieved) => Color::Green,
        Some(Band::Between) => Color::Yellow,
        Some(Band::UnderFloor) => Color::Red,
        Some(Band::Undecided) => Color::Cyan,
    };
    Cell::new(bar).fg(color)
}

/// How many have reached each level, the top one first.
fn distribution(out: &mut Printout, group: &Group) {
    out.heading("Reached");
    let (counts, all) = (group.distribution(), group.rows.len().max(1));
    for (level, count) in counts.iter().rev() {
        let bar = "█".repeat((count * 30).div_ceil(all));
        out.line(&format!("  {:<14} {count:>6}  {bar}", words::reached(*level)));
    }
}
