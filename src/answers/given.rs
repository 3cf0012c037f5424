//! What people say at a question, as it is put into its entry.

use jiff::civil::Date;

use super::{Answers, Entry};

impl Answers {
    /// The day to write beside an answer given on `day`: none when it is the day of the whole assessment.
    pub(crate) fn review_day(&self, day: Date) -> Option<Date> {
        (self.assessed != Some(day)).then_some(day)
    }
}

impl Entry {
    /// Puts `note` in place of the present one; an empty one removes it. Of several lines each ends in a line break, so that they make
    /// a block of the plainest kind, unless the last of the present ones has none; blanks at their ends, which nobody sees, are left out.
    pub(crate) fn take_note(&mut self, note: &str) {
        let lines: Vec<&str> = note.trim().lines().map(str::trim_end).collect();
        let former = self.note.as_deref();
        let ends_bare = former.is_some_and(|former| former.trim_end().contains('\n') && !former.ends_with('\n'));
        let end = if lines.len() > 1 && !ends_bare { "\n" } else { "" };
        self.note = Some(lines.join("\n") + end).filter(|note| !note.is_empty());
    }
}
