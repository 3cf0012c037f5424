//! A fault of a file: where it is, what is wrong and how to mend it.

use std::fmt;
use std::ops::Range;

use super::positions::Positions;
use crate::text::{Meant, described, message, nearest, odd_in, visible_line};

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; its author should look.
    Warning,
}

impl Severity {
    /// The word that messages begin with.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Rules that want a word of a few, a number or a day, beside those that begin with `unknown-`.
const OF_WORDS: [&str; 9] =
    ["date", "default-scale", "id", "model-name", "other-model", "other-version", "version", "wrong-answer", "wrong-kind"];

/// One fault of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The rule that found it, in kebab-case.
    pub rule: &'static str,
    /// Where: bytes of the document's text.
    pub place: Range<usize>,
    /// What is wrong, safe to print.
    pub message: String,
    /// How to mend it, safe to print.
    pub help: Option<String>,
    /// Another place that belongs to the fault, and what is there.
    pub also: Option<(Range<usize>, &'static str)>,
}

impl Problem {
    /// A fault that makes the file unusable.
    pub fn error(rule: &'static str, place: Range<usize>, message: impl AsRef<str>) -> Self {
        Self { severity: Severity::Error, rule, place, message: message_of(message.as_ref()), help: None, also: None }
    }

    /// A fault that leaves the file usable.
    pub(crate) fn warning(rule: &'static str, place: Range<usize>, message: impl AsRef<str>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, place, message) }
    }

    pub(crate) fn help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(message_of(help.as_ref()));
        self
    }

    /// Adds the nearest of the `known` names, else, where they are few, all of them.
    pub(crate) fn suggest<'a>(self, wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        const FEW: usize = 12;
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(wanted, known.iter().copied()) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None if known.is_empty() || known.len() > FEW => self,
            None => self.help(format!("known here: {}", known.join(", "))),
        }
    }

    /// Points at the character that makes a word another one than its author sees, where that is the cause.
    fn name_what_is_odd(&mut self, text: &str) {
        /// What is longer is no word of which a file has to hold the right one.
        const LONGEST: usize = 100;
        let word = text.get(self.place.clone()).filter(|word| !word.is_ascii() && word.len() <= LONGEST && !word.contains('\n'));
        let is_of_words = self.rule.starts_with("unknown-") || OF_WORDS.contains(&self.rule);
        let Some((at, odd, meant)) = word.filter(|_| is_of_words).and_then(odd_in) else { return };
        if meant == Meant::Nothing {
            self.message = self.message.replace(odd, &format!("\\u{{{:x}}}", u32::from(odd)));
        }
        self.message = format!("{}: it holds {}", self.message, described(odd));
        self.place = self.place.start + at..self.place.start + at + odd.len_utf8();
        self.help = Some(meant.help());
    }

    pub(crate) fn also(mut self, place: Range<usize>, what: &'static str) -> Self {
        self.also = Some((place, what));
        self
    }
}

/// On one line, and no value in it longer than people look at.
fn message_of(text: &str) -> String {
    message(&visible_line(text))
}

/// The faults found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    pub(crate) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.0.extend(problems);
    }

    pub(crate) fn errors(&self) -> usize {
        self.0.iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    /// Whether no other rule than this found anything.
    pub(crate) fn are_all(&self, rule: &str) -> bool {
        self.0.iter().all(|problem| problem.rule == rule)
    }

    /// Whether nothing was found, not even a warning.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in the order of the file, each once.
    pub(crate) fn sorted(mut self) -> Vec<Problem> {
        self.0.sort_by(|a, b| (a.place.start, a.severity, a.rule, &a.message).cmp(&(b.place.start, b.severity, b.rule, &b.message)));
        self.0.dedup();
        self.0
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

/// The problems of one file together with its text, so that they can be shown in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    pub(crate) name: String,
    /// The text that the places point into; empty where the file is not text.
    pub text: String,
    /// In the order of the file.
    pub problems: Vec<Problem>,
    positions: Box<Positions>,
}

impl Faults {
    /// The problems of the file `name` with this `text`.
    pub fn new(name: &str, text: String, problems: Problems) -> Self {
        let mut problems = problems.sorted();
        for problem in &mut problems {
            problem.name_what_is_odd(&text);
            // A rule that points at the last byte of a text means the character that this byte belongs to.
            for place in problem.also.iter_mut().map(|(place, _)| place).chain([&mut problem.place]) {
                *place = text.floor_char_boundary(place.start)..text.ceil_char_boundary(place.end);
            }
        }
        let positions = Box::new(Positions::of(if problems.is_empty() { "" } else { &text }));
        Self { name: name.to_owned(), text, problems, positions }
    }

    pub(crate) fn of_file(name: &str, problem: Problem) -> Self {
        Self::new(name, String::new(), problem.into())
    }

    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// Line and column, both from 1, of a byte of the text, where there are problems; the column counts characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        self.positions.line_and_column(&self.text, offset)
    }

    /// `FILE:LINE:COLUMN`, or only the file where it has no text to point into.
    pub fn position(&self, problem: &Problem) -> String {
        let name = visible_line(&self.name);
        if self.text.is_empty() {
            return name;
        }
        let (line, column) = self.line_and_column(problem.place.start);
        format!("{name}:{line}:{column}")
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{}: {}: {}", self.position(problem), problem.severity.word(), problem.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
