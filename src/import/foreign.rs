//! A file of another tool as text, and what serde says when it cannot read it.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::fault_at;
use crate::document::{Faults, Problem, check_foreign, decode};
use crate::model::SIZE_LIMIT;

/// The text of a file, without a byte order mark.
#[derive(Debug, Clone)]
pub struct Foreign {
    /// What messages call the file.
    pub name: String,
    pub(super) text: String,
}

/// How often each key was read over.
pub(super) type LeftOut = BTreeMap<String, usize>;

impl Foreign {
    /// The greatest length of a file, in bytes; the largest published models have a sixth of it.
    pub const LIMIT: usize = SIZE_LIMIT;

    /// The text in `bytes`; `name` is what messages call the file.
    ///
    /// # Errors
    /// A file over [`LIMIT`](Self::LIMIT), one that is no UTF-8, and one with nothing in it.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let text =
            decode(bytes, Self::LIMIT).map_err(|problem| Faults::of_file(name, problem.help("is it the right file, and complete?")))?;
        Ok(Self { name: name.to_owned(), text })
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

/// What serde says without the line and column, which are shown beside it.
fn without_place(message: &str) -> &str {
    message.rfind(" at line ").map_or(message, |end| &message[..end])
}

/// A fault of a file as a whole.
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
    fn only_a_bare_nan_is_replaced() {
        assert_eq!(without_nan(r#"{"NaN": NaN, "a\"NaN": [NaN]}"#), r#"{"NaN": "" , "a\"NaN": ["" ]}"#);
    }
}
