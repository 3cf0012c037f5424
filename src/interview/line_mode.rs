//! Line mode: the same cards and keys, each followed by Enter, read from standard input; for pipes, tools and terminals
//! that can do no more.

use std::collections::VecDeque;
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::ask::Ask;
use super::interruption::Interruption;
use super::key::Key;
use super::lines::{Line, next_line};
use super::screen::{Mark, Paragraph, Screen};
use crate::text::{in_ascii, visible_line};

/// What stands for the key of that name.
const ESCAPE: &str = "esc";

#[derive(Debug)]
pub(crate) struct LineMode {
    /// Lines, and why there are no more.
    input: Receiver<io::Result<Line>>,
    /// The keys of a line not used yet.
    keys: VecDeque<Key>,
    /// The columns where there is no terminal.
    columns: usize,
    in_ascii: bool,
}

impl LineMode {
    /// Reads standard input. Threads of their own read and hear signals: a signal makes a terminal forget a line, and whoever was
    /// just about to read it would wait for another.
    pub(crate) fn new() -> Self {
        // Nothing is kept between the threads: what comes without end waits where it comes from, and a signal behind one line at most.
        let (sender, input) = sync_channel(0);
        #[cfg(unix)]
        {
            let (signals, sender) = (super::signals::Signals::new(), sender.clone());
            thread::spawn(move || signals.wait(None, None).map_err(|interruption| sender.send(Err(interruption))));
        }
        thread::spawn(move || read(&sender));
        Self { input, keys: VecDeque::new(), columns: 80, in_ascii: false }
    }

    /// Fills so many `columns` where no terminal has any, in signs of ASCII alone if need be.
    #[must_use]
    pub(crate) fn shown(self, columns: usize, in_ascii: bool) -> Self {
        Self { columns, in_ascii, ..self }
    }

    fn typed(&mut self) -> io::Result<String> {
        loop {
            match self.input.recv().unwrap_or_else(|_| Err(io::ErrorKind::UnexpectedEof.into())) {
                Ok(Line::Text(line)) => return Ok(line),
                Ok(Line::TooLong) => self.tell(&hint("A line longer than any answer was not used."))?,
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    // The prompt has no answer; what follows begins on a line of its own.
                    write("\n")?;
                    return Err(error);
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn asked(&mut self, prompt: &str) -> io::Result<String> {
        write(&format!("{} ", visible_line(prompt)))?;
        let line = self.typed()?;
        if !io::stdin().is_terminal() {
            // A terminal shows what is typed; in the record of a pipe it would be missing.
            write(&format!("{}\n", visible_line(&line)))?;
        }
        Ok(line)
    }
}

fn read(sender: &SyncSender<io::Result<Line>>) {
    let was_terminal = io::stdin().is_terminal();
    let mut input = io::stdin().lock();
    loop {
        let typed = match next_line(&mut input) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && was_terminal && is_hung_up() => Err(Interruption::HungUp.into()),
            typed => typed,
        };
        let is_last = typed.is_err();
        if sender.send(typed).is_err() || is_last {
            return;
        }
    }
}

/// Whether a terminal that gives no more was closed; Ctrl-D ends its input as well.
#[cfg(unix)]
fn is_hung_up() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let mut streams = [PollFd::new(&stdin, PollFlags::empty())];
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut streams, Some(&at_once)).is_ok_and(|count| count > 0)
}

#[cfg(not(unix))]
fn is_hung_up() -> bool {
    false
}

fn write(text: &str) -> io::Result<()> {
    let mut output = io::stderr().lock();
    output.write_all(text.as_bytes()).and_then(|()| output.flush())
}

fn hint(text: &str) -> Screen {
    Screen::of([Paragraph::Dim(text.to_owned())])
}

/// The keys that a line stands for: single signs and numbers, apart by blanks or commas; an empty line is Enter. A line
/// with anything else does nothing at all, because it was meant for something else.
fn keys(line: &str) -> Vec<Key> {
    let mut words = line.split([' ', '\t', ',']).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() {
        return vec![Key::Enter];
    }
    let keys: Option<Vec<Key>> = words.map(key).collect();
    keys.unwrap_or_else(|| vec![Key::Other])
}

fn key(word: &str) -> Option<Key> {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        _ if word.eq_ignore_ascii_case(ESCAPE) => Some(Key::Escape),
        _ if word.chars().all(|letter| letter.is_ascii_digit()) => word.parse().ok().map(Key::Number),
        (Some('←'), None) => Some(Key::Left),
        (Some('\u{1b}'), None) => Some(Key::Escape),
        (Some(letter), None) => Some(Key::Char(letter)),
        _ => None,
    }
}

impl Ask for LineMode {
    fn tell(&mut self, screen: &Screen) -> io::Result<()> {
        let columns = console::Term::stderr().size_checked().map_or(self.columns, |(_, columns)| usize::from(columns));
        // Whoever reads lines can look back.
        let text = screen.wrapped(columns, usize::MAX);
        write(&if self.in_ascii { in_ascii(&text) } else { text })
    }

    fn key(&mut self, standing: &str) -> io::Result<Key> {
        if self.keys.is_empty() {
            let prompt = if standing.is_empty() { ">".to_owned() } else { format!("({standing}) >") };
            self.keys = keys(&self.asked(&prompt)?).into();
        }
        Ok(self.keys.pop_front().unwrap_or(Key::Other))
    }

    fn unusable(&mut self) -> io::Result<()> {
        self.tell(&hint("Type the number of a choice, or a letter of the line of keys."))?;
        self.rest_is_not_used()
    }

    fn rest_is_not_used(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.keys).is_empty() { Ok(()) } else { self.tell(&hint("The rest of the line was not used.")) }
    }

    fn line(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        self.rest_is_not_used()?;
        let kept = if present.is_empty() { String::new() } else { format!("Enter: {present}; ") };
        let line = self.asked(&format!("{prompt} ({kept}{ESCAPE} leaves it) >"))?;
        let typed = if line.trim().is_empty() { present } else { line.trim() };
        Ok(Some(typed.to_owned()).filter(|typed| !typed.eq_ignore_ascii_case(ESCAPE)))
    }

    fn text(&mut self, prompt: &str, present: &str) -> io::Result<Option<String>> {
        if present.is_empty() {
            return self.line(prompt, present);
        }
        let text = self.line(&format!("{prompt} - removes the present one"), present)?;
        Ok(text.map(|text| if text == "-" { String::new() } else { text }))
    }

    /// A line adds an entry, for lines that were read cannot be changed.
    fn list(&mut self, prompt: &str, present: &[String]) -> io::Result<Option<Vec<String>>> {
        let removal = if present.is_empty() { "" } else { " (Enter adds none, - removes all)" };
        self.tell(&Screen::of(present.iter().map(|entry| Paragraph::Point(entry.clone()))))?;
        let Some(line) = self.line(&format!("{prompt}{removal}"), "")? else { return Ok(None) };
        Ok(Some(match line.as_str() {
            "" => present.to_vec(),
            "-" => Vec::new(),
            _ => [present, &[line]].concat(),
        }))
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> io::Result<bool> {
        self.rest_is_not_used()?;
        let hint = if default { "[Y/n]" } else { "[y/N]" };
        loop {
            let line = self.asked(&format!("{prompt} {hint}"))?;
            match line.trim().to_lowercase().as_str() {
                "" => return Ok(default),
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => {}
            }
        }
    }

    fn pick(&mut self, prompt: &str, entries: &[String], none: Option<&str>) -> io::Result<Option<usize>> {
        self.rest_is_not_used()?;
        let numbered = none.map(|none| (0, none)).into_iter().chain((1..).zip(entries.iter().map(String::as_str)));
        let list = numbered.map(|(number, entry)| Paragraph::Choice {
            number: format!("{number:>2}"),
            label: entry.to_owned(),
            means: None,
            column: 0,
            mark: Mark::None,
        });
        self.tell(&Screen::of([Paragraph::Blank, Paragraph::Text(prompt.to_owned())].into_iter().chain(list)))?;
        loop {
            let line = self.asked("number, empty for none >")?;
            match line.trim().parse::<usize>() {
                Ok(number) if number <= entries.len() => return Ok(number.checked_sub(1)),
                _ if line.trim().is_empty() => return Ok(None),
                _ => self.tell(&hint("Type the number of an entry."))?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_keys_or_nothing() {
        assert_eq!(keys(""), [Key::Enter]);
        assert_eq!(keys("1, 3 12"), [Key::Number(1), Key::Number(3), Key::Number(12)]);
        assert_eq!(keys("u"), [Key::Char('u')]);
        assert_eq!(keys("esc"), [Key::Escape]);
        assert_eq!(keys("I think 3"), [Key::Other]);
    }
}
