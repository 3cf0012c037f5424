//! Writing results, messages and files, and deciding about colour: nothing else in the program does.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use console::Term;

use super::hand_written::hand_written;
use super::input;
use super::stream::Stream;
use crate::cli::ColorChoice;
use crate::document::Faults;
use crate::render::{self, Canvas};
use crate::text::{in_ascii, visible};

/// The columns when nobody tells.
const WIDTH: usize = 80;
/// The fewest and the most columns that a variable may ask for.
const NARROWEST: usize = 20;
const WIDEST: usize = 1_000;

/// Where results and messages go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    color: ColorChoice,
}

impl Output {
    pub(super) fn new(color: ColorChoice) -> Self {
        let output = Self { color };
        console::set_colors_enabled(output.canvas().color);
        console::set_colors_enabled_stderr(output.message_canvas().color);
        output
    }

    pub(super) fn canvas(self) -> Canvas {
        self.canvas_of(&Term::stdout(), io::stdout().is_terminal())
    }

    fn message_canvas(self) -> Canvas {
        self.canvas_of(&Term::stderr(), io::stderr().is_terminal())
    }

    fn canvas_of(self, term: &Term, is_terminal: bool) -> Canvas {
        let of_terminal = term.size_checked().filter(|_| is_terminal).map(|(_, columns)| usize::from(columns));
        Canvas { width: of_terminal.unwrap_or_else(columns), color: self.is_colored(is_terminal) }
    }

    fn is_colored(self, is_terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if set("NO_COLOR") => false,
            ColorChoice::Auto if set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            ColorChoice::Auto => is_terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }

    /// Writes a result for people to standard output, in signs that their terminal knows.
    pub(super) fn text(text: &str) -> Result<()> {
        if knows_all_signs() { Self::result(text) } else { Self::result(&in_ascii(text)) }
    }

    /// Writes a result to standard output. A reader that has seen enough and closed the pipe is a success.
    pub(super) fn result(text: &str) -> Result<()> {
        Self::bytes(text.as_bytes())
    }

    fn bytes(bytes: &[u8]) -> Result<()> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("failed to write to standard output"),
            _ => Ok(()),
        }
    }

    /// Whether a result for `path` goes to a terminal.
    #[cfg(feature = "xlsx")]
    pub(super) fn is_shown(path: Option<&Path>) -> bool {
        path.is_none_or(|path| path == Path::new("-")) && io::stdout().is_terminal()
    }

    /// A result that is written part by part.
    pub(super) fn stream(path: Option<&Path>) -> Result<Stream> {
        Stream::new(path)
    }

    /// Writes a message to standard error, if anybody listens.
    pub(super) fn note(text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Shows the faults of a file on standard error, and how many errors there are.
    pub(super) fn faults(self, faults: &Faults) {
        if faults.problems.is_empty() {
            return;
        }
        Self::note(render::faults(faults, self.message_canvas()).trim_end());
        Self::note("");
    }

    /// Writes a result to `path`, or to standard output where there is none or it is `-`.
    ///
    /// An answers file, a model or one of the `inputs` is never written over.
    pub(super) fn result_to(path: Option<&Path>, result: &[u8], inputs: &[&Path]) -> Result<()> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Self::bytes(result) };
        let name = visible(&path.to_string_lossy()).into_owned();
        if inputs.iter().any(|read| input::is_same_file(read, path)) {
            bail!("`{name}` is what was read; choose another file to write to");
        }
        if let Some(what) = hand_written(path) {
            bail!("`{name}` is {what}, which is never written over; choose another file");
        }
        match crate::files::write_file(path, result) {
            // `/dev/stdout` and its like, closed by whoever reads.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            written => written.with_context(|| format!("failed to write `{name}`"))?,
        }
        Self::note(&format!("Written to {name}."));
        Ok(())
    }

    /// Writes a new file, or to standard output where `path` is `-`; what exists is never written over.
    pub(super) fn new_file(path: &Path, text: &str, instead: &str) -> Result<()> {
        if path == Path::new("-") {
            return Self::result(text);
        }
        let name = input::name(path);
        match crate::files::write_new(path, text.as_bytes()) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => bail!("`{name}` exists already; {instead}"),
            written => written.with_context(|| format!("failed to write `{name}`"))?,
        }
        Self::note(&format!("Written to {name}."));
        Ok(())
    }
}

/// The columns where there is no terminal: those that `COLUMNS` names.
pub(super) fn columns() -> usize {
    let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    named.map_or(WIDTH, |columns: usize| columns.clamp(NARROWEST, WIDEST))
}

/// Whether the locale is one of UTF-8, by the first of the three variables that is set. Where none is, as in many containers and on
/// Windows, nothing is known, and nearly everything shows UTF-8; `C` and `POSIX` are what people set to get plain ASCII.
pub(super) fn knows_all_signs() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|locale| !locale.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_none_or(|locale| {
        let locale = locale.to_string_lossy().to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
