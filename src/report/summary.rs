//! What somebody has to know who reads one screen or one page: the first section of every report.

use jiff::civil::Date;

use super::{FindOut, Report, RiskRow, Standing, StepRow};
use crate::scorecard::{Blocker, LevelScore, State};

/// Steps told in a summary.
const STEPS: usize = 3;

/// What somebody has to know who reads nothing else.
#[derive(Debug, Clone)]
pub(crate) struct Summary<'s, 'a> {
    pub(crate) standing: Standing<'s, 'a>,
    /// The lowest level that fails, and why it does; nothing when every level passes.
    pub(crate) held_back: Option<(&'s LevelScore<'a>, Vec<Blocker<'s, 'a>>)>,
    /// All risks that are run, the worst first; a summary names the worst and counts the rest.
    pub(crate) risks: Vec<RiskRow<'s, 'a>>,
    /// What to begin with; at most three.
    pub(crate) first_steps: Vec<FirstStep<'s, 'a>>,
    pub(crate) knowledge: Knowledge<'a>,
}

/// One thing to begin with.
#[derive(Debug, Clone)]
pub(crate) enum FirstStep<'s, 'a> {
    FindOut(FindOut<'s, 'a>),
    Take(StepRow<'s, 'a>),
}

/// How much is known about a workload, how old that is, and who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Knowledge<'a> {
    /// How many questions have an answer that still holds.
    pub(crate) answered: usize,
    /// How many questions apply to the workload.
    pub(crate) applicable: usize,
    /// How many were asked, and nobody knows.
    pub(crate) unknown: usize,
    /// How many were answered too long ago.
    pub(crate) stale: usize,
    /// The days of the oldest and of the newest answer that holds; nothing where none has a day.
    pub(crate) days: Option<(Date, Date)>,
    /// Everybody who answered or reviewed, each once.
    pub(crate) people: Vec<&'a str>,
}

impl<'s, 'a> Report<'s, 'a> {
    pub(crate) fn summary(&self) -> Summary<'s, 'a> {
        Summary {
            standing: self.standing(),
            held_back: self.held_back(),
            risks: self.risks(),
            first_steps: self.first_steps(),
            knowledge: self.knowledge(),
        }
    }

    /// The lowest level that fails, and why it does; nothing when every level passes.
    pub(super) fn held_back(&self) -> Option<(&'s LevelScore<'a>, Vec<Blocker<'s, 'a>>)> {
        self.scorecard.lowest_failing().map(|level| (level, self.scorecard.blockers(level)))
    }

    /// One thing to find out, then the plan; what else is to be found out and what comes after the plan where that is too short.
    fn first_steps(&self) -> Vec<FirstStep<'s, 'a>> {
        let plan = self.plan();
        let [after, _] = self.after(&plan);
        let mut find_out = self.what_to_find_out().into_iter().map(FirstStep::FindOut);
        let steps = find_out.next().into_iter().chain(plan.rows.into_iter().map(FirstStep::Take));
        steps.chain(find_out).chain(after.into_iter().map(FirstStep::Take)).take(STEPS).collect()
    }

    fn knowledge(&self) -> Knowledge<'a> {
        let (answers, counts) = (self.answers, self.scorecard.counts());
        let answered = self.scorecard.practices().filter(|practice| practice.state == State::Answered);
        let days = answered.filter_map(|practice| practice.entry?.reviewed.or(answers.assessed));
        let days = days.fold(None, |days: Option<(Date, Date)>, day| {
            Some(days.map_or((day, day), |(oldest, newest)| (oldest.min(day), newest.max(day))))
        });
        let mut people: Vec<&'a str> = vec![];
        for name in answers.assessors.iter().chain(answers.reviews.iter().flat_map(|review| &review.by)) {
            if !people.contains(&name.as_str()) {
                people.push(name);
            }
        }
        let applicable = counts.answered + counts.open();
        Knowledge { answered: counts.answered, applicable, unknown: counts.unknown, stale: counts.stale, days, people }
    }
}
