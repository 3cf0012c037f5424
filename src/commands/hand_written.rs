//! Recognizes what people wrote by hand, valid or not, so that nothing is written over it.

use std::path::Path;

use crate::document::{Document, Node};
use crate::files::read_regular;
use crate::model::SIZE_LIMIT;

/// The keys of which each result in JSON has one, and no file that people write.
const OF_A_RESULT: [&str; 2] = ["tool_version", "schema_version"];

/// What the file at `path` is, behind all links: answers or a model, be it one with faults. What somebody wrote by hand is worth
/// more than a report.
pub(super) fn hand_written(path: &Path) -> Option<&'static str> {
    let bytes = read_regular(path, SIZE_LIMIT).ok().filter(|bytes| !is_page(bytes))?;
    let document = Document::parse("", &bytes, SIZE_LIMIT).ok();
    let keys = document.as_ref().map(|document| keys_of(document.root())).unwrap_or_default();
    kind(&keys).or_else(|| kind(&keys_in(&bytes)))
}

/// Whether it is a page for a browser: a form has a script in which the keys of an answers file stand too.
fn is_page(bytes: &[u8]) -> bool {
    const START: &[u8] = b"<!doctype html>";
    bytes.trim_ascii_start().get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START))
}

/// What has these keys: an answers file has two of its three at least, and a model has levels and what they are scored by.
fn kind(keys: &[String]) -> Option<&'static str> {
    let has = |key: &&str| keys.iter().any(|found| found == key);
    match ["workload", "model", "answers"].iter().filter(|key| has(key)).count() {
        _ if OF_A_RESULT.iter().any(has) => None,
        2.. => Some("an answers file"),
        _ if has(&"levels") && (has(&"scoring") || has(&"scales")) => Some("a model"),
        _ => None,
    }
}

fn keys_of(root: &Node) -> Vec<String> {
    root.entries().iter().map(|(key, _)| key.clone()).collect()
}

/// What begins the lines of a text, or of what was one before it was damaged or saved in another encoding, as a key does; in JSON
/// several may stand in one line.
fn keys_in(bytes: &[u8]) -> Vec<String> {
    let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&letters);
    let ends_what_stands_before = |c: char| matches!(c, '\n' | '\r' | '{' | ',');
    let is_around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{feff}' | char::REPLACEMENT_CHARACTER);
    let key = |part: &str| part.split_once(':').map(|(key, _)| key.trim_matches(is_around).to_lowercase());
    text.split(ends_what_stands_before).filter_map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &[u8]) -> Option<&'static str> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        hand_written(file.path())
    }

    #[test]
    fn answers_and_models_are_known_in_every_state() {
        let utf_16: Vec<u8> = "workload: a\nmodel: m@1.0.0\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for answers in [
            "workload: a\nmodel: m@1.0.0\nanswers:\n",
            "\u{feff}workload: a\nmodel: m@1.0.0\n",
            "{\"workload\": \"a\", \"model\": \"m@1.0.0\", \"answers\": {}}",
            "{\"workload\": \"a\", \"model\": \"m@1.0.0\", \"answers\": {",
            "'workload': a\n\"answers\" :\n  b: [\n",
            "  Workload: a\r  answers: {\r",
            "<<<<<<< ours\nworkload: a\n=======\nmodel: \tb\n",
        ] {
            assert_eq!(found(answers.as_bytes()), Some("an answers file"), "{answers}");
        }
        assert_eq!(found(&utf_16), Some("an answers file"));
        for model in ["id: m\nscoring: {}\nlevels:\n  - [\n", "{\"id\": \"m\", \"scales\": {}, \"levels\": []}"] {
            assert_eq!(found(model.as_bytes()), Some("a model"), "{model}");
        }
    }

    #[test]
    fn a_report_and_anything_else_is_neither() {
        for other in [
            "{\"schema_version\": 1, \"groups\": [{\"model\": {}, \"workload\": \"a\", \"answers\": 1",
            "{\"tool_version\": \"1\", \"workload\": \"a\", \"model\": {}, \"levels\": [",
            "# Answers: a\n",
            "",
            "answers: 1\n",
        ] {
            assert_eq!(found(other.as_bytes()), None, "{other}");
        }
        assert_eq!(hand_written(Path::new("/dev/zero")), None);
    }
}
