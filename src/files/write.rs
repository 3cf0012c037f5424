//! Writes whole files so that a reader, a crash or a full disk never meets half of one.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::attributes::Attributes;
use super::lock::Lock;
use super::snapshot::{is_mounted, open_regular};

/// How the names of temporary files begin and end, and how many letters and digits stand between.
const TEMPORARY: (&str, usize, &str) = (".maturity-", 6, ".tmp");

/// Makes `bytes` the content of `path`, which may exist: a new file takes its place in one step and is on the disk when this
/// returns. A symlink stays one; mode, group, extended attributes and, where that is allowed, the owner stay too. What is not a
/// regular file, such as `/dev/stdout`, is written directly, for a new file in its place would destroy it, and so is a file that
/// is a mount of its own, which no other can replace.
///
/// # Errors
/// What the system says; the content is then what it was. A file that may not be written is refused, though its folder would
/// allow it.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match (fs::canonicalize(path), fs::symlink_metadata(path)) {
        (Ok(target), _) if fs::metadata(&target)?.is_file() => write_over(&target, bytes),
        // A device or a stream, or a link to a file that does not exist yet.
        (Ok(_), _) | (Err(_), Ok(_)) => fs::write(path, bytes),
        (Err(_), Err(_)) => {
            let _lock = Lock::on_folder_of(path);
            persist(temporary(path, None, bytes)?, path)
        }
    }
}

/// Writes `bytes` to `path`, which must not exist.
///
/// # Errors
/// `AlreadyExists`, even if another process is faster by a moment, or what the system says.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _lock = Lock::on_folder_of(path);
    make(path, None, bytes)
}

/// [`write_new`] for who holds the lock; a file that stands in for another one gets its attributes.
pub(super) fn make(path: &Path, attributes: Option<&Attributes>, bytes: &[u8]) -> io::Result<()> {
    temporary(path, attributes, bytes)?.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(path).map_err(|error| not_durable(&error))
}

fn write_over(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let _lock = Lock::on_folder_of(target);
    let attributes = Attributes::of(&open_for_writing(target)?)?;
    if is_mounted(target) {
        return write_into(target, bytes);
    }
    persist(temporary(target, Some(&attributes), bytes)?, target)
}

/// Opens a regular file without changing it: whoever may not write a file may not replace it either.
pub(super) fn open_for_writing(target: &Path) -> io::Result<File> {
    if fs::metadata(target)?.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is marked read-only"));
    }
    open_regular(target, OpenOptions::new().write(true))
}

/// Writes `bytes` into the file itself.
pub(super) fn write_into(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = open_for_writing(target)?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

/// Why there can be no file beside the target; the system's own words would name a file that nobody knows.
fn in_words(kind: io::ErrorKind) -> io::Error {
    match kind {
        io::ErrorKind::NotFound => io::Error::new(kind, "its folder does not exist"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => io::Error::new(kind, "its folder cannot be written to"),
        _ => io::Error::from(kind),
    }
}

/// A file with the content, beside `target` so that it can take its place in one step. One with attributes is its owner's alone
/// until it has them, and it has them before its content; any other gets those of a new file.
pub(super) fn temporary(target: &Path, attributes: Option<&Attributes>, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let (begin, random, end) = TEMPORARY;
    let mut builder = tempfile::Builder::new();
    builder.prefix(begin).rand_bytes(random).suffix(end);
    if let Some(permissions) = usual_permissions().filter(|_| attributes.is_none()) {
        builder.permissions(permissions);
    }
    // The error would name the temporary file, of which people know nothing.
    let mut file = builder.tempfile_in(folder(target)).map_err(|error| in_words(error.kind()))?;
    if let Some(attributes) = attributes {
        attributes.give_to(file.as_file())?;
    }
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Whether a file of this name was made by [`temporary`].
pub(super) fn is_temporary(name: &OsStr) -> bool {
    let (begin, random, end) = TEMPORARY;
    let between = name.to_str().and_then(|name| name.strip_prefix(begin)?.strip_suffix(end));
    between.is_some_and(|between| between.len() == random && between.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

pub(super) fn persist(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.persist(target).map_err(|error| error.error)?;
    sync_folder(target).map_err(|error| not_durable(&error))
}

fn not_durable(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("it is written, but may not survive a crash of the machine: {error}"))
}

/// Makes the new name durable. Some systems and file systems cannot do this for a folder, which is no failure.
pub(super) fn sync_folder(target: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match File::open(folder(target)).and_then(|folder| folder.sync_all()) {
        Err(error) if !matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Err(error),
        _ => Ok(()),
    }
}

pub(super) fn folder(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// What a new file gets unless the user's umask takes it away; a temporary file by itself is its owner's alone.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
fn usual_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<fs::Permissions> {
    None
}
