//! What every room does with text: showing it safely, wrapping it, writing it into YAML, and guessing the name that was meant.

mod address;
mod ascii;
mod capital;
mod conflict;
mod lasting;
mod listed;
mod odd;
mod spelling;
mod suggestion;
mod visible;
mod wrapped;

pub use address::{SCHEMES, is_address};
pub use ascii::in_ascii;
pub use capital::capital;
pub use conflict::conflict_marker;
pub use lasting::lasting;
pub use listed::listed;
pub use odd::{Meant, described, is_blank, is_odd_space, meant, odd_in};
pub use spelling::{literal, quoted, spelled, spelled_in_brackets};
pub use suggestion::nearest;
pub use visible::{brief, first_signs, is_hostile, message, visible, visible_line};
pub use wrapped::{wrapped, wrapped_around_links};
