//! Turns the bytes that a terminal sends into whole events, however they are split; what is not understood becomes nothing.

mod sequence;
#[cfg(test)]
mod tests;

use std::mem;
use std::time::Duration;

use super::stroke::{Code, Stroke, Typed};
use sequence::Sequence;

/// How long the rest of a sequence may take.
const FOR_THE_REST: Duration = Duration::from_millis(500);
/// How long a paste may pause.
const FOR_A_PASTE: Duration = Duration::from_secs(2);
/// What ends a paste.
const PASTE_ENDS: &[u8] = b"\x1b[201~";

const CTRL_C: u8 = 3;
const BELL: u8 = 7;
const CANCEL: u8 = 0x18;
const SUBSTITUTE: u8 = 0x1a;
const ESCAPE: u8 = 0x1b;
const RUBOUT: u8 = 0x7f;

/// Reads the bytes of a terminal one by one. One decoder serves a whole session: the tail of a sequence may come late.
#[derive(Debug)]
pub(super) struct Decoder {
    state: State,
    /// How long a sequence may take to follow its ESC.
    for_a_sequence: Duration,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// ESC, or two of them, has come: the key itself, or the beginning of a sequence.
    Escape {
        twice: bool,
    },
    /// The key Esc was taken; a tail of a sequence may follow all the same.
    Late,
    Sequence(Sequence),
    /// So many bytes of a sequence without an end are still to come.
    Counted(u8),
    /// A text that the terminal tells.
    Told {
        escaped: bool,
    },
    /// A character of several bytes.
    Character {
        bytes: Vec<u8>,
        length: usize,
        alt: bool,
    },
    Paste(Vec<u8>),
}

impl Decoder {
    /// A decoder that waits for so long before a lone ESC is the key Esc.
    pub(super) fn new(for_a_sequence: Duration) -> Self {
        Self { state: State::Ground, for_a_sequence }
    }

    /// Whether no sequence has begun.
    pub(super) fn is_at_rest(&self) -> bool {
        matches!(self.state, State::Ground | State::Late)
    }

    /// How long to wait for the next byte before [`silence`](Self::silence) is told; nothing while nothing has begun.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape { .. } => Some(self.for_a_sequence),
            State::Paste(_) => Some(FOR_A_PASTE),
            _ => Some(FOR_THE_REST),
        }
    }

    /// Nothing has come for that long.
    pub(super) fn silence(&mut self) -> Option<Typed> {
        match mem::take(&mut self.state) {
            State::Escape { .. } => {
                self.state = State::Late;
                Some(Typed::Stroke(Stroke::plain(Code::Escape)))
            }
            State::Paste(bytes) => Some(Typed::Paste(text_of(&bytes))),
            _ => None,
        }
    }

    /// Takes the next byte.
    pub(super) fn take(&mut self, byte: u8) -> Option<Typed> {
        match mem::take(&mut self.state) {
            State::Ground => self.begin(byte, false),
            State::Escape { twice } => self.after_escape(byte, twice),
            State::Late => self.late(byte),
            State::Sequence(sequence) => self.in_sequence(sequence, byte),
            State::Counted(left) => self.becomes(if left > 1 { State::Counted(left - 1) } else { State::Ground }),
            State::Told { escaped } => self.told(escaped, byte),
            State::Character { bytes, length, alt } => self.in_character(bytes, length, alt, byte),
            State::Paste(bytes) => self.in_paste(bytes, byte),
        }
    }

    fn becomes(&mut self, state: State) -> Option<Typed> {
        self.state = state;
        None
    }

    /// A byte that goes on with nothing.
    fn begin(&mut self, byte: u8, alt: bool) -> Option<Typed> {
        let stroke = match byte {
            ESCAPE => return self.becomes(State::Escape { twice: false }),
            b'\r' => Stroke::plain(Code::Enter),
            8 | RUBOUT => Stroke::plain(Code::Backspace),
            // Ctrl with a letter; that of 0 is Space, those of 28 and more are signs.
            0 => Stroke::with_ctrl(' '),
            1..=26 => Stroke::with_ctrl(char::from(byte - 1 + b'a')),
            28..=31 => Stroke::with_ctrl(char::from(byte + b'@')),
            b' '..=b'~' => Stroke::plain(Code::Char(char::from(byte))),
            0xc2..=0xf4 => {
                let length = if byte < 0xe0 { 2 } else { 3 + usize::from(byte >= 0xf0) };
                return self.becomes(State::Character { bytes: vec![byte], length, alt });
            }
            _ => return None,
        };
        Some(Typed::Stroke(if alt { stroke.with_alt() } else { stroke }))
    }

    fn after_escape(&mut self, byte: u8, twice: bool) -> Option<Typed> {
        match byte {
            ESCAPE => self.becomes(State::Escape { twice: true }),
            b'[' => self.becomes(State::Sequence(Sequence::control(twice))),
            b'O' => self.becomes(State::Sequence(Sequence::single(twice))),
            b']' | b'P' | b'_' | b'^' | b'X' => self.becomes(State::Told { escaped: false }),
            CTRL_C => self.begin(byte, false),
            _ => self.begin(byte, true),
        }
    }

    fn late(&mut self, byte: u8) -> Option<Typed> {
        match byte {
            b'[' => self.becomes(State::Sequence(Sequence::control(false).unheeded())),
            b'O' => self.becomes(State::Sequence(Sequence::single(false).unheeded())),
            _ => self.begin(byte, false),
        }
    }

    /// Goes on with a sequence to its last byte, whatever it says. A control character breaks it off.
    fn in_sequence(&mut self, mut sequence: Sequence, byte: u8) -> Option<Typed> {
        if !(b' '..RUBOUT).contains(&byte) {
            return self.begin(byte, false);
        }
        if !sequence.ends_with(byte) {
            return self.becomes(State::Sequence(sequence));
        }
        if sequence.begins_a_paste() {
            return self.becomes(State::Paste(Vec::new()));
        }
        if let Some(count) = sequence.bytes_to_follow() {
            return self.becomes(State::Counted(count));
        }
        sequence.stroke().map(Typed::Stroke)
    }

    fn told(&mut self, escaped: bool, byte: u8) -> Option<Typed> {
        match byte {
            b'\\' if escaped => None,
            // No such text has an ESC in it: another sequence has begun.
            _ if escaped => self.after_escape(byte, false),
            BELL | CANCEL | SUBSTITUTE => None,
            CTRL_C => self.begin(byte, false),
            _ => self.becomes(State::Told { escaped: byte == ESCAPE }),
        }
    }

    fn in_character(&mut self, mut bytes: Vec<u8>, length: usize, alt: bool, byte: u8) -> Option<Typed> {
        if !(0x80..0xc0).contains(&byte) {
            return self.begin(byte, false);
        }
        bytes.push(byte);
        if bytes.len() < length {
            return self.becomes(State::Character { bytes, length, alt });
        }
        let character = std::str::from_utf8(&bytes).ok()?.chars().next()?;
        let stroke = Stroke::plain(Code::Char(character));
        Some(Typed::Stroke(if alt { stroke.with_alt() } else { stroke }))
    }

    fn in_paste(&mut self, mut bytes: Vec<u8>, byte: u8) -> Option<Typed> {
        bytes.push(byte);
        match bytes.strip_suffix(PASTE_ENDS) {
            Some(text) => Some(Typed::Paste(text_of(text))),
            None => self.becomes(State::Paste(bytes)),
        }
    }
}

/// The text of a paste: lines end in `\n`, a tab is a blank, and other control characters are left out.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let sign = |sign: char| match sign {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        _ => Some(sign).filter(|sign| !sign.is_control()),
    };
    String::from_utf8_lossy(bytes).replace("\r\n", "\n").chars().filter_map(sign).collect()
}
