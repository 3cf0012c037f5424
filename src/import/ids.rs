//! Makes ids of texts, no two alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Id;

/// Ids within one space of names.
#[derive(Debug, Default)]
pub(super) struct Ids {
    made: BTreeSet<String>,
    /// The number to try next for each id that was wanted more than once.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// An id of its own, as near to `wanted` as it may be; `kind` begins it where nothing of `wanted` is left or it is reserved.
    pub(super) fn make(&mut self, wanted: &str, kind: &str) -> String {
        let slug = slug(wanted);
        let base = if Id::new(&slug).is_ok() { slug } else { shortened(&format!("{kind}-{slug}"), Id::LENGTH_LIMIT) };
        let numbered = |number: usize| format!("{}-{number}", shortened(&base, Id::LENGTH_LIMIT - 8));
        let mut id = base.clone();
        while !self.made.insert(id.clone()) {
            let number = self.next.entry(base.clone()).or_insert(2);
            id = numbered(*number);
            *number += 1;
        }
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
