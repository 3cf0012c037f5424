//! The cells of a workbook as texts, read with bounded memory.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};
use jiff::civil::Date;

use crate::text::brief;

/// A workbook is an archive; unpacked, no form is longer than this.
const LONGEST: u64 = 64 << 20;
/// No form has more rows or columns.
const ROWS: u32 = 200_000;
const COLUMNS: u32 = 50;

/// The numbers by which spreadsheets count days, from the first of 1900 to the last of 9999.
const DAYS: std::ops::RangeInclusive<f64> = 1.0..=2_958_465.999_99;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    /// A day, or a moment of it.
    Day(Date),
    /// Something that only looks like a text: what it is.
    Other(&'static str),
}

impl Cell {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Day(_) | Self::Other(_) => None,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text().is_some_and(|text| text.trim().is_empty())
    }
}

/// One sheet: its cells by row and column, both from 0.
#[derive(Debug)]
pub(super) struct Sheet {
    name: &'static str,
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl Sheet {
    /// The name of a place: `Questions!E12`.
    pub(super) fn at(&self, row: u32, column: u32) -> String {
        let letter = |number: u32| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
        let first = (column >= 26).then(|| letter(column / 26 - 1)).map(String::from).unwrap_or_default();
        format!("{}!{first}{}{}", self.name, letter(column), row + 1)
    }

    /// The text of a cell; what is no text is a problem.
    pub(super) fn words(&self, row: u32, column: u32, cell: Option<&Cell>, problems: &mut Vec<String>) -> Option<String> {
        let what = match cell? {
            Cell::Text(text) => return Some(text.replace("\r\n", "\n")),
            Cell::Day(_) => "a date or time",
            Cell::Other(what) => what,
        };
        problems.push(format!("{} holds {what}; write it as text, with ' before it", self.at(row, column)));
        None
    }
}

/// Some sheets of a workbook.
#[derive(Debug)]
pub(super) struct Sheets {
    sheets: Vec<Sheet>,
    /// What all sheets of the workbook are called.
    names: Vec<String>,
}

impl Sheets {
    /// Those that are `wanted` and there.
    pub(super) fn read(bytes: &[u8], wanted: &[&'static str]) -> Result<Self, String> {
        let unreadable = |error: &dyn std::fmt::Display| format!("is no workbook that can be read: {}", brief(&error.to_string()));
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let mut unpacked = 0_u64;
        for index in 0..archive.len() {
            unpacked = unpacked.saturating_add(archive.by_index_raw(index).map_err(|error| unreadable(&error))?.size());
        }
        if unpacked > LONGEST {
            return Err(format!("is unpacked over {} MiB long, and no form is", LONGEST >> 20));
        }
        let mut workbook: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error: calamine::XlsxError| unreadable(&error))?;
        let names = workbook.sheet_names();
        let known = wanted.iter().filter(|wanted| names.iter().any(|name| name == *wanted));
        let mut room = usize::try_from(LONGEST).unwrap_or(usize::MAX);
        let sheets = known.map(|name| sheet(&mut workbook, name, &mut room)).collect::<Result<_, _>>()?;
        Ok(Self { sheets, names })
    }

    /// Whether the workbook has a sheet of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    pub(super) fn take(&mut self, name: &str) -> Option<Sheet> {
        let index = self.sheets.iter().position(|sheet| sheet.name == name)?;
        Some(self.sheets.swap_remove(index))
    }
}

/// The sheet of this name, whose texts take of the `room` that is left: a workbook holds a text once, however many cells show it.
fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &'static str, room: &mut usize) -> Result<Sheet, String> {
    let unreadable = |error: calamine::XlsxError| format!("has a sheet `{name}` that cannot be read: {}", brief(&error.to_string()));
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
        let (row, column) = cell.pos;
        if row >= ROWS || column >= COLUMNS {
            return Err(format!("has cells on its sheet `{name}` where no form has any"));
        }
        if let Some(held) = held(&cell.value, cell.formula.is_some()) {
            *room = room
                .checked_sub(held.text().map_or(0, str::len))
                .ok_or_else(|| format!("has over {} MiB of text in its cells, and no form has", LONGEST >> 20))?;
            rows.entry(row).or_default().insert(column, held);
        }
    }
    Ok(Sheet { name, rows })
}

/// What is in a cell; nothing where it is empty.
fn held(value: &DataRef<'_>, is_formula: bool) -> Option<Cell> {
    if is_formula {
        return Some(Cell::Other("a formula"));
    }
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Text(number.to_string()),
        DataRef::Bool(_) => Cell::Other("TRUE or FALSE"),
        DataRef::DateTime(moment) if DAYS.contains(&moment.as_f64()) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
            let day = day.and_then(|((year, month), day)| Date::new(year, month, day).ok());
            day.map_or(Cell::Other("a date or time"), Cell::Day)
        }
        DataRef::DateTimeIso(moment) => moment.get(..10).and_then(|day| day.parse().ok()).map_or(Cell::Other("a date or time"), Cell::Day),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => Cell::Other("a date or time"),
        DataRef::Error(_) => Cell::Other("an error of the spreadsheet"),
    })
}
