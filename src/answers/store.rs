//! A file of answers while a session changes it, one entry at a time, beside others who may change it too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use jiff::civil::Date;

use super::edit::fitting_form;
use super::rescue::{Rescue, filled_skeleton};
use super::store_fault::{StoreFault, Trouble};
use super::{Answers, Entry, Header, SIZE_LIMIT, Slot, skeleton, with_entry};
use crate::document::{Document, Faults};
use crate::files::{Lock, write_file, write_new};
use crate::model::Model;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    /// It is on the disk.
    Done,
    /// Someone else has changed the same entry since this session last saw it, and nothing was written. The answers hold
    /// theirs now: keeping theirs needs nothing more, saving again writes ours over it.
    Conflict {
        /// What they wrote; nothing when they took the entry out.
        theirs: Option<Entry>,
    },
}

/// A file of answers. Every entry saved is on the disk when [`save`](Store::save) returns.
#[derive(Debug)]
pub struct Store<'m> {
    path: PathBuf,
    model: &'m Model,
    today: Date,
    /// The file as this session last saw it.
    seen: Seen,
    /// Entries that the file could not take; the next save tries again.
    unsaved: BTreeMap<Slot, Entry>,
    answers: Answers,
    rescue: Option<Rescue>,
}

/// A file that holds answers.
#[derive(Debug)]
struct Seen {
    document: Document,
    answers: Answers,
    warnings: Faults,
    byte_order_mark: bool,
}

impl<'m> Store<'m> {
    /// Makes a new file with a blank skeleton; the workload must have a name.
    ///
    /// # Errors
    /// A file that exists is left alone; a header that cannot be read back, or a folder that cannot be written.
    pub fn create(path: &Path, model: &'m Model, header: &Header, today: Date) -> Result<Self, StoreFault> {
        let unusable = |trouble| StoreFault::Unusable { path: path.to_path_buf(), trouble: Box::new(trouble) };
        let text = skeleton(model, header);
        let seen = Seen::parse(path, text.as_bytes(), model, today).map_err(unusable)?;
        match write_new(path, text.as_bytes()) {
            Ok(()) => Ok(Self::new(path, model, today, seen)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreFault::Exists(path.to_path_buf())),
            Err(error) => Err(unusable(Trouble::Unwritable(error))),
        }
    }

    /// Opens a file of answers to `model`.
    ///
    /// # Errors
    /// A file that cannot be read or does not hold answers to this model.
    pub fn open(path: &Path, model: &'m Model, today: Date) -> Result<Self, StoreFault> {
        let seen = Seen::read(path, model, today)
            .map_err(|trouble| StoreFault::Unusable { path: path.to_path_buf(), trouble: Box::new(trouble) })?;
        Ok(Self::new(path, model, today, seen))
    }

    fn new(path: &Path, model: &'m Model, today: Date, seen: Seen) -> Self {
        let (path, answers) = (path.to_path_buf(), seen.answers.clone());
        Self { path, model, today, seen, unsaved: BTreeMap::new(), answers, rescue: None }
    }

    /// The answers as last seen in the file or saved, by whomever; entries that say nothing are left out.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What its readers should look at in the file.
    pub fn warnings(&self) -> &Faults {
        &self.seen.warnings
    }

    /// Writes `entry` into the file, which is read again first: what others have changed in it meanwhile stays and is taken
    /// into the answers.
    ///
    /// # Errors
    /// The file is then as it was. Unless the entry itself is at fault it is not lost: the answers hold it, all of them
    /// are in the rescue file that the fault names, and the next save tries again.
    pub fn save(&mut self, slot: &Slot, entry: Entry) -> Result<Saved, StoreFault> {
        let entry = Entry { stale: false, ..entry };
        fitting_form(self.model, slot, &entry).map_err(StoreFault::Refused)?;
        let _lock = Lock::on_folder_of(&self.path);
        let found = match Seen::read(&self.path, self.model, self.today) {
            Ok(found) => found,
            Err(trouble) => return Err(self.rescued(slot, entry, trouble)),
        };
        if self.differs(&found, slot, &entry) {
            let theirs = found.answers.at(slot).cloned();
            self.unsaved.remove(slot);
            self.accept(found);
            return Ok(Saved::Conflict { theirs });
        }
        self.write(&found, slot, entry)
    }

    /// Whether someone else has put something into `slot` that is neither what was there nor `ours`.
    fn differs(&self, found: &Seen, slot: &Slot, ours: &Entry) -> bool {
        let theirs = found.answers.at(slot);
        theirs != self.seen.answers.at(slot) && theirs.cloned().unwrap_or_default() != *ours
    }

    fn write(&mut self, found: &Seen, slot: &Slot, entry: Entry) -> Result<Saved, StoreFault> {
        // Of what could not be saved earlier, what others have changed since stays theirs; ours is in the rescue file.
        let mut entries = self.unsaved.clone();
        entries.retain(|slot, entry| !self.differs(found, slot, entry));
        entries.insert(slot.clone(), entry.clone());
        let changed = match found.with(self.model, &entries) {
            Ok(changed) => changed,
            Err(Trouble::Intricate(fault)) if fault.lies_in_the_entry() && self.unsaved.is_empty() => {
                return Err(StoreFault::Refused(fault));
            }
            Err(trouble) => return Err(self.rescued(slot, entry, trouble)),
        };
        if changed.document.text() != found.document.text()
            && let Err(error) = write_file(&self.path, &changed.bytes())
        {
            return Err(self.rescued(slot, entry, Trouble::Unwritable(error)));
        }
        self.unsaved.clear();
        self.accept(changed);
        Ok(Saved::Done)
    }

    fn accept(&mut self, seen: Seen) {
        let unsaved = self.unsaved.iter();
        self.answers = unsaved.fold(seen.answers.clone(), |answers, (slot, entry)| answers.with(slot, entry.clone()));
        self.seen = seen;
    }

    /// Keeps `entry` in mind and brings all answers to safety.
    fn rescued(&mut self, slot: &Slot, entry: Entry, trouble: Trouble) -> StoreFault {
        let trouble = Box::new(trouble);
        let path = self.path.clone();
        self.unsaved.insert(slot.clone(), entry.clone());
        self.answers = self.answers.clone().with(slot, entry);
        let bytes = self.everything();
        match Rescue::write(&path, self.rescue.as_ref(), bytes.clone()) {
            Ok(rescue) => StoreFault::Rescued { path, trouble, rescue: self.rescue.insert(rescue).path.clone() },
            Err(error) => StoreFault::NotRescued { path, trouble, error, text: String::from_utf8_lossy(&bytes).into_owned() },
        }
    }

    /// All answers as a file: the text last seen, comments and all, where it can take them, else a new one.
    fn everything(&self) -> Vec<u8> {
        let changed = self.seen.with(self.model, &self.unsaved);
        changed.map_or_else(|_| filled_skeleton(self.model, &self.answers).into_bytes(), |changed| changed.bytes())
    }
}

impl Seen {
    fn read(path: &Path, model: &Model, today: Date) -> Result<Self, Trouble> {
        let bytes = fs::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Trouble::Gone,
            _ => Trouble::Unreadable(error),
        })?;
        Self::parse(path, &bytes, model, today)
    }

    fn parse(path: &Path, bytes: &[u8], model: &Model, today: Date) -> Result<Self, Trouble> {
        let document = Document::parse(&path.to_string_lossy(), bytes, SIZE_LIMIT).map_err(Trouble::Faulty)?;
        let (answers, warnings) = Answers::read(document.clone(), model, today).map_err(Trouble::Faulty)?;
        let byte_order_mark = bytes.starts_with(BYTE_ORDER_MARK.as_bytes());
        Ok(Self { document, answers: answers.without_blanks(), warnings, byte_order_mark })
    }

    fn with(&self, model: &Model, entries: &BTreeMap<Slot, Entry>) -> Result<Self, Trouble> {
        let mut document = self.document.clone();
        let mut answers = self.answers.clone();
        for (slot, entry) in entries {
            document = with_entry(&document, &answers, model, slot, entry).map_err(Trouble::Intricate)?;
            answers = answers.with(slot, entry.clone());
        }
        Ok(Self { document, answers, warnings: self.warnings.clone(), byte_order_mark: self.byte_order_mark })
    }

    fn bytes(&self) -> Vec<u8> {
        let mark = if self.byte_order_mark { BYTE_ORDER_MARK } else { "" };
        format!("{mark}{}", self.document.text()).into_bytes()
    }
}
