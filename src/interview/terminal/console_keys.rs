//! Reads the keyboard where there is no terminal in the sense of Unix: one key after the other, as the system tells them.

use std::io;

use console::{Key, Term};

use super::super::interruption::Interruption;
use super::stroke::{Code, Stroke, Typed};

/// The keyboard of a console.
#[derive(Debug)]
pub(super) struct Keyboard(Term);

impl Keyboard {
    pub(super) fn new(_is_distant: bool) -> Self {
        Self(Term::stderr())
    }

    /// The next event.
    pub(super) fn next(&mut self) -> io::Result<Typed> {
        loop {
            let code = match self.0.read_key_raw()? {
                Key::CtrlC => return Err(Interruption::CtrlC.into()),
                Key::Char(letter @ '\u{1}'..='\u{1a}') if !matches!(letter, '\t' | '\n' | '\r') => {
                    return Ok(Typed::Stroke(Stroke::with_ctrl(char::from(letter as u8 - 1 + b'a'))));
                }
                Key::Char(letter) => Code::Char(letter),
                Key::Enter => Code::Enter,
                Key::Backspace => Code::Backspace,
                Key::Del => Code::Delete,
                Key::ArrowUp => Code::Up,
                Key::ArrowDown => Code::Down,
                Key::ArrowLeft => Code::Left,
                Key::ArrowRight => Code::Right,
                Key::Home => Code::Home,
                Key::End => Code::End,
                Key::Escape => Code::Escape,
                _ => continue,
            };
            return Ok(Typed::Stroke(Stroke::plain(code)));
        }
    }

    /// Nothing that was typed is read before it is asked for.
    pub(super) fn is_at_rest(&self) -> bool {
        true
    }

    /// Lets somebody else read keys until there is an answer.
    pub(super) fn answered_by<T>(&mut self, read: impl FnOnce() -> io::Result<T>) -> io::Result<Option<T>> {
        read().map(Some)
    }

    /// Lets another program use the console.
    pub(super) fn lend<T>(&mut self, use_it: impl FnOnce() -> T) -> T {
        use_it()
    }
}

/// Such a console gives nothing to the next program.
#[derive(Debug)]
pub(crate) struct NothingLeft;
