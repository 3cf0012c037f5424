//! Counts what an import changed or left out of another tool's model, and points at what is wrong in its file.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::foreign::{Foreign, is_empty};
use super::text::plain;
use crate::document::{Faults, Node, Problem};
use crate::text::first_signs;

/// Changes and losses, in the order in which their kinds first came up.
#[derive(Debug, Default)]
pub(super) struct Losses {
    kinds: Vec<Loss>,
    /// How often each key was read over.
    unread: BTreeMap<String, usize>,
    /// What is wrong in the files that were read, where it stands; the first few of each kind.
    pub(super) warnings: Vec<Faults>,
}

/// One kind: how often, and the first few cases; all of them could fill all memory.
#[derive(Debug)]
struct Loss {
    kind: String,
    count: usize,
    named: Vec<String>,
}

/// Keys that only tell programs what they read.
const OF_THE_FORMAT: [&str; 3] = ["type", "schemaVersion", "meta"];
/// So many keys are named.
const KEYS: usize = 20;
/// So many cases are named; the rest is counted.
const NAMED: usize = 3;
/// The most characters of a name.
const NAME: usize = 40;

impl Losses {
    /// One more case of a kind; `which` may be empty where the count says enough.
    pub(super) fn add(&mut self, kind: &str, which: &str) -> usize {
        let index = self.kinds.iter().position(|loss| loss.kind == kind).unwrap_or(self.kinds.len());
        if index == self.kinds.len() {
            self.kinds.push(Loss { kind: kind.to_owned(), count: 0, named: vec![] });
        }
        let loss = &mut self.kinds[index];
        loss.count += 1;
        if loss.named.len() < NAMED {
            loss.named.extend(Some(first_signs(&plain(which), NAME)).filter(|name| !name.is_empty()));
        }
        loss.count
    }

    /// What is said once.
    pub(super) fn note(&mut self, what: String) {
        self.kinds.push(Loss { kind: what, count: 0, named: vec![] });
    }

    /// One more case of a kind, shown where it stands in the file while it is one of the first.
    pub(super) fn add_at(&mut self, file: &Foreign, place: Range<usize>, rule: &'static str, kind: &str, which: &str) {
        if self.add(kind, which) <= NAMED {
            let problem = Problem::warning(rule, place, format!("{which}: {kind}"));
            self.warnings.push(Faults::new(&file.name, file.text.clone(), problem.into()));
        }
    }

    /// The keys of a part that are not among those `read`, unless they say nothing.
    pub(super) fn unread(&mut self, node: &Node, read: &[&str]) {
        let is_lost = |key: &str, value| !read.contains(&key) && !OF_THE_FORMAT.contains(&key) && !is_empty(value);
        for (key, _) in node.entries().iter().filter(|(key, value)| is_lost(key, value)) {
            *self.unread.entry(key.clone()).or_default() += 1;
        }
    }

    /// A line a kind: what, how often, and the first few cases; the keys that nobody read first, the most frequent before the others.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut keys: Vec<(&String, &usize)> = self.unread.iter().collect();
        keys.sort_by_key(|(_, count)| Reverse(**count));
        let named: Vec<String> =
            keys.iter().take(KEYS).map(|(key, count)| format!("`{}` {count}", first_signs(&plain(key), NAME))).collect();
        let more = if keys.len() > KEYS { format!(" and {} more keys", keys.len() - KEYS) } else { String::new() };
        let unread = (!named.is_empty()).then(|| format!("not read, for there is no place for it: {}{more}", named.join(", ")));
        unread.into_iter().chain(self.kinds.iter().map(Loss::line)).collect()
    }
}

impl Loss {
    fn line(&self) -> String {
        let Self { kind, count, named } = self;
        match count - named.len() {
            _ if *count == 0 => kind.clone(),
            _ if named.is_empty() => format!("{kind}: {count}"),
            0 => format!("{kind}: {count} ({})", named.join("; ")),
            more => format!("{kind}: {count} ({} and {more} more)", named.join("; ")),
        }
    }
}
