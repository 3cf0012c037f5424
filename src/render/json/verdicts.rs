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
    /// Which gates hold for which answers file.
    JsonVerdicts<'c> as "Check" (checked: &'c [Checked]) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// Whether every file can be used and every gate holds.
        holds: bool = checked.iter().all(|file| file.outcome.as_ref().is_ok_and(CheckedFile::holds));
        /// Every file, in the order in which they were given.
        files: Vec<JsonFile<'c>> = checked.iter().map(|file| JsonFile::new(file, file.outcome.as_ref().ok())).collect();
    }

    /// One file; what is not known of a file that cannot be used is null.
    JsonFile<'c> as "File" (checked: &'c Checked, found: Option<&'c CheckedFile>) {
        /// What messages call the file.
        file: &'c str = &checked.file;
        /// Whether it can be used.
        valid: bool = found.is_some();
        /// Why it cannot, in short.
        fault: Option<&'c str> = checked.outcome.as_ref().err().map(String::as_str);
        /// How many errors it has.
        errors: usize = checked.faults.count(Severity::Error);
        /// How many warnings.
        warnings: usize = checked.faults.count(Severity::Warning);
        /// Everything that is wrong with its text, with its place.
        problems: Vec<JsonProblem<'c>> = problems(&checked.faults);
        /// What is assessed.
        workload: Option<&'c str> = found.map(|found| found.workload.as_str());
        /// The highest level that counts; 0 below Level 1.
        level: Option<usize> = found.map(|found| found.range.level);
        /// The same if every open answer turned out best.
        level_possible: Option<usize> = found.map(|found| found.range.possible);
        /// Whether it can be used and every gate holds.
        holds: bool = found.is_some_and(CheckedFile::holds);
        /// Every gate that was asked for.
        gates: Vec<JsonGate<'c>> = found.iter().flat_map(|found| &found.verdicts).map(|found| JsonGate::new(&found.verdict)).collect();
    }

    /// A condition, with what was found.
    JsonGate<'c> as "Gate" (verdict: &'c Verdict) {
        /// Its name, as the option of the command.
        gate: &'static str = verdict.gate;
        /// Whether it holds.
        holds: bool = verdict.holds;
        /// What was found, in words.
        found: &'c str = &verdict.found;
        /// What was wanted, in words.
        wanted: &'c str = &verdict.wanted;
    }
}
