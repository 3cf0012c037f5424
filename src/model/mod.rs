//! The maturity model: levels of strategies of practices, with their risks and trade-offs, read from a YAML file.

mod builtin;
mod changes;
mod constraints;
mod convert;
mod file;
mod id;
pub(crate) mod lookup;
mod part;
mod raw;
mod read;
mod risk;
pub(crate) mod rules;
mod schema;
mod starter;
mod version;

use std::sync::Arc;

pub use builtin::{BUILTIN, builtin};
pub(crate) use changes::MeaningChange;
pub use changes::{Changes, QuestionChange};
pub use id::{Id, PracticeRef};
pub use part::Part;
pub use read::SIZE_LIMIT;
pub use risk::{Risk, RiskKind, Severity, TradeOff};
pub use schema::schema;
pub(crate) use starter::names_no_model;
pub use starter::starter;
pub use version::version_numbers;

/// A model that passed all rules: every reference resolves, every weight is in range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Kebab-case name; answers files carry it.
    pub id: Id,
    /// `n.n.n`.
    pub version: String,
    /// The name for people.
    pub title: String,
    /// What the model is for.
    pub summary: Option<String>,
    /// The text that the model describes.
    pub source: Option<Source>,
    pub(crate) thresholds: Thresholds,
    /// The scale of practices that name none.
    pub(crate) default_scale: Arc<Scale>,
    /// The rows of the heat map.
    pub themes: Vec<Theme>,
    /// Lowest first; a level's number is its position, from 1.
    pub levels: Vec<Level>,
}

/// The text that a model describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Where it is published.
    pub url: Option<String>,
    /// Its licence, as an SPDX identifier.
    pub license: Option<String>,
    /// The day or commit of the text that paragraphs count in.
    pub(crate) revision: Option<String>,
}

/// When a level is reached, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Thresholds {
    /// The score from which a level passes: 1 to 100.
    pub(crate) achieved_at: u32,
    /// The score under which no strategy of a passing level may be: 0 to `achieved_at`.
    pub(crate) floor: u32,
}

/// The answers to choose from, rising from 0 to 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    pub(crate) id: Id,
    /// At least two, worst first.
    pub options: Vec<ScaleOption>,
}

/// One answer of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleOption {
    /// Kebab-case name; answers files carry it.
    pub id: Id,
    /// The answer as people say it.
    pub label: String,
    /// What the answer means.
    pub means: Option<String>,
    /// What it is worth, in per cent.
    pub(crate) value: u32,
    pub(crate) formerly: Vec<String>,
}

/// A concern that cuts across levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Kebab-case name.
    pub id: Id,
    /// The name for people.
    pub name: String,
    /// What it covers.
    pub summary: Option<String>,
}

/// A stage of maturity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The position in the model, from 1.
    pub number: usize,
    /// Kebab-case name.
    pub id: Id,
    /// The name for people.
    pub name: String,
    /// What a team has reached with it.
    pub goal: Option<String>,
    /// What the level is about.
    pub summary: Option<String>,
    /// Paragraphs of the source text.
    pub source: Vec<String>,
    /// What goes wrong with the level as a whole.
    pub risks: Vec<Risk>,
    /// What the level as a whole costs elsewhere.
    pub trade_offs: Vec<TradeOff>,
    /// In the order in which they are asked.
    pub strategies: Vec<Strategy>,
}

/// A group of practices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strategy {
    /// Kebab-case name, unique in the model.
    pub id: Id,
    /// The name for people.
    pub name: String,
    /// The theme it belongs to.
    pub theme: Id,
    /// Its share of the level's score: 1 to 5.
    pub(crate) weight: u32,
    /// Strategies of the same or a lower level that prepare this one.
    pub builds_on: Vec<Id>,
    /// Why it matters.
    pub summary: Option<String>,
    /// Paragraphs of the source text.
    pub source: Vec<String>,
    /// Where to read more.
    pub learn_more: Vec<String>,
    /// What goes wrong without it, or on the way to it.
    pub risks: Vec<Risk>,
    /// What it costs elsewhere.
    pub trade_offs: Vec<TradeOff>,
    /// The questions, in the order in which they are asked.
    pub practices: Vec<Practice>,
    pub(crate) formerly: Vec<String>,
}

impl Strategy {
    pub(crate) fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices.iter().find(|practice| practice.id.as_str() == id)
    }

    /// The risks of one kind.
    pub fn risks_of(&self, kind: RiskKind) -> impl Iterator<Item = &Risk> {
        self.risks.iter().filter(move |risk| risk.kind == kind)
    }
}

/// One observable habit, asked as one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Kebab-case name, unique in its strategy.
    pub id: Id,
    /// Whether its level means nothing without it: while it is not largely in place, the level does not pass.
    pub essential: bool,
    /// What the source text calls it.
    pub code: Option<String>,
    /// The question.
    pub ask: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What would show it.
    pub evidence: Option<String>,
    /// What has to hold for the best answer.
    pub criteria: Vec<String>,
    /// What to start with while it is not fully in place.
    pub next_step: String,
    /// Its share of the strategy's score: 1 to 5.
    pub(crate) weight: u32,
    pub(crate) effort: Effort,
    /// How it is answered.
    pub form: Form,
    /// Paragraphs of the source text.
    pub source: Vec<String>,
    /// Ids of earlier versions: `practice`, or `strategy/practice` where it moved.
    pub(crate) formerly: Vec<String>,
}

/// How a practice is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// With one option.
    Scale(Arc<Scale>),
    /// With any of these items; at least one.
    Checklist(Vec<Item>),
}

/// One thing to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Kebab-case name, unique in its checklist.
    pub id: Id,
    /// The thing for people.
    pub label: String,
    /// What it brings.
    pub why: Option<String>,
    pub(crate) formerly: Vec<String>,
}

/// What it takes to bring a practice from nothing to fully in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// Days: 1 point.
    Small,
    /// Weeks: 3 points.
    Medium,
    /// Months, or several teams: 8 points.
    Large,
}

impl Effort {
    /// All efforts, least first.
    pub(crate) const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The effort in points.
    pub fn points(self) -> u32 {
        match self {
            Self::Small => 1,
            Self::Medium => 3,
            Self::Large => 8,
        }
    }

    /// The word in a model file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

impl Model {
    /// `id@version`, as answers files name their model.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }
}
