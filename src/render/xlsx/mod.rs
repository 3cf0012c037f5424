//! A workbook: the summary, the strategies with a chart, the next steps and every answer, each on a sheet of its own.
//!
//! Numbers are numbers and days are days. Every text is written as a string, which no spreadsheet calculates, whatever it begins with.

mod form;
mod sheet;
mod strategies;
mod summary;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::tables::Table;
use super::words;
use crate::report::Report;
pub(crate) use form::xlsx_form;
use sheet::Sheet;

/// The names of the sheets, in their order.
const SHEETS: [&str; 4] = ["Summary", "Strategies", "Steps", "Answers"];

/// The bytes of the workbook; the same report makes the same ones.
///
/// # Errors
/// Where a report is larger than a workbook can be.
pub(crate) fn xlsx(report: &Report<'_, '_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Otherwise it is the time of day.
    let properties = DocProperties::new().set_title(sheet::fitting(&words::title(report), sheet::LONGEST_NAME));
    workbook.set_properties(&match day(report.as_of) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    });
    let [summary, strategies, steps, answers] = SHEETS;
    summary::write(&mut Sheet::new(workbook.add_worksheet(), summary)?, report)?;
    strategies::write(&mut Sheet::new(workbook.add_worksheet(), strategies)?, report)?;
    Sheet::new(workbook.add_worksheet(), steps)?.table(&Table::of_steps(report))?;
    Sheet::new(workbook.add_worksheet(), answers)?.table(&Table::of_answers(report))?;
    workbook.save_to_buffer()
}

/// A day as workbooks count them: from 1900 to 9999.
fn day(day: Date) -> Option<ExcelDateTime> {
    let [month, of_month] = [day.month(), day.day()].map(|number| u8::try_from(number).unwrap_or_default());
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, month, of_month).ok()
}
