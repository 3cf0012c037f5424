//! What a file has besides its content where there are no modes: whether it may be written.

use std::fs::{File, Metadata, Permissions};
use std::io;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attributes(Permissions);

impl Attributes {
    pub(super) fn of(file: &File) -> io::Result<Self> {
        Ok(Self(file.metadata()?.permissions()))
    }

    pub(super) fn for_owner_alone(&self) -> Self {
        self.clone()
    }

    pub(super) fn give_to(&self, file: &File) -> io::Result<()> {
        file.set_permissions(self.0.clone())
    }
}

/// Where there is no owner to see, the folder for temporary files is everybody's own.
pub(super) fn is_own(_: &Metadata) -> bool {
    true
}

pub(super) fn is_owned_alike(_: &Metadata, _: &Metadata) -> bool {
    true
}
