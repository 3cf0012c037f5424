//! What can go wrong, how bad that is, and what is given up for what.

use super::Id;

/// When a risk is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RiskKind {
    /// While the strategy is missing.
    Gap,
    /// While the strategy is being followed.
    Pursuit,
}

impl RiskKind {
    /// The word in a model file.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Pursuit => "pursuit",
        }
    }
}

/// How bad it is when a risk comes true; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// To be dealt with first.
    High,
    /// Unless said.
    Medium,
    /// To be lived with for a while.
    Low,
}

impl Severity {
    /// All severities, the worst first.
    pub(crate) const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The word in a model file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Kebab-case name, unique in the strategy, or among the risks of its level as a whole.
    pub id: Id,
    pub(crate) kind: RiskKind,
    /// How bad it is.
    pub severity: Severity,
    /// Whether the source text marks it as a risk; otherwise the model's authors drew it from the text.
    pub stated: bool,
    /// The practices of its strategy that it hangs on; none for the strategy as a whole.
    pub practices: Vec<Id>,
    /// What can happen.
    pub risk: String,
    /// What to do about it.
    pub mitigation: Option<String>,
    /// Paragraphs of the source text.
    pub source: Vec<String>,
}

/// What a strategy costs elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradeOff {
    /// Kebab-case name, unique in the strategy, or among the trade-offs of its level as a whole.
    pub id: Id,
    /// Whether the source text marks it as a trade-off; otherwise the model's authors drew it from the text.
    pub stated: bool,
    /// The practices of its strategy that it hangs on; none for the strategy as a whole.
    pub practices: Vec<Id>,
    /// What is given up for what.
    pub trade_off: String,
    /// How to decide.
    pub guidance: Option<String>,
    /// Paragraphs of the source text.
    pub source: Vec<String>,
}
