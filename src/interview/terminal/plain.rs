//! Lists and confirmations in plain lines, which any window has room for and no paste answers.

use std::io;

use super::super::ask::Ask as _;
use super::super::key::Key;
use super::super::screen::{Paragraph, Screen};
use super::Terminal;
use super::list::List;

/// The columns around the label of an entry: its number and two margins.
const AROUND_A_LABEL: usize = 7;

impl Terminal {
    pub(super) fn confirm_plainly(&mut self, question: &str, default: bool) -> io::Result<bool> {
        self.tell(&Screen::of([Paragraph::Question(question.to_owned())]))?;
        let standing = format!("y yes · n no · Enter takes {}", if default { "yes" } else { "no" });
        let answer = loop {
            match self.key_at(&standing, "")? {
                Key::Char('y' | 'Y') => break true,
                Key::Char('n' | 'N') => break false,
                Key::Enter | Key::Escape => break default,
                _ => {}
            }
        };
        self.tell(&Screen::of([Paragraph::Dim(if answer { "Yes" } else { "No" }.to_owned())]))?;
        Ok(answer)
    }

    pub(super) fn pick_plainly(&mut self, prompt: &str, entries: &[String], none: Option<&str>) -> io::Result<Option<usize>> {
        let mut list = List::new(entries, none);
        let (rows, columns) = self.term.size();
        let whole = list.screen(prompt, None);
        // The prompt at the bottom takes a row too.
        let fits = whole.wrapped(columns.into(), usize::MAX).lines().count() < usize::from(rows);
        self.tell(&if fits { whole } else { list.screen(prompt, Some(usize::from(columns).saturating_sub(AROUND_A_LABEL).max(10))) })?;
        loop {
            let key = self.key_at(&list.standing(), "")?;
            if let Some(number) = list.press(key) {
                self.leave()?;
                return Ok(number.checked_sub(1));
            }
        }
    }
}
