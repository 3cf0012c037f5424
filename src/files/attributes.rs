//! What a file has besides its content: who owns it, who may read it, and what the system keeps with it.

use std::ffi::CStr;
use std::fs::{File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

/// The attribute that holds a list of those who may read and write.
const ACCESS_LIST: &CStr = c"system.posix_acl_access";

/// The most that the system keeps as one attribute, or as the list of their names.
#[cfg(any(target_os = "linux", target_os = "macos"))]
const LONGEST: usize = 1 << 16;

/// What only its owner may do with a file.
const OF_OWNER: u32 = 0o700;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attributes {
    owner: u32,
    group: u32,
    mode: u32,
    extended: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Attributes {
    pub(super) fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        Ok(Self { owner: metadata.uid(), group: metadata.gid(), mode: metadata.mode() & 0o7777, extended: extended(file) })
    }

    /// The same for its owner alone, as a file needs it in a folder that everybody sees.
    pub(super) fn for_owner_alone(&self) -> Self {
        Self { mode: self.mode & OF_OWNER, extended: Vec::new(), ..self.clone() }
    }

    /// Makes `file`, which is its owner's alone and still empty, one of this kind. What the system does not allow is left out, and
    /// then nobody may read who could not have read the original.
    ///
    /// # Errors
    /// The mode cannot be set.
    pub(super) fn give_to(&self, file: &File) -> io::Result<()> {
        // Only the system's administrator may give a file away, and everybody may give it to a group of their own.
        let group_is_kept = fchown(file, Some(self.owner), Some(self.group)).or_else(|_| fchown(file, None, Some(self.group))).is_ok();
        let list_is_kept = self.give_extended(file);
        let mode = if group_is_kept && list_is_kept { self.mode } else { of_another_group(self.mode) };
        file.set_permissions(Permissions::from_mode(mode))
    }

    /// Whether the list of those who may read, or that there is none, is the same; the rest is no question of privacy.
    fn give_extended(&self, file: &File) -> bool {
        let given = extended(file);
        let is_list = |name: &[u8]| name == ACCESS_LIST.to_bytes();
        let missing = self.extended.iter().filter(|attribute| !given.contains(attribute));
        let refused = missing.filter(|(name, value)| !set(file, name, value)).any(|(name, _)| is_list(name));
        let has_list = self.extended.iter().any(|(name, _)| is_list(name));
        let superfluous = !has_list && given.iter().any(|(name, _)| is_list(name)) && !remove(file, ACCESS_LIST);
        !refused && !superfluous
    }
}

/// Whether a file belongs to whoever runs this.
pub(super) fn is_own(file: &Metadata) -> bool {
    file.uid() == rustix::process::geteuid().as_raw()
}

/// Whether two files belong to one person.
pub(super) fn is_owned_alike(one: &Metadata, other: &Metadata) -> bool {
    one.uid() == other.uid()
}

/// The mode where the group is another one than before, whose members were others.
fn of_another_group(mode: u32) -> u32 {
    mode & !0o070 | mode & (mode << 3) & 0o070
}

/// The attributes beyond the mode; none where the system keeps none.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn extended(file: &File) -> Vec<(Vec<u8>, Vec<u8>)> {
    use rustix::fs::{fgetxattr, flistxattr};
    let mut names = vec![0; LONGEST];
    let Ok(length) = flistxattr(file, &mut names[..]) else { return Vec::new() };
    let mut value = vec![0; LONGEST];
    let names = names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let pairs = names.filter_map(|name| {
        Some((name.to_vec(), fgetxattr(file, name, &mut value[..]).ok()?)).map(|(name, length)| (name, value[..length].to_vec()))
    });
    pairs.collect()
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn set(file: &File, name: &[u8], value: &[u8]) -> bool {
    rustix::fs::fsetxattr(file, name, value, rustix::fs::XattrFlags::empty()).is_ok()
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn remove(file: &File, name: &CStr) -> bool {
    rustix::fs::fremovexattr(file, name).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn extended(_: &File) -> Vec<(Vec<u8>, Vec<u8>)> {
    Vec::new()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn set(_: &File, _: &[u8], _: &[u8]) -> bool {
    false
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn remove(_: &File, _: &CStr) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_group_may_do_what_others_may() {
        for (before, after) in [(0o640, 0o600), (0o660, 0o600), (0o664, 0o644), (0o666, 0o666), (0o600, 0o600), (0o604, 0o604)] {
            assert_eq!(of_another_group(before), after, "{before:o}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn attributes_of_the_user_are_kept() {
        let (one, other) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
        if !set(&one, b"user.color", b"green") {
            // Not every file system has them.
            return;
        }
        one.set_permissions(Permissions::from_mode(0o640)).unwrap();
        let kept = Attributes::of(&one).unwrap();
        kept.give_to(&other).unwrap();
        assert!(kept.extended.iter().any(|(name, value)| name == b"user.color" && value == b"green"));
        assert_eq!(Attributes::of(&other).unwrap(), kept);
        kept.for_owner_alone().give_to(&one).unwrap();
        assert_eq!(Attributes::of(&one).unwrap().mode, 0o600);
    }
}
