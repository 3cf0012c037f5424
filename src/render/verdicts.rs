//! Which gates hold for which answers file: one line a file that holds, and one a gate that does not.

use super::words;
use crate::gates::Verdict;
use crate::report::{Checked, CheckedFile};
use crate::text::visible_line;

/// All files, in the order in which they were given.
pub(crate) fn verdicts(files: &[Checked]) -> String {
    files.iter().flat_map(lines).map(|line| line + "\n").collect()
}

fn lines(checked: &Checked) -> Vec<String> {
    let file = &checked.file;
    match &checked.outcome {
        Err(reason) => vec![format!("{file}: cannot be used: {}", visible_line(reason))],
        Ok(found) if found.holds() => vec![format!("{file}: {}", standing(found))],
        Ok(found) => {
            let line = |verdict: &Verdict| format!("{file}: {} fails: {}", verdict.gate, found_and_wanted(verdict));
            found.failing().map(|found| line(&found.verdict)).collect()
        }
    }
}

/// `found Level 1, wanted Level 2 or higher`.
pub(super) fn found_and_wanted(verdict: &Verdict) -> String {
    format!("found {}, wanted {}", verdict.found, verdict.wanted)
}

/// `3 gates hold: Level 2`.
pub(super) fn standing(found: &CheckedFile) -> String {
    format!("{}: {}", what_holds(found), words::level_range(&found.range))
}

fn what_holds(found: &CheckedFile) -> String {
    match found.verdicts.len() {
        0 => "valid".to_owned(),
        1 => "1 gate holds".to_owned(),
        count => format!("{count} gates hold"),
    }
}
