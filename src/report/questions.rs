//! Questions without a counting answer: what is open, and what is set aside.

use super::{Report, words};
use crate::document::visible_line;
use crate::scorecard::{PracticeScore, State};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRow {
    /// The level's number.
    pub level: usize,
    /// The strategy's name.
    pub strategy: String,
    /// The question.
    pub ask: String,
    /// `not answered`, `unknown`, …
    pub answer: String,
    /// Why it was set aside, or the note beside it.
    pub remark: Option<String>,
}

impl<'a> Report<'_, 'a> {
    /// What is open in assessed strategies; strategies of which nothing is known yet are [told apart](Self::not_assessed).
    pub fn open_questions(&self) -> Vec<QuestionRow> {
        self.questions(|score| score.state.is_open(), |score| score.entry.and_then(|entry| entry.note.as_deref()))
    }

    /// What is set aside, with reasons.
    pub fn set_aside(&self) -> Vec<QuestionRow> {
        self.questions(|score| score.state == State::NotApplicable, |score| score.reason)
    }

    fn questions<'r>(
        &'r self,
        wanted: impl Fn(&PracticeScore<'a>) -> bool,
        remark: impl Fn(&'r PracticeScore<'a>) -> Option<&'r str>,
    ) -> Vec<QuestionRow> {
        let mut rows = vec![];
        let strategies = self.scorecard.strategies().filter(|(_, strategy)| strategy.is_assessed() || !strategy.is_applicable());
        for (level, strategy) in strategies {
            rows.extend(strategy.practices.iter().filter(|score| wanted(score)).map(|score| QuestionRow {
                level: level.level.number,
                strategy: visible_line(&strategy.strategy.name),
                ask: visible_line(&score.practice.ask),
                answer: words::answer(score),
                remark: remark(score).map(visible_line),
            }));
        }
        rows
    }

    /// The applicable strategies of which nothing is known: `Level 5: Self-service …`.
    pub fn not_assessed(&self) -> Vec<String> {
        let levels = self.scorecard.levels.iter();
        let names = levels.map(|level| {
            let unknown = level.strategies.iter().filter(|strategy| strategy.is_applicable() && !strategy.is_assessed());
            (level.level.number, unknown.map(|strategy| visible_line(&strategy.strategy.name)).collect::<Vec<_>>())
        });
        names.filter(|(_, names)| !names.is_empty()).map(|(number, names)| format!("Level {number}: {}", names.join("; "))).collect()
    }
}
