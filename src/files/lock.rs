//! Keeps two sessions on one file from losing each other's answers between reading and writing.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::write::folder;

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
    _folder: Option<File>,
}

impl Lock {
    /// Waits for other sessions on the folder of `path`, for some seconds at most.
    pub(crate) fn on_folder_of(path: &Path) -> Self {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let opened = File::open(folder(&target)).ok();
        Self { _folder: opened.filter(acquire) }
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
