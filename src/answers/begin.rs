//! A blank file that `new` wrote becomes the file of an assessment: its header is filled in, nothing else changes.

use std::path::Path;

use jiff::civil::Date;

use super::seen::Seen;
use super::skeleton::assessment_lines;
use super::store_fault::Trouble;
use super::{Header, SIZE_LIMIT};
use crate::document::{Document, Node};
use crate::files::{Replaced, Snapshot, replace};
use crate::model::Model;
use crate::text::spelled;

/// A file whose header its first assessment still has to fill in: it names no workload, or has neither a day nor any answer.
#[derive(Debug)]
pub(crate) struct Unbegun<'d>(&'d Document);

impl<'d> Unbegun<'d> {
    /// `document` as such a file; nothing when it is none.
    pub(crate) fn of(document: &'d Document) -> Option<Self> {
        let root = document.root();
        let is_unbegun = is_blank(root.get("workload")) || (root.get("assessed").is_none() && has_no_answer(root));
        is_unbegun.then_some(Self(document))
    }

    pub(crate) fn has_no_workload(&self) -> bool {
        is_blank(self.0.root().get("workload"))
    }

    /// The text of the file with those parts of `header` that it leaves blank.
    pub(super) fn begun(&self, header: &Header) -> String {
        let (text, root) = (self.0.text(), self.0.root());
        let absent = |key: &str| root.get(key).is_none();
        let header = Header {
            workload: header.workload.clone().filter(|_| self.has_no_workload()),
            assessed: header.assessed.filter(|_| absent("assessed")),
            assessors: if absent("assessors") { header.assessors.clone() } else { Vec::new() },
            target: header.target.filter(|_| absent("target")),
        };
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let lines: String = assessment_lines(&header).iter().flat_map(|line| [line.as_str(), ending]).collect();
        let mut insertions = vec![(below(text, root), lines)];
        match (header.workload, root.get("workload")) {
            (Some(workload), Some(node)) => insertions.push((behind_colon(text, node), format!(" {}", spelled(&workload)))),
            (Some(workload), None) => insertions.push((below(text, root), format!("workload: {}{ending}", spelled(&workload)))),
            (None, _) => {}
        }
        insertions.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        insertions.into_iter().fold(text.to_owned(), |mut text, (place, insertion)| {
            text.insert_str(place, &insertion);
            text
        })
    }
}

fn is_blank(node: Option<&Node>) -> bool {
    node.is_none_or(|node| node.value.is_empty())
}

fn has_no_answer(root: &Node) -> bool {
    let strategies = root.get("answers").map(Node::entries).unwrap_or_default();
    strategies.iter().flat_map(|(_, strategy)| strategy.entries()).all(|(_, answer)| answer.value.is_empty())
}

fn behind_colon(text: &str, node: &Node) -> usize {
    let key = node.name().end;
    text[key..].find(':').map_or(key, |colon| key + colon + 1)
}

/// The start of the line below `model`.
fn below(text: &str, root: &Node) -> usize {
    let end = root.get("model").map_or(0, |node| node.value.end);
    text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1)
}

/// Fills in the header of the file as it is now. What is no blank file any more is done.
pub(super) fn begin_once(path: &Path, model: &Model, header: &Header, today: Date) -> Result<Replaced, Trouble> {
    let found = Snapshot::take(path, SIZE_LIMIT).map_err(Trouble::reading)?;
    let document = Document::parse(&path.to_string_lossy(), &found.bytes, SIZE_LIMIT).map_err(Trouble::Faulty)?;
    let Some(unbegun) = Unbegun::of(&document) else { return Ok(Replaced::Done) };
    let begun = Seen::parse(path, unbegun.begun(header).as_bytes(), model, today)?;
    replace(path, &found, &begun.marked_as(&found).bytes()).map_err(Trouble::Unwritable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::parse("answers", text.as_bytes(), 1 << 20).unwrap()
    }

    #[test]
    fn what_the_file_says_already_stays_and_the_rest_is_filled_in() {
        let header = Header {
            workload: Some("shop: one".to_owned()),
            assessed: Some("2026-11-22".parse().unwrap()),
            assessors: vec!["Ana".to_owned()],
            target: Some(3),
        };
        let blank = document("# mine\nworkload:\nmodel: m@1.0.0 # the model\ntarget: 2\nanswers:\n  a:\n    b:\n");
        let unbegun = Unbegun::of(&blank).unwrap();
        assert!(unbegun.has_no_workload());
        let text = unbegun.begun(&header);
        assert_eq!(
            text,
            "# mine\nworkload: \"shop: one\"\nmodel: m@1.0.0 # the model\nassessed: 2026-11-22\nassessors: [Ana]\ntarget: 2\nanswers:\n  a:\n    b:\n"
        );
        let begun = document(&text);
        assert!(Unbegun::of(&begun).is_none());
        assert_eq!(Unbegun(&begun).begun(&header), text);
    }
}
