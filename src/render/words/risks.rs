//! Risks in words: how bad they are, and where they come from.

use super::{level, strategy};
use crate::report::RiskRow;

/// `Level 2 · A health model`; of a risk of the level as a whole, `Level 2 · Process standardization`.
pub(crate) fn risk_place(row: &RiskRow<'_, '_>) -> String {
    let part = row.strategy.map_or_else(|| level(row.level), strategy);
    format!("Level {} · {part}", row.level.number())
}

/// `Risks you run: 2 high, 5 medium`.
pub(crate) fn risk_counts(rows: &[RiskRow<'_, '_>]) -> String {
    format!("Risks you run: {}", by_severity(rows))
}

/// `Worst risks (of 2 high, 5 medium)`.
pub(crate) fn worst_risks(rows: &[RiskRow<'_, '_>]) -> String {
    format!("Worst risks (of {})", by_severity(rows))
}

/// `2 high, 5 medium`.
fn by_severity(rows: &[RiskRow<'_, '_>]) -> String {
    let counted = rows.chunk_by(|one, other| one.risk.severity == other.risk.severity);
    let counts: Vec<String> = counted.map(|alike| format!("{} {}", alike.len(), alike[0].risk.severity.as_str())).collect();
    counts.join(", ")
}
