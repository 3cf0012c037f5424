//! The text of an answers file, and the answers in it, at one moment of a session.

use std::path::Path;

use jiff::civil::Date;

use super::store::Entries;
use super::store_fault::Trouble;
use super::{Answers, HeadChange, SIZE_LIMIT, with_entry, with_head};
use crate::document::{Document, Faults};
use crate::files::Snapshot;
use crate::model::Model;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file that holds answers.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) document: Document,
    /// Without the entries that say nothing.
    pub(super) answers: Answers,
    pub(super) warnings: Faults,
    byte_order_mark: bool,
}

impl Seen {
    pub(super) fn read(path: &Path, model: &Model, today: Date) -> Result<(Self, Snapshot), Trouble> {
        let found = Snapshot::take(path, SIZE_LIMIT).map_err(Trouble::reading)?;
        Ok((Self::parse(path, &found.bytes, model, today)?, found))
    }

    pub(super) fn parse(path: &Path, bytes: &[u8], model: &Model, today: Date) -> Result<Self, Trouble> {
        let document = Document::parse(&path.to_string_lossy(), bytes, SIZE_LIMIT).map_err(Trouble::Faulty)?;
        let (answers, warnings) = Answers::read(document.clone(), model, today).map_err(Trouble::Faulty)?;
        Ok(Self { document, answers: answers.without_blanks(), warnings, byte_order_mark: is_marked(bytes) })
    }

    /// The same, with a byte order mark where the file that was `found` has one.
    pub(super) fn marked_as(self, found: &Snapshot) -> Self {
        Self { byte_order_mark: is_marked(&found.bytes), ..self }
    }

    /// The same with these entries in it, and these changes above them.
    pub(super) fn with(&self, model: &Model, entries: &Entries, head: &[HeadChange]) -> Result<Self, Trouble> {
        let mut document = self.document.clone();
        let mut answers = self.answers.clone();
        for (subject, entry) in entries {
            document = with_entry(&document, &answers, model, subject, entry).map_err(Trouble::Intricate)?;
            answers = answers.with(subject, entry.clone());
        }
        for change in head {
            document = with_head(&document, &answers, model, change).map_err(Trouble::Intricate)?;
            answers = change.applied(answers);
        }
        Ok(Self { document, answers, warnings: self.warnings.clone(), byte_order_mark: self.byte_order_mark })
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mark = if self.byte_order_mark { BYTE_ORDER_MARK } else { "" };
        format!("{mark}{}", self.document.text()).into_bytes()
    }
}

fn is_marked(bytes: &[u8]) -> bool {
    bytes.starts_with(BYTE_ORDER_MARK.as_bytes())
}
