//! A next step that somebody has taken on.

use jiff::civil::Date;

/// Who takes the next step of a practice, until when, and where it is tracked; one of the three at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// Who takes it.
    pub by: Option<String>,
    /// The last day on which it is in time.
    pub until: Option<Date>,
    /// Its ticket.
    pub link: Option<String>,
}
