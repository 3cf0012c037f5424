//! Text of a given width: headings, paragraphs and hanging items, with or without colour.

use comfy_table::{ContentArrangement, Table, TableStyle};
use console::Style;

use crate::render::Canvas;
use crate::text::wrapped;

/// The widest that running text gets, however wide the terminal is: longer lines are hard to follow.
const READABLE: usize = 100;
/// The narrowest that text is wrapped to.
const NARROWEST: usize = 20;
/// The narrowest that a table is drawn in.
const TABLE_FROM: usize = 60;

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

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A blank line and a heading.
    pub(super) fn heading(&mut self, heading: &str) {
        self.blank();
        self.strong(0, heading);
    }

    /// Wrapped text, every line indented.
    pub(super) fn text(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), text, &self.style());
    }

    /// The same in bold.
    pub(super) fn strong(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), text, &self.style().bold());
    }

    /// The same, dim: what one can do without.
    pub(super) fn aside(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), text, &self.style().dim());
    }

    /// Wrapped text behind a marker, its further lines indented to the text.
    pub(super) fn item(&mut self, marker: &str, text: &str) {
        self.hanging(marker, text, &self.style());
    }

    /// The same, dim.
    pub(super) fn aside_item(&mut self, marker: &str, text: &str) {
        self.hanging(marker, text, &self.style().dim());
    }

    fn hanging(&mut self, marker: &str, text: &str, style: &Style) {
        let indent = console::measure_text_width(marker);
        let room = self.width().saturating_sub(indent).max(NARROWEST / 2);
        for (index, line) in wrapped(text, room, "", "").iter().enumerate() {
            let start = if index == 0 { marker.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{start}{}", style.apply_to(line)));
        }
    }

    /// Whether a table would be unreadable, so that a list takes its place.
    pub(super) fn is_narrow(&self) -> bool {
        self.width() < TABLE_FROM
    }

    /// The columns of a bar.
    pub(super) fn bar_width(&self) -> usize {
        (self.width() / 5).clamp(12, 25)
    }

    /// The sign before a reason: whether open answers could remove it.
    pub(super) fn sign(&self, is_open: bool) -> String {
        if is_open { self.style().cyan().apply_to("?").to_string() } else { self.style().bold().apply_to("✗").to_string() }
    }

    /// An empty table that fits it, behind an indent.
    pub(super) fn table(&self, style: TableStyle, indent: usize) -> Table {
        let mut table = Table::new();
        table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.width() - indent).unwrap_or(u16::MAX));
        if self.canvas.color {
            table.enforce_styling()
        } else {
            table.force_no_tty()
        };
        table
    }

    /// A table, every line indented.
    pub(super) fn draw(&mut self, table: &Table, indent: usize) {
        table.lines().for_each(|line| self.line(&format!("{:indent$}{line}", "")));
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
