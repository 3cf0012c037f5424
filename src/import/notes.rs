//! What an import changed or left out, counted.

use std::cmp::Reverse;

use super::foreign::LeftOut;
use super::text::{cut, plain};

/// Changes and losses, in the order in which their kinds first came up.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<(String, Vec<String>)>);

/// Keys that only tell programs what they read.
const OF_THE_FORMAT: [&str; 3] = ["type", "schemaVersion", "meta"];
/// So many keys are named.
const KEYS: usize = 12;

/// So many cases are named; the rest is counted.
const NAMED: usize = 3;
/// The most characters of a name.
const NAME: usize = 40;

impl Notes {
    /// One more case of a kind; `which` may be empty where the count says enough.
    pub(super) fn add(&mut self, kind: &str, which: &str) {
        let which = short(which);
        match self.0.iter_mut().find(|(known, _)| known == kind) {
            Some((_, cases)) => cases.push(which),
            None => self.0.push((kind.to_owned(), vec![which])),
        }
    }

    /// Keys of the source that nobody read, the most frequent first.
    pub(super) fn not_read(&mut self, keys: &LeftOut) {
        let mut keys: Vec<(&String, &usize)> = keys.iter().filter(|(key, _)| !OF_THE_FORMAT.contains(&key.as_str())).collect();
        keys.sort_by_key(|(_, count)| Reverse(**count));
        let named: Vec<String> = keys.iter().take(KEYS).map(|(key, count)| format!("`{}` {count}", short(key))).collect();
        if !named.is_empty() {
            let more = if keys.len() > KEYS { format!(" and {} more keys", keys.len() - KEYS) } else { String::new() };
            self.0.push((format!("not read, for there is no place for it: {}{more}", named.join(", ")), vec![]));
        }
    }

    /// A line a kind: what, how often, and the first few cases.
    pub(super) fn lines(&self) -> Vec<String> {
        self.0.iter().map(|(kind, cases)| line(kind, cases)).collect()
    }
}

fn line(kind: &str, cases: &[String]) -> String {
    let named: Vec<&str> = cases.iter().map(String::as_str).filter(|case| !case.is_empty()).collect();
    let count = cases.len();
    match named.len() {
        _ if count == 0 => kind.to_owned(),
        0 => format!("{kind}: {count}"),
        more if more > NAMED => format!("{kind}: {count} ({} and {} more)", named[..NAMED].join("; "), more - NAMED),
        _ => format!("{kind}: {count} ({})", named.join("; ")),
    }
}

/// The beginning of a name as the model has it, which a comment can hold too.
fn short(name: &str) -> String {
    cut(&plain(name), NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_one_line_however_often_it_comes_up() {
        let mut notes = Notes::default();
        for name in ["a", "b\u{1b}", "c", "d", "e"] {
            notes.add("renamed", name);
            notes.add("cut", "");
        }
        notes.add("moved", &"x".repeat(50));
        let long = format!("moved: 1 ({}…)", "x".repeat(39));
        assert_eq!(notes.lines(), ["renamed: 5 (a; b; c and 2 more)", "cut: 5", long.as_str()]);
    }
}
