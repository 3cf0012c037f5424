//! What the sheets of a form are called, by whoever writes it and whoever reads it back.

/// The sheet that explains.
pub(crate) const START: &str = "Start here";
/// The sheet with the questions.
pub(crate) const QUESTIONS: &str = "Questions";
/// The hidden sheet with what the form asks, and the lists that its cells offer.
pub(crate) const LISTS: &str = "lists";
/// What stands first on the hidden sheet: that this is a form, and in which layout.
pub(crate) const MARK: &str = "maturity form 1";
/// The ids of the cells that say who answers, and about what.
pub(crate) const WHO: &str = "who";
pub(crate) const WORKLOAD: &str = "workload";
/// What stands above the columns of the questions.
pub(crate) const HEADINGS: [&str; 8] = ["id", "Level", "Strategy", "Question", "Answer", "Reason", "Note", "Evidence"];
/// What is written beside an item that is in place.
pub(crate) const TICK: &str = "yes";
