//! Two reports side by side: what changed between two assessments, or what would change.

use super::{Report, Rung};
use crate::comparison::{Change, Class, Comparison};
use crate::next_steps::Step;
use crate::scorecard::{Place, Points};

/// Two reports side by side.
#[derive(Debug, Clone, Copy)]
pub struct Difference<'r, 's, 'a> {
    /// The earlier report, or the present one.
    pub before: &'r Report<'s, 'a>,
    /// The later report, or the one that would be.
    pub after: &'r Report<'s, 'a>,
    /// What became of each practice.
    pub comparison: &'r Comparison<'s, 'a>,
}

/// One level of the later model in both.
#[derive(Debug, Clone, Copy)]
pub struct LevelChange<'s, 'a> {
    /// Before; nothing when the earlier model has no such level.
    pub(crate) before: Option<Rung<'s, 'a>>,
    pub(crate) after: Rung<'s, 'a>,
}

impl LevelChange<'_, '_> {
    /// The points won or lost; nothing where one of the two has no score.
    pub fn points(&self) -> Option<Points> {
        Some(self.after.level.score()? - self.before?.level.score()?)
    }
}

/// The steps taken between the two.
#[derive(Debug, Clone)]
pub struct StepsDone<'s, 'a> {
    /// Those of the plan.
    pub planned: Vec<Place<'s, 'a>>,
    /// Those that came after it, or were accepted gaps.
    pub others: Vec<Place<'s, 'a>>,
    /// The level that the plan was to reach, and how many steps it had; nothing without a plan.
    pub(crate) of_plan: Option<(usize, usize)>,
}

impl<'r, 's, 'a> Difference<'r, 's, 'a> {
    /// The levels of the later model, the top one first.
    pub fn levels(&self) -> Vec<LevelChange<'s, 'a>> {
        let earlier = self.before.standing().rungs;
        let same = |after: &Rung<'_, '_>| earlier.iter().find(|rung| rung.level.level.id == after.level.level.id).copied();
        self.after.standing().rungs.into_iter().map(|after| LevelChange { before: same(&after), after }).collect()
    }

    /// The changes by class, what got worse first; classes without any are left out, and so are practices without a gap.
    pub fn changes(&self) -> Vec<(Class, Vec<&'r Change<'s, 'a>>)> {
        let classes = Class::ALL.into_iter().filter(|class| *class != Class::NoGap);
        classes.map(|class| (class, self.comparison.of(class))).filter(|(_, changes)| !changes.is_empty()).collect()
    }

    /// What differs though there was no gap before and is none now.
    pub fn other_changes(&self) -> Vec<&'r Change<'s, 'a>> {
        self.comparison.of(Class::NoGap).into_iter().filter(|change| change.is_any()).collect()
    }

    /// Every practice that differs, in model order.
    pub fn all_changes(&self) -> impl Iterator<Item = &'r Change<'s, 'a>> {
        self.comparison.changes.iter().filter(|change| change.is_any())
    }

    /// The next steps of the earlier report whose practice is now where they were to bring it, and accepted gaps that are gone.
    pub fn steps_done(&self) -> StepsDone<'s, 'a> {
        let steps = self.before.next_steps;
        let is_at = |place: &Place<'_, '_>, target: &Points| {
            let change = self.comparison.changes.iter().find(|change| std::ptr::eq(change.before.practice, place.practice));
            change.and_then(|change| change.after.practice.value.as_ref()).is_some_and(|value| value >= target)
        };
        let done = |steps: &'s [Step<'s, 'a>]| steps.iter().filter(|step| is_at(&step.place, &step.to)).map(|step| step.place);
        let closed = steps.accepted.iter().filter(|place| is_at(place, &Points::hundred())).copied();
        StepsDone {
            planned: done(&steps.plan).collect(),
            others: done(&steps.after).chain(closed).collect(),
            of_plan: steps.to.zip(Some(steps.plan.len()).filter(|count| *count > 0)),
        }
    }
}
