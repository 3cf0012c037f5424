//! Makes ids of texts, no two alike.

use std::collections::BTreeSet;

use crate::model::Id;

/// Ids within one space of names.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// An id of its own, as near to `wanted` as it may be; `kind` begins it where nothing of `wanted` is left or it is reserved.
    pub(super) fn make(&mut self, wanted: &str, kind: &str) -> String {
        let slug = slug(wanted);
        let base = if Id::new(&slug).is_ok() { slug } else { shortened(&format!("{kind}-{slug}"), Id::LENGTH_LIMIT) };
        let numbered = |number: usize| format!("{}-{number}", shortened(&base, Id::LENGTH_LIMIT - 8));
        let mut candidates = std::iter::once(base.clone()).chain((2..).map(numbered));
        let id = candidates.find(|id| !self.0.contains(id)).unwrap_or_default();
        self.0.insert(id.clone());
        id
    }
}

/// The words of `text` in lower case, joined by `-`.
pub(super) fn slug(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    shortened(&words.collect::<Vec<_>>().join("-"), Id::LENGTH_LIMIT)
}

/// At most so many characters, in whole words where there are several; a number at the end stays.
fn shortened(slug: &str, most: usize) -> String {
    if slug.len() <= most {
        return slug.trim_end_matches('-').to_owned();
    }
    match slug.rsplit_once('-') {
        Some((words, number)) if number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}-{number}", shortened(words, most - 1 - number.len()))
        }
        _ => slug[..slug[..=most].rfind('-').unwrap_or(most)].trim_end_matches('-').to_owned(),
    }
}
