//! What was found in each answers file that was held against the gates.

use super::LevelRange;
use crate::document::Faults;
use crate::gates::Verdict;

/// One file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checked {
    /// What messages call the file.
    pub(crate) file: String,
    /// What was found in it, or why it cannot be used.
    pub(crate) outcome: Result<CheckedFile, String>,
    /// Everything that is wrong with its text, warnings too.
    pub(crate) faults: Faults,
}

/// A file that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckedFile {
    pub(crate) workload: String,
    pub(crate) range: LevelRange,
    pub(crate) verdicts: Vec<Verdict>,
}

impl CheckedFile {
    pub(crate) fn holds(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict.holds)
    }
}
