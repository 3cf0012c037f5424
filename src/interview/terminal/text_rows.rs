//! How a text that is edited lies on the rows of a terminal.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::text_field::TextField;
use crate::text::visible;

/// The rows of a text, each with its bytes.
#[derive(Debug)]
pub(super) struct TextRows<'t> {
    text: &'t str,
    rows: Vec<Range<usize>>,
    /// The row of the cursor, and the columns before it there.
    pub(super) cursor: (usize, usize),
}

impl<'t> TextRows<'t> {
    /// The text in rows of at most `room` columns, unless a single sign has more.
    pub(super) fn new(field: &'t TextField, room: usize) -> Self {
        let text = field.text.as_str();
        let mut rows = Vec::new();
        for line in text.split('\n') {
            // Both are parts of one text.
            let start = line.as_ptr().addr() - text.as_ptr().addr();
            rows.extend(cut(line, room).into_iter().map(|row| start + row.start..start + row.end));
        }
        let row = rows.iter().rposition(|row| row.start <= field.cursor).unwrap_or(0);
        let column = rows.get(row).map_or(0, |row| width(&text[row.start..field.cursor]));
        Self { text, rows, cursor: (row, column) }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row as it is shown.
    pub(super) fn shown(&self, row: usize) -> String {
        self.rows.get(row).map(|row| self.text[row.clone()].graphemes(true).map(visible).collect()).unwrap_or_default()
    }

    /// Where the cursor gets to one row up, or at the very beginning.
    pub(super) fn above(&self) -> usize {
        self.cursor.0.checked_sub(1).map_or(0, |row| self.place(row))
    }

    /// Where the cursor gets to one row down, or at the very end.
    pub(super) fn below(&self) -> usize {
        if self.cursor.0 + 1 < self.len() { self.place(self.cursor.0 + 1) } else { self.text.len() }
    }

    /// The byte in this row that lies in the column of the cursor, or the row's end.
    fn place(&self, row: usize) -> usize {
        let Range { start, end } = self.rows[row].clone();
        let mut columns = 0;
        for (at, sign) in self.text[start..end].grapheme_indices(true) {
            columns += width(sign);
            if columns > self.cursor.1 {
                return start + at;
            }
        }
        end
    }
}

/// A line in rows.
fn cut(line: &str, room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut columns) = (0, 0);
    for (at, sign) in line.grapheme_indices(true) {
        let width = width(sign);
        if columns + width > room && at > start {
            rows.push(start..at);
            (start, columns) = (at, 0);
        }
        columns += width;
    }
    rows.push(start..line.len());
    rows
}

/// The columns that a text takes as it is shown.
fn width(text: &str) -> usize {
    text.graphemes(true).map(|sign| visible(sign).width()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, cursor: usize, room: usize) -> (Vec<String>, (usize, usize)) {
        let mut field = TextField::new(text, true);
        field.cursor = cursor;
        let rows = TextRows::new(&field, room);
        ((0..rows.len()).map(|row| rows.shown(row)).collect(), rows.cursor)
    }

    #[test]
    fn lines_and_wide_signs_are_cut_into_rows() {
        assert_eq!(rows("", 0, 4), (vec![String::new()], (0, 0)));
        assert_eq!(rows("abcdef\ng", 8, 4), (vec!["abcd".to_owned(), "ef".to_owned(), "g".to_owned()], (2, 1)));
        assert_eq!(rows("漢字漢", 6, 5), (vec!["漢字".to_owned(), "漢".to_owned()], (1, 0)));
        assert_eq!(rows("漢", 3, 1), (vec!["漢".to_owned()], (0, 2)), "a sign is never cut");
        assert_eq!(rows("a\u{1b}b", 2, 20), (vec!["a\\u{1b}b".to_owned()], (0, 7)), "nothing steers the terminal");
    }

    #[test]
    fn up_and_down_keep_the_column_where_they_can() {
        let mut field = TextField::new("abc\n漢字\nx", true);
        field.cursor = 2;
        assert_eq!(TextRows::new(&field, 10).below(), 7, "behind the first wide sign");
        assert_eq!(TextRows::new(&field, 10).above(), 0);
        field.cursor = 10;
        assert_eq!(TextRows::new(&field, 10).below(), 12, "the next row is shorter");
        field.cursor = 12;
        assert_eq!((TextRows::new(&field, 10).above(), TextRows::new(&field, 10).below()), (4, 12));
    }
}
