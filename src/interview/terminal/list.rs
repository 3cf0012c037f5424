//! A list to pick an entry from, and what each key does in it. Pure: it draws nothing.

use console::truncate_str;

use super::super::key::Key;
use super::super::screen::{Mark, Paragraph, Screen};
use crate::text::visible_line;

/// From how many entries on a number has two digits, both always typed, so that none is ambiguous.
const WIDE_FROM: usize = 10;

/// Entries with their numbers, of which one is picked.
#[derive(Debug)]
pub(super) struct List<'l> {
    /// What stands for none of the entries has the number 0.
    entries: Vec<(usize, &'l str)>,
    cursor: usize,
    first_digit: Option<usize>,
}

impl<'l> List<'l> {
    pub(super) fn new(entries: &'l [String], none: Option<&'l str>) -> Self {
        let numbered = (1..).zip(entries.iter().map(String::as_str));
        Self { entries: none.map(|none| (0, none)).into_iter().chain(numbered).collect(), cursor: 0, first_digit: None }
    }

    fn is_wide(&self) -> bool {
        self.entries.last().is_some_and(|(number, _)| *number >= WIDE_FROM)
    }

    fn number(&self, number: usize) -> String {
        if self.is_wide() { format!("{number:02}") } else { number.to_string() }
    }

    /// The list below a `prompt`, each entry cut to so many columns if need be.
    pub(super) fn screen(&self, prompt: &str, room: Option<usize>) -> Screen {
        let fitting = |label: &str| room.map_or(label.to_owned(), |room| truncate_str(&visible_line(label), room, "…").into_owned());
        let line = |(number, label): &(usize, &str)| Paragraph::Choice {
            number: self.number(*number),
            label: fitting(label),
            means: None,
            column: 0,
            mark: Mark::None,
        };
        let head = [Paragraph::Question(prompt.to_owned())];
        Screen::of(head.into_iter().chain(self.entries.iter().map(line)))
    }

    /// What stands at the prompt: the entry that Enter takes.
    pub(super) fn standing(&self) -> String {
        match (self.first_digit, self.entries.get(self.cursor)) {
            (Some(digit), _) => format!("{digit}_"),
            (None, Some((number, label))) => format!("Enter takes {} · {label}", self.number(*number)),
            (None, None) => String::new(),
        }
    }

    /// The number that is picked with this key, 0 for none; nothing while the choice goes on.
    pub(super) fn press(&mut self, key: Key) -> Option<usize> {
        let first_digit = self.first_digit.take();
        match key {
            Key::Escape => Some(0),
            Key::Enter => self.entries.get(self.cursor).map(|(number, _)| *number),
            Key::Up => self.point(self.cursor.saturating_sub(1)),
            Key::Down => self.point((self.cursor + 1).min(self.entries.len().saturating_sub(1))),
            Key::Digit(digit) if self.is_wide() && first_digit.is_none() => {
                self.first_digit = Some(digit);
                None
            }
            Key::Digit(digit) => {
                let number = first_digit.unwrap_or(0) * 10 + digit;
                self.entries.iter().map(|(number, _)| *number).find(|known| *known == number)
            }
            _ => None,
        }
    }

    fn point(&mut self, cursor: usize) -> Option<usize> {
        self.cursor = cursor;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(count: usize, none: Option<&str>, keys: &[Key]) -> Option<usize> {
        let entries: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        let mut list = List::new(&entries, none);
        keys.iter().fold(None, |_, key| list.press(*key))
    }

    #[test]
    fn an_entry_is_picked_by_its_number_or_by_going_to_it() {
        use Key::{Char, Digit, Down, Enter, Escape, Up};
        assert_eq!(picked(3, None, &[Enter]), Some(1));
        assert_eq!(picked(3, Some("none"), &[Enter]), Some(0));
        assert_eq!(picked(3, Some("none"), &[Down, Down, Up, Down, Enter]), Some(2));
        assert_eq!(picked(3, None, &[Down, Down, Down, Down, Enter]), Some(3));
        assert_eq!(picked(3, None, &[Digit(3)]), Some(3));
        assert_eq!((picked(3, None, &[Digit(4)]), picked(3, None, &[Digit(0)])), (None, None), "there is no such entry");
        assert_eq!(picked(3, Some("none"), &[Digit(0)]), Some(0));
        assert_eq!(picked(3, None, &[Down, Escape]), Some(0));
        assert_eq!((picked(12, None, &[Digit(1)]), picked(12, None, &[Digit(1), Digit(2)])), (None, Some(12)));
        assert_eq!(picked(12, None, &[Digit(1), Char('x'), Digit(0)]), None, "another key begins anew");
        assert_eq!(picked(0, None, &[Down, Enter]), None);
    }
}
