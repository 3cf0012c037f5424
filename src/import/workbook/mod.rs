//! Reads answers from workbooks, whichever program saved them, and guesses nothing: a filled form, and other tools'.

mod cells;
mod entry;
mod toolbox;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::form_sheets as names;
use crate::answers::{Answers, Entry};
use crate::document::{Faults, Problem, Problems};
use crate::import::answers;
use crate::model::{Form, Id, Model, Practice, PracticeRef};
use cells::{Cell, Sheet, Sheets};
use entry::Row;
pub(crate) use toolbox::Toolbox;

/// A workbook that is a form: what it asks is known, and what was answered not yet.
#[derive(Debug)]
pub(crate) struct FilledForm {
    name: String,
    sheets: Sheets,
    /// The id of the model that it asks.
    pub(crate) model: String,
    /// The version of that model.
    pub(crate) version: String,
}

impl FilledForm {
    /// The form in the bytes of the workbook `name`.
    ///
    /// # Errors
    /// A file that is no workbook or no form, or larger than any form is.
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let refuse = |message: String| unusable(name, message, "give a workbook that `maturity form` wrote");
        let sheets = Sheets::read(bytes, &[names::START, names::QUESTIONS, names::LISTS]).map_err(refuse)?;
        let facts = sheets.get(names::LISTS).and_then(|sheet| sheet.rows.get(&0));
        let fact = |column: u32| facts.and_then(|row| row.get(&column)).and_then(Cell::text);
        match (fact(0), fact(1), fact(2)) {
            (Some(names::MARK), Some(model), Some(version)) => {
                Ok(Self { name: name.to_owned(), model: model.to_owned(), version: version.to_owned(), sheets })
            }
            _ if sheets.has(toolbox::INTERVIEW) => {
                Err(unusable(name, "is a workbook, but no form".to_owned(), "it looks like `--from samm-toolbox`"))
            }
            _ => Err(refuse("is a workbook, but no form: its hidden sheet does not say what it asks".to_owned())),
        }
    }

    /// What was answered to the questions of `model`, on this day; a `workload` comes before that of the form.
    ///
    /// # Errors
    /// Every cell that cannot be read, by its sheet and its name.
    pub(crate) fn answers(&self, model: &Model, workload: Option<String>, day: Date) -> Result<Answers, Faults> {
        let mut problems = vec![];
        let [who, told] = [names::WHO, names::WORKLOAD].map(|id| self.fact(id, &mut problems));
        let workload = workload.or(told);
        if workload.is_none() {
            problems.push(format!("the sheet `{}` does not say which workload this is about; name it with --workload", names::START));
        }
        let head = answers::head(model, workload.unwrap_or_default(), Some(day), who.into_iter().collect());
        let entries = self.entries(model, &mut problems);
        if problems.is_empty() { Ok(answers::filled(head, entries)) } else { Err(faults(&self.name, problems)) }
    }

    /// The text beside an id on the first sheet.
    fn fact(&self, id: &str, problems: &mut Vec<String>) -> Option<String> {
        let sheet = self.sheets.get(names::START)?;
        let (row, cells) = sheet.rows.iter().find(|(_, cells)| cells.get(&0).and_then(Cell::text) == Some(id))?;
        sheet.words(*row, 2, cells.get(&2), problems).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn entries(&self, model: &Model, problems: &mut Vec<String>) -> Vec<(PracticeRef, Entry)> {
        let Some(sheet) = self.sheets.get(names::QUESTIONS) else {
            problems.push(format!("there is no sheet `{}`", names::QUESTIONS));
            return vec![];
        };
        let Some(columns) = Columns::of(sheet) else {
            let wanted = names::HEADINGS[4..].join(", ");
            problems.push(format!("the sheet `{}` has lost its headings: id in the hidden column A, and {wanted}", names::QUESTIONS));
            return vec![];
        };
        let mut rows = rows(sheet, &columns, problems);
        let mut entries = vec![];
        for (_, strategy, practice) in model.practices() {
            let id = format!("{}/{}", strategy.id, practice.id);
            let items = items(&id, practice, &mut rows);
            if let Some(entry) = rows.remove(&id).unwrap_or_default().entry(&items, practice, problems) {
                entries.push((PracticeRef::of(strategy, practice), entry));
            }
        }
        problems.extend(rows.into_values().map(|row| row.stranger()));
        entries
    }
}

/// A workbook that is another than the one that was asked for.
fn unusable(name: &str, message: String, help: &str) -> Faults {
    Faults::of_file(name, Problem::error("workbook", 0..0, message).help(help))
}

/// What is wrong in the cells of a workbook.
fn faults(name: &str, problems: Vec<String>) -> Faults {
    let mut found = Problems::default();
    found.extend(problems.into_iter().map(|message| Problem::error("cell", 0..0, message)));
    Faults::new(name, String::new(), found)
}

/// Where the columns are that people fill in.
struct Columns {
    heading: u32,
    fields: [u32; 4],
}

impl Columns {
    fn of(sheet: &Sheet) -> Option<Self> {
        let (heading, cells) = sheet.rows.iter().find(|(_, cells)| cells.get(&0).and_then(Cell::text) == Some(names::HEADINGS[0]))?;
        let column = |name: &str| cells.iter().find(|(_, cell)| cell.text() == Some(name)).map(|(column, _)| *column);
        let [answer, reason, note, evidence] = [4, 5, 6, 7].map(|heading: usize| column(names::HEADINGS[heading]));
        Some(Self { heading: *heading, fields: [answer?, reason?, note?, evidence?] })
    }
}

/// The rows by their id, wherever they stand now.
fn rows(sheet: &Sheet, columns: &Columns, problems: &mut Vec<String>) -> BTreeMap<String, Row> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for (number, cells) in sheet.rows.iter().filter(|(number, _)| **number != columns.heading) {
        let fields = columns.fields.map(|column| (column, cells.get(&column)));
        let id = cells.get(&0).and_then(Cell::text).map(str::trim).filter(|id| !id.is_empty());
        let is_filled = fields.iter().any(|(_, cell)| cell.is_some_and(|cell| !cell.is_blank()));
        let Some(id) = id else {
            if is_filled {
                problems.push(format!("{} has no id, so nobody knows which question the row answers", sheet.at(*number, 0)));
            }
            continue;
        };
        let words = fields.map(|(column, cell)| sheet.words(*number, column, cell, problems).unwrap_or_default());
        let row =
            Row { id: id.to_owned(), words, places: columns.fields.map(|column| sheet.at(*number, column)), own: sheet.at(*number, 0) };
        if let Some(before) = rows.insert(id.to_owned(), row) {
            problems.push(format!("{} and {} have one id, `{id}`", before.own, sheet.at(*number, 0)));
        }
    }
    rows
}

/// The rows of a checklist's items, with what each ticks.
fn items(id: &str, practice: &Practice, rows: &mut BTreeMap<String, Row>) -> Vec<(Id, Row)> {
    match &practice.form {
        Form::Checklist(items) => {
            items.iter().filter_map(|item| Some((item.id.clone(), rows.remove(&format!("{id}#{}", item.id))?))).collect()
        }
        Form::Scale(_) => vec![],
    }
}
