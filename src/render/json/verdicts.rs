//! Which gates hold for which answers file, in JSON.

use super::lint::{JsonProblem, problems};
use super::{objects, to_text};
use crate::document::Severity;
use crate::gates::Verdict;
use crate::report::{Checked, CheckedFile};

pub(crate) fn verdicts(files: &[Checked]) -> String {
    to_text(&JsonVerdicts::new(files))
}

objects! {
    JsonVerdicts<'c>(checked: &'c [Checked]) {
        schema_version: u32 = 1;
        holds: bool = checked.iter().all(|file| file.outcome.as_ref().is_ok_and(CheckedFile::holds));
        files: Vec<JsonFile<'c>> = checked.iter().map(|file| JsonFile::new(file, file.outcome.as_ref().ok())).collect();
    }

    /// One file; what is not known of a file that cannot be used is null.
    JsonFile<'c>(checked: &'c Checked, found: Option<&'c CheckedFile>) {
        file: &'c str = &checked.file;
        valid: bool = found.is_some();
        fault: Option<&'c str> = checked.outcome.as_ref().err().map(String::as_str);
        errors: usize = checked.faults.count(Severity::Error);
        warnings: usize = checked.faults.count(Severity::Warning);
        problems: Vec<JsonProblem<'c>> = problems(&checked.faults);
        workload: Option<&'c str> = found.map(|found| found.workload.as_str());
        level: Option<usize> = found.map(|found| found.range.level);
        level_possible: Option<usize> = found.map(|found| found.range.possible);
        holds: bool = found.is_some_and(CheckedFile::holds);
        gates: Vec<JsonGate<'c>> = found.iter().flat_map(|found| &found.verdicts).map(|found| JsonGate::new(&found.verdict)).collect();
    }

    JsonGate<'c>(verdict: &'c Verdict) {
        gate: &'static str = verdict.gate;
        holds: bool = verdict.holds;
        found: &'c str = &verdict.found;
        wanted: &'c str = &verdict.wanted;
    }
}
