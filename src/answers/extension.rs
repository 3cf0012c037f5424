//! What a team keeps in its file beside the answers, under keys of its own.

use std::collections::BTreeMap;

use crate::document::{Document, Kind};

/// How such a key begins.
pub(crate) const PREFIX: &str = "x-";

/// What stands under such a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The key and its value as they are spelt in the file, without the last line break.
    pub source: String,
    /// What the value says, where it is a single one that says anything.
    pub text: Option<String>,
}

/// The keys of `document` that begin with `x-`.
pub(super) fn extensions(document: &Document) -> BTreeMap<String, Extension> {
    let own = document.root().entries().iter().filter(|(key, _)| key.starts_with(PREFIX));
    let extension = own.map(|(key, node)| {
        let source = document.text().get(node.name().start..node.value.end.max(node.name().end)).unwrap_or_default();
        let text = if let Kind::Scalar { text, .. } = &node.kind { Some(text.trim().to_owned()) } else { None };
        let source = source.trim_end_matches(':').trim_end();
        let source = if node.value.is_empty() { format!("{source}:") } else { source.to_owned() };
        (key.clone(), Extension { source, text: text.filter(|text| !text.is_empty()) })
    });
    extension.collect()
}
