//! What `check` says about one file.

use crate::gates::Verdict;

/// One file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What messages call the file.
    pub file: String,
    /// What was found in it, or why it cannot be used.
    pub outcome: Result<CheckedFile, String>,
}

/// A file that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// The workload's name.
    pub workload: String,
    /// `Level 2, possibly 3 (6 answers open)`.
    pub standing: String,
    /// The level reached.
    pub level: usize,
    /// The level possible.
    pub level_possible: usize,
    /// One a gate.
    pub verdicts: Vec<Verdict>,
}

impl CheckedFile {
    /// Whether every gate holds.
    pub fn holds(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict.holds)
    }
}
