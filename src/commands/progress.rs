//! How far a long run is: a bar on standard error, where that is a terminal.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar that appears only when it takes a while.
pub(super) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_shown: bool,
    is_wanted: bool,
}

impl Progress {
    /// For so many files; none where `lines` of the result go to the same terminal.
    pub(super) fn new(files: usize, lines: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        // Where the template were wrong, the plain bar would do.
        let style =
            ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} to go").unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("=> "));
        Self { bar, begun: Instant::now(), is_shown: false, is_wanted: !(lines && io::stdout().is_terminal()) }
    }

    pub(super) fn step(&mut self) {
        self.bar.inc(1);
        let is_dumb = || std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        if self.is_wanted && !self.is_shown && self.begun.elapsed() > PATIENCE && !is_dumb() {
            self.is_shown = true;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away while something else is told.
    pub(super) fn aside(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
