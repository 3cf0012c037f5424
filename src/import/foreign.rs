//! A file of another tool as text, and what serde says when it cannot read it.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::fault_at;
use crate::document::{Faults, Problem};
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
    /// A file over [`LIMIT`](Self::LIMIT), and one that is no UTF-8.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        if bytes.len() > Self::LIMIT {
            let what = format!("is over {} MiB", Self::LIMIT >> 20);
            return Err(unusable(name, "too-large", &what, "import a part of it"));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
        let text = text.ok_or_else(|| unusable(name, "binary", "is not a text file in UTF-8", "save it as UTF-8 text"))?;
        Ok(Self { name: name.to_owned(), text: text.to_owned() })
    }

    /// Every YAML document of the file, and the keys that `T` does not know.
    pub(super) fn yaml<T: DeserializeOwned>(&self) -> Result<(Vec<T>, LeftOut), Faults> {
        self.refuse_aliases()?;
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

    /// An alias stands for a text elsewhere: some of them make a small file fill all memory.
    fn refuse_aliases(&self) -> Result<(), Faults> {
        let anchors: BTreeSet<&str> = marks(&self.text, '&').map(|(_, name)| name).collect();
        let alias = marks(&self.text, '*').find(|(_, name)| anchors.contains(name));
        alias.map_or(Ok(()), |(start, name)| {
            let message = format!("uses the YAML alias `*{name}`, which is not read here");
            Err(fault_at(self, start..start + 1 + name.len(), "indirection", &message, "write the value out where it belongs"))
        })
    }

    fn no_yaml(&self, error: &serde_yaml::Error) -> Faults {
        let offset = error.location().map_or(0, |location| location.index().min(self.text.len()));
        let message = format!("cannot be read as this YAML: {error}");
        self.fault(offset, &message, "mend the line, or get the file anew from its publisher")
    }

    fn no_json(&self, error: &serde_json::Error) -> Faults {
        let before: usize = self.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let offset = (before + error.column().saturating_sub(1)).min(self.text.len());
        self.fault(offset, &format!("cannot be read as a lens in JSON: {error}"), "mend the line, or export the lens anew")
    }

    fn fault(&self, offset: usize, message: &str, help: &str) -> Faults {
        let start = self.text.floor_char_boundary(offset);
        fault_at(self, start..start, "syntax", message, help)
    }
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

/// Where the sign of an anchor or alias stands before a name at the beginning of a value, and the name.
fn marks(text: &str, sign: char) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(sign).filter_map(move |(start, _)| {
        let begins = text[..start].chars().next_back().is_none_or(|before| before.is_whitespace() || "[{,:".contains(before));
        let rest = &text[start + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
        (begins && end > 0).then(|| (start, &rest[..end]))
    })
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

    #[test]
    fn an_alias_is_found_and_emphasis_is_not_one() {
        let refused = |text: &str| Foreign::new("f", text.as_bytes()).unwrap().refuse_aliases().is_err();
        assert!(refused("a: &x [1]\nb: *x\n") && refused("a: [&x 1,*x]") && refused("{\"a\": &b 1, \"c\":*b}"));
        assert!(!refused("a: this *is* &c, and *that* too\nb: R&D * 2\n"));
    }
}
