//! A YAML file as its author sees it: the text, the place of every part of it, and the faults found there.
//!
//! Both hand-written files, the model and the answers, enter through [`Document::parse`]. It is stricter than YAML: a key that
//! stands twice, an alias or a tag would be read as something other than what the author sees. What passes is then read by
//! serde into raw types made of [`Field`]s, which never fail, so that all faults of a file are reported at once.

mod field;
mod foreign;
mod layout;
mod node;
mod problem;
mod raw;
mod shape;
mod strict;
mod syntax;

pub use field::Field;
pub use foreign::check_foreign;
pub use node::{Kind, Node};
pub use problem::{Faults, Problem, Problems, Severity};
pub use raw::{At, Raw};
pub(crate) use raw::{check_keys, field, raw};
pub(crate) use shape::{Shape, merge};

use std::borrow::Cow;
use std::ops::Range;

/// Mappings and lists may nest this deep; a model needs ten.
const DEPTH_LIMIT: usize = 32;

/// A mapping or list may have this many entries; nothing that a model or its answers could mean has more.
const ENTRIES_LIMIT: usize = 1_000;

/// So many colons within texts are told at once.
const COLONS_LIMIT: usize = 20;

/// A text that passed the strict reading, but for keys that stand twice, of which the first is read, and for colons in texts
/// without quotes, which are read as text.
#[derive(Debug, Clone)]
pub struct Document {
    name: String,
    text: String,
    /// The text as it is read, byte by byte as long as the text itself, where that is no YAML.
    mended: Option<String>,
    root: Node,
    problems: Problems,
}

impl Document {
    /// Reads `bytes` strictly; `name` is what messages call the file, `limit` its greatest length in bytes.
    ///
    /// # Errors
    /// Every fault that leaves nothing to look at further, as [`Faults`]; a text with broken syntax stops at the first.
    /// Keys that stand twice and colons in texts are among the [`problems`](Document::problems) instead, so that they are told
    /// with all the rest.
    pub fn parse(name: &str, bytes: &[u8], limit: usize) -> Result<Self, Faults> {
        count_a_parse();
        let text = decode(bytes, limit).map_err(|problem| Faults::of_file(name, problem))?;
        let mut mended: Option<String> = None;
        let mut colons = Vec::new();
        loop {
            let mut problems = Problems::default();
            let stop = match strict::read(mended.as_ref().unwrap_or(&text), DEPTH_LIMIT, &mut problems) {
                Ok(Some(root)) if problems.are_all("duplicate-key") => {
                    problems.extend(colons);
                    return Ok(Self { name: name.to_owned(), text, mended, root, problems });
                }
                Ok(root) => {
                    // A text of marks and comments alone holds no document, which is no fault to YAML.
                    problems.extend((root.is_none() && problems.is_empty()).then(nothing_in_it));
                    None
                }
                Err(stop) => Some(stop),
            };
            let colon = stop.as_ref().and_then(|stop| stop.colon).filter(|_| colons.len() < COLONS_LIMIT);
            colons.extend(stop.map(|stop| *stop.problem));
            let Some(colon) = colon else {
                problems.extend(colons);
                let text = if problems.are_all("empty") { String::new() } else { text };
                return Err(Faults::new(name, text, problems));
            };
            mended.get_or_insert_with(|| text.clone()).replace_range(colon..=colon, ".");
        }
    }

    /// What messages call the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost mapping or list.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// What is wrong with the text already; whoever reads it adds what is wrong with its content.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The document's content as `T`, whose [`Field`]s keep what could not be read.
    ///
    /// # Errors
    /// A text that the strict reading accepts and serde does not: [`Faults`] with serde's own message.
    pub fn content<T: Raw>(&self) -> Result<Field<T>, Faults> {
        serde_yaml::from_str(&self.text_read()).map_err(|error| {
            if !self.problems.is_empty() {
                return self.clone().rejected(self.problems.clone());
            }
            let offset = error.location().map_or(0, |location| location.index().min(self.text.len()));
            let problem = Problem::error("yaml", offset..offset, format!("cannot be read as YAML: {error}"));
            self.clone().rejected(Problems::from(problem))
        })
    }

    /// The text with blanks where a key stands a second time: every place stays what it is.
    fn text_read(&self) -> Cow<'_, str> {
        let text = self.mended.as_ref().unwrap_or(&self.text);
        if self.problems.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut bytes = text.clone().into_bytes();
        for place in self.root.repeated() {
            bytes[place].iter_mut().filter(|byte| !b"\r\n".contains(byte)).for_each(|byte| *byte = b' ');
        }
        String::from_utf8_lossy(&bytes).into_owned().into()
    }

    /// The faults of this document, as an error.
    pub fn rejected(self, problems: Problems) -> Faults {
        Faults::new(&self.name, self.text, problems)
    }
}

/// The text of a file, without a byte order mark.
///
/// # Errors
/// What is no text at all: over `limit` bytes, not UTF-8, or nothing but space and comments.
pub(crate) fn decode(bytes: &[u8], limit: usize) -> Result<String, Problem> {
    let whole_file: Range<usize> = 0..0;
    if bytes.len() > limit {
        let size = format!("is over {} MiB", limit >> 20);
        return Err(
            Problem::error("too-large", whole_file, size).help("split it, or keep long evidence in documents of its own and link to them")
        );
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
    let text =
        text.ok_or_else(|| Problem::error("binary", whole_file.clone(), "is not a text file in UTF-8").help("save it as UTF-8 text"))?;
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Err(nothing_in_it());
    }
    Ok(text.to_owned())
}

fn nothing_in_it() -> Problem {
    let help = "`maturity new` writes a blank answers file, `maturity model new` a model to start from";
    Problem::error("empty", 0..0, "is empty").help(help)
}

/// Counts the strict readings, in tests alone.
fn count_a_parse() {
    #[cfg(test)]
    PARSES.set(PARSES.get() + 1);
}

#[cfg(test)]
thread_local! {
    /// How often this thread has read a text strictly.
    pub(crate) static PARSES: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
mod tests {
    use serde_yaml::Value;

    use super::*;

    /// What is read of `text`, and what it would be without the second keys.
    fn read(text: &str, meant: &str) -> (Field<Value>, Field<Value>) {
        let content = |text: &str| Document::parse("f", text.as_bytes(), 1000).unwrap().content::<Value>().unwrap();
        (content(text), content(meant))
    }

    #[test]
    fn a_key_that_stands_twice_is_told_and_the_first_is_read() {
        for (text, meant) in [
            ("a: 1\nb: 2\na: 3 # c\n", "a: 1\nb: 2\n"),
            ("- a: 1\n  a: 2\n  b: {c: 1, d: [2], c: {x: [}}\n".replace("[}", "[]}").as_str(), "- a: 1\n  b: {c: 1, d: [2]}\n"),
            ("a: x\na: |\n  long\n   text\nb: 2\n", "a: x\nb: 2\n"),
            ("a:\na:\n  - 1\n  - é: 2\nb:\n", "a:\nb:\n"),
            ("'a': 1\n\"a\": {a: 1, a: 2}\r\nb: c\r\n", "a: 1\nb: c\n"),
        ] {
            let (found, expected) = read(text, meant);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn every_colon_in_a_text_is_told_and_all_that_is_wrong_beside_it() {
        let text = "a: one: two\nb: [{c: d: e, f: g: }]\na: 3\n";
        let document = Document::parse("f", text.as_bytes(), 1000).unwrap();
        let faults = document.clone().rejected(document.problems().clone());
        let places: Vec<usize> = faults.problems.iter().map(|problem| problem.place.start).collect();
        assert_eq!(places, [6, 21, 30, 35], "{faults}");
        assert_eq!(faults.text, text);
        assert!(document.content::<Value>().is_ok());
        let many = "- a: b: c\n".repeat(COLONS_LIMIT + 5);
        let faults = Document::parse("f", many.as_bytes(), 1000).unwrap_err();
        assert_eq!(faults.problems.len(), COLONS_LIMIT + 1);
    }

    #[test]
    fn what_stands_twice_is_told_with_all_that_is_wrong_and_once() {
        let document = Document::parse("f", b"a: 1\na: 2\na: {b: 3, b: 4}\n", 1000).unwrap();
        let faults = document.clone().rejected(document.problems().clone());
        assert_eq!(faults.problems.len(), 3, "{faults}");
        assert!(Document::parse("f", b"a: 1\na: *x\n", 1000).is_err());
    }
}
