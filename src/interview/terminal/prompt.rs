//! Draws a text while it is edited, and draws it anew after each key.

use std::fmt::Write as _;
use std::io;

use console::{Style, Term};

use super::text_field::TextField;
use super::text_rows::TextRows;

/// The columns before the text, and at the right edge, where many terminals break a line that is full.
const MARK: &str = "> ";
const MARGINS: usize = 3;

/// The place of a terminal where a text is edited.
#[derive(Debug)]
pub(super) struct Prompt<'t> {
    term: &'t Term,
    /// As it was drawn last: how wide the terminal was, and how many rows lie above that of the cursor.
    drawn: Option<(usize, usize)>,
}

impl<'t> Prompt<'t> {
    pub(super) fn new(term: &'t Term) -> Self {
        Self { term, drawn: None }
    }

    /// Shows the text with the cursor in it; of one that is taller than the terminal the rows around the cursor.
    pub(super) fn draw(&mut self, field: &TextField) -> io::Result<()> {
        let (height, columns) = self.term.size();
        let (height, columns) = (usize::from(height), usize::from(columns));
        let rows = self.rows(field);
        let most = height.saturating_sub(1).max(1);
        let first = rows.cursor.0.saturating_sub(most - 1);
        let last = rows.len().min(first + most) - 1;
        let mut output = self.back_to_the_top(columns);
        for row in first..=last {
            let mark = if row == 0 { Style::new().for_stderr().cyan().apply_to(MARK).to_string() } else { "  ".to_owned() };
            let end = if row == last { "" } else { "\r\n" };
            output.extend([mark.as_str(), &rows.shown(row), end]);
        }
        output.push_str(&up(last - rows.cursor.0));
        let _ = write!(output, "\r\x1b[{}C", MARK.len() + rows.cursor.1);
        self.drawn = Some((columns, rows.cursor.0 - first));
        self.term.write_str(&output)
    }

    /// Takes what was drawn away.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        let output = self.back_to_the_top(usize::from(self.term.size().1));
        self.drawn = None;
        self.term.write_str(&output)
    }

    /// The text on the rows of the terminal as it is now.
    pub(super) fn rows<'f>(&self, field: &'f TextField) -> TextRows<'f> {
        TextRows::new(field, usize::from(self.term.size().1).saturating_sub(MARGINS).max(1))
    }

    /// Goes back to where the text begins, and clears all from there on. Once the width has changed nobody knows where that is:
    /// the text is drawn anew below then.
    fn back_to_the_top(&self, columns: usize) -> String {
        match self.drawn {
            None => String::new(),
            Some((before, above)) if before == columns => format!("{}\r\x1b[J", up(above)),
            Some(_) => "\r\n\x1b[J".to_owned(),
        }
    }
}

/// Goes up so many rows.
fn up(rows: usize) -> String {
    if rows == 0 { String::new() } else { format!("\x1b[{rows}A") }
}
