//! What `check` found, one line a file that holds and one a gate that does not.

use crate::document::visible_line;
use crate::report::{Checked, CheckedFile};

/// All files, in the order in which they were given.
pub fn check(files: &[Checked]) -> String {
    files.iter().map(lines).collect()
}

fn lines(checked: &Checked) -> String {
    match &checked.outcome {
        Err(reason) => format!("{}: cannot be used: {}\n", checked.file, visible_line(reason)),
        Ok(found) if found.holds() => format!("{}: {}: {}\n", checked.file, what_holds(found), found.standing),
        Ok(found) => {
            let failing = found.verdicts.iter().filter(|verdict| !verdict.holds);
            failing
                .map(|verdict| format!("{}: {} fails: found {}, wanted {}\n", checked.file, verdict.gate, verdict.found, verdict.wanted))
                .collect()
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
