//! What would be if some answers were others; nothing is saved.

use super::{Answers, Assignment};

impl Answers {
    /// The answers as they would be with all these: each takes the place of the answer about its subject, whose note stays. What is
    /// tried out is of today, however old what it stands in for is.
    #[must_use]
    pub fn supposing(self, assignments: &[Assignment]) -> Self {
        assignments.iter().fold(self, |answers, assignment| {
            let before = answers.at(&assignment.subject).cloned().unwrap_or_default();
            answers.with(&assignment.subject, assignment.over(before))
        })
    }
}
