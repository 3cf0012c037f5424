//! One sheet of a workbook, written cell by cell from the top.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use super::day;
use crate::render::tables::{Cell, Column, Table};

/// The longest text of a cell, counted as spreadsheets do, in units of UTF-16.
const LONGEST: usize = 32_767;
/// The height of a line, in points, and the most lines of a row that are shown at once.
const LINE: f64 = 15.0;
const HIGHEST: u8 = 12;
/// The longest title of a file.
pub(super) const LONGEST_NAME: usize = 255;
/// What a text that was too long ends with.
const CUT: &str = "… (cut short)";

/// A sheet that grows downward.
pub(super) struct Sheet<'w> {
    pub(super) cells: &'w mut Worksheet,
    /// The row that is written next.
    pub(super) row: u32,
    /// How many characters wide each column is.
    widths: Vec<u16>,
}

type Result<T> = std::result::Result<T, XlsxError>;

impl<'w> Sheet<'w> {
    pub(super) fn new(cells: &'w mut Worksheet, name: &str) -> Result<Self> {
        cells.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(Self { cells, row: 0, widths: Vec::new() })
    }

    pub(super) fn widths(&mut self, widths: &[u16]) -> Result<()> {
        for (column, width) in (0..).zip(widths) {
            self.cells.set_column_width(column, f64::from(*width))?;
        }
        self.widths = widths.to_vec();
        Ok(())
    }

    /// A row of headings.
    pub(super) fn headings(&mut self, names: impl IntoIterator<Item = &'static str>) -> Result<()> {
        let format = top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
        for (column, name) in (0..).zip(names) {
            self.cells.write_string_with_format(self.row, column, name, &format)?;
        }
        self.cells.set_row_height(self.row, 2.0 * LINE)?;
        self.row += 1;
        Ok(())
    }

    /// A row in bold.
    pub(super) fn heading(&mut self, heading: &str) -> Result<()> {
        self.cells.write_string_with_format(self.row, 0, fitting(heading, LONGEST), &Format::new().set_bold())?;
        self.row += 1;
        Ok(())
    }

    /// A line of text that may run over the cells beside it.
    pub(super) fn plain(&mut self, text: &str) -> Result<()> {
        self.cells.write_string(self.row, 0, fitting(text, LONGEST))?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn blank(&mut self) {
        self.row += 1;
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        for (column, cell) in (0..).zip(cells) {
            self.cell(column, cell, &top())?;
        }
        // Not every program makes a row as high as what is in it.
        let lines = cells.iter().zip(&self.widths).map(|(cell, width)| lines(cell, *width)).max().unwrap_or(1);
        self.cells.set_row_height(self.row, LINE * f64::from(lines))?;
        self.row += 1;
        Ok(())
    }

    /// What something is, beside its name.
    pub(super) fn fact(&mut self, name: &str, value: &Cell) -> Result<()> {
        self.cell(0, &Cell::Text(name.to_owned()), &top())?;
        self.cell(1, value, &top().set_align(FormatAlign::Left))?;
        self.row += 1;
        Ok(())
    }

    /// A whole table, its headings in sight however far people scroll, with buttons to filter by.
    pub(super) fn table(&mut self, table: &Table) -> Result<()> {
        self.widths(&table.columns.iter().map(|(_, width)| *width).collect::<Vec<_>>())?;
        let first = self.row;
        self.headings(table.columns.iter().map(|(name, _): &Column| *name))?;
        self.cells.set_freeze_panes(self.row, 0)?.set_repeat_rows(first, first)?;
        for row in &table.rows {
            self.row(row)?;
        }
        let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or_default();
        self.cells.autofilter(first, 0, self.row - 1, last)?;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, format: &Format) -> Result<()> {
        let text = |sheet: &mut Worksheet, row, text: &str| {
            sheet.write_string_with_format(row, column, fitting(text, LONGEST), &format.clone().set_text_wrap()).map(drop)
        };
        match cell {
            Cell::Nothing => Ok(()),
            Cell::Text(found) => text(self.cells, self.row, found),
            Cell::Whole(number) => self.cells.write_number_with_format(self.row, column, *number, format).map(drop),
            Cell::Points(points) => {
                self.cells.write_number_with_format(self.row, column, points.to_f64(), &format.clone().set_num_format("0.0")).map(drop)
            }
            Cell::Day(found) => match day(*found) {
                Some(day) => {
                    let format = format.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
                    self.cells.write_datetime_with_format(self.row, column, &day, &format).map(drop)
                }
                None => text(self.cells, self.row, &found.to_string()),
            },
        }
    }
}

/// What every cell is: its text begins at the top.
fn top() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// How many lines a cell takes in a column of this width, as far as that can be told without its font.
fn lines(cell: &Cell, width: u16) -> u8 {
    let Cell::Text(text) = cell else { return 1 };
    let room = usize::from(width.max(1));
    let lines: usize = text.lines().map(|line| line.width().div_ceil(room).max(1)).sum();
    u8::try_from(lines).unwrap_or(HIGHEST).clamp(1, HIGHEST)
}

/// `text`, cut where it is longer than so many units of UTF-16, and then with a mark at its end.
pub(super) fn fitting(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut left = most - CUT.encode_utf16().count();
    let fits = |character: &char| {
        let units = character.len_utf16();
        let fits = units <= left;
        left = left.saturating_sub(units);
        fits
    };
    text.chars().take_while(fits).chain(CUT.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_long_is_cut_and_never_within_a_character() {
        let length = |text: &str| text.encode_utf16().count();
        for text in ["a".repeat(LONGEST), "🦀".repeat(LONGEST / 2)] {
            assert_eq!(fitting(&text, LONGEST), text);
        }
        for text in ["a".repeat(LONGEST + 1), "🦀".repeat(LONGEST), format!("a{}", "🦀".repeat(LONGEST))] {
            let cut = fitting(&text, LONGEST);
            assert!(cut.ends_with(CUT) && (LONGEST - 1..=LONGEST).contains(&length(&cut)), "{}", length(&cut));
            assert!(text.starts_with(cut.strip_suffix(CUT).unwrap()));
        }
    }
}
