//! The terminal's own echo and interrupt, off for a sitting: keys typed ahead would otherwise appear in the middle of a card,
//! and a Ctrl-C between two prompts would find nobody who reads it.

/// Echo and interrupt are off while this lives: Ctrl-C waits in the input like any key, and the next prompt takes it.
#[derive(Debug)]
pub(super) struct NoEcho {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl NoEcho {
    pub(super) fn new() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(std::io::stdin()).ok();
        if let Some(mut quiet) = before.clone() {
            quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ISIG);
            // Where this fails both stay, which does little harm.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Drain, &quiet);
        }
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for NoEcho {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Drain, before);
        }
    }
}

#[cfg(not(unix))]
impl NoEcho {
    pub(super) fn new() -> Self {
        Self {}
    }
}

/// Forgets what was typed but not read: what was pasted beyond a line would answer questions that nobody has seen.
pub(super) fn forget_what_was_typed_ahead() {
    #[cfg(unix)]
    let _ = rustix::termios::tcflush(std::io::stdin(), rustix::termios::QueueSelector::IFlush);
}
