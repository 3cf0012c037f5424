//! Counts what an import changed or left out of another tool's model.

use std::cmp::Reverse;

use super::foreign::LeftOut;
use super::text::{cut, plain};

/// Changes and losses, in the order in which their kinds first came up.
#[derive(Debug, Default)]
pub(super) struct Losses(Vec<Loss>);

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
const KEYS: usize = 12;

/// So many cases are named; the rest is counted.
const NAMED: usize = 3;
/// The most characters of a name.
const NAME: usize = 40;

impl Losses {
    /// One more case of a kind; `which` may be empty where the count says enough.
    pub(super) fn add(&mut self, kind: &str, which: &str) {
        let index = self.0.iter().position(|loss| loss.kind == kind).unwrap_or(self.0.len());
        if index == self.0.len() {
            self.0.push(Loss { kind: kind.to_owned(), count: 0, named: vec![] });
        }
        self.0[index].add(which);
    }

    /// Keys of the source that nobody read, the most frequent first.
    pub(super) fn not_read(&mut self, keys: &LeftOut) {
        let mut keys: Vec<(&String, &usize)> = keys.iter().filter(|(key, _)| !OF_THE_FORMAT.contains(&key.as_str())).collect();
        keys.sort_by_key(|(_, count)| Reverse(**count));
        let named: Vec<String> = keys.iter().take(KEYS).map(|(key, count)| format!("`{}` {count}", short(key))).collect();
        if !named.is_empty() {
            let more = if keys.len() > KEYS { format!(" and {} more keys", keys.len() - KEYS) } else { String::new() };
            let kind = format!("not read, for there is no place for it: {}{more}", named.join(", "));
            self.0.push(Loss { kind, count: 0, named: vec![] });
        }
    }

    /// A line a kind: what, how often, and the first few cases.
    pub(super) fn lines(&self) -> Vec<String> {
        self.0.iter().map(Loss::line).collect()
    }
}

impl Loss {
    fn add(&mut self, which: &str) {
        self.count += 1;
        if self.named.len() < NAMED {
            self.named.extend(Some(short(which)).filter(|name| !name.is_empty()));
        }
    }

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

/// The beginning of a name as the model has it, which a comment can hold too.
fn short(name: &str) -> String {
    cut(&plain(name), NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_one_line_however_often_it_comes_up() {
        let mut losses = Losses::default();
        for name in ["a", "b\u{1b}", "c", "d", "e"] {
            losses.add("renamed", name);
            losses.add("cut", "");
        }
        losses.add("moved", &"x".repeat(50));
        let long = format!("moved: 1 ({}…)", "x".repeat(39));
        assert_eq!(losses.lines(), ["renamed: 5 (a; b; c and 2 more)", "cut: 5", long.as_str()]);
    }

    #[test]
    fn only_the_cases_that_are_named_take_room() {
        let mut losses = Losses::default();
        (0..1_000).for_each(|number| losses.add("cut", &number.to_string()));
        assert_eq!((losses.0[0].count, losses.0[0].named.len()), (1_000, NAMED));
    }
}
