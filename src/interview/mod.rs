//! The interview: which question now, how it is put to people, and saving each answer at once.
//!
//! The [`Machine`] decides and knows neither terminal nor file; [`Ask`] is how people are asked, on a [`Terminal`], by
//! [`Lines`] or by a [`Script`]; [`Keep`] is where answers are saved; a [`Session`] drives the three.

mod ask;
mod card;
mod change;
mod choice;
mod describe;
mod due;
mod echo;
mod editor;
mod explain;
mod help;
mod jump;
mod keep;
mod key;
mod level_end;
mod lines;
mod machine;
mod minutes;
mod opening;
mod page;
mod prompts;
mod question;
mod script;
mod selection;
mod session;
mod terminal;

pub use ask::{Ask, Ended};
pub use change::Change;
pub use keep::{InMemory, Keep, Kept};
pub use key::{Command, Key};
pub use level_end::{LevelEnd, Offer, Standing};
pub use lines::Lines;
pub use machine::{Event, Machine, Outcome, Progress, Stage};
pub use minutes::minutes;
pub use opening::{ask_header, nothing_to_ask, resuming};
pub use page::{Line, Page};
pub use question::{Choices, Question};
pub use script::{Script, Step};
pub use selection::{Only, Selection};
pub use session::{Session, SessionFault};
pub use terminal::Terminal;
