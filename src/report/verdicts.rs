//! What was found in each answers file that was held against the gates.

use super::LevelRange;
use crate::document::Faults;
use crate::gates::Verdict;

/// One file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What messages call the file.
    pub file: String,
    /// What was found in it, or why it cannot be used.
    pub outcome: Result<CheckedFile, String>,
    /// Everything that is wrong with its text, warnings too.
    pub faults: Faults,
}

/// A file that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// The workload's name.
    pub workload: String,
    /// The level reached, and the highest possible.
    pub range: LevelRange,
    /// One a gate.
    pub verdicts: Vec<Verdict>,
}

impl CheckedFile {
    /// Whether every gate holds.
    pub fn holds(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict.holds)
    }
}
