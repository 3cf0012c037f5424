//! A YAML file as its author sees it: the text, the place of every part of it, and the faults found there.
//!
//! Both hand-written files, the model and the answers, enter through [`Document::parse`]. It is stricter than YAML: a key that
//! stands twice, an alias or a tag would be read as something other than what the author sees. What passes is then read into
//! raw types made of [`Field`]s, which never fail, so that all faults of a file are reported at once.

mod character;
mod conflict;
mod dialect;
mod draft;
mod escape;
mod field;
mod foreign;
mod kinds;
mod line;
mod mapping_schema;
mod node;
mod problem;
mod raw;
mod recovery;
mod scalar;
mod slip;
mod strict;
mod syntax;

pub use field::Field;
pub use foreign::check_foreign;
pub(crate) use mapping_schema::{MappingSchema, merge};
pub use node::{Kind, Node};
pub use problem::{Faults, Problem, Problems, Severity};
pub use raw::{At, Raw};
pub(crate) use raw::{check_keys, field, raw};

use std::ops::Range;

/// Mappings and lists may nest this deep; a model needs ten.
const DEPTH_LIMIT: usize = 32;

/// A mapping or list may have this many entries; nothing that a model or its answers could mean has more.
const ENTRIES_LIMIT: usize = 1_000;

/// A text that passed the strict reading, but for keys that stand twice, of which the first is read, and for slips, in whose place
/// what was most likely meant is read.
#[derive(Debug, Clone)]
pub struct Document {
    name: String,
    text: String,
    root: Node,
    problems: Problems,
}

impl Document {
    /// Reads `bytes` strictly; `name` is what messages call the file, `limit` its greatest length in bytes.
    ///
    /// # Errors
    /// Every fault that leaves nothing to look at further, as [`Faults`]; behind one of syntax the text is read on where it can be.
    /// What can be looked at nevertheless is among the [`problems`](Document::problems) instead, so that it is told with all the
    /// rest.
    pub fn parse(name: &str, bytes: &[u8], limit: usize) -> Result<Self, Faults> {
        count_a_parse();
        let text = decode(bytes, limit).map_err(|problem| Faults::of_file(name, problem))?;
        match recovery::parts(&text) {
            Ok((root, problems)) => Ok(Self { name: name.to_owned(), text, root, problems }),
            Err(problems) => {
                let text = if problems.are_all("empty") { String::new() } else { text };
                Err(Faults::new(name, text, problems))
            }
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

    /// The document's content as `T`, whose [`Field`]s keep what is of another kind.
    pub fn content<T: Raw>(&self) -> Field<T> {
        self.root.to_value().into()
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
        let content = |text: &str| Document::parse("f", text.as_bytes(), 1000).unwrap().content::<Value>();
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
        assert!(document.content::<Value>().good().is_some());
        let many = "- a: b: c\n".repeat(recovery::LIMIT + 5);
        let faults = Document::parse("f", many.as_bytes(), 1000).unwrap_err();
        assert_eq!(faults.problems.len(), recovery::LIMIT + 1);
    }

    #[test]
    fn what_stands_twice_is_told_with_all_that_is_wrong_and_once() {
        let document = Document::parse("f", b"a: 1\na: 2\na: {b: 3, b: 4}\n", 1000).unwrap();
        let faults = document.clone().rejected(document.problems().clone());
        assert_eq!(faults.problems.len(), 3, "{faults}");
        assert!(Document::parse("f", b"a: 1\na: *x\n", 1000).is_err());
    }
}
