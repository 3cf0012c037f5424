//! A YAML file as its author sees it: the text, the place of every part of it, and the faults found there.
//!
//! Both hand-written files, the model and the answers, enter through [`Document::parse`]. It is stricter than YAML: a key that
//! stands twice, an alias or a tag would be read as something other than what the author sees. What passes is then read into
//! raw types made of [`Field`]s, which never fail, so that all faults of a file are reported at once.

mod character;
mod conflict;
mod dialect;
mod escape;
mod field;
mod foreign;
mod kinds;
mod line;
mod mapping_schema;
mod mended;
mod node;
mod positions;
mod problem;
mod raw;
mod recovery;
mod scalar;
mod slip;
mod strict;
mod syntax;
mod values;

pub use field::Field;
pub(crate) use foreign::foreign;
pub(crate) use mapping_schema::{MappingSchema, merge};
pub(crate) use node::Meaning;
pub use node::{Kind, Node};
pub(crate) use problem::Problems;
pub use problem::{Faults, Problem, Severity};
pub(crate) use raw::{At, Raw};
pub(crate) use raw::{check_keys, field, raw};
pub(crate) use values::{Anything, Named};

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

    pub(crate) fn name(&self) -> &str {
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
        Field::from(&self.root)
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
