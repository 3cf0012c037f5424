//! Tables for trackers and spreadsheets: RFC 4180, and no cell that a spreadsheet would calculate.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::tables::{Cell, Table};
use super::words;
use crate::report::Report;

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
