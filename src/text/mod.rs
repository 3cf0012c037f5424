//! What every room does with text: showing it safely, wrapping it, and guessing the name that was meant.

mod suggestion;
mod visible;
mod wrapped;

pub use suggestion::nearest;
pub use visible::{is_hostile, visible, visible_line};
pub use wrapped::wrapped;
