//! Tables for trackers and spreadsheets: RFC 4180, and no cell that a spreadsheet would calculate.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use jiff::civil::Date;

use super::tables::{Cell, Table};
use super::words;
use crate::portfolio::{LevelRow, Percent, Portfolio, Row};
use crate::report::Report;

const ROW_HEADER: [&str; 10] = ["file", "group", "workload", "model", "version", "assessed", "latest", "level", "level possible", "open"];

/// All next steps, the plan first.
pub(crate) fn csv_steps(report: &Report<'_, '_>) -> String {
    csv(&Table::of_steps(report))
}

/// Every question with its answer.
pub(crate) fn csv_answers(report: &Report<'_, '_>) -> String {
    csv(&Table::of_answers(report))
}

fn csv(table: &Table) -> String {
    // Where commas are not what separates cells, a cell without quotes would become several.
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::NonNumeric).from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has as many cells as the header.
    let _ = writer.write_record(table.columns.iter().map(|(name, _)| name));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(text));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Points(points) => words::points(points),
        Cell::Day(day) => day.to_string(),
    }
}

/// A row a workload, the lowest of each group first; three columns a level.
pub(crate) fn portfolio_csv(portfolio: &Portfolio) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::NonNumeric).from_writer(Vec::new());
    let levels = portfolio.groups.iter().map(|group| group.model.levels.len()).max().unwrap_or_default();
    let of_level = |level| ["score", "high", "passes"].map(|what| format!("level {level} {what}"));
    let _ = writer.write_record(ROW_HEADER.map(str::to_owned).into_iter().chain((1..=levels).flat_map(of_level)));
    for row in portfolio.groups.iter().flat_map(|group| &group.rows) {
        let missing = levels - row.levels.len();
        let cells = row_cells(row).into_iter().chain(row.levels.iter().flat_map(level_cells));
        let cells = cells.chain(std::iter::repeat_n(String::new(), 3 * missing));
        let _ = writer.write_record(cells.map(|cell| harmless(&cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn row_cells(row: &Row) -> [String; ROW_HEADER.len()] {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        words::line(&row.file),
        row.group.as_deref().map(words::line).unwrap_or_default(),
        words::line(&row.workload),
        row.model.id.to_string(),
        row.model.version.clone(),
        day(row.assessed),
        day(row.latest),
        row.level.to_string(),
        row.level_possible.to_string(),
        row.open.to_string(),
    ]
}

fn level_cells(level: &LevelRow) -> [String; 3] {
    let percent = |percent: Option<Percent>| percent.map(|percent| percent.floor.to_string()).unwrap_or_default();
    let passes = level.passes.map(|passes| if passes { "yes" } else { "no" }).unwrap_or_default();
    [percent(level.score), percent(level.high), passes.to_owned()]
}

/// A text that a spreadsheet would take for a formula begins with an apostrophe instead.
fn harmless(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']);
    if begins && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_a_formula() {
        for formula in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        for plain in ["Write it down.", "-1.5", "3", ""] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
