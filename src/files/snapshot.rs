//! A file as it was found, so that it can be looked at again before anything takes its place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::attributes::Attributes;

/// A regular file at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snapshot {
    /// The file itself, behind all links.
    pub(super) target: PathBuf,
    /// Where the path leads, if it is a link.
    link: Option<PathBuf>,
    pub(crate) bytes: Vec<u8>,
    pub(super) attributes: Attributes,
    /// Whether it is a mount of its own, as containers have them, in whose place no other file can be put.
    pub(super) is_mounted: bool,
}

impl Snapshot {
    /// Reads the file at `path`, one byte more than `limit` at most, so that nothing endless is read.
    ///
    /// # Errors
    /// What the system says, or that it is no regular file.
    pub(crate) fn take(path: &Path, limit: usize) -> io::Result<Self> {
        let target = fs::canonicalize(path)?;
        let file = open_regular(&target, OpenOptions::new().read(true))?;
        let (attributes, is_mounted) = (Attributes::of(&file)?, is_mounted(&target));
        Ok(Self { bytes: read(file, limit)?, target, link: fs::read_link(path).ok(), attributes, is_mounted })
    }

    /// Whether the path that both were taken of leads where it led. The folder may have been moved.
    pub(crate) fn leads_where(&self, before: &Self) -> bool {
        self.link == before.link
    }

    pub(crate) fn is_mounted(&self) -> bool {
        self.is_mounted
    }

    /// Whether the file still is what it was.
    pub(super) fn holds(&self) -> bool {
        Self::take(&self.target, self.bytes.len()).is_ok_and(|now| Self { link: self.link.clone(), ..now } == *self)
    }
}

/// The content of a regular file, one byte more than `limit` at most; what is no such file is not read at all, be it endless or
/// waiting for a writer.
///
/// # Errors
/// What the system says, or that it is no regular file.
pub(crate) fn read_regular(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    read(open_regular(&fs::canonicalize(path)?, OpenOptions::new().read(true))?, limit)
}

fn read(file: File, limit: usize) -> io::Result<Vec<u8>> {
    // What is read in one go is not copied while it grows; the one byte more finds the end.
    let length = file.metadata()?.len().try_into().unwrap_or(usize::MAX);
    let mut bytes = Vec::with_capacity(limit.min(length) + 1);
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens `target`, which is no link, unless it is something else than a regular file: to open a device can do something already.
pub(super) fn open_regular(target: &Path, options: &mut OpenOptions) -> io::Result<File> {
    let other = || io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file");
    if !fs::symlink_metadata(target)?.is_file() {
        return Err(other());
    }
    // Between the two it may have become another thing.
    let file = at_once(options).open(target)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(other()) }
}

/// Neither follows a link nor waits for somebody at the other end.
#[cfg(unix)]
fn at_once(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;
    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
}

#[cfg(not(unix))]
fn at_once(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(target_os = "linux")]
pub(super) fn is_mounted(target: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    let found = statx(CWD, target, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty());
    found.is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_mounted(_: &Path) -> bool {
    false
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// Reading any of these would never end.
    #[test]
    fn what_is_no_regular_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let (link, fifo) = (folder.path().join("link"), folder.path().join("fifo"));
        symlink("/dev/zero", &link).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
        for path in [Path::new("/dev/zero"), &link, &fifo, folder.path()] {
            assert_eq!(read_regular(path, 10).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{}", path.display());
            assert_eq!(Snapshot::take(path, 10).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{}", path.display());
        }
        let followed = open_regular(&link, OpenOptions::new().read(true)).unwrap_err();
        assert_eq!(followed.kind(), io::ErrorKind::InvalidInput, "a link is what it is, wherever it leads");
    }

    #[test]
    fn a_snapshot_holds_until_content_mode_or_kind_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let taken = Snapshot::take(&path, 100).unwrap();
        assert!(taken.holds());
        fs::write(&path, "one and more").unwrap();
        assert!(!taken.holds());
        fs::write(&path, "one").unwrap();
        assert!(taken.holds(), "it may have been replaced by its like");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(!taken.holds());
        fs::remove_file(&path).unwrap();
        symlink("/dev/zero", &path).unwrap();
        assert!(!taken.holds());
    }
}
