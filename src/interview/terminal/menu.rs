//! Menus and confirmations of dialoguer, in windows that have room for them.

use std::io;
use std::panic::{self, AssertUnwindSafe};

use console::{Term, measure_text_width, truncate_str};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Select};

use super::super::ask::Ask as _;
use super::super::screen::{Paragraph, Screen};
use super::Terminal;
use crate::text::{in_ascii, visible_line};

/// A window with fewer rows or columns shows plain lines instead.
const ROOMY: (u16, u16) = (8, 40);
/// Rows that a menu leaves free for its prompt and what stands above.
const ROWS_AROUND_A_MENU: usize = 4;
/// The columns that dialoguer takes beside an entry, and beside a question to confirm.
const AROUND_AN_ENTRY: usize = 6;
const AROUND_A_QUESTION: usize = 16;

/// How an entry is picked.
const KEYS: &str = "(↑ ↓ and Enter)";

/// What comes of a menu.
pub(super) enum Menu<T> {
    /// The entry or answer; nothing where people would rather not choose.
    Taken(Option<T>),
    /// There is no room for it, or none any more: plain lines take its place.
    NoRoom,
}

impl Terminal {
    /// Lets people pick one of `entries`.
    pub(super) fn pick_in_menu(&mut self, prompt: &str, entries: &[&str]) -> io::Result<Menu<usize>> {
        if !self.is_roomy() || entries.is_empty() {
            return Ok(Menu::NoRoom);
        }
        let (rows, columns) = self.term.size();
        let room = usize::from(columns) - AROUND_AN_ENTRY;
        let entries: Vec<String> = entries.iter().map(|entry| self.cut(entry, room)).collect();
        // dialoguer names no key itself.
        let with_keys = format!("{prompt} {KEYS}");
        let prompt = if measure_text_width(&with_keys) <= room {
            with_keys
        } else {
            self.tell(&Screen::of([Paragraph::Dim(KEYS.to_owned())]))?;
            prompt.to_owned()
        };
        let prompt = self.cut(&prompt, room);
        let most = usize::from(rows) - ROWS_AROUND_A_MENU;
        self.answered(|term, theme| {
            let select = Select::with_theme(theme).with_prompt(&prompt).items(&entries).default(0);
            select.max_length(most).report(false).interact_on_opt(term)
        })
    }

    /// Lets people say yes or no.
    pub(super) fn confirm_in_menu(&mut self, question: &str, default: bool) -> io::Result<Menu<bool>> {
        let fits = measure_text_width(question) + AROUND_A_QUESTION <= usize::from(self.term.size().1);
        if !self.is_roomy() || !fits {
            return Ok(Menu::NoRoom);
        }
        let question = self.cut(question, usize::MAX);
        self.answered(|term, theme| Confirm::with_theme(theme).with_prompt(&question).default(default).interact_on_opt(term))
    }

    /// Keys that were typed ahead are not for dialoguer, which reads the terminal itself and cannot be given them.
    fn is_roomy(&self) -> bool {
        let (rows, columns) = self.term.size();
        rows >= ROOMY.0 && columns >= ROOMY.1 && self.keyboard.is_at_rest()
    }

    /// An entry that is sure to fit a row: dialoguer counts rows wrongly as soon as one wraps.
    fn cut(&self, text: &str, room: usize) -> String {
        let text = truncate_str(&visible_line(text), room, "…").into_owned();
        if self.in_ascii { in_ascii(&text) } else { text }
    }

    /// Asks until the answer is one that was not pasted.
    fn answered<T>(&mut self, ask: impl Fn(&Term, &dyn Theme) -> dialoguer::Result<Option<T>>) -> io::Result<Menu<T>> {
        self.leave()?;
        let colorful = ColorfulTheme::default();
        let theme: &dyn Theme = if self.in_ascii { &SimpleTheme } else { &colorful };
        loop {
            let term = &self.term;
            let answer = self.keyboard.answered_by(|| contained(|| ask(term, theme)).transpose().map_err(io::Error::from));
            // The terminal may be gone.
            let _ = self.term.show_cursor();
            match answer {
                Ok(Some(None)) => return Ok(Menu::NoRoom),
                Ok(Some(Some(answer))) => return Ok(Menu::Taken(answer)),
                Ok(None) => self.refuse_paste("")?,
                Err(error) => {
                    // What comes next begins on a line of its own, if anybody is there to see it.
                    let _ = self.term.write_line("");
                    return Err(error);
                }
            }
        }
    }
}

/// What `ask` gives; nothing when it panics, as dialoguer's lists do once the window has fewer than three rows.
fn contained<T>(ask: impl FnOnce() -> T) -> Option<T> {
    let before = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let answer = panic::catch_unwind(AssertUnwindSafe(ask)).ok();
    panic::set_hook(before);
    answer
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn a_panic_is_contained() {
        assert_eq!(contained(|| 3), Some(3));
        assert_eq!(contained(|| 3_u16.clamp(3, 2)), None);
    }
}
