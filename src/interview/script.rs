//! People who answer as a test wrote down.

use std::collections::VecDeque;

use super::ask::{Ask, Ended};
use super::key::Key;
use super::page::Page;

/// The width that a script's transcript is wrapped to.
const COLUMNS: usize = 80;

/// One thing that people do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Press a key.
    Key(Key),
    /// Type a line or a text; nothing leaves the present one.
    Line(Option<String>),
    /// Say yes or no; nothing is what is offered.
    Confirm(Option<bool>),
    /// Pick an entry; nothing picks none.
    Pick(Option<usize>),
    /// Press Ctrl-C.
    Interrupt,
}

/// A script, and the transcript of what was said. When it ends, so does the input.
#[derive(Debug, Clone, Default)]
pub struct Script {
    steps: VecDeque<Step>,
    /// All that was shown and asked.
    pub transcript: String,
    /// What people were asked for that is not what they did next; such a step is put off until it fits.
    pub surprises: Vec<String>,
}

impl Script {
    /// People who do this.
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { steps: steps.into_iter().collect(), ..Self::default() }
    }

    /// People who press these keys: digits and letters as they are, `<` for left, `^` and `v` for up and down, `.` for Enter, `_` for space and `!` for Escape.
    pub fn keys(keys: &str) -> Self {
        Self::new(keys.chars().map(Self::key))
    }

    /// The step of pressing the key written so.
    pub fn key(key: char) -> Step {
        Step::Key(of_char(key))
    }

    /// The steps not taken.
    pub fn left(&self) -> usize {
        self.steps.len()
    }

    fn next(&mut self, asked: &str) -> Result<Step, Ended> {
        self.transcript.extend(["[", asked, "]\n"]);
        match self.steps.pop_front() {
            None => Err(Ended::Closed),
            Some(Step::Interrupt) => Err(Ended::Interrupted),
            Some(step) => Ok(step),
        }
    }

    /// A step of another kind is a mistake of the test: nobody can press a key where a line is typed.
    fn surprise<T>(&mut self, asked: &str, step: &Step, instead: T) -> T {
        self.surprises.push(format!("{asked}: {step:?}"));
        instead
    }
}

fn of_char(key: char) -> Key {
    match key {
        '<' => Key::Left,
        '^' => Key::Up,
        'v' => Key::Down,
        '.' => Key::Enter,
        '_' => Key::Space,
        '!' => Key::Escape,
        _ => key.to_digit(10).map_or(Key::Char(key), |digit| Key::Digit(digit as usize)),
    }
}

impl Ask for Script {
    fn tell(&mut self, page: &Page) -> Result<(), Ended> {
        self.transcript.push_str(&page.wrapped(COLUMNS, usize::MAX));
        Ok(())
    }

    fn key(&mut self, standing: &str) -> Result<Key, Ended> {
        match self.next(standing)? {
            Step::Key(key) => Ok(key),
            other => Ok(self.surprise(standing, &other, Key::Other)),
        }
    }

    fn line(&mut self, prompt: &str, present: &str) -> Result<Option<String>, Ended> {
        match self.next(&format!("{prompt}: {present}"))? {
            Step::Line(line) => Ok(line),
            other => Ok(self.surprise(prompt, &other, None)),
        }
    }

    fn text(&mut self, prompt: &str, present: &str) -> Result<Option<String>, Ended> {
        self.line(prompt, present)
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> Result<bool, Ended> {
        match self.next(prompt)? {
            Step::Confirm(answer) => Ok(answer.unwrap_or(default)),
            other => Ok(self.surprise(prompt, &other, default)),
        }
    }

    fn pick(&mut self, prompt: &str, entries: &[String], _: Option<&str>) -> Result<Option<usize>, Ended> {
        match self.next(&format!("{prompt}: {}", entries.join(" | ")))? {
            Step::Pick(entry) => Ok(entry.filter(|entry| *entry < entries.len())),
            other => Ok(self.surprise(prompt, &other, None)),
        }
    }
}
