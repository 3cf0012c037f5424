//! Keeps two sessions on one file from losing each other's answers between reading and writing.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::write::{folder, is_temporary};

/// A session holds the lock for some milliseconds, on a busy machine with many sessions for seconds at most; a lock that is
/// held longer is another program's and means something else.
const PATIENCE: Duration = Duration::from_secs(20);

/// A lock on the folder of a file, until it is dropped.
///
/// The file itself cannot carry it, for saving puts a new file in its place, and a lock file beside it would be litter in
/// someone's repository. Where a folder cannot be locked (Windows, some network file systems) saving goes on without: what
/// another session has saved is still read first, only two saves in the same few milliseconds can collide.
#[derive(Debug)]
pub(crate) struct Lock {
    folder: PathBuf,
    held: Option<File>,
}

impl Lock {
    /// Waits for other sessions on the folder of `path`, for some seconds at most.
    pub(crate) fn on_folder_of(path: &Path) -> Self {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = folder(&target);
        let held = File::open(&folder).ok().filter(acquire);
        Self { folder, held }
    }

    /// Removes the temporary files that killed sessions left in the folder. Whoever writes one holds the lock, so those that are
    /// there now are nobody's.
    pub(crate) fn sweep(&self) {
        let Some(found) = self.held.as_ref().and_then(|_| fs::read_dir(&self.folder).ok()) else { return };
        let of_nobody =
            found.flatten().filter(|entry| is_temporary(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_file()));
        for entry in of_nobody {
            // What may not be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn acquire(folder: &File) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        match folder.try_lock() {
            Ok(()) => return true,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
            Err(TryLockError::Error(_)) => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_killed_sessions_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let names = [".maturity-AbC123.tmp", ".maturity-.tmp", ".maturity-AbC123.yaml", ".maturity-folder.tmp", "maturity.yaml"];
        for name in names {
            let path = folder.path().join(name);
            if name.contains("folder") { fs::create_dir(path).unwrap() } else { fs::write(path, "x").unwrap() }
        }
        let file = folder.path().join("maturity.yaml");
        let lock = Lock::on_folder_of(&file);
        Lock { folder: folder.path().to_path_buf(), held: None }.sweep();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), names.len(), "without the lock a file may be somebody's");
        lock.sweep();
        let left: Vec<bool> = names.iter().map(|name| folder.path().join(name).exists()).collect();
        assert_eq!(left, [false, true, true, true, true]);
    }
}
