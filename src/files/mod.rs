//! Files as the disk has them, whatever is in them: read with care, written whole, locked against other sessions, or rescued.

#[cfg(unix)]
mod attributes;
#[cfg(not(unix))]
#[path = "attributes_elsewhere.rs"]
mod attributes;
mod git;
mod limit;
mod lock;
mod replace;
mod rescue;
mod snapshot;
mod walk;
mod write;

pub(crate) use git::{NoVersions, Version, Versions};
pub(crate) use limit::hear_limits;
pub(crate) use lock::Lock;
pub(crate) use replace::{Replaced, replace};
pub(crate) use rescue::{Rescue, remove_needless, rescue_files};
pub(crate) use snapshot::{Snapshot, read_regular};
pub(crate) use walk::walk;
pub use write::{write_file, write_new};
