//! What is shown and can still be changed: the boxes of a card, and a page with one question on it.

use console::strip_ansi_codes;

use super::super::screen::{Mark, Screen, rows_of};

/// The columns left of the text on a page, where there is room.
const MARGIN: usize = 4;
/// From so many columns on there is.
const WIDE: usize = 60;

/// The boxes of the text shown last, and where they are.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// The rows and columns of the terminal then: once it has changed, nobody knows where they are.
    size: (usize, usize),
    /// How many rows each is above the line below the text, and how many columns are before it.
    places: Vec<(usize, usize)>,
}

impl Boxes {
    pub(super) fn of(text: &str, size: (usize, usize)) -> Self {
        let boxes = [true, false].map(|ticked| Mark::Box(ticked).sign());
        let place = |below: &mut usize, line: &str| {
            *below += rows_of(line, size.1).max(1);
            let line = strip_ansi_codes(line).into_owned();
            let shown = line.trim_start();
            Some(boxes.iter().any(|sign| shown.starts_with(sign)).then(|| (*below, line.len() - shown.len())))
        };
        let mut places: Vec<_> = text.lines().rev().scan(0, place).flatten().collect();
        places.reverse();
        Self { size, places }
    }

    /// What writes these ticks into the boxes, from the line below the text and back to it; nothing where they are not these
    /// boxes any more. One that has scrolled away stays as it is.
    pub(super) fn ticked(&self, ticks: &[bool], size: (usize, usize)) -> Option<String> {
        let changed = |((rows, columns), ticked): (&(usize, usize), &bool)| {
            let right = if *columns == 0 { String::new() } else { format!("\x1b[{columns}C") };
            format!("\x1b[{rows}A\r{right}{}\x1b[{rows}B", Mark::Box(*ticked).sign())
        };
        let is_seen = |((rows, _), _): &(&(usize, usize), &bool)| *rows < size.0;
        let is_it = self.size == size && self.places.len() == ticks.len() && !ticks.is_empty();
        is_it.then(|| self.places.iter().zip(ticks).filter(is_seen).map(changed).collect())
    }
}

/// A page with one question on it, large and calm, for a room to read.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The rows that are written already.
    rows: usize,
}

impl Page {
    /// The next text of the page: with room in it where the page has so much.
    pub(super) fn filled(&mut self, screen: &Screen, (rows, columns): (usize, usize)) -> String {
        let margin = if columns < WIDE { 0 } else { MARGIN };
        let left = rows.saturating_sub(self.rows);
        let calm = screen.calm().wrapped(columns - margin, usize::MAX);
        let text = if rows_of(&calm, columns) < left { calm } else { screen.wrapped(columns - margin, left) };
        self.rows += rows_of(&text, columns - margin);
        let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{:margin$}{line}\n", "") };
        text.lines().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_changed_where_they_are_and_left_alone_where_they_may_not_be() {
        let text = "Which?\n\n[ ] 1  \u{1b}[1mOne\u{1b}[0m\n       more\n  [x] 2  Two\n\nkeys\n";
        let boxes = Boxes::of(text, (24, 80));
        assert_eq!(boxes.places, [(5, 0), (3, 2)]);
        let changed = "\x1b[5A\r[x]\x1b[5B\x1b[3A\r\x1b[2C[ ]\x1b[3B";
        assert_eq!(boxes.ticked(&[true, false], (24, 80)).as_deref(), Some(changed));
        assert_eq!(boxes.ticked(&[true, false], (24, 40)), None, "the window has changed");
        assert_eq!(boxes.ticked(&[true], (24, 80)), None, "these are others");
        assert_eq!(Boxes::of(text, (5, 80)).ticked(&[true, false], (5, 80)).as_deref(), Some("\x1b[3A\r\x1b[2C[ ]\x1b[3B"));
        let link = text.replace("keys", &"k".repeat(41));
        assert_eq!(Boxes::of(&link, (24, 40)).places, [(6, 0), (4, 2)], "a line that is too long takes two rows");
        assert_eq!(Boxes::of("keys\n", (24, 80)).ticked(&[], (24, 80)), None);
    }
}
