//! The strategies, a row each, and a chart of how far each is in place.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, XlsxError};

use super::SHEETS;
use super::sheet::Sheet;
use crate::render::tables::{Cell, Column, Table};
use crate::render::words;
use crate::report::Report;
use crate::scorecard::{LevelScore, StrategyScore};

const COLUMNS: [Column; 10] = [
    ("level", 6),
    ("strategy", 52),
    ("theme", 28),
    ("weight", 8),
    ("state", 14),
    ("per cent", 9),
    ("open", 9),
    ("at best", 9),
    ("open answers", 9),
    ("essentials that fail", 40),
];
/// The columns that the chart is drawn from.
const NAMES: u16 = 1;
const IN_PLACE: u16 = 5;
const OPEN: u16 = 6;

/// The height of the chart, in pixels: of what surrounds the bars, of a bar, and at most.
const AROUND: u32 = 120;
const BAR: u32 = 22;
const HIGHEST: u32 = 6_000;

pub(super) fn write(sheet: &mut Sheet<'_>, report: &Report<'_, '_>) -> Result<(), XlsxError> {
    let rows: Vec<Vec<Cell>> = report.scorecard.strategies().map(|(level, strategy)| row(report, level, strategy)).collect();
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.table(&Table { columns: &COLUMNS, rows })?;
    let beside = u16::try_from(COLUMNS.len()).unwrap_or_default();
    sheet.cells.insert_chart_with_offset(0, beside, &chart(report, count), 24, 0)?;
    Ok(())
}

fn row(report: &Report<'_, '_>, level: &LevelScore<'_>, strategy: &StrategyScore<'_>) -> Vec<Cell> {
    let model = report.model();
    let spread = strategy.spread.as_ref().filter(|_| strategy.is_assessed());
    let open = spread.map(|spread| spread.high.floor() - spread.score.floor());
    let failing = strategy.practices.iter().filter(|practice| practice.is_failing_essential(model.thresholds.achieved_at));
    let failing: Vec<&str> = failing.map(|practice| practice.practice.id.as_str()).collect();
    let row: [Cell; COLUMNS.len()] = [
        Cell::count(level.number()),
        words::strategy(strategy).into(),
        model.theme(&strategy.strategy.theme).map(|theme| words::line(&theme.name)).into(),
        Cell::Whole(strategy.strategy.weight),
        if spread.is_some() { "assessed".to_owned() } else { words::in_place(strategy) }.into(),
        Cell::per_cent(spread.map(|spread| &spread.score)),
        open.map_or(Cell::Nothing, Cell::Whole),
        Cell::per_cent(spread.map(|spread| &spread.high)),
        Cell::count(strategy.practices.iter().filter(|practice| practice.state.is_open()).count()),
        failing.join(", ").into(),
    ];
    row.into()
}

/// A bar a strategy, the lowest level at the top: what is in place, and behind it what open answers could add.
fn chart(report: &Report<'_, '_>, count: u32) -> Chart {
    let [_, sheet, ..] = SHEETS;
    let thresholds = report.model().thresholds;
    let mut chart = Chart::new(rust_xlsxwriter::ChartType::BarStacked);
    for (name, column, color) in [("in place", IN_PLACE, "2B8A3E"), ("open", OPEN, "A5C8E4")] {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(color));
        let series = chart.add_series().set_name(name).set_format(&mut format).set_gap(40);
        series.set_categories((sheet, 1, NAMES, count, NAMES)).set_values((sheet, 1, column, count, column));
    }
    let floor = if thresholds.floor > 0 { format!("; no strategy may be under {}", thresholds.floor) } else { String::new() };
    chart.title().set_name(&format!("In place, in per cent (a level passes at {}{floor})", thresholds.achieved_at));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    // Of bars that lie, the strategies are along the second axis.
    chart.y_axis().set_reverse();
    chart.x_axis().set_min(0).set_max(100).set_major_unit(25);
    chart.set_width(760).set_height(AROUND.saturating_add(count.saturating_mul(BAR)).min(HIGHEST));
    chart.set_alt_text("How far each strategy is in place; the table beside it says the same.");
    chart
}
