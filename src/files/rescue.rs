//! A file beside another one, for what could not be written into that one.

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::{env, io};

use super::attributes::{Attributes, is_own, is_owned_alike};
use super::snapshot::{Snapshot, read_regular};
use super::write::{make, persist, temporary};

/// How many rescue files of one file may lie in one folder.
const MOST: usize = 99;

/// No name of a file is longer, with what is put behind it.
const LONGEST_NAME: usize = 200;

/// A file that this session wrote instead of another one.
#[derive(Debug)]
pub(crate) struct Rescue {
    pub(crate) path: PathBuf,
    bytes: Vec<u8>,
}

impl Rescue {
    /// Writes `bytes` beside `path`, or where that cannot be, into the system's folder for temporary files, never over a file
    /// that is not `former`, the rescue file of an earlier failure in this session as it was written then. Whoever may read the
    /// file as it was `found` may read its rescue file beside it; elsewhere its owner alone may.
    ///
    /// # Errors
    /// What the system says of the last place that was tried.
    pub(crate) fn write(path: &Path, former: Option<&Self>, found: &Snapshot, bytes: Vec<u8>) -> io::Result<Self> {
        if let Some(former) = former.filter(|former| former.is_untouched())
            && former.write_over(&bytes).is_ok()
        {
            return Ok(Self { path: former.path.clone(), bytes });
        }
        let among_strangers = || write_beside(&elsewhere(path), &found.attributes.for_owner_alone(), &bytes);
        let written = write_beside(path, &found.attributes, &bytes).or_else(|_| among_strangers())?;
        Ok(Self { path: written, bytes })
    }

    fn write_over(&self, bytes: &[u8]) -> io::Result<()> {
        let found = Snapshot::take(&self.path, self.bytes.len())?;
        persist(temporary(&found.target, Some(&found.attributes), bytes)?, &found.target)
    }

    /// Whether it is as this session wrote it.
    fn is_untouched(&self) -> bool {
        holds(&self.path, &self.bytes)
    }

    /// Removes a file that is needless now, unless somebody has written into it.
    pub(crate) fn remove(self) {
        if self.is_untouched() {
            // What is left is mentioned at the next start.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes a rescue file of an earlier session that says what its file says too, to the last letter; whether it is gone.
pub(crate) fn remove_needless(rescue: &Path, bytes: &[u8]) -> bool {
    holds(rescue, bytes) && fs::remove_file(rescue).is_ok()
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    read_regular(path, bytes.len()).is_ok_and(|found| found == bytes)
}

fn write_beside(path: &Path, attributes: &Attributes, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 1..=MOST {
        let rescue = rescue_path(path, number);
        match make(&rescue, Some(attributes), bytes) {
            Ok(()) => return Ok(rescue),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// The rescue files of `path`, beside it and elsewhere.
pub(crate) fn rescue_files(path: &Path) -> Vec<PathBuf> {
    let owner = fs::metadata(path).ok();
    // Among strangers anybody can write a file of that name.
    let is_ours = |rescue: &Metadata| is_own(rescue) || owner.as_ref().is_some_and(|owner| is_owned_alike(rescue, owner));
    let beside = existing(path).map(|(rescue, _)| rescue);
    let elsewhere = elsewhere(path);
    let elsewhere = existing(&elsewhere).filter(|(_, found)| is_ours(found)).map(|(rescue, _)| rescue);
    beside.chain(elsewhere).collect()
}

fn existing(path: &Path) -> impl Iterator<Item = (PathBuf, Metadata)> {
    let found = |rescue: PathBuf| fs::symlink_metadata(&rescue).ok().filter(Metadata::is_file).map(|found| (rescue, found));
    (1..=MOST).map(|number| rescue_path(path, number)).filter_map(found)
}

/// `FILE.rescue.yaml`, `FILE.rescue-2.yaml` and so on.
fn rescue_path(path: &Path, number: usize) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(if number == 1 { ".rescue.yaml".to_owned() } else { format!(".rescue-{number}.yaml") });
    name.into()
}

/// What stands for `path` in the system's folder for temporary files: its whole path as one name, for many folders have a file of
/// the same name.
fn elsewhere(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let name = whole.to_string_lossy().replace(['/', '\\', ':'], "%");
    let end = name.ceil_char_boundary(name.len().saturating_sub(LONGEST_NAME));
    env::temp_dir().join(&name[end..])
}
