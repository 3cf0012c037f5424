//! A file of answers while a session changes it, one entry at a time, beside others who may change it too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use jiff::civil::Date;

use super::edit::checked_form;
use super::skeleton::filled_skeleton;
use super::store_fault::{StoreFault, Trouble};
use super::{Answers, EditFault, Entry, Header, SIZE_LIMIT, Subject, Unbegun, skeleton, with_entry};
use crate::document::{Document, Faults};
use crate::files::{Lock, Rescue, write_file, write_new};
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
    /// It fits no file, for this reason; the file and the answers are as they were.
    Refused(EditFault),
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
    unsaved: BTreeMap<Subject, Entry>,
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
        Self::written(path, &skeleton(model, header), model, today, write_new)
    }

    /// Fills in the header of a blank file, which is left alone unless the result can be read.
    pub(crate) fn begin(path: &Path, file: &Unbegun<'_>, model: &'m Model, header: &Header, today: Date) -> Result<Self, StoreFault> {
        Self::written(path, &file.begun(header), model, today, write_file)
    }

    fn written(
        path: &Path,
        text: &str,
        model: &'m Model,
        today: Date,
        write: fn(&Path, &[u8]) -> io::Result<()>,
    ) -> Result<Self, StoreFault> {
        let unusable = |trouble| StoreFault::Unusable { path: path.to_path_buf(), trouble: Box::new(trouble) };
        let seen = Seen::parse(path, text.as_bytes(), model, today).map_err(unusable)?;
        match write(path, text.as_bytes()) {
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
        let unusable = |trouble| StoreFault::Unusable { path: path.to_path_buf(), trouble: Box::new(trouble) };
        Ok(Self::new(path, model, today, Seen::read(path, model, today).map_err(unusable)?))
    }

    fn new(path: &Path, model: &'m Model, today: Date, seen: Seen) -> Self {
        let (path, answers) = (path.to_path_buf(), seen.answers.clone());
        Self { path, model, today, seen, unsaved: BTreeMap::new(), answers, rescue: None }
    }

    /// The answers as last seen in the file or saved, by whomever; entries that say nothing are left out.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    pub(crate) fn warnings(&self) -> &Faults {
        &self.seen.warnings
    }

    /// Writes `entry` into the file, which is read again first: what others have changed in it meanwhile stays and is taken
    /// into the answers.
    ///
    /// # Errors
    /// The file is then as it was. The entry is not lost: the answers hold it, all of them are in the rescue file that the
    /// fault names, and the next save tries again.
    pub fn save(&mut self, subject: &Subject, entry: Entry) -> Result<Saved, StoreFault> {
        let entry = Entry { stale: false, ..entry };
        if let Err(fault) = checked_form(self.model, subject, &entry) {
            return Ok(Saved::Refused(fault));
        }
        let _lock = Lock::on_folder_of(&self.path);
        let found = match Seen::read(&self.path, self.model, self.today) {
            Ok(found) => found,
            Err(trouble) => return Err(self.rescued(subject, entry, trouble)),
        };
        if self.differs(&found, subject, &entry) {
            let theirs = found.answers.at(subject).cloned();
            self.unsaved.remove(subject);
            self.accept(found);
            return Ok(Saved::Conflict { theirs });
        }
        self.write(&found, subject, entry)
    }

    /// Whether someone else has said something about `subject` that is neither what was there nor `ours`.
    fn differs(&self, found: &Seen, subject: &Subject, ours: &Entry) -> bool {
        let theirs = found.answers.at(subject);
        theirs != self.seen.answers.at(subject) && theirs.cloned().unwrap_or_default() != *ours
    }

    fn write(&mut self, found: &Seen, subject: &Subject, entry: Entry) -> Result<Saved, StoreFault> {
        // Of what could not be saved earlier, what others have changed since stays theirs; ours is in the rescue file.
        let mut entries = self.unsaved.clone();
        entries.retain(|subject, entry| !self.differs(found, subject, entry));
        entries.insert(subject.clone(), entry.clone());
        let changed = match found.with(self.model, &entries) {
            Ok(changed) => changed,
            Err(Trouble::Intricate(fault)) if fault.lies_in_the_entry() && self.unsaved.is_empty() => {
                return Ok(Saved::Refused(fault));
            }
            Err(trouble) => return Err(self.rescued(subject, entry, trouble)),
        };
        if changed.document.text() != found.document.text()
            && let Err(error) = write_file(&self.path, &changed.bytes())
        {
            return Err(self.rescued(subject, entry, Trouble::Unwritable(error)));
        }
        self.unsaved.clear();
        self.accept(changed);
        Ok(Saved::Done)
    }

    fn accept(&mut self, seen: Seen) {
        let unsaved = self.unsaved.iter();
        self.answers = unsaved.fold(seen.answers.clone(), |answers, (subject, entry)| answers.with(subject, entry.clone()));
        self.seen = seen;
    }

    /// Keeps `entry` in mind and brings all answers to safety.
    fn rescued(&mut self, subject: &Subject, entry: Entry, trouble: Trouble) -> StoreFault {
        let trouble = Box::new(trouble);
        let path = self.path.clone();
        self.unsaved.insert(subject.clone(), entry.clone());
        self.answers = self.answers.clone().with(subject, entry);
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

    fn with(&self, model: &Model, entries: &BTreeMap<Subject, Entry>) -> Result<Self, Trouble> {
        let mut document = self.document.clone();
        let mut answers = self.answers.clone();
        for (subject, entry) in entries {
            document = with_entry(&document, &answers, model, subject, entry).map_err(Trouble::Intricate)?;
            answers = answers.with(subject, entry.clone());
        }
        Ok(Self { document, answers, warnings: self.warnings.clone(), byte_order_mark: self.byte_order_mark })
    }

    fn bytes(&self) -> Vec<u8> {
        let mark = if self.byte_order_mark { BYTE_ORDER_MARK } else { "" };
        format!("{mark}{}", self.document.text()).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Answer;
    use super::*;
    use crate::document::PARSES;
    use crate::model::PracticeRef;

    /// Every hand-made file of answers takes two entries of each practice, among them notes of several lines.
    #[test]
    fn a_saved_answer_costs_two_strict_readings() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/answers");
        let model = Model::read("small", &fs::read(data.join("model/small.yaml")).unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut saved = 0;
        let is_yaml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml");
        for file in fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()).filter(is_yaml) {
            let path = folder.path().join("a.yaml");
            fs::copy(&file, &path).unwrap();
            let mut store = Store::open(&path, &model, Date::MAX).unwrap();
            for (_, strategy, practice) in model.practices() {
                let subject = PracticeRef::of(strategy, practice);
                for note in [None, Some("one\ntwo".to_owned())] {
                    let entry = Entry { answer: Some(Answer::Unknown), note, ..Entry::default() };
                    let before = PARSES.get();
                    assert_eq!(store.save(&subject, entry).unwrap(), Saved::Done);
                    assert_eq!(PARSES.get() - before, 2, "{subject} in {}", file.display());
                    saved += 1;
                }
            }
        }
        assert!(saved > 100, "{saved}");
    }
}
