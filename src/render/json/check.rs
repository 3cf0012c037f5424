//! What `check` found, for machines.

use serde::Serialize;

use super::to_text;
use crate::report::Checked;

#[derive(Debug, Serialize)]
struct JsonCheck<'c> {
    schema_version: u32,
    holds: bool,
    files: Vec<JsonFile<'c>>,
}

/// One file; what is not known of a file that cannot be used is null.
#[derive(Debug, Serialize)]
struct JsonFile<'c> {
    file: &'c str,
    valid: bool,
    fault: Option<&'c str>,
    workload: Option<&'c str>,
    level: Option<usize>,
    level_possible: Option<usize>,
    holds: bool,
    gates: Vec<JsonGate<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonGate<'c> {
    gate: &'static str,
    holds: bool,
    found: &'c str,
    wanted: &'c str,
}

/// All files as JSON.
pub fn check(files: &[Checked]) -> String {
    let files: Vec<JsonFile<'_>> = files.iter().map(file).collect();
    to_text(&JsonCheck { schema_version: 1, holds: files.iter().all(|file| file.holds), files })
}

fn file(checked: &Checked) -> JsonFile<'_> {
    let found = checked.outcome.as_ref().ok();
    let gates = found.map(|found| found.verdicts.as_slice()).unwrap_or_default().iter();
    JsonFile {
        file: &checked.file,
        valid: found.is_some(),
        fault: checked.outcome.as_ref().err().map(String::as_str),
        workload: found.map(|found| found.workload.as_str()),
        level: found.map(|found| found.level),
        level_possible: found.map(|found| found.level_possible),
        holds: found.is_some_and(crate::report::CheckedFile::holds),
        gates: gates
            .map(|verdict| JsonGate { gate: verdict.gate, holds: verdict.holds, found: &verdict.found, wanted: &verdict.wanted })
            .collect(),
    }
}
