//! What was found in each answers file that was held against the gates.

use super::LevelRange;
use crate::document::Faults;
use crate::gates::Verdict;

/// One file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checked {
    /// What messages call the file.
    pub(crate) file: String,
    /// Where it is for a program that looks at the whole repository; none of standard input.
    pub(crate) path: Option<String>,
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
    pub(crate) verdicts: Vec<FoundVerdict>,
}

/// What came of a gate, and where to look in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundVerdict {
    pub(crate) verdict: Verdict,
    /// The line, from 1, of the practice to look at first; known where a gate fails and somebody is told of lines.
    pub(crate) line: Option<usize>,
}

impl CheckedFile {
    pub(crate) fn holds(&self) -> bool {
        self.verdicts.iter().all(|found| found.verdict.holds)
    }

    /// The gates that do not hold, in the order of the command's help.
    pub(crate) fn failing(&self) -> impl Iterator<Item = &FoundVerdict> {
        self.verdicts.iter().filter(|found| !found.verdict.holds)
    }
}
