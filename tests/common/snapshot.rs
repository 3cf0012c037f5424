//! Snapshots: texts that are committed and have to come out again, character by character.
//!
//! One switch accepts what comes out now, for all of them: the texts in `assert_text!(…)`, the reports in `examples/`, the
//! handbook of a built-in model, the console blocks and the transcript of the README, and the problems that the cases of `tests/data` tell.
//!
//! ```sh
//! SNAPSHOTS=overwrite cargo test
//! ```
//!
//! Read what `git diff` says before you commit it.

use std::path::Path;

/// What to do about a difference that is meant; for the end of a failed test.
pub(crate) const HINT: &str = "If this is meant: `SNAPSHOTS=overwrite cargo test`, and read `git diff` before you commit.";

/// Holds a committed file to the text that it should have: the first line in which they differ, or nothing.
///
/// With the switch on, the file gets that text.
pub(crate) fn difference(path: &Path, found: &str) -> Option<String> {
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    if committed == found {
        return None;
    }
    // The name is snapbox's own, which rewrites the texts in `assert_text!`.
    if std::env::var_os(snapbox::assert::DEFAULT_ACTION_ENV).is_some_and(|action| action == "overwrite") {
        std::fs::write(path, found).unwrap();
        return None;
    }
    Some(format!("{} differs at {}", path.display(), first_difference(&committed, found)))
}

fn first_difference(committed: &str, found: &str) -> String {
    let (mut committed, mut found) = (committed.split('\n'), found.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (committed.next(), found.next()) {
            (None, None) => return "nothing".to_owned(),
            (committed, found) if committed == found => {}
            (committed, found) => {
                let line = |line: Option<&str>| line.map_or("(end of the file)".to_owned(), |line| format!("`{line}`"));
                return format!("line {number}\n    committed {}\n    written   {}", line(committed), line(found));
            }
        }
    }
}

/// Fails with all the differences at once.
#[track_caller]
pub(crate) fn none(differences: &[String]) {
    assert!(differences.is_empty(), "{}\n\n{HINT}", differences.join("\n"));
}
