//! What changed between two assessments of a workload. Pure: two scorecards in, every practice in exactly one class out.

mod class;

pub use class::Class;

use crate::model::{Practice, lookup};
use crate::scorecard::{Place, Scorecard};

/// What became of one practice.
#[derive(Debug, Clone, Copy)]
pub struct Change<'s, 'a> {
    /// In a word.
    pub class: Class,
    /// Before.
    pub before: Place<'s, 'a>,
    /// After.
    pub after: Place<'s, 'a>,
}

impl Change<'_, '_> {
    /// Whether anything about it differs.
    pub(crate) fn is_any(&self) -> bool {
        let (before, after) = (self.before.practice, self.after.practice);
        before.state != after.state || before.value != after.value
    }
}

/// Two assessments side by side; their models may be two versions of one.
#[derive(Debug, Clone)]
pub struct Comparison<'s, 'a> {
    pub(crate) before: &'s Scorecard<'a>,
    pub(crate) after: &'s Scorecard<'a>,
    /// Every practice of both models that applies before or after, in the order of the later model.
    pub changes: Vec<Change<'s, 'a>>,
    /// Practices that only the earlier model has.
    pub only_before: Vec<Place<'s, 'a>>,
    /// Practices that only the later model has.
    pub only_after: Vec<Place<'s, 'a>>,
}

impl<'s, 'a> Comparison<'s, 'a> {
    /// Compares two scorecards of one model, or of two versions of it.
    pub fn new(before: &'s Scorecard<'a>, after: &'s Scorecard<'a>) -> Self {
        let mut only_before = vec![];
        let mut pairs: Vec<(Place<'s, 'a>, Option<Place<'s, 'a>>)> = after.places().map(|place| (place, None)).collect();
        for place in before.places() {
            let same = same_practice(place, after);
            let free = |(later, earlier): &&mut (Place<'_, '_>, Option<_>)| {
                earlier.is_none() && same.is_some_and(|same| std::ptr::eq(same, later.asked()))
            };
            match pairs.iter_mut().find(free) {
                Some((_, earlier)) => *earlier = Some(place),
                None => only_before.push(place),
            }
        }
        let only_after = pairs.iter().filter(|(_, earlier)| earlier.is_none()).map(|(later, _)| *later).collect();
        let change = |(after, before): (Place<'s, 'a>, Option<Place<'s, 'a>>)| {
            let before = before?;
            Some(Change { class: Class::of(before.practice, after.practice)?, before, after })
        };
        Self { before, after, changes: pairs.into_iter().filter_map(change).collect(), only_before, only_after }
    }

    /// The changes of one class; the largest in points of their level first, then in model order.
    pub fn of(&self, class: Class) -> Vec<&Change<'s, 'a>> {
        let mut changes: Vec<_> = self.changes.iter().filter(|change| change.class == class).collect();
        changes.sort_by_cached_key(|change| {
            let [was, is] = [change.before, change.after].map(|place| place.points_lost());
            std::cmp::Reverse(if was > is { &was - &is } else { &is - &was })
        });
        changes
    }

    /// Whether the workload's level is lower than it was.
    pub fn level_fell(&self) -> bool {
        let reached = self.before.model.level(self.before.level);
        let there = reached.and_then(|level| self.after.model.levels.iter().find(|other| other.id == level.id));
        self.after.level < there.map_or(self.before.level, |level| level.number)
    }

    /// Whether something regressed or was lost sight of, or the level fell.
    pub fn got_worse(&self) -> bool {
        self.level_fell() || self.changes.iter().any(|change| change.class.is_worse())
    }

    /// Whether there is nothing to tell.
    pub fn is_unchanged(&self) -> bool {
        let same_model = self.only_before.is_empty() && self.only_after.is_empty();
        let same_levels = self.before.level == self.after.level && self.before.level_possible == self.after.level_possible;
        same_model && same_levels && !self.changes.iter().any(Change::is_any)
    }
}

/// What the later model has of a practice of the earlier one, perhaps under another name.
fn same_practice<'a>(before: Place<'_, '_>, later: &Scorecard<'a>) -> Option<&'a Practice> {
    lookup::practice(later.model, before.strategy_id().as_str(), before.practice_id().as_str()).map(|(_, practice)| practice)
}
