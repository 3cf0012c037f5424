//! Every answer with its note and evidence.

use super::explanation::in_place;
use super::{Report, words};
use crate::model::Item;
use crate::scorecard::{PracticeScore, Present, StrategyScore};
use crate::text::{is_hostile, visible, visible_line};

/// The answers of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelAnswers {
    /// The level's number.
    pub number: usize,
    /// The level's name.
    pub name: String,
    /// In model order.
    pub strategies: Vec<StrategyAnswers>,
}

/// The answers of one strategy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategyAnswers {
    /// The strategy's name.
    pub name: String,
    /// `58 to 66 %`, `not assessed`, `does not apply`.
    pub percent: String,
    /// In model order.
    pub answers: Vec<AnswerRow>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// The question.
    pub ask: String,
    /// What is in place.
    pub answer: String,
    /// The items of a checklist that are in place.
    pub ticked: Vec<String>,
    /// Those that are not.
    pub unticked: Vec<String>,
    /// Why it was set aside.
    pub reason: Option<String>,
    /// The note, perhaps of several lines.
    pub note: Option<String>,
    /// What shows the answer.
    pub evidence: Vec<Evidence>,
    /// The day of the answer, when not that of the assessment.
    pub reviewed: Option<String>,
}

/// What shows an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// As it was written.
    pub text: String,
    /// Whether it may be followed: only links that open a page or a letter.
    pub is_link: bool,
}

impl Evidence {
    fn new(text: &str) -> Self {
        let follows = |scheme: &str| {
            text.len() > scheme.len() && text.is_char_boundary(scheme.len()) && text[..scheme.len()].eq_ignore_ascii_case(scheme)
        };
        let is_link = ["https://", "http://", "mailto:"].into_iter().any(follows)
            && !text.contains(|c: char| c.is_whitespace() || c == '<' || c == '>' || is_hostile(c));
        Self { text: visible_line(text), is_link }
    }
}

impl Report<'_, '_> {
    /// Every answer, in model order.
    pub fn answers_by_level(&self) -> Vec<LevelAnswers> {
        let level = |level: &crate::scorecard::LevelScore<'_>| LevelAnswers {
            number: level.level.number,
            name: visible_line(&level.level.name),
            strategies: level.strategies.iter().map(strategy).collect(),
        };
        self.scorecard.levels.iter().map(level).collect()
    }
}

fn strategy(score: &StrategyScore<'_>) -> StrategyAnswers {
    StrategyAnswers {
        name: visible_line(&score.strategy.name),
        percent: in_place(score),
        answers: score.practices.iter().map(answer).collect(),
    }
}

fn answer(score: &PracticeScore<'_>) -> AnswerRow {
    let labels = |items: &[&Item]| items.iter().map(|item| visible_line(&item.label)).collect();
    let (ticked, unticked) = match &score.present {
        Some(Present::Items { ticked, unticked }) => (labels(ticked), labels(unticked)),
        Some(Present::Option(_)) | None => (vec![], vec![]),
    };
    AnswerRow {
        ask: visible_line(&score.practice.ask),
        answer: words::answer(score),
        ticked,
        unticked,
        reason: score.reason.map(visible_line),
        note: score
            .entry
            .and_then(|entry| entry.note.as_deref())
            .map(|note| visible(note.trim()).into_owned())
            .filter(|note| !note.is_empty()),
        evidence: score.entry.map(|entry| entry.evidence.iter().map(|evidence| Evidence::new(evidence)).collect()).unwrap_or_default(),
        reviewed: score.entry.and_then(|entry| entry.reviewed).map(|day| day.to_string()),
    }
}
