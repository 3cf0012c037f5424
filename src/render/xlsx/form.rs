//! The questionnaire as a workbook, which `import` reads back: a row a question or item, with drop-downs for what can be answered.
//!
//! Rows are known by the ids in their hidden first column, so that they may be sorted, moved or taken out. What is not to be changed
//! is locked, without a password, against slips alone.

use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use super::sheet::{Sheet, fitting};
use crate::import::form_sheets as names;
use crate::model::{Form, Practice};
use crate::render::form::{choices, explained_scales, title};
use crate::render::words;
use crate::report::{Asked, Questionnaire};

/// How wide the columns are, in characters: the id, level, strategy, question, answer, reason, note and evidence.
const WIDTHS: [u16; 8] = [3, 6, 24, 60, 24, 30, 40, 40];
/// The longest text of a cell.
const LONGEST: usize = 32_767;

type Result<T> = std::result::Result<T, XlsxError>;

/// The bytes of the workbook.
///
/// # Errors
/// Where a text is longer than a cell can be.
pub(crate) fn xlsx_form(questionnaire: &Questionnaire<'_>) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let properties = rust_xlsxwriter::DocProperties::new().set_title(fitting(&title(questionnaire), super::sheet::LONGEST_NAME));
    workbook.set_properties(&match super::day(questionnaire.day) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    });
    start(workbook.add_worksheet(), questionnaire)?;
    let mut lists = Lists::default();
    questions(workbook.add_worksheet(), questionnaire, &mut lists)?;
    lists.write(workbook.add_worksheet(), questionnaire)?;
    workbook.save_to_buffer()
}

/// The sheet that explains, and asks who answers.
fn start(cells: &mut Worksheet, questionnaire: &Questionnaire<'_>) -> Result<()> {
    let mut sheet = Sheet::new(cells, names::START)?;
    sheet.widths(&[3, 34, 90])?;
    sheet.cells.set_column_hidden(0)?;
    let wide = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let line = |sheet: &mut Sheet<'_>, id: &str, name: &str, text: &str, format: &Format| {
        sheet.cells.write_string(sheet.row, 0, id)?;
        sheet.cells.write_string_with_format(sheet.row, 1, fitting(name, LONGEST), &wide)?;
        sheet.cells.write_string_with_format(sheet.row, 2, fitting(text, LONGEST), format)?;
        sheet.row += 1;
        Ok::<_, XlsxError>(())
    };
    sheet.cells.write_string_with_format(0, 1, fitting(&title(questionnaire), LONGEST), &Format::new().set_bold().set_font_size(15))?;
    sheet.row = 2;
    line(&mut sheet, names::WHO, "Your name", "", &field())?;
    line(&mut sheet, names::WORKLOAD, "The workload, as the team calls it", questionnaire.workload(), &field())?;
    sheet.blank();
    for text in [
        "The sheet Questions has a row for each question. Choose an answer in its column; leave open what you cannot judge.",
        "Between two options, take the lower. What each option means stands below.",
        "Of a list, write yes beside what is in place, or choose None of these at its question.",
        "What does not apply needs a reason beside it. Notes and evidence are welcome; evidence is a link or a place on each line.",
        "Send this file back to whoever gave it to you.",
    ] {
        line(&mut sheet, "", "", text, &wide)?;
    }
    for scale in explained_scales(questionnaire) {
        sheet.blank();
        for option in &scale.options {
            line(&mut sheet, "", &words::line(&option.label), &words::line_of(option.means.as_ref()).unwrap_or_default(), &wide)?;
        }
    }
    sheet.cells.protect().set_active(true);
    Ok(())
}

fn questions(cells: &mut Worksheet, questionnaire: &Questionnaire<'_>, lists: &mut Lists) -> Result<()> {
    let mut sheet = Sheet::new(cells, names::QUESTIONS)?;
    sheet.widths(&WIDTHS)?;
    sheet.headings(names::HEADINGS)?;
    sheet.cells.set_freeze_panes(sheet.row, 4)?.set_repeat_rows(0, 0)?.set_column_hidden(0)?;
    for level in &questionnaire.levels {
        for asked in &level.strategies {
            for question in &asked.questions {
                let row = Row {
                    level: level.level.number,
                    strategy: &asked.strategy.name,
                    id: format!("{}/{}", asked.strategy.id, question.practice.id),
                };
                row.write(&mut sheet, question, lists)?;
            }
        }
    }
    sheet.cells.protect();
    Ok(())
}

/// Where a question belongs.
struct Row<'a> {
    level: usize,
    strategy: &'a str,
    id: String,
}

impl Row<'_> {
    fn write(&self, sheet: &mut Sheet<'_>, question: &Asked<'_>, lists: &mut Lists) -> Result<()> {
        let practice = question.practice;
        let essential = if practice.essential { "Essential: " } else { "" };
        let (items, whole): (Vec<_>, Vec<_>) = choices(question).into_iter().partition(|choice| is_item(practice, choice.value));
        let answer = whole.iter().find(|choice| choice.is_chosen).map_or("", |choice| choice.label);
        let texts =
            [answer, question.reason().unwrap_or_default(), question.note().unwrap_or_default(), &question.evidence()].map(str::to_owned);
        let list = lists.of(whole.iter().map(|choice| choice.label.to_owned()).collect());
        self.line(sheet, &self.id, &format!("{essential}{}", words::line(&practice.ask)), &texts, 4, &list, practice)?;
        for item in items {
            let list = lists.of(vec![names::TICK.to_owned()]);
            let tick = [if item.is_chosen { names::TICK } else { "" }.to_owned(), String::new(), String::new(), String::new()];
            self.line(
                sheet,
                &format!("{}#{}", self.id, item.value),
                &format!("    {}", words::line(item.label)),
                &tick,
                1,
                &list,
                practice,
            )?;
        }
        Ok(())
    }

    /// A row of the sheet: the first `fields` of the texts can be changed.
    #[allow(clippy::too_many_arguments, reason = "these are the cells of a row")]
    fn line(
        &self,
        sheet: &mut Sheet<'_>,
        id: &str,
        ask: &str,
        texts: &[String; 4],
        fields: usize,
        list: &str,
        practice: &Practice,
    ) -> Result<()> {
        let (row, top) = (sheet.row, Format::new().set_align(FormatAlign::Top).set_text_wrap());
        sheet.cells.write_string(row, 0, id)?;
        sheet.cells.write_number_with_format(row, 1, u32::try_from(self.level).unwrap_or_default(), &top)?;
        sheet.cells.write_string_with_format(row, 2, fitting(&words::line(self.strategy), LONGEST), &top)?;
        let bold = if fields > 1 { top.clone().set_bold() } else { top };
        sheet.cells.write_string_with_format(row, 3, fitting(ask, LONGEST), &bold)?;
        for (column, text) in (4..).zip(texts.iter().take(fields)) {
            sheet.cells.write_string_with_format(row, column, text, &field())?;
        }
        let hint = words::line_of(if fields > 1 { practice.evidence.as_ref() } else { None }).unwrap_or_default();
        let validation = DataValidation::new().allow_list_formula(Formula::new(list)).set_input_message(cut(&hint))?;
        let validation = validation.set_error_title("No answer to this question")?.set_error_message("Choose one of the list.")?;
        sheet.cells.add_data_validation(row, 4, row, 4, &validation)?;
        sheet.row += 1;
        Ok(())
    }
}

/// Whether a choice is one of a list, of which several can be ticked.
fn is_item(practice: &Practice, choice: &str) -> bool {
    matches!(&practice.form, Form::Checklist(items) if items.iter().any(|item| item.id.as_str() == choice))
}

/// A hint beside a cell has 255 characters at most.
fn cut(hint: &str) -> String {
    fitting(hint, 255)
}

/// A cell to fill in.
fn field() -> Format {
    let border = Format::new().set_border(FormatBorder::Hair).set_background_color(Color::RGB(0x00FF_FBE6));
    border.set_unlocked().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@")
}

/// What the drop-downs offer, each list once.
#[derive(Default)]
struct Lists(Vec<Vec<String>>);

/// The first row of the lists.
const FIRST: u32 = 2;

impl Lists {
    /// The place of a list as a formula; a list within the cell would break at a comma.
    fn of(&mut self, labels: Vec<String>) -> String {
        let count = labels.len();
        let known = self.0.iter().position(|list| *list == labels);
        let column = known.unwrap_or_else(|| {
            self.0.push(labels);
            self.0.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX));
        format!("={}!${column}${}:${column}${}", names::LISTS, FIRST + 1, FIRST as usize + count)
    }

    /// The hidden sheet, which also says what the form asks.
    fn write(&self, cells: &mut Worksheet, questionnaire: &Questionnaire<'_>) -> Result<()> {
        let model = questionnaire.model;
        for (column, fact) in (0..).zip([names::MARK, model.id.as_str(), &model.version]) {
            cells.write_string(0, column, fact)?;
        }
        for (column, list) in (0..).zip(&self.0) {
            for (row, label) in (FIRST..).zip(list) {
                cells.write_string(row, column, label)?;
            }
        }
        cells.set_name(names::LISTS)?.protect().set_hidden(true);
        Ok(())
    }
}
