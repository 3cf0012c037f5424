//! Recognizes what people hand in for an answers file although it was made to be read or printed.

use std::path::Path;

use anyhow::{Error, anyhow};

use super::input;
use crate::document::Document;

/// How files begin that no editor of text shows as what they are.
const BEGINNINGS: [(&[u8], &str); 2] = [(b"%PDF", "a PDF"), (b"PK\x03\x04", "a workbook, or a document of a word processor")];

/// What the file holds instead of answers, as an error; nothing where it may be meant as an answers file. `document` is the file
/// where it could be read as one.
pub(super) fn refusal(file: &Path, bytes: &[u8], document: Option<&Document>) -> Option<Error> {
    if document.is_some_and(|document| !document.root().entries().is_empty()) {
        return None;
    }
    let what = what(file, bytes)?;
    let help = if bytes.starts_with(b"PK") {
        "`maturity import FILE -o OUT.yaml` makes one of a filled form"
    } else {
        "`maturity new FILE.yaml` writes an answers file to fill in"
    };
    Some(anyhow!("`{}` is {what}, not an answers file; {help}", input::name(file)))
}

fn what(file: &Path, bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(what);
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let has = |start: &str| text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    // Comments of an answers file that cannot be read look like headings too.
    let has_key = || text.lines().any(|line| ["workload", "model", "answers"].iter().any(|key| line.starts_with(key)));
    let is_markdown = || text.starts_with("# ") && text.lines().any(|line| line.starts_with("## ")) && !has_key();
    let is_form = || text.lines().next().is_some_and(|heading| heading.ends_with(": questionnaire"));
    match input::extension(file).as_deref() {
        _ if has("<!doctype html") || has("<html") => Some("a page for a browser"),
        _ if is_form() => Some("a questionnaire to print"),
        Some("csv" | "tsv") => Some("a table"),
        Some("md" | "markdown") => Some("Markdown"),
        _ if is_markdown() => Some("Markdown"),
        _ => None,
    }
}
