//! Files as the disk has them, whatever is in them: written whole, and locked against other sessions.

mod lock;
mod write;

pub use lock::Lock;
pub use write::{write_file, write_new};
