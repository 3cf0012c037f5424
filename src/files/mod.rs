//! Files as the disk has them, whatever is in them: written whole, locked against other sessions, or rescued beside themselves.

mod lock;
mod rescue;
mod write;

pub(crate) use lock::Lock;
pub(crate) use rescue::{Rescue, rescue_files};
pub use write::{write_file, write_new};
