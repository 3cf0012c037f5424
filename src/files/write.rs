//! Writes whole files so that a reader, a crash or a full disk never meets half of one.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Makes `bytes` the content of `path`, which may exist: a new file takes its place in one step and is on the disk when this
/// returns. A symlink stays one, the mode and, where that is allowed, the owner stay too. What is not a regular file, such as
/// `/dev/stdout`, is written directly, for a new file in its place would destroy it.
///
/// # Errors
/// What the system says; the content is then what it was. A file marked read-only is refused, though its folder would allow it.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path);
    match (target, fs::symlink_metadata(path)) {
        (Ok(target), _) => replace(&target, &fs::metadata(&target)?, bytes),
        // A link to a file that does not exist yet.
        (Err(_), Ok(_)) => fs::write(path, bytes),
        (Err(_), Err(_)) => persist(prepare(path, bytes)?, path),
    }
}

/// Writes `bytes` to `path`, which must not exist.
///
/// # Errors
/// `AlreadyExists`, even if another process is faster by a moment, or what the system says.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    prepare(path, bytes)?.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

fn replace(target: &Path, former: &Metadata, bytes: &[u8]) -> io::Result<()> {
    if !former.is_file() {
        return fs::write(target, bytes);
    }
    if former.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is marked read-only"));
    }
    let file = prepare(target, bytes)?;
    keep_owner(file.as_file(), former);
    file.as_file().set_permissions(former.permissions())?;
    persist(file, target)
}

/// Why there can be no file beside the target; the system's own words would name a file that nobody knows.
fn in_words(kind: io::ErrorKind) -> io::Error {
    match kind {
        io::ErrorKind::NotFound => io::Error::new(kind, "its folder does not exist"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => io::Error::new(kind, "its folder cannot be written to"),
        _ => io::Error::from(kind),
    }
}

/// A file with the content, beside `target` so that it can take its place in one step.
fn prepare(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".maturity-").suffix(".tmp");
    let permissions = usual_permissions();
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    // The error would name the temporary file, of which people know nothing.
    let mut file = builder.tempfile_in(folder(target)).map_err(|error| in_words(error.kind()))?;
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn persist(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.persist(target).map_err(|error| error.error)?;
    sync_folder(target);
    Ok(())
}

/// Makes the new name durable. The content is in place already and some file systems cannot do this, so a failure is none.
fn sync_folder(target: &Path) {
    if let Ok(folder) = File::open(folder(target)) {
        let _ = folder.sync_all();
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

/// With `sudo` the file would otherwise change hands. Others may not give files away, which is no reason not to save.
#[cfg(unix)]
fn keep_owner(file: &File, former: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(file, Some(former.uid()), Some(former.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}
