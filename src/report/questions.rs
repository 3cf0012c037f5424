//! Questions that need a look: what is open, too old, accepted for now or set aside.

use super::{Report, words};
use crate::answers::Acceptance;
use crate::scorecard::{PracticeScore, State, StrategyScore};
use crate::text::visible_line;

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
    /// Why it was set aside or accepted, or the note beside it.
    pub remark: Option<String>,
}

impl<'a> Report<'_, 'a> {
    /// What is open in assessed strategies; strategies of which nothing is known yet are [told apart](Self::not_assessed).
    pub fn open_questions(&self) -> Vec<QuestionRow> {
        let is_open = |score: &PracticeScore<'_>| score.state.is_open() && score.state != State::Stale;
        self.questions(StrategyScore::is_assessed, is_open, |_, score| {
            let note = score.entry.and_then(|entry| entry.note.as_deref());
            (words::answer(score), note.map(visible_line))
        })
    }

    /// The answers that are too old to count, with their age.
    pub fn stale_questions(&self) -> Vec<QuestionRow> {
        self.questions(|_| true, |score| score.state == State::Stale, |strategy, score| (self.stale_answer(strategy, score), None))
    }

    /// `Largely, 412 days old`.
    fn stale_answer(&self, strategy: &StrategyScore<'_>, score: &PracticeScore<'_>) -> String {
        let words = score.present.as_ref().map_or_else(|| "unknown".to_owned(), words::in_place);
        match self.age_in_days(strategy, score) {
            Some(days) => format!("{words}, {} old", words::counted(usize::try_from(days).unwrap_or(0), "day", "days")),
            None => format!("{words}, of no known day"),
        }
    }

    /// How old the answer that speaks for a practice is; nothing when there is none or it has no date.
    pub fn age_in_days(&self, strategy: &StrategyScore<'_>, score: &PracticeScore<'_>) -> Option<i64> {
        let overall = || self.answers.strategy(&strategy.strategy.id)?.overall.as_ref();
        let own = score.entry.filter(|entry| entry.answer.is_some());
        let speaking = own.or_else(overall).filter(|entry| entry.answer.is_some())?;
        speaking.age(self.answers.assessed, self.as_of)
    }

    /// The gaps that are accepted for now, with the reason and the days left.
    pub fn accepted(&self) -> Vec<QuestionRow> {
        let is_accepted = |score: &PracticeScore<'_>| score.accepted_on(self.as_of).is_some();
        self.questions(
            |_| true,
            is_accepted,
            |_, score| (words::answer(score), score.accepted_on(self.as_of).map(|accepted| self.acceptance(accepted))),
        )
    }

    /// `Being replaced. Until 2027-03-01, 99 days left, by Ana`.
    fn acceptance(&self, accepted: &Acceptance) -> String {
        let left = match accepted.days_left(self.as_of) {
            0 => "the last day".to_owned(),
            days => format!("{} left", words::counted(usize::try_from(days).unwrap_or(0), "day", "days")),
        };
        let by = accepted.by.as_deref().map(|by| format!(", by {}", visible_line(by))).unwrap_or_default();
        format!("{} Until {}, {left}{by}", words::sentence(&accepted.reason), accepted.until)
    }

    /// What is set aside, with reasons.
    pub fn set_aside(&self) -> Vec<QuestionRow> {
        let is_set_aside = |score: &PracticeScore<'_>| score.state == State::NotApplicable;
        self.questions(|_| true, is_set_aside, |_, score| (words::answer(score), score.reason.map(visible_line)))
    }

    /// A row for each `wanted` practice of the strategies that are `shown`; `tell` gives its answer and a remark.
    fn questions(
        &self,
        shown: impl Fn(&StrategyScore<'a>) -> bool,
        wanted: impl Fn(&PracticeScore<'a>) -> bool,
        tell: impl Fn(&StrategyScore<'a>, &PracticeScore<'a>) -> (String, Option<String>),
    ) -> Vec<QuestionRow> {
        let mut rows = vec![];
        for (level, strategy) in self.scorecard.strategies().filter(|(_, strategy)| shown(strategy)) {
            for score in strategy.practices.iter().filter(|score| wanted(score)) {
                let (answer, remark) = tell(strategy, score);
                let (level, name) = (level.level.number, visible_line(&strategy.strategy.name));
                rows.push(QuestionRow { level, strategy: name, ask: visible_line(&score.practice.ask), answer, remark });
            }
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
