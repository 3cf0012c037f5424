//! A file of answers while a session changes it, one entry at a time, beside others who may change it too.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::begin::begin_once;
use super::edit::checked_form;
use super::seen::Seen;
use super::skeleton::filled_skeleton;
use super::store_fault::{StoreFault, Trouble};
use super::{Answers, EditFault, Entry, HeadChange, Header, Review, skeleton};
use crate::document::Faults;
use crate::files::{Lock, Replaced, Rescue, Snapshot, remove_needless, replace, rescue_files, write_new};
use crate::model::{Model, PracticeRef};

/// So often a save begins anew because somebody has changed the file since it was read.
const ATTEMPTS: usize = 50;

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
    /// The file as it was last read.
    found: Snapshot,
    /// What it says, with what this session has saved since.
    seen: Seen,
    /// Entries that the file could not take; the next save tries again.
    unsaved: BTreeMap<PracticeRef, Entry>,
    /// Changes above the answers that the next save writes too.
    head: Vec<HeadChange>,
    answers: Answers,
    rescue: Option<Rescue>,
    /// The rescue files of earlier sessions.
    earlier: Vec<PathBuf>,
}

impl<'m> Store<'m> {
    /// Makes a new file with a blank skeleton; the workload must have a name.
    ///
    /// # Errors
    /// A file that exists is left alone; a header that cannot be read back, or a folder that cannot be written.
    pub fn create(path: &Path, model: &'m Model, header: &Header, today: Date) -> Result<Self, StoreFault> {
        let text = skeleton(model, header);
        Seen::parse(path, text.as_bytes(), model, today).map_err(|trouble| unusable(path, trouble))?;
        match write_new(path, text.as_bytes()) {
            Ok(()) => Self::open(path, model, today),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreFault::Exists(path.to_path_buf())),
            Err(error) => Err(unusable(path, Trouble::Unwritable(error))),
        }
    }

    /// Fills in the header of a blank file, which is left alone unless the result can be read. One that somebody else has begun
    /// meanwhile is opened as it is.
    pub(crate) fn begin(path: &Path, model: &'m Model, header: &Header, today: Date) -> Result<Self, StoreFault> {
        let lock = Lock::on_folder_of(path);
        for _ in 0..ATTEMPTS {
            match begin_once(path, model, header, today).map_err(|trouble| unusable(path, trouble))? {
                Replaced::Done => return Self::opened(path, model, today, &lock),
                Replaced::NotDurable(error) => return Err(unusable(path, Trouble::NotDurable(error))),
                Replaced::ChangedMeanwhile => {}
            }
        }
        Err(unusable(path, Trouble::Restless))
    }

    /// Opens a file of answers to `model`, and removes what killed sessions left beside it.
    ///
    /// # Errors
    /// A file that cannot be read or does not hold answers to this model.
    pub fn open(path: &Path, model: &'m Model, today: Date) -> Result<Self, StoreFault> {
        Self::opened(path, model, today, &Lock::on_folder_of(path))
    }

    fn opened(path: &Path, model: &'m Model, today: Date, lock: &Lock) -> Result<Self, StoreFault> {
        lock.sweep();
        let (seen, found) = Seen::read(path, model, today).map_err(|trouble| unusable(path, trouble))?;
        let (path, answers, earlier) = (path.to_path_buf(), seen.answers.clone(), rescue_files(path));
        Ok(Self { path, model, today, found, seen, unsaved: BTreeMap::new(), head: Vec::new(), answers, rescue: None, earlier })
    }

    /// The answers as last seen in the file or saved, by whomever; entries that say nothing are left out.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    pub(crate) fn warnings(&self) -> &Faults {
        &self.seen.warnings
    }

    /// Whether the file is a mount of its own, so that each answer is written into it and not with a new file in its place.
    pub(crate) fn is_written_in_place(&self) -> bool {
        self.found.is_mounted()
    }

    /// Writes `entry` into the file, which is read again first: what others have changed in it meanwhile stays and is taken
    /// into the answers.
    ///
    /// # Errors
    /// The file is then as it was. The entry is not lost: the answers hold it, all of them are in the rescue file that the
    /// fault names, and the next save tries again.
    pub fn save(&mut self, subject: &PracticeRef, entry: Entry) -> Result<Saved, StoreFault> {
        let entry = Entry { stale: false, ..entry };
        if let Err(fault) = checked_form(self.model, subject, &entry) {
            return Ok(Saved::Refused(fault));
        }
        self.save_all(Some((subject, &entry)))
    }

    /// Writes a later sitting into the file together with the next entry that is saved: a day on which nothing was saved is none.
    pub fn sit(&mut self, sitting: Review) {
        self.head.push(HeadChange::Sitting(sitting));
    }

    /// Writes a change above the answers into the file, as [`save`](Self::save) does an entry.
    ///
    /// # Errors
    /// As those of [`save`](Self::save).
    pub fn save_head(&mut self, change: HeadChange) -> Result<(), StoreFault> {
        self.head.push(change);
        self.save_all(None).map(drop)
    }

    /// Writes all these entries into the file in one step, as [`save`](Self::save) does one.
    pub(crate) fn save_together(&mut self, entries: BTreeMap<PracticeRef, Entry>) -> Result<(), StoreFault> {
        self.unsaved.extend(entries);
        self.save_all(None).map(drop)
    }

    fn save_all(&mut self, new: Option<(&PracticeRef, &Entry)>) -> Result<Saved, StoreFault> {
        let _lock = Lock::on_folder_of(&self.path);
        for _ in 0..ATTEMPTS {
            match self.save_once(new) {
                Ok(Some(saved)) => return Ok(saved),
                Ok(None) => {}
                Err(trouble) => return Err(self.rescued(owned(new), trouble)),
            }
        }
        Err(self.rescued(owned(new), Trouble::Restless))
    }

    /// Brings `entry` to safety where nobody is left to say whether it holds or what another person wrote; the file stays as it is.
    pub fn set_aside(&mut self, subject: &PracticeRef, entry: Entry) -> StoreFault {
        let _lock = Lock::on_folder_of(&self.path);
        self.rescued(Some((subject.clone(), entry)), Trouble::Undecided)
    }

    /// What became of the entry; nothing when somebody changed the file between reading and writing.
    fn save_once(&mut self, new: Option<(&PracticeRef, &Entry)>) -> Result<Option<Saved>, Trouble> {
        let (seen, found) = Seen::read(&self.path, self.model, self.today)?;
        if !found.leads_where(&self.found) {
            return Err(Trouble::Elsewhere);
        }
        self.found = found;
        if let Some((subject, _)) = new.filter(|(subject, entry)| self.differs(&seen, subject, entry)) {
            let theirs = seen.answers.at(subject).cloned();
            self.unsaved.remove(subject);
            self.accept(seen);
            return Ok(Some(Saved::Conflict { theirs }));
        }
        self.write(&seen, new)
    }

    /// Whether someone else has said something about `subject` that is neither what was there nor `ours`.
    fn differs(&self, seen: &Seen, subject: &PracticeRef, ours: &Entry) -> bool {
        let theirs = seen.answers.at(subject);
        theirs != self.seen.answers.at(subject) && theirs.cloned().unwrap_or_default() != *ours
    }

    fn write(&mut self, seen: &Seen, new: Option<(&PracticeRef, &Entry)>) -> Result<Option<Saved>, Trouble> {
        // Of what could not be saved earlier, what others have changed since stays theirs; ours is in the rescue file.
        let mut entries = self.unsaved.clone();
        entries.retain(|subject, entry| !self.differs(seen, subject, entry));
        let are_all = entries.len() == self.unsaved.len();
        entries.extend(owned(new));
        let changed = match seen.with(self.model, &entries, &self.head) {
            Err(Trouble::Intricate(fault)) if fault.lies_in_the_entry() && self.unsaved.is_empty() => {
                return Ok(Some(Saved::Refused(fault)));
            }
            changed => changed?,
        };
        // What was in doubt before is written in any case.
        if changed.document.text() != seen.document.text() || !self.unsaved.is_empty() {
            match replace(&self.path, &self.found, &changed.bytes()).map_err(Trouble::Unwritable)? {
                Replaced::Done => {}
                Replaced::NotDurable(error) => return Err(Trouble::NotDurable(error)),
                Replaced::ChangedMeanwhile => return Ok(None),
            }
        }
        self.unsaved.clear();
        self.head.clear();
        self.forget_needless_rescues(are_all, &changed.bytes());
        self.accept(changed);
        Ok(Some(Saved::Done))
    }

    /// A rescue file goes when all in it `is_saved`. What is in it alone stays, and no later rescue is written over it.
    fn forget_needless_rescues(&mut self, is_saved: bool, bytes: &[u8]) {
        if let Some(rescue) = self.rescue.take().filter(|_| is_saved) {
            rescue.remove();
        }
        self.earlier.retain(|rescue| !remove_needless(rescue, bytes));
    }

    fn accept(&mut self, seen: Seen) {
        let unsaved = self.unsaved.iter();
        self.answers = unsaved.fold(seen.answers.clone(), |answers, (subject, entry)| answers.with(subject, entry.clone()));
        self.seen = seen;
    }

    /// Keeps the `new` entry in mind and brings all answers to safety.
    fn rescued(&mut self, new: Option<(PracticeRef, Entry)>, trouble: Trouble) -> StoreFault {
        let trouble = Box::new(trouble);
        let path = self.path.clone();
        if let Some((subject, entry)) = new {
            self.answers = self.answers.clone().with(&subject, entry.clone());
            self.unsaved.insert(subject, entry);
        }
        let bytes = self.everything();
        match Rescue::write(&path, self.rescue.as_ref(), &self.found, bytes.clone()) {
            Ok(rescue) => StoreFault::Rescued { path, trouble, rescue: self.rescue.insert(rescue).path.clone() },
            Err(error) => StoreFault::NotRescued { path, trouble, error, text: String::from_utf8_lossy(&bytes).into_owned() },
        }
    }

    /// All answers as a file: the text last seen, comments and all, where it can take them, else a new one.
    fn everything(&self) -> Vec<u8> {
        let changed = self.seen.with(self.model, &self.unsaved, &self.head);
        let anew = || self.head.iter().fold(self.answers.clone(), |answers, change| change.applied(answers));
        changed.map_or_else(|_| filled_skeleton(self.model, &anew()).into_bytes(), |changed| changed.bytes())
    }
}

fn owned(new: Option<(&PracticeRef, &Entry)>) -> Option<(PracticeRef, Entry)> {
    new.map(|(subject, entry)| (subject.clone(), entry.clone()))
}

fn unusable(path: &Path, trouble: Trouble) -> StoreFault {
    StoreFault::Unusable { path: path.to_path_buf(), trouble: Box::new(trouble) }
}

#[cfg(test)]
mod tests {
    use std::fs;

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
