//! A real terminal: cards answered with one key, texts that are edited in place, menus and confirmations.

#[cfg(unix)]
mod decoder;
mod editor;
#[cfg(unix)]
mod input;
#[cfg_attr(not(unix), path = "console_keys.rs")]
mod keyboard;
mod list;
mod menu;
mod page;
mod plain;
mod prompt;
#[cfg(unix)]
mod raw_mode;
mod stroke;
mod text_field;
mod text_rows;

use std::io;

use console::{Style, Term, truncate_str};

use super::ask::Ask;
use super::key::Key;
use super::screen::{Paragraph, Screen};
use crate::text::{in_ascii, visible, visible_line};
use keyboard::Keyboard;
pub(crate) use keyboard::NothingLeft;
use menu::Menu;
use page::{Boxes, Page};
use prompt::Prompt;
use stroke::Typed;
use text_field::{Edited, TextField};

/// Under so many columns nothing is written over: it would be broken into rows of which only the last is known.
const NARROW: usize = 10;

#[derive(Debug)]
pub(crate) struct Terminal {
    term: Term,
    keyboard: Keyboard,
    editor: Option<String>,
    /// What stands at the prompt, when the prompt is shown.
    standing: Option<String>,
    in_ascii: bool,
    page: Option<Page>,
    boxes: Boxes,
}

impl Terminal {
    /// The terminal on standard input and standard error; long texts are written with `editor`, if there is one. Keys may be late
    /// where it `is_distant`.
    pub(crate) fn new(editor: Option<String>, is_distant: bool) -> Self {
        Self {
            term: Term::stderr(),
            keyboard: Keyboard::new(is_distant),
            editor,
            standing: None,
            in_ascii: false,
            page: None,
            boxes: Boxes::default(),
        }
    }

    /// In signs of ASCII alone, if need be, and each question on a page of its own, if wanted.
    #[must_use]
    pub(crate) fn shown(mut self, in_ascii: bool, one_page: bool) -> Self {
        self.in_ascii = in_ascii;
        self.page = one_page.then(Page::default);
        self
    }

    /// Shows what stands at the prompt; only this one short line is ever written anew.
    fn stand(&mut self, standing: &str) -> io::Result<()> {
        if self.standing.as_deref() != Some(standing) {
            let columns = usize::from(self.term.size().1);
            let mut text = visible_line(standing);
            if columns >= NARROW {
                self.term.clear_line()?;
                text = truncate_str(&text, columns - 3, "…").into_owned();
            } else if self.standing.is_some() {
                self.term.write_line("")?;
            }
            self.write(&format!("{} {text}", Style::new().for_stderr().cyan().apply_to(">")))?;
            self.standing = Some(standing.to_owned());
        }
        Ok(())
    }

    /// Clears the prompt, so that something else can be written in its place.
    fn leave(&mut self) -> io::Result<()> {
        match self.standing.take() {
            None => Ok(()),
            Some(_) if usize::from(self.term.size().1) < NARROW => self.term.write_line(""),
            Some(_) => self.term.clear_line(),
        }
    }

    fn write(&self, text: &str) -> io::Result<()> {
        self.term.write_str(&if self.in_ascii { in_ascii(text) } else { text.to_owned() })
    }

    /// The next key of a card or list. A paste answers nothing, which is said together with `instead`.
    fn key_at(&mut self, standing: &str, instead: &str) -> io::Result<Key> {
        loop {
            self.stand(standing)?;
            match self.keyboard.next()? {
                Typed::Stroke(stroke) => {
                    if let Some(key) = stroke.on_a_card() {
                        return Ok(key);
                    }
                }
                Typed::Paste(_) | Typed::Burst(_) => self.refuse_paste(instead)?,
            }
        }
    }

    fn refuse_paste(&mut self, instead: &str) -> io::Result<()> {
        self.tell(&Screen::of([Paragraph::Dim(format!("Pasted text answers nothing{instead}."))]))
    }

    /// Tells the sentences before the last one of `prompt`, which is the question.
    fn tell_but_the_question<'p>(&mut self, prompt: &'p str) -> io::Result<&'p str> {
        let Some((before, question)) = prompt.rsplit_once(". ") else { return Ok(prompt) };
        self.tell(&Screen::of([Paragraph::Text(format!("{before}."))]))?;
        Ok(question)
    }

    /// Lets people edit a text; nothing when they leave it with Esc.
    fn edited(&mut self, field: &mut TextField, editor: Option<&str>) -> io::Result<Option<String>> {
        let term = self.term.clone();
        let mut prompt = Prompt::new(&term);
        let before = field.text.clone();
        loop {
            prompt.draw(field)?;
            let edited = match self.keyboard.next() {
                Ok(typed) => take(field, typed),
                Err(error) => {
                    // There may be nobody left to read it.
                    let _ = prompt.clear().and_then(|()| self.hand_back(&field.text, &before));
                    return Err(error);
                }
            };
            match (edited, editor) {
                (Edited::Done, _) => return prompt.clear().map(|()| Some(field.text.clone())),
                (Edited::Left, _) => return prompt.clear().map(|()| None),
                (Edited::Above, _) => field.cursor = prompt.rows(field).above(),
                (Edited::Below, _) => field.cursor = prompt.rows(field).below(),
                (Edited::InEditor, Some(editor)) => {
                    prompt.clear()?;
                    if let Some(text) = self.edited_elsewhere(&field.text, editor)? {
                        return Ok(Some(text));
                    }
                }
                (Edited::InEditor, None) if field.has_lines => {
                    prompt.clear()?;
                    self.tell(&Screen::of([Paragraph::Dim("Ctrl-X opens an editor once VISUAL or EDITOR names one.".to_owned())]))?;
                }
                (Edited::Editing | Edited::InEditor, _) => {}
            }
        }
    }

    /// Shows a text that is not saved so that it can be copied: in its own lines.
    fn hand_back(&self, text: &str, before: &str) -> io::Result<()> {
        if text.trim().is_empty() || text == before {
            return Ok(());
        }
        self.term.write_line(&format!("Not saved:\n{}", visible(text)))
    }

    /// The text as it comes back from the editor; nothing when it stays as it was.
    fn edited_elsewhere(&mut self, text: &str, editor: &str) -> io::Result<Option<String>> {
        match self.keyboard.lend(|| editor::edit(editor, text)) {
            Ok(edited) => Ok(edited),
            Err(error) => {
                let warning = format!("The editor `{editor}` cannot be used: {error}.");
                self.tell(&Screen::of([Paragraph::Warning(warning)]))?;
                Ok(None)
            }
        }
    }
}

/// What an event of the keyboard does to a text.
fn take(field: &mut TextField, typed: Typed) -> Edited {
    match typed {
        Typed::Stroke(stroke) => return field.press(stroke),
        Typed::Paste(text) => field.insert(&text),
        Typed::Burst(text) => {
            let whole = text.strip_suffix('\n');
            field.insert(whole.unwrap_or(&text));
            if whole.is_some() {
                return Edited::Done;
            }
        }
    }
    Edited::Editing
}

impl Ask for Terminal {
    fn tell(&mut self, screen: &Screen) -> io::Result<()> {
        self.leave()?;
        let (rows, columns) = self.term.size();
        let size = (usize::from(rows), usize::from(columns));
        let text = match &mut self.page {
            Some(page) => page.filled(screen, size),
            None => screen.wrapped(size.1, size.0),
        };
        self.boxes = Boxes::of(&text, size);
        self.write(&text)
    }

    fn show_ticks(&mut self, ticks: &[bool]) -> io::Result<()> {
        let (rows, columns) = self.term.size();
        if let Some(changed) = self.boxes.ticked(ticks, (rows.into(), columns.into())) {
            // Where the cursor was on its line does not matter: the line is written anew.
            self.term.write_str(&changed)?;
            self.standing = Some(String::new());
        }
        Ok(())
    }

    fn turn_page(&mut self, is_unread: bool) -> io::Result<()> {
        if self.page.is_none() {
            return Ok(());
        }
        while is_unread && self.key_at("Enter turns the page", "")? != Key::Enter {}
        self.leave()?;
        self.page = Some(Page::default());
        self.term.clear_screen()
    }

    fn key(&mut self, standing: &str) -> io::Result<Key> {
        self.key_at(standing, "; n writes a note")
    }

    fn line(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        let hint = "Enter takes it, Esc leaves it as it is.".to_owned();
        self.tell(&Screen::of([Paragraph::Text(prompt.to_owned()), Paragraph::Dim(hint)]))?;
        let mut field = TextField::new(present, present.contains('\n'));
        Ok(self.edited(&mut field, None)?.map(|text| text.trim().to_owned()))
    }

    fn text(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        let editor = self.editor.clone();
        let elsewhere = if editor.is_some() { ", Ctrl-X opens your editor" } else { "" };
        let hint = format!("Enter takes it, Alt-Enter begins a new line{elsewhere}, Esc leaves it as it is.");
        self.tell(&Screen::of([Paragraph::Text(prompt.to_owned()), Paragraph::Dim(hint)]))?;
        let mut field = TextField::new(present.trim_end(), true);
        Ok(self.edited(&mut field, editor.as_deref())?.map(|text| text.trim().to_owned()))
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> io::Result<bool> {
        let question = self.tell_but_the_question(prompt)?;
        match self.confirm_in_menu(question, default)? {
            Menu::Taken(answer) => Ok(answer.unwrap_or(default)),
            Menu::NoRoom => self.confirm_plainly(question, default),
        }
    }

    fn pick(&mut self, prompt: &str, entries: &[String], none: Option<&str>) -> io::Result<Option<usize>> {
        let question = self.tell_but_the_question(prompt)?;
        let all: Vec<&str> = none.into_iter().chain(entries.iter().map(String::as_str)).collect();
        match self.pick_in_menu(question, &all)? {
            Menu::Taken(picked) => Ok(picked.and_then(|picked| picked.checked_sub(all.len() - entries.len()))),
            Menu::NoRoom => self.pick_plainly(question, entries, none),
        }
    }

    fn settle(&mut self, prompt: &str, entries: &[String]) -> io::Result<Option<usize>> {
        self.pick_plainly(prompt, entries, None)
    }
}

impl Drop for Terminal {
    /// However the session ends, what comes next begins on a line of its own.
    fn drop(&mut self) {
        if self.standing.take().is_some() {
            // The terminal may be gone.
            let _ = self.term.write_line("");
        }
    }
}
