//! Puts a new content in the place of one that was read, unless that has changed in between.

use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use super::rescue::Rescue;
use super::snapshot::Snapshot;
use super::write::{open_for_writing, sync_folder, temporary, write_into};
use crate::text::visible_line;

/// What became of a new content.
#[derive(Debug)]
pub(crate) enum Replaced {
    /// It is on the disk.
    Done,
    /// It is in its place, but the system cannot promise that it stays there through a crash of the machine.
    NotDurable(io::Error),
    /// Somebody has changed the file since it was read, and nothing was written.
    ChangedMeanwhile,
}

/// Makes `bytes` the content of the file that was `found` at `path`; whoever calls this holds the lock on its folder.
///
/// # Errors
/// What the system says; the content is then what it was.
pub(crate) fn replace(path: &Path, found: &Snapshot, bytes: &[u8]) -> io::Result<Replaced> {
    open_for_writing(&found.target)?;
    if found.is_mounted {
        return write_with_a_copy(path, found, bytes);
    }
    put(temporary(&found.target, Some(&found.attributes), bytes)?, found)
}

/// Writing takes its time, so the file is looked at again when all is ready.
fn put(file: NamedTempFile, found: &Snapshot) -> io::Result<Replaced> {
    if !found.holds() {
        return Ok(Replaced::ChangedMeanwhile);
    }
    file.persist(&found.target).map_err(|error| error.error)?;
    Ok(sync_folder(&found.target).map_or_else(Replaced::NotDurable, |()| Replaced::Done))
}

/// Nothing can take the place of a mount. Its content is written into it, and lies in a rescue file until that is done: half a file
/// would be all that is left after a crash.
fn write_with_a_copy(path: &Path, found: &Snapshot, bytes: &[u8]) -> io::Result<Replaced> {
    let copy = Rescue::write(path, None, found, bytes.to_vec())?;
    if !found.holds() {
        copy.remove();
        return Ok(Replaced::ChangedMeanwhile);
    }
    if let Err(error) = write_into(&found.target, bytes) {
        // The former content takes no more room than it did.
        if write_into(&found.target, &found.bytes).is_err() {
            let words =
                format!("{error}, and it may be damaged now; what it was to hold is in `{}`", visible_line(&copy.path.to_string_lossy()));
            return Err(io::Error::new(error.kind(), words));
        }
        copy.remove();
        return Err(error);
    }
    copy.remove();
    Ok(Replaced::Done)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_somebody_wrote_in_the_last_moment_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let found = Snapshot::take(&path, 100).unwrap();
        let ready = || temporary(&found.target, Some(&found.attributes), b"ours").unwrap();
        let file = ready();
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(put(file, &found), Ok(Replaced::ChangedMeanwhile)));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        let file = ready();
        fs::remove_file(&path).unwrap();
        assert!(matches!(put(file, &found), Ok(Replaced::ChangedMeanwhile)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "neither the file nor a temporary one");
        fs::write(&path, "one").unwrap();
        assert!(matches!(put(ready(), &found), Ok(Replaced::Done)));
        assert_eq!(fs::read(&path).unwrap(), b"ours");
    }

    /// What happens to a mount that changed between reading and writing, or that cannot be written, without a mount.
    #[test]
    fn a_file_written_in_place_has_its_copy_only_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "a longer text").unwrap();
        let found = Snapshot::take(&path, 100).unwrap();
        assert!(matches!(write_with_a_copy(&path, &found, b"short"), Ok(Replaced::Done)));
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert!(matches!(write_with_a_copy(&path, &found, b"other"), Ok(Replaced::ChangedMeanwhile)));
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
