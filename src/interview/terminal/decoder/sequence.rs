//! One escape sequence of a terminal, and the key that it stands for.

use super::super::stroke::{Code, Held, Stroke};

/// As much of a sequence is remembered; no key has more.
const LONGEST: usize = 32;

/// A sequence of bytes behind `ESC [` or `ESC O`, which its last byte ends.
#[derive(Debug)]
pub(super) struct Sequence {
    kind: Kind,
    /// The bytes before the last.
    parameters: Vec<u8>,
    last: u8,
    alt: bool,
    /// Whether it is the tail of a sequence whose beginning was taken for a key, and so means nothing.
    unheeded: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    /// Behind `ESC [`.
    Control,
    /// Behind `ESC O`.
    Single,
}

impl Sequence {
    pub(super) fn control(alt: bool) -> Self {
        Self { kind: Kind::Control, parameters: Vec::new(), last: 0, alt, unheeded: false }
    }

    pub(super) fn single(alt: bool) -> Self {
        Self { kind: Kind::Single, ..Self::control(alt) }
    }

    pub(super) fn unheeded(self) -> Self {
        Self { unheeded: true, ..self }
    }

    /// Takes the next byte, from a blank to `~`; whether it is the last.
    pub(super) fn ends_with(&mut self, byte: u8) -> bool {
        self.last = byte;
        let is_last = byte >= b'@';
        if !is_last && self.parameters.len() < LONGEST {
            self.parameters.push(byte);
        }
        is_last
    }

    pub(super) fn begins_a_paste(&self) -> bool {
        self.kind == Kind::Control && self.last == b'~' && self.parameters == b"200"
    }

    /// How many bytes come behind the last, in the two kinds of sequence that have such: a function key of the Linux console,
    /// `ESC [ [ A`, and a report of the mouse, `ESC [ M` and three bytes.
    pub(super) fn bytes_to_follow(&self) -> Option<u8> {
        match self.last {
            _ if self.kind == Kind::Single || !self.parameters.is_empty() => None,
            b'[' => Some(1),
            b'M' => Some(3),
            _ => None,
        }
    }

    /// The key that it stands for; nothing for a reply or report of the terminal, or for a key that means nothing anywhere.
    pub(super) fn stroke(&self) -> Option<Stroke> {
        let numbers = self.numbers()?;
        let number = |position: usize| numbers.get(position).copied().flatten();
        let held = Held::of_number(if self.kind == Kind::Single { number(0) } else { number(1) }.unwrap_or(1));
        let (code, held) = match (&self.kind, self.last) {
            (_, letter @ (b'A'..=b'D' | b'F' | b'H')) => (code_of_letter(letter)?, held),
            (Kind::Single, b'M') => (Code::Enter, held),
            (Kind::Control, b'~') if number(0) == Some(27) => (code_of_sign(number(2)?)?, held),
            (Kind::Control, b'~') => (code_of_number(number(0)?)?, held),
            (Kind::Control, b'u') => (code_of_sign(number(0)?)?, held),
            _ => return None,
        };
        let stroke = Stroke { code, held };
        Some(if self.alt { stroke.with_alt() } else { stroke }).filter(|_| !self.unheeded)
    }

    /// The numbers between the semicolons, of each the part before a colon. Nothing for what is marked as a reply, and for a key
    /// that is let go, whose second number ends in `:3`.
    fn numbers(&self) -> Option<Vec<Option<u32>>> {
        let text = std::str::from_utf8(&self.parameters).ok()?;
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b';' || byte == b':');
        let is_let_go = text.split(';').nth(1).is_some_and(|held| held.split(':').nth(1) == Some("3"));
        let numbers = || text.split(';').map(|number| number.split(':').next().and_then(|digits| digits.parse().ok()));
        (is_plain && !is_let_go).then(|| numbers().collect())
    }
}

fn code_of_letter(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        _ => return None,
    })
}

fn code_of_number(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        _ => return None,
    })
}

/// The key of a code point, for terminals that tell every key so.
fn code_of_sign(point: u32) -> Option<Code> {
    Some(match point {
        13 => Code::Enter,
        27 => Code::Escape,
        8 | 127 => Code::Backspace,
        // Private characters stand for keys that write nothing.
        0xe000..=0xf8ff => return None,
        _ => Code::Char(char::from_u32(point).filter(|sign| !sign.is_control())?),
    })
}
