//! How people are asked, whatever they sit at.

use std::io;

use super::key::Key;
use super::page::Page;

/// Something that can put a question to people: a terminal, lines of text, a script.
pub trait Ask {
    /// Shows a page, once.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn tell(&mut self, page: &Page) -> Result<(), Ended>;

    /// Takes one key; `standing` says in a few words what Enter would do now.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn key(&mut self, standing: &str) -> Result<Key, Ended>;

    /// The key taken last means nothing here. Where one key is a line of its own people are told so.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn unusable(&mut self) -> Result<(), Ended> {
        Ok(())
    }

    /// What was typed beyond the answer to a card is not meant for the next one, where both came in one line.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn rest_is_not_used(&mut self) -> Result<(), Ended> {
        Ok(())
    }

    /// Asks for one line, beginning with `present`; nothing when it stays as it is, an empty one when it is to go.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn line(&mut self, prompt: &str, present: &str) -> Result<Option<String>, Ended>;

    /// Asks for a text of any length, as [`line`](Self::line) does.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn text(&mut self, prompt: &str, present: &str) -> Result<Option<String>, Ended>;

    /// Asks yes or no; nothing typed is `default`.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn confirm(&mut self, prompt: &str, default: bool) -> Result<bool, Ended>;

    /// Asks for one of a few entries; nothing when people would rather not, which `none` says in words where that is a choice too.
    ///
    /// # Errors
    /// When nobody can be asked any more.
    fn pick(&mut self, prompt: &str, entries: &[String], none: Option<&str>) -> Result<Option<usize>, Ended>;
}

/// Why nobody can be asked any more.
#[derive(Debug)]
pub enum Ended {
    /// Ctrl-C.
    Interrupted,
    /// The input has ended.
    Closed,
    /// The terminal does not work.
    Broken(io::Error),
}

impl From<io::Error> for Ended {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::Interrupted => Self::Interrupted,
            io::ErrorKind::UnexpectedEof => Self::Closed,
            _ => Self::Broken(error),
        }
    }
}

impl From<dialoguer::Error> for Ended {
    fn from(dialoguer::Error::IO(error): dialoguer::Error) -> Self {
        Self::from(error)
    }
}
