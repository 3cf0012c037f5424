//! One thing to do: bring one practice from what is in place to a target.

use crate::model::{Effort, Form, Item};
use crate::scorecard::{Place, Points, Present};

/// How far a step brings a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// To the lowest answer that is worth at least what a level is achieved at.
    Good,
    /// To the best answer.
    Full,
}

impl Target {
    /// The word in reports for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Full => "full",
        }
    }
}

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Step<'s, 'a> {
    /// The practice, in the level whose score it raises.
    pub place: Place<'s, 'a>,
    /// How far it brings the practice.
    pub target: Target,
    /// What the practice is worth then, in points of 100.
    pub to: Points,
    /// What it adds to the level's score; above 0.
    pub gain: Points,
    /// What it takes, in points: the part of the practice's own that lies between what is in place and the target, rounded up, and
    /// at least 1.
    pub effort: u32,
    /// Its place among all the steps that could be taken, in model order and good before full.
    pub(super) position: usize,
}

impl<'s, 'a> Step<'s, 'a> {
    /// The steps that `place` offers, good before full; none for what is full or does not apply. Where the answer that is good enough
    /// is the best one, that is the only step, and it brings the practice to full.
    pub(super) fn of(place: Place<'s, 'a>) -> impl Iterator<Item = Self> {
        let applies = place.practice.is_applicable();
        let (from, hundred) = (place.practice.value_in_sums(), Points::hundred());
        let good = good_enough(&place.asked().form, place.level.thresholds.achieved_at);
        let is_step = |to: &Points| applies && *to > from;
        let good = Some(good).filter(|good| is_step(good) && *good < hundred).map(|to| (Target::Good, to));
        let full = Some(hundred.clone()).filter(is_step).map(|to| (Target::Full, to));
        good.into_iter().chain(full).map(move |(target, to)| {
            let missing = &to - &from;
            let effort = (&(&missing * place.asked().effort.points()) / 100).ceil().max(1);
            Self { place, target, to, gain: missing.times(place.practice.share), effort, position: 0 }
        })
    }

    /// The effort in a word: small up to 1 point, medium up to 3, large above.
    pub(crate) fn effort_in_a_word(&self) -> Effort {
        Effort::ALL.into_iter().find(|effort| self.effort <= effort.points()).unwrap_or(Effort::Large)
    }

    /// Whether what is in place has to be found out first.
    pub fn is_open(&self) -> bool {
        self.place.practice.state.is_open()
    }

    /// Whether the level does not pass before this is done, whatever else is.
    pub(super) fn is_on_a_failing_essential(&self) -> bool {
        self.place.practice.is_failing_essential(self.place.level.thresholds.achieved_at)
    }

    pub(super) fn is_under_floor(&self) -> bool {
        self.place.strategy.is_under(self.place.level.thresholds.floor)
    }

    /// The items of a checklist to tick, as many as the target takes, the first in model order; none for a scale. Any others would do
    /// as well.
    pub(crate) fn items_to_tick(&self) -> Vec<&'a Item> {
        let (missing, all) = (self.missing_items(), self.items().len());
        let enough = |count: &usize| Points::of(all - missing.len() + count, all) >= self.to;
        let count = (1..=missing.len()).find(enough).unwrap_or_default();
        missing.into_iter().take(count).collect()
    }

    /// The items of a checklist that are not in place as far as is known, in model order; none for a scale.
    pub(crate) fn missing_items(&self) -> Vec<&'a Item> {
        let ticked = match &self.place.practice.present {
            Some(Present::Items { ticked, .. }) if !self.is_open() => ticked.as_slice(),
            _ => &[],
        };
        self.items().iter().filter(|item| ticked.iter().all(|done| done.id != item.id)).collect()
    }

    /// What can be ticked; nothing of a scale.
    fn items(&self) -> &'a [Item] {
        if let Form::Checklist(items) = &self.place.asked().form { items } else { &[] }
    }
}

/// What the lowest answer is worth that is worth at least `achieved_at` per cent: an option, or so many ticks.
fn good_enough(form: &Form, achieved_at: u32) -> Points {
    match form {
        Form::Scale(scale) => {
            Points::from(scale.options.iter().map(|option| option.value).find(|value| *value >= achieved_at).unwrap_or(100))
        }
        Form::Checklist(items) => {
            let worth = |ticked| Points::of(ticked, items.len());
            (0..=items.len()).map(worth).find(|worth| *worth >= Points::from(achieved_at)).unwrap_or_else(Points::hundred)
        }
    }
}
