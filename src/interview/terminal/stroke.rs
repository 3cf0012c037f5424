//! What people do at a keyboard, as whole events: one key with what was held down beside it, or a pasted text.

use super::super::key::Key;

/// A whole event of the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    Stroke(Stroke),
    /// A text that the terminal says was pasted; no control character but `\n` is in it.
    Paste(String),
    /// A text that came at once without any such word: pasted, or typed by a program that means the Enter at its end.
    Burst(String),
}

/// One key with what was held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) code: Code,
    pub(super) held: Held,
}

/// The key itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// A letter or sign; beside Ctrl the letter that was pressed.
    Char(char),
    Enter,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    Escape,
}

/// What was held down beside a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) alt: bool,
    pub(super) ctrl: bool,
    /// Shift beside a key that writes nothing, or a key such as Super.
    pub(super) other: bool,
}

impl Held {
    /// What a terminal's number stands for: one more than a sum of Shift 1, Alt 2, Ctrl 4, and further keys. Caps Lock and Num
    /// Lock, 64 and 128, are not held down.
    pub(super) fn of_number(number: u32) -> Self {
        let bits = number.saturating_sub(1);
        Self { alt: bits & 2 != 0, ctrl: bits & 4 != 0, other: bits & !(2 | 4 | 64 | 128) != 0 }
    }

    fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl Stroke {
    pub(super) fn plain(code: Code) -> Self {
        Self { code, held: Held::default() }
    }

    pub(super) fn with_ctrl(letter: char) -> Self {
        Self { code: Code::Char(letter), held: Held { ctrl: true, ..Held::default() } }
    }

    pub(super) fn with_alt(self) -> Self {
        Self { held: Held { alt: true, ..self.held }, ..self }
    }

    /// The key of a card that it is; a key with something held down beside it is none.
    pub(super) fn on_a_card(self) -> Option<Key> {
        // Ctrl-D ends the input everywhere else.
        if self == Self::with_ctrl('d') {
            return Some(Key::Char('q'));
        }
        match self.code {
            _ if !self.held.is_nothing() => None,
            Code::Char(' ') => Some(Key::Space),
            Code::Char(sign) => Some(sign.to_digit(10).map_or(Key::Char(sign), |digit| Key::Digit(digit as usize))),
            Code::Enter => Some(Key::Enter),
            Code::Up => Some(Key::Up),
            Code::Down => Some(Key::Down),
            Code::Left => Some(Key::Left),
            Code::Escape => Some(Key::Escape),
            Code::Backspace | Code::Delete | Code::Right | Code::Home | Code::End => None,
        }
    }
}
