//! The state of the terminal while keys are read one by one, and its return to what it was.

use std::io::{self, Write as _};

use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

/// Asks the terminal to put pastes in brackets, and not to.
const PASTES_IN_BRACKETS: &str = "\x1b[?2004h";
const PASTES_AS_THEY_ARE: &str = "\x1b[?2004l";

/// While this lives each key is read at once, without echo, and Ctrl-C is a key like any other. However it ends, the terminal is
/// as it was before.
#[derive(Debug)]
pub(super) struct RawMode {
    before: Option<Termios>,
}

impl RawMode {
    pub(super) fn new() -> Self {
        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut raw) = before.clone() {
            raw.make_raw();
            if let Some(before) = &before {
                // A line break goes on to begin a new line.
                raw.output_modes = before.output_modes;
            }
            // Where this fails keys need Enter, which is a pity and no harm.
            let _ = tcsetattr(io::stdin(), OptionalActions::Drain, &raw);
            write(PASTES_IN_BRACKETS);
        }
        Self { before }
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            write(PASTES_AS_THEY_ARE);
            let _ = tcsetattr(io::stdin(), OptionalActions::Drain, before);
        }
    }
}

/// Writes to a terminal that may be gone.
fn write(text: &str) {
    let mut terminal = io::stderr().lock();
    let _ = terminal.write_all(text.as_bytes()).and_then(|()| terminal.flush());
}

/// Forgets, when it ends, what was typed and not read: the shell would run it.
#[derive(Debug)]
pub(crate) struct NothingLeft;

impl Drop for NothingLeft {
    fn drop(&mut self) {
        let _ = tcflush(io::stdin(), QueueSelector::IFlush);
    }
}
