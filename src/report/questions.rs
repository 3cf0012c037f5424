//! Questions that need a look: whose step is overdue, and what is open, too old, accepted or set aside.

use super::Report;
use crate::scorecard::{LevelScore, Place, State, StrategyScore};

/// Why questions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuestionKind {
    /// The day until which somebody takes the next step is over.
    Overdue,
    /// What was accepted until a day that has passed: it is a gap like any other now.
    Expired,
    Accepted,
    /// Raters differ and have not settled on one answer.
    Disputed,
    /// Nobody knows the answer, though something is known about their strategy.
    Open,
    Stale,
    SetAside,
}

/// One question that needs a look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'s, 'a> {
    pub(crate) place: Place<'s, 'a>,
    /// How old the answer is that speaks for it, in days; nothing where there is none or it has no date.
    pub(crate) age: Option<i64>,
}

impl<'s, 'a> Report<'s, 'a> {
    /// The questions of one kind, in model order; of those that are overdue the longest first.
    pub(crate) fn questions(&self, kind: QuestionKind) -> Vec<Question<'s, 'a>> {
        let is_meant = |place: &Place<'_, '_>| match kind {
            QuestionKind::Overdue => place.practice.is_overdue_on(self.as_of),
            QuestionKind::Expired => place.practice.expired_on(self.as_of).is_some(),
            QuestionKind::Accepted => place.practice.accepted_on(self.as_of).is_some(),
            QuestionKind::Disputed => place.practice.is_disputed(),
            // Strategies of which nothing is known are told by their name alone.
            QuestionKind::Open => place.strategy.is_assessed() && place.practice.state.is_open() && place.practice.state != State::Stale,
            QuestionKind::Stale => place.practice.state == State::Stale,
            QuestionKind::SetAside => place.practice.state == State::NotApplicable,
        };
        let meant = self.scorecard.places().filter(is_meant).map(|place| Question { place, age: self.age_in_days(&place) });
        let mut meant: Vec<_> = meant.collect();
        if kind == QuestionKind::Overdue {
            meant.sort_by_key(|question| question.place.practice.planned_on(self.as_of).and_then(|planned| planned.until));
        }
        meant
    }

    fn age_in_days(&self, place: &Place<'_, '_>) -> Option<i64> {
        let own = place.practice.entry.filter(|entry| entry.answer.is_some());
        own?.age(self.answers.assessed, self.as_of)
    }

    /// The applicable strategies of which nothing is known, by level.
    pub(super) fn not_assessed(&self) -> Vec<(&'s LevelScore<'a>, Vec<&'s StrategyScore<'a>>)> {
        let unknown = |level: &'s LevelScore<'a>| {
            let unknown = level.strategies.iter().filter(|strategy| strategy.is_applicable() && !strategy.is_assessed());
            (level, unknown.collect::<Vec<_>>())
        };
        self.scorecard.levels.iter().map(unknown).filter(|(_, strategies)| !strategies.is_empty()).collect()
    }
}
