//! Reads the answers of an interview in the toolbox of OWASP SAMM, a workbook.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cells::{Cell, Sheet, Sheets};
use super::{faults, unusable};
use crate::answers::{Answer, Entry, Extension};
use crate::document::Faults;
use crate::import::answers::{self, ImportedAnswers, by_code, options};
use crate::import::foreign::{ONE, number};
use crate::import::losses::Losses;
use crate::model::{Model, Practice, PracticeRef, lookup};
use crate::text::{brief, spelled};

/// The sheet of the interview, that of the questions with the number of their answer set, and that of these sets.
pub(super) const INTERVIEW: &str = "Interview";
const QUESTIONS: &str = "imp-questions";
const SETS: &str = "imp-answers";

/// What stands left of each fact about the interview.
const ORGANIZATION: &str = "Organization:";
const WORKLOAD: &str = "Team/Application:";
const DAY: &str = "Interview Date:";
const PEOPLE: [&str; 2] = ["Team Lead:", "Contributors:"];

/// So many columns right of a label a fact may stand; what is further off is something else.
const BESIDE: u32 = 2;

/// The columns that people fill in, by their headings.
const ANSWER: &str = "Answer";
const NOTES: &str = "Interview Notes";

/// A toolbox with its interview.
#[derive(Debug)]
pub(crate) struct Toolbox {
    name: String,
    interview: Sheet,
    sets: AnswerSets,
}

impl Toolbox {
    /// The toolbox in the bytes of the workbook `name`.
    ///
    /// # Errors
    /// A file that is no workbook, or one without an interview.
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let refuse = |message: String| unusable(name, message, "give the workbook of SAMM's toolbox");
        let mut tables = Sheets::read(bytes, &[INTERVIEW, QUESTIONS, SETS]).map_err(refuse)?;
        let Some(interview) = tables.take(INTERVIEW) else {
            return Err(refuse(format!("is a workbook, but has no sheet `{INTERVIEW}`")));
        };
        let sets = tables.take(QUESTIONS).zip(tables.take(SETS)).map(|(questions, sets)| AnswerSets::new(&questions, sets));
        Ok(Self { name: name.to_owned(), interview, sets: sets.unwrap_or_default() })
    }

    /// What was answered to the questions of `model`, whose practices have SAMM's codes. The workload and the day that were `asked`
    /// for come before those of the sheet, and `day` after it.
    ///
    /// # Errors
    /// Every cell that cannot be read, by its sheet and its name; a model without SAMM's codes.
    pub(crate) fn answers(
        &self,
        model: &Model,
        workload: Option<String>,
        asked: Option<Date>,
        day: Date,
    ) -> Result<ImportedAnswers, Faults> {
        let mut reading = Reading { toolbox: self, problems: vec![], losses: Losses::default() };
        let workload = workload.or_else(|| reading.fact(WORKLOAD)).filter(|workload| !workload.trim().is_empty());
        if workload.is_none() {
            let told = format!("the sheet `{INTERVIEW}` does not say behind `{WORKLOAD}` what this is about; name it with --workload");
            reading.problems.push(told);
        }
        let assessed = asked.or_else(|| reading.day()).unwrap_or(day);
        let people = PEOPLE.iter().filter_map(|label| reading.fact(label)).flat_map(|people| names(&people)).collect();
        let mut head = answers::head(model, workload.unwrap_or_default(), Some(assessed), people);
        if let Some(organization) = reading.fact(ORGANIZATION) {
            let source = format!("x-organization: {}", spelled(&organization));
            head.extensions.insert("x-organization".to_owned(), Extension { source, text: Some(organization) });
        }
        let entries = reading.entries(model);
        let Reading { problems, losses, .. } = reading;
        if problems.is_empty() {
            return Ok(ImportedAnswers { answers: answers::filled(head, entries), losses: losses.lines() });
        }
        Err(faults(&self.name, problems))
    }
}

/// The sets of answers: by the code of a question the number of its set, and by that the cells of the set.
#[derive(Debug, Default)]
struct AnswerSets {
    of: BTreeMap<String, String>,
    sets: BTreeMap<String, BTreeMap<u32, Cell>>,
}

impl AnswerSets {
    fn new(questions: &Sheet, sets: Sheet) -> Self {
        let first = |cells: &BTreeMap<u32, Cell>| cells.get(&0).and_then(Cell::text).map(str::to_owned);
        let heading = questions.rows.values().find(|cells| first(cells).as_deref() == Some("ID"));
        let column = heading.and_then(|heading| heading.iter().find(|(_, cell)| cell.text() == Some("Answer Option")));
        let number = |cells: &BTreeMap<u32, Cell>| cells.get(column?.0)?.text().map(str::to_owned);
        let of = questions.rows.values().filter_map(|cells| Some((first(cells)?, number(cells)?))).collect();
        Self { of, sets: sets.rows.into_values().filter_map(|cells| Some((first(&cells)?, cells))).collect() }
    }

    /// What the answer `word` to the question `code` is worth, in millionths.
    fn worth(&self, code: &str, word: &str) -> Option<i64> {
        let set = self.sets.get(self.of.get(code)?)?;
        // Four answers, and then the worth of each.
        let place = set.range(1..=4).find(|(_, cell)| cell.text().is_some_and(|text| lookup::reads_as(text.trim(), word)))?.0;
        number(set.get(&(place + 4))?.text()?)
    }
}

/// A reading of the interview, with what is wrong in it and what is left out.
struct Reading<'t> {
    toolbox: &'t Toolbox,
    problems: Vec<String>,
    losses: Losses,
}

impl<'t> Reading<'t> {
    /// The cell right of a label, with its place.
    fn beside(&self, label: &str) -> Option<(u32, u32, &'t Cell)> {
        let is_label = |cell: &Cell| cell.text().is_some_and(|text| text.trim() == label);
        let labelled = |cells: &BTreeMap<u32, Cell>| cells.iter().find(|(_, cell)| is_label(cell)).map(|(column, _)| *column);
        let (row, cells, column) = self.toolbox.interview.rows.iter().find_map(|(row, cells)| Some((*row, cells, labelled(cells)?)))?;
        cells.range(column + 1..=column + BESIDE).find(|(_, cell)| !cell.is_blank()).map(|(column, cell)| (row, *column, cell))
    }

    /// The text beside a label.
    fn fact(&mut self, label: &str) -> Option<String> {
        let (row, column, cell) = self.beside(label)?;
        self.toolbox.interview.words(row, column, Some(cell), &mut self.problems).map(|text| text.trim().to_owned())
    }

    /// The day of the interview.
    fn day(&mut self) -> Option<Date> {
        let (row, column, cell) = self.beside(DAY)?;
        let day = match cell {
            Cell::Day(day) => Some(*day),
            Cell::Text(text) => text.trim().parse().ok(),
            Cell::Other(_) => None,
        };
        if day.is_none() {
            self.problems
                .push(format!("{} holds no day; write it as YYYY-MM-DD, or give it with --as-of", self.toolbox.interview.at(row, column)));
        }
        day
    }

    /// What was said about each practice that the interview asks for.
    fn entries(&mut self, model: &Model) -> BTreeMap<PracticeRef, Entry> {
        let Some(fields) = self.columns() else {
            self.problems.push(format!("the sheet `{INTERVIEW}` has lost its headings `{ANSWER}` and `{NOTES}`"));
            return BTreeMap::new();
        };
        let (sheet, practices) = (&self.toolbox.interview, by_code(model));
        let mut entries = BTreeMap::new();
        for (row, cells) in &sheet.rows {
            let Some(code) = cells.get(&0).and_then(Cell::text).map(str::trim).filter(|code| !code.is_empty()) else { continue };
            let [answer, note] = fields.map(|column| sheet.words(*row, column, cells.get(&column), &mut self.problems));
            let [answer, note] = [answer, note].map(|text| text.filter(|text| !text.trim().is_empty()));
            match practices.get(code) {
                Some((subject, practice)) => {
                    let answer = answer.and_then(|word| self.answer(code, word.trim(), &sheet.at(*row, fields[0]), practice));
                    if entries.insert(subject.clone(), Entry { answer, note, ..Entry::default() }).is_some() {
                        self.problems.push(format!("{} holds `{}` once more", sheet.at(*row, 0), brief(code)));
                    }
                }
                None if answer.is_some() || note.is_some() => {
                    self.losses.add("answers left out, for their code is not that of one question of the model", code);
                }
                None => {}
            }
        }
        if entries.is_empty() {
            let help = "import it anew with `maturity model import --from samm`, which keeps SAMM's codes";
            self.problems.push(format!("no question of the sheet `{INTERVIEW}` is one of the model `{}`; {help}", model.id));
        }
        entries
    }

    /// The columns of answers and of notes.
    fn columns(&self) -> Option<[u32; 2]> {
        let column = |cells: &BTreeMap<u32, Cell>, name: &str| {
            cells.iter().find(|(_, cell)| cell.text().is_some_and(|text| text.trim() == name)).map(|(column, _)| *column)
        };
        self.toolbox.interview.rows.values().find_map(|cells| Some([column(cells, ANSWER)?, column(cells, NOTES)?]))
    }

    /// The option with the label `word`; one that the model words otherwise is known by what it is worth in the toolbox.
    fn answer(&mut self, code: &str, word: &str, place: &str, practice: &Practice) -> Option<Answer> {
        let options = options(practice);
        let of_worth = || {
            let worth = self.toolbox.sets.worth(code, word)?;
            options.iter().find(|option| i64::from(option.value) * ONE == worth * 100)
        };
        let option = lookup::option(options, word).or_else(|| {
            let option = of_worth()?;
            self.losses.add("answers taken by what they are worth in the toolbox, for the model words them otherwise", code);
            Some(option)
        });
        if option.is_none() {
            let known = options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join("; ");
            let known = if options.is_empty() { "the model asks a checklist there".to_owned() } else { format!("one of: {known}") };
            self.problems.push(format!("{place} holds `{}`, which is no answer to {code}; {known}", brief(word)));
        }
        option.map(|option| Answer::Option(option.id.clone()))
    }
}

/// The names in a text that lists them.
fn names(text: &str) -> Vec<String> {
    text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
