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
        Ok(found) if found.holds() => vec![format!("{file}: {}: {}", what_holds(found), words::level_range(&found.range))],
        Ok(found) => {
            let failing = found.verdicts.iter().filter(|verdict| !verdict.holds);
            let line = |verdict: &Verdict| format!("{file}: {} fails: found {}, wanted {}", verdict.gate, verdict.found, verdict.wanted);
            failing.map(line).collect()
        }
    }
}

fn what_holds(found: &CheckedFile) -> String {
    match found.verdicts.len() {
        0 => "valid".to_owned(),
        1 => "1 gate holds".to_owned(),
        count => format!("{count} gates hold"),
    }
}
