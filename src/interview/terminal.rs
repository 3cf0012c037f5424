//! A real terminal: one-key cards, and dialoguer for short prompts.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use console::{Key as Pressed, Style, Term, truncate_str};
use dialoguer::theme::ColorfulTheme;
use dialoguer::{Confirm, Input, Select};

use super::ask::Ask;
use super::editor;
use super::key::Key;
use super::screen::{Paragraph, Screen};
use crate::text::{in_ascii, visible_line};

/// Rows that a list leaves free for its prompt and what stands above.
const ROWS_AROUND_A_LIST: usize = 4;

#[derive(Debug)]
pub(crate) struct Terminal {
    term: Term,
    editor: Option<String>,
    /// What stands at the prompt, when the prompt is shown.
    standing: Option<String>,
    /// Whether the next letter belongs to a function key and means nothing.
    swallow: bool,
    interrupted: Arc<AtomicBool>,
    echo: Option<NoEcho>,
    in_ascii: bool,
}

impl Terminal {
    /// The terminal on standard error; long texts are written with `editor`, if there is one.
    pub(crate) fn new(editor: Option<String>) -> Self {
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&interrupted);
        // With a handler every prompt returns when interrupted, and the cursor can be shown again.
        let _ = ctrlc::set_handler(move || flag.store(true, Ordering::SeqCst));
        Self { term: Term::stderr(), editor, standing: None, swallow: false, interrupted, echo: Some(NoEcho::new()), in_ascii: false }
    }

    /// In signs of ASCII alone, if need be.
    #[must_use]
    pub(crate) fn shown(mut self, in_ascii: bool) -> Self {
        self.in_ascii = in_ascii;
        self
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1)
    }

    /// Shows what stands at the prompt; only this one short line is ever written anew.
    fn stand(&mut self, standing: &str) -> io::Result<()> {
        if self.standing.as_deref() != Some(standing) {
            let room = self.columns().max(4) - 3;
            let text = truncate_str(standing, room, "…");
            self.term.clear_line()?;
            self.term.write_str(&format!("{} {text}", Style::new().for_stderr().cyan().apply_to(">")))?;
            self.standing = Some(standing.to_owned());
        }
        Ok(())
    }

    /// Clears the prompt, so that something else can be written in its place.
    fn leave(&mut self) -> io::Result<()> {
        if self.standing.take().is_some() {
            self.term.clear_line()?;
        }
        Ok(())
    }

    fn check(&self) -> io::Result<()> {
        if self.interrupted.load(Ordering::SeqCst) { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    }

    /// Entries that are sure to fit a row: dialoguer counts rows wrongly as soon as one wraps.
    fn fitting(&self, text: &str) -> String {
        let room = self.columns().saturating_sub(6).max(10);
        truncate_str(&visible_line(text), room, "…").into_owned()
    }

    fn rows_for_a_list(&self) -> usize {
        usize::from(self.term.size().0).saturating_sub(ROWS_AROUND_A_LIST).max(3)
    }

    fn key_of(&mut self, pressed: &Pressed) -> Key {
        let swallow = std::mem::take(&mut self.swallow);
        match pressed {
            Pressed::Char(letter) if swallow && letter.is_ascii_uppercase() => Key::Other,
            Pressed::UnknownEscSeq(letters) => {
                self.swallow = letters.as_slice() == ['O'];
                Key::Other
            }
            Pressed::Char(' ') => Key::Space,
            // Ctrl-D, which ends the input everywhere else.
            Pressed::Char('\u{4}') => Key::Char('q'),
            Pressed::Char(letter) => letter.to_digit(10).map_or(Key::Char(*letter), |digit| Key::Digit(digit as usize)),
            Pressed::ArrowUp => Key::Up,
            Pressed::ArrowDown => Key::Down,
            Pressed::ArrowLeft => Key::Left,
            Pressed::Enter => Key::Enter,
            Pressed::Escape => Key::Escape,
            _ => Key::Other,
        }
    }
}

impl Ask for Terminal {
    fn tell(&mut self, screen: &Screen) -> io::Result<()> {
        self.leave()?;
        let (rows, columns) = self.term.size();
        let text = screen.wrapped(columns.into(), rows.into());
        self.term.write_str(&if self.in_ascii { in_ascii(&text) } else { text })
    }

    fn key(&mut self, standing: &str) -> io::Result<Key> {
        self.stand(standing)?;
        self.check()?;
        let pressed = self.term.read_key_raw()?;
        self.check()?;
        match pressed {
            Pressed::CtrlC => Err(io::ErrorKind::Interrupted.into()),
            // Where there is no terminal any more this comes at once and for ever.
            Pressed::Unknown if !self.term.is_term() => Err(io::ErrorKind::UnexpectedEof.into()),
            pressed => Ok(self.key_of(&pressed)),
        }
    }

    fn line(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        self.leave()?;
        self.tell(&Screen::of([Paragraph::Text(prompt.to_owned())]))?;
        let present = visible_line(present);
        let theme = ColorfulTheme::default();
        let input = Input::<String>::with_theme(&theme).with_initial_text(&present).allow_empty(true).report(false);
        let line = input.interact_text_on(&self.term)?;
        forget_what_was_typed_ahead();
        self.check()?;
        Ok(Some(line.trim().to_owned()).filter(|line| *line != present.trim()))
    }

    fn text(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        let Some(editor) = self.editor.clone() else { return self.line(prompt, present) };
        self.leave()?;
        self.echo = None;
        let edited = editor::edit(&editor, present);
        self.echo = Some(NoEcho::new());
        // Ctrl-C in the editor was meant for the editor.
        self.interrupted.store(false, Ordering::SeqCst);
        match edited {
            Ok(edited) => Ok(edited),
            Err(error) => {
                let warning = format!("The editor `{editor}` cannot be used ({error}); write a line instead.");
                self.tell(&Screen::of([Paragraph::Warning(warning)]))?;
                self.line(prompt, present)
            }
        }
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> io::Result<bool> {
        self.leave()?;
        let (sentences, question) = prompt.rsplit_once(". ").unwrap_or(("", prompt));
        if !sentences.is_empty() {
            self.tell(&Screen::of([Paragraph::Text(format!("{sentences}."))]))?;
        }
        let theme = ColorfulTheme::default();
        let confirm = Confirm::with_theme(&theme).with_prompt(self.fitting(question)).default(default);
        let answer = confirm.interact_on_opt(&self.term)?;
        self.check()?;
        Ok(answer.unwrap_or(default))
    }

    fn pick(&mut self, prompt: &str, entries: &[String], none: Option<&str>) -> io::Result<Option<usize>> {
        self.leave()?;
        let all = none.into_iter().chain(entries.iter().map(String::as_str));
        let all: Vec<String> = all.map(|entry| self.fitting(entry)).collect();
        let theme = ColorfulTheme::default();
        let select = Select::with_theme(&theme).with_prompt(self.fitting(prompt)).items(&all).default(0);
        let picked = select.max_length(self.rows_for_a_list()).report(false).interact_on_opt(&self.term)?;
        self.check()?;
        Ok(picked.and_then(|picked| picked.checked_sub(all.len() - entries.len())))
    }
}

impl Drop for Terminal {
    /// However the session ends, the cursor is shown and the next prompt begins on a line of its own.
    fn drop(&mut self) {
        if self.term.is_term() {
            let _ = self.term.show_cursor();
            if self.standing.take().is_some() {
                let _ = self.term.write_line("");
            }
        }
    }
}

/// The terminal's own echo and interrupt are off while this lives: keys typed ahead would appear in the middle of a card.
///  Ctrl-C waits in the input like any key, and the next prompt takes it.
#[derive(Debug)]
struct NoEcho {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl NoEcho {
    fn new() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut quiet) = before.clone() {
            quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ISIG);
            // Where this fails both stay, which does little harm.
            let _ = tcsetattr(io::stdin(), OptionalActions::Drain, &quiet);
        }
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for NoEcho {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Drain, before);
        }
    }
}

#[cfg(not(unix))]
impl NoEcho {
    fn new() -> Self {
        Self {}
    }
}

/// Forgets what was typed but not read: what was pasted beyond a line would answer questions that nobody has seen.
fn forget_what_was_typed_ahead() {
    #[cfg(unix)]
    let _ = rustix::termios::tcflush(io::stdin(), rustix::termios::QueueSelector::IFlush);
}
