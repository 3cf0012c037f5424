//! Walks folders for files of certain names: no link is followed, and hidden folders are left out.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// The files below `root` whose name `is_wanted`, in the order of their paths, and what could not be walked.
pub(crate) fn walk(root: &Path, is_wanted: impl Fn(&OsStr) -> bool) -> (Vec<PathBuf>, Vec<(PathBuf, io::Error)>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let walk = WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_dir() || entry.path_is_symlink() => {}
            Ok(entry) if is_wanted(entry.file_name()) => found.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("it leads back to itself"));
                faults.push((path, error));
            }
        }
    }
    (found, faults)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}
