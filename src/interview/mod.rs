//! The interview: which question now, how it is put to people, and saving each answer at once.
//!
//! The [`Machine`] decides and knows neither terminal nor file; [`Ask`] is how people are asked, on a [`Terminal`] or in
//! [`LineMode`]; [`Save`] is where answers are saved; a [`Session`] drives the three, and a [`Sitting`] does
//! all of it on one file.

mod ask;
mod card;
mod card_state;
mod event;
mod explain;
mod interruption;
mod jump;
mod key;
mod later;
mod level_end;
mod line_mode;
mod lines;
mod machine;
mod opening;
mod question;
mod saving;
mod screen;
mod selection;
mod session;
#[cfg(unix)]
mod signals;
mod sitting;
mod terminal;
mod ways;

pub use ask::Ask;
pub use event::Event;
pub use interruption::Interruption;
pub use key::{Command, Key};
pub use level_end::{LevelEnd, Verdict, Way};
pub(crate) use line_mode::LineMode;
pub use machine::{Machine, Outcome, Stage};
pub use opening::{ask_header, resuming};
pub(crate) use opening::{ask_model, left_behind};
pub use question::{Choices, Question, minutes};
pub use saving::Save;
pub use screen::Screen;
pub use selection::{Only, Selection};
pub use session::Session;
pub(crate) use session::SessionFault;
pub(crate) use sitting::Sitting;
pub(crate) use terminal::{NothingLeft, Terminal};
