//! People who answer as a test wrote down, and answers that are saved in memory alone.

use maturity::model::PracticeRef;
use std::collections::VecDeque;
use std::io;

use maturity::answers::{Answers, Entry, Saved, StoreFault};
use maturity::interview::{Ask, Key, Save, Screen};

/// The width that a script's transcript is wrapped to.
const COLUMNS: usize = 80;

/// One thing that people do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
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
pub(crate) struct Script {
    actions: VecDeque<Action>,
    /// All that was shown and asked.
    pub(crate) transcript: String,
    /// What people were asked for that is not what they did next; such a action is put off until it fits.
    pub(crate) surprises: Vec<String>,
}

impl Script {
    /// People who do this.
    pub(crate) fn new(actions: impl IntoIterator<Item = Action>) -> Self {
        Self { actions: actions.into_iter().collect(), ..Self::default() }
    }

    /// People who press these keys: digits and letters as they are, `<` for left, `^` and `v` for up and down, `.` for Enter, `_` for space and `!` for Escape.
    pub(crate) fn keys(keys: &str) -> Self {
        Self::new(keys.chars().map(Self::key))
    }

    /// The action of pressing the key written so.
    pub(crate) fn key(key: char) -> Action {
        Action::Key(of_char(key))
    }

    /// The actions not taken.
    pub(crate) fn left(&self) -> usize {
        self.actions.len()
    }

    fn next(&mut self, asked: &str) -> io::Result<Action> {
        self.transcript.extend(["[", asked, "]\n"]);
        match self.actions.pop_front() {
            None => Err(io::ErrorKind::UnexpectedEof.into()),
            Some(Action::Interrupt) => Err(io::ErrorKind::Interrupted.into()),
            Some(action) => Ok(action),
        }
    }

    /// A action of another kind is a mistake of the test: nobody can press a key where a line is typed.
    fn surprise<T>(&mut self, asked: &str, action: &Action, instead: T) -> T {
        self.surprises.push(format!("{asked}: {action:?}"));
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
    fn tell(&mut self, screen: &Screen) -> io::Result<()> {
        self.transcript.push_str(&screen.wrapped(COLUMNS, usize::MAX));
        Ok(())
    }

    fn key(&mut self, standing: &str) -> io::Result<Key> {
        match self.next(standing)? {
            Action::Key(key) => Ok(key),
            other => Ok(self.surprise(standing, &other, Key::Other)),
        }
    }

    fn line(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        match self.next(&format!("{prompt}: {present}"))? {
            Action::Line(line) => Ok(line),
            other => Ok(self.surprise(prompt, &other, None)),
        }
    }

    fn text(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        self.line(prompt, present)
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> io::Result<bool> {
        match self.next(prompt)? {
            Action::Confirm(answer) => Ok(answer.unwrap_or(default)),
            other => Ok(self.surprise(prompt, &other, default)),
        }
    }

    fn pick(&mut self, prompt: &str, entries: &[String], _: Option<&str>) -> io::Result<Option<usize>> {
        match self.next(&format!("{prompt}: {}", entries.join(" | ")))? {
            Action::Pick(entry) => Ok(entry.filter(|entry| *entry < entries.len())),
            other => Ok(self.surprise(prompt, &other, None)),
        }
    }
}

/// Answers in memory alone.
#[derive(Debug, Clone)]
pub(crate) struct InMemory {
    answers: Answers,
    theirs: Option<(PracticeRef, Entry)>,
    /// What was brought to safety.
    pub(crate) set_aside: Vec<(PracticeRef, Entry)>,
}

impl InMemory {
    /// Saves these answers.
    pub(crate) fn new(answers: Answers) -> Self {
        Self { answers, theirs: None, set_aside: Vec::new() }
    }

    /// Lets another person write `entry`, to be noticed when the same one is saved next.
    pub(crate) fn meanwhile(&mut self, subject: PracticeRef, entry: Entry) {
        self.theirs = Some((subject, entry));
    }
}

impl Save for InMemory {
    fn answers(&self) -> &Answers {
        &self.answers
    }

    fn save(&mut self, subject: &PracticeRef, entry: Entry) -> Result<Saved, StoreFault> {
        if let Some((_, theirs)) = self.theirs.take_if(|(changed, _)| changed == subject) {
            self.answers = self.answers.clone().with(subject, theirs.clone());
            return Ok(Saved::Conflict { theirs: Some(theirs) });
        }
        self.answers = self.answers.clone().with(subject, entry);
        Ok(Saved::Done)
    }

    fn set_aside(&mut self, subject: &PracticeRef, entry: Entry) -> StoreFault {
        self.set_aside.push((subject.clone(), entry));
        StoreFault::Exists("aside".into())
    }
}
