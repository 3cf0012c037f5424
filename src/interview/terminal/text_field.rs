//! A text while it is edited: what each key does to it. Pure: it draws nothing.

use unicode_segmentation::UnicodeSegmentation as _;

use super::stroke::{Code, Held, Stroke};

/// A text and the place where the next letter goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextField {
    pub(super) text: String,
    /// In bytes, never within a sign that people see as one.
    pub(super) cursor: usize,
    /// Whether it may have several lines.
    pub(super) has_lines: bool,
}

/// What a key amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edited {
    /// The text or the cursor may have changed.
    Editing,
    /// The text is finished.
    Done,
    /// Nothing is to change.
    Left,
    /// The text is to be edited elsewhere.
    InEditor,
    /// To the line above or below, which depends on how the text is shown.
    Above,
    Below,
}

impl TextField {
    pub(super) fn new(text: &str, has_lines: bool) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), has_lines }
    }

    pub(super) fn press(&mut self, stroke: Stroke) -> Edited {
        let Stroke { code, held: Held { alt, ctrl, other } } = stroke;
        match (code, ctrl, alt) {
            (Code::Enter, _, true) | (Code::Char('j'), true, false) => self.insert("\n"),
            (Code::Enter, false, false) if !other => return Edited::Done,
            (Code::Escape, ..) => return Edited::Left,
            (Code::Char('d'), true, false) if self.text.is_empty() => return Edited::Left,
            (Code::Char('x'), true, false) => return Edited::InEditor,
            (Code::Up, false, false) | (Code::Char('p'), true, false) => return Edited::Above,
            (Code::Down, false, false) | (Code::Char('n'), true, false) => return Edited::Below,
            (Code::Char(sign), false, false) => self.insert(sign.encode_utf8(&mut [0; 4])),
            (Code::Backspace, false, false) => self.remove(self.before(), self.cursor),
            (Code::Delete, false, false) | (Code::Char('d'), true, false) => self.remove(self.cursor, self.after()),
            (Code::Char('w'), true, false) | (Code::Backspace, ..) => self.remove(self.word_before(), self.cursor),
            (Code::Delete, ..) | (Code::Char('d'), false, true) => self.remove(self.cursor, self.word_after()),
            (Code::Char('u'), true, false) => self.remove(self.line_start(), self.cursor),
            (Code::Char('k'), true, false) => self.remove(self.cursor, self.line_end()),
            _ => self.cursor = self.moved(stroke),
        }
        Edited::Editing
    }

    /// Where a key that moves takes the cursor.
    fn moved(&self, Stroke { code, held: Held { alt, ctrl, .. } }: Stroke) -> usize {
        match (code, ctrl || alt) {
            (Code::Left, false) => self.before(),
            (Code::Right, false) => self.after(),
            (Code::Left, true) => self.word_before(),
            (Code::Right, true) => self.word_after(),
            (Code::Home, _) => self.line_start(),
            (Code::End, _) => self.line_end(),
            (Code::Char('a'), _) if ctrl => self.line_start(),
            (Code::Char('e'), _) if ctrl => self.line_end(),
            (Code::Char('b'), _) if ctrl => self.before(),
            (Code::Char('f'), _) if ctrl => self.after(),
            (Code::Char('b'), _) if alt => self.word_before(),
            (Code::Char('f'), _) if alt => self.word_after(),
            _ => self.cursor,
        }
    }

    /// Puts `text` at the cursor. Where there is one line only, line breaks become blanks.
    pub(super) fn insert(&mut self, text: &str) {
        let text = if self.has_lines { text.to_owned() } else { text.replace('\n', " ") };
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        // What was put in may melt with what stood there into one sign.
        self.cursor = self.boundary_from(self.cursor);
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = self.boundary_from(from);
    }

    /// Where each sign begins.
    fn boundaries(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at)
    }

    /// The first place from `at` on that is not within a sign.
    fn boundary_from(&self, at: usize) -> usize {
        self.boundaries().find(|boundary| *boundary >= at).unwrap_or(self.text.len())
    }

    fn before(&self) -> usize {
        self.boundaries().rev().find(|boundary| *boundary < self.cursor).unwrap_or(0)
    }

    fn after(&self) -> usize {
        self.boundary_from(self.cursor + 1)
    }

    /// Where the word before the cursor begins.
    fn word_before(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.char_indices().rev().find(|(_, sign)| sign.is_whitespace()).map_or(0, |(at, sign)| at + sign.len_utf8())
    }

    /// Where the word behind the cursor ends.
    fn word_after(&self) -> usize {
        let behind = self.text[self.cursor..].trim_start();
        let word = behind.find(char::is_whitespace).unwrap_or(behind.len());
        self.text.len() - behind.len() + word
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after some keys, with a `|` at the cursor.
    fn after(text: &str, keys: &[Stroke]) -> String {
        let mut field = TextField::new(text, true);
        for key in keys {
            assert_eq!(field.press(*key), Edited::Editing, "{key:?}");
        }
        let (before, behind) = field.text.split_at(field.cursor);
        format!("{before}|{behind}")
    }

    fn plain(code: Code) -> Stroke {
        Stroke::plain(code)
    }

    fn word(code: Code) -> Stroke {
        Stroke { code, held: Held { ctrl: true, ..Held::default() } }
    }

    #[test]
    fn it_edits_as_a_shell_does() {
        use Code::{Backspace, Char, Delete, End, Home, Left, Right};
        assert_eq!(after("one two", &[plain(Home), plain(Char('x')), plain(End), plain(Char('y'))]), "xone twoy|");
        assert_eq!(after("one two", &[word(Left), plain(Backspace)]), "one|two");
        assert_eq!(after("one two", &[word(Left), word(Left), word(Right), plain(Delete)]), "one|two");
        assert_eq!(after("one two ", &[Stroke::with_ctrl('w')]), "one |");
        assert_eq!(after("one two", &[plain(Left), Stroke::with_ctrl('u')]), "|o");
        assert_eq!(after("one two", &[word(Left), Stroke::with_ctrl('k')]), "one |");
        assert_eq!(after("one", &[Stroke::with_ctrl('a'), Stroke::with_ctrl('d'), Stroke::with_ctrl('e')]), "ne|");
        assert_eq!(after("one two", &[plain(Home), plain(Char('d')).with_alt()]), "| two");
        assert_eq!(after("one\ntwo", &[plain(Home), Stroke::with_ctrl('j'), plain(Left), plain(Home)]), "one\n|\ntwo");
    }

    #[test]
    fn what_people_see_as_one_sign_is_one() {
        use Code::{Backspace, Char, Left};
        let family = "👩\u{200d}👧";
        assert_eq!(after(&format!("a{family}"), &[plain(Backspace)]), "a|");
        assert_eq!(after(&format!("a{family}b"), &[plain(Left), plain(Left)]), format!("a|{family}b"));
        assert_eq!(after("漢字", &[plain(Left), plain(Char('e')), plain(Char('\u{301}'))]), "漢e\u{301}|字");
        assert_eq!(after("👩👧", &[plain(Left), plain(Char('\u{200d}'))]), format!("{family}|"), "two signs melt into one");
        assert_eq!(after("e\u{301}", &[plain(Backspace)]), "|");
    }

    #[test]
    fn a_key_that_means_nothing_changes_nothing() {
        let shift_enter = Stroke { code: Code::Enter, held: Held { other: true, ..Held::default() } };
        for key in [shift_enter, Stroke::with_ctrl('z'), plain(Code::Char('z')).with_alt()] {
            assert_eq!(after("one", &[key]), "one|", "{key:?}");
        }
    }

    #[test]
    fn one_line_stays_one() {
        let mut field = TextField::new("", false);
        field.insert("one\ntwo");
        assert_eq!(field.text, "one two");
    }
}
