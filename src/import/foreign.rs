//! Reads a file of another tool, as YAML or JSON, and tells what of it cannot be read.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::fault_at;
use crate::document::{Faults, Problem, check_foreign, decode};
use crate::model::SIZE_LIMIT;

/// The text of a file, without a byte order mark.
#[derive(Debug, Clone)]
pub struct Foreign {
    pub(crate) name: String,
    pub(super) text: String,
}

/// What helps with a file that is too large or empty.
const RIGHT_FILE: &str = "is it the right file, and complete?";

/// How often each key was read over.
pub(super) type LeftOut = BTreeMap<String, usize>;

impl Foreign {
    /// The greatest length of a file, in bytes; the largest published models have a sixth of it.
    pub(crate) const LIMIT: usize = SIZE_LIMIT;

    /// The text in `bytes`; `name` is what messages call the file.
    ///
    /// # Errors
    /// A file over [`LIMIT`](Self::LIMIT), and one that is no UTF-8. One with nothing in it, or nothing but comments, is an empty
    /// text: among the many files of a folder it does no harm.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let text = match decode(bytes, Self::LIMIT) {
            Err(problem) if problem.rule == "empty" => Ok(String::new()),
            // What helps with a large file of answers does not help here.
            Err(problem) if problem.rule == "too-large" => Err(problem.help(RIGHT_FILE)),
            read => read,
        };
        text.map(|text| Self { name: name.to_owned(), text }).map_err(|problem| Faults::of_file(name, problem))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The file, where it has to hold a model alone.
    pub(super) fn not_empty(&self) -> Result<&Self, Faults> {
        if self.is_empty() { Err(unusable(&self.name, "empty", "is empty", RIGHT_FILE)) } else { Ok(self) }
    }

    /// Where `value` stands as the value of `key`, the first time: elsewhere in the file the same text means something else.
    /// The key may be written in quotes, in another case and with `_`.
    pub(super) fn place_of(&self, key: &str, value: &str) -> Option<Range<usize>> {
        let is_there = |start: usize| follows(&self.text[..start], key) && ends(&self.text[start + value.len()..]);
        let found = self.text.match_indices(value).map(|(start, _)| start).find(|start| !value.is_empty() && is_there(*start));
        found.map(|start| start..start + value.len())
    }

    fn begins_like_json(&self) -> bool {
        self.text.trim_start().starts_with(['{', '['])
    }

    /// Every YAML document of the file, and the keys that `T` does not know.
    pub(super) fn yaml<T: DeserializeOwned>(&self) -> Result<(Vec<T>, LeftOut), Faults> {
        check_foreign(&self.name, &self.text)?;
        let mut left_out = LeftOut::new();
        let mut documents = vec![];
        for document in serde_yaml::Deserializer::from_str(&self.text) {
            let read = serde_ignored::deserialize(document, |path| count(&path, &mut left_out));
            documents.push(read.map_err(|error| self.no_yaml(&error))?);
        }
        Ok((documents, left_out))
    }

    /// The JSON of the file, and the keys that `T` does not know.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<(T, LeftOut), Faults> {
        let mut left_out = LeftOut::new();
        let text = without_nan(&self.text);
        let mut deserializer = serde_json::Deserializer::from_str(&text);
        let read = serde_ignored::deserialize(&mut deserializer, |path| count(&path, &mut left_out));
        let read = read.and_then(|read| deserializer.end().map(|()| read));
        read.map(|read| (read, left_out)).map_err(|error| self.no_json(&error))
    }

    fn no_yaml(&self, error: &serde_yaml::Error) -> Faults {
        let offset = error.location().map_or(0, |location| location.index().min(self.text.len()));
        let message = format!("has another shape than this tool writes: {}", without_place(&error.to_string()));
        let help = if self.begins_like_json() {
            "this looks like JSON, in which lenses are written: is it what `--from` says?"
        } else {
            "mend the line, or get the file anew from its publisher"
        };
        self.fault(offset, &message, help)
    }

    fn no_json(&self, error: &serde_json::Error) -> Faults {
        let before: usize = self.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let offset = (before + error.column().saturating_sub(1)).min(self.text.len());
        let message = format!("cannot be read as a lens in JSON: {}", without_place(&error.to_string()));
        let help = if self.begins_like_json() {
            "mend the line, or export the lens anew"
        } else {
            "a lens begins with `{`, and this does not: is it what `--from` says?"
        };
        self.fault(offset, &message, help)
    }

    fn fault(&self, offset: usize, message: &str, help: &str) -> Faults {
        let start = self.text.floor_char_boundary(offset);
        fault_at(self, start..start, "syntax", message, help)
    }
}

/// Whether a text ends with `key`, a colon, and perhaps a quote.
fn follows(text: &str, key: &str) -> bool {
    let before = text.strip_suffix(['"', '\'']).unwrap_or(text).trim_end();
    let before = before.strip_suffix(':').map(str::trim_end);
    let before = before.map(|before| before.strip_suffix(['"', '\'']).unwrap_or(before));
    let word = before.and_then(|before| before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next());
    word.is_some_and(|word| word.replace('_', "").eq_ignore_ascii_case(key))
}

/// Whether a value of JSON or YAML ends where `rest` begins.
fn ends(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t']).chars().next();
    next.is_none_or(|next| "\"',}]#\r\n".contains(next))
}

/// What serde says without the line and column, which are shown beside it.
fn without_place(message: &str) -> &str {
    message.rfind(" at line ").map_or(message, |end| &message[..end])
}

pub(super) fn unusable(name: &str, rule: &'static str, message: &str, help: &str) -> Faults {
    Faults::of_file(name, Problem::error(rule, 0..0, message).help(help))
}

fn count(path: &serde_ignored::Path<'_>, left_out: &mut LeftOut) {
    if let serde_ignored::Path::Map { key, .. } = path {
        *left_out.entry(key.clone()).or_default() += 1;
    }
}

/// JSON has no word for "not a number", yet a published lens holds it: in its place an empty text of the same length, so that
/// every place in the file stays what it is.
///
/// A JSON5 reader would know the word; the one that is kept up (`json5` 1.3) ends in a stack overflow on a few thousand
/// brackets, where `serde_json` reports the depth.
fn without_nan(text: &str) -> String {
    let mut within_text = false;
    let mut escaped = false;
    let mut found = vec![];
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if within_text => escaped = true,
            b'"' => within_text = !within_text,
            b'N' if !within_text && text[index..].starts_with("NaN") => found.push(index),
            _ => {}
        }
    }
    let mut bytes = text.as_bytes().to_vec();
    for index in found {
        bytes[index..index + 3].copy_from_slice(b"\"\" ");
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_value_is_behind_its_key() {
        let place = |text: &str| Foreign::new("f", text.as_bytes()).unwrap().place_of("answerSet", "x").map(|place| place.start);
        assert_eq!(place("text: x\nanswerSet: x # x\n"), Some(19));
        assert_eq!(place(r#"{"x": "x", "answer_set" : "x"}"#), Some(27));
        assert_eq!(place("x: answerSet\nanswerset: 'x'"), Some(25));
        for elsewhere in ["answerSet: xx", "answerSet: x y", "theanswerSet: x", "answerSet x", r#"{"a": "\"answerSet\": \"x\""}"#, "x"] {
            assert_eq!(place(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn only_a_bare_nan_is_replaced() {
        assert_eq!(without_nan(r#"{"NaN": NaN, "a\"NaN": [NaN]}"#), r#"{"NaN": "" , "a\"NaN": ["" ]}"#);
    }
}
