//! Text of a given width: headings, paragraphs and hanging items, with or without colour.

use comfy_table::{ContentArrangement, Table, TableStyle};
use console::Style;

use crate::render::Canvas;
use crate::text::wrapped;

/// The widest that running text gets, however wide the terminal is: longer lines are hard to follow.
const READABLE: usize = 100;
/// The narrowest that text is wrapped to.
const NARROWEST: usize = 20;

/// A text that grows downward.
#[derive(Debug)]
pub(super) struct Printout {
    canvas: Canvas,
    text: String,
}

impl Printout {
    pub(super) fn new(canvas: Canvas) -> Self {
        Self { canvas, text: String::new() }
    }

    /// The columns that running text fills.
    pub(super) fn width(&self) -> usize {
        self.canvas.width.clamp(NARROWEST, READABLE)
    }

    pub(super) fn style(&self) -> Style {
        Style::new().force_styling(self.canvas.color)
    }

    pub(super) fn dim(&self) -> Style {
        self.style().dim()
    }

    pub(super) fn bold(&self) -> Style {
        self.style().bold()
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A blank line and a heading.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        let bold = self.bold();
        self.paragraph(0, heading, &bold);
    }

    /// Wrapped text, every line indented.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str, style: &Style) {
        self.hanging(&" ".repeat(indent), indent, text, style);
    }

    /// Wrapped text behind a marker, its further lines indented to the text.
    pub(super) fn item(&mut self, marker: &str, text: &str, style: &Style) {
        self.hanging(marker, console::measure_text_width(marker), text, style);
    }

    fn hanging(&mut self, marker: &str, indent: usize, text: &str, style: &Style) {
        let room = self.width().saturating_sub(indent).max(NARROWEST / 2);
        for (index, line) in wrapped(text, room, "", "").iter().enumerate() {
            let start = if index == 0 { marker.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{start}{}", style.apply_to(line)));
        }
    }

    /// An empty table that fits it.
    pub(super) fn table(&self, style: TableStyle) -> Table {
        let mut table = Table::new();
        table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.width()).unwrap_or(u16::MAX));
        if self.canvas.color {
            table.enforce_styling()
        } else {
            table.force_no_tty()
        };
        table
    }

    /// A table, every line indented.
    pub(super) fn draw(&mut self, table: &Table, indent: &str) {
        table.lines().for_each(|line| self.line(&format!("{indent}{line}")));
    }

    /// One line as it stands, without white space at its end.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}
