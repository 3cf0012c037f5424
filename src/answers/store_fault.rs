//! Why answers could not be saved, and where they are instead.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::EditFault;
use crate::document::Faults;
use crate::text::visible_line;

/// What is wrong with a file of answers.
#[derive(Debug)]
pub enum Trouble {
    /// It is not there any more.
    Gone,
    /// The system does not let it be read.
    Unreadable(io::Error),
    /// It does not hold answers to the model.
    Faulty(Faults),
    /// The entry cannot be changed in it.
    Intricate(EditFault),
    /// The system does not let it be written.
    Unwritable(io::Error),
    /// It is written, but the system cannot promise that this outlasts a crash.
    NotDurable(io::Error),
    /// Its path is a link now, or another link.
    Elsewhere,
    /// Somebody changes it all the time.
    Restless,
    /// Someone else has changed the same entry, and nobody said which one holds.
    Undecided,
}

impl Trouble {
    /// Why a file could not be read.
    pub(super) fn reading(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Gone,
            _ => Self::Unreadable(error),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone => f.write_str("the file is not there any more"),
            Self::Unreadable(error) => write!(f, "the file cannot be read: {error}"),
            Self::Faulty(faults) => write!(f, "the file cannot be used as it stands:\n{faults}\n"),
            Self::Intricate(fault) => write!(f, "{fault}"),
            Self::Unwritable(error) => write!(f, "the file cannot be written: {error}"),
            Self::NotDurable(error) => write!(f, "it is written, but may not survive a crash of the machine: {error}"),
            Self::Elsewhere => f.write_str("its path leads to another file now"),
            Self::Restless => f.write_str("somebody changes the file faster than it can be saved"),
            Self::Undecided => f.write_str("someone else has changed the same answer, and nobody chose one of the two"),
        }
    }
}

/// Why a [`Store`](super::Store) did not do what it was asked.
#[derive(Debug)]
pub enum StoreFault {
    /// A new file was to be made where one is.
    Exists(PathBuf),
    /// The file could not be opened or made.
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        trouble: Box<Trouble>,
    },
    /// The file was left alone and all answers, with the new one, were written elsewhere.
    Rescued {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        trouble: Box<Trouble>,
        /// Where the answers are.
        rescue: PathBuf,
    },
    /// The file was left alone and the answers could not be written elsewhere either.
    NotRescued {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        trouble: Box<Trouble>,
        /// Why the last attempt to write them elsewhere failed.
        error: io::Error,
        /// All answers, with the new one, as the text of a file.
        text: String,
    },
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => write!(f, "`{}` exists already and was left alone", shown(path)),
            Self::Unusable { path, trouble } => write!(f, "failed to open `{}`: {trouble}", shown(path)),
            Self::Rescued { path, trouble, rescue } => {
                write!(f, "failed to save into `{}`: {}. ", shown(path), trouble.to_string().trim_end())?;
                write!(f, "It was left alone; all answers are in `{}`", shown(rescue))
            }
            Self::NotRescued { path, trouble, error, .. } => {
                write!(f, "failed to save into `{}`: {}. ", shown(path), trouble.to_string().trim_end())?;
                write!(f, "It was left alone, and the answers could not be written anywhere else: {error}")
            }
        }
    }
}

impl std::error::Error for StoreFault {}

fn shown(path: &Path) -> String {
    visible_line(&path.to_string_lossy())
}
