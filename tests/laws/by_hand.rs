//! "Scores and levels" of `model/README.md` reckoned word by word and as simply as can be, from the case and not from the files.

use std::cmp::min;

use maturity::scorecard::{Points, State};
use num_rational::Ratio;

use crate::case::{Answer, Case, Form, Level, Practice, Reply, Strategy};

pub(crate) type Fraction = Ratio<i128>;

/// A score and its high.
pub(crate) type Range = [Fraction; 2];

/// The index of the score in a range.
pub(crate) const SCORE: usize = 0;
/// The index of the high in a range.
pub(crate) const HIGH: usize = 1;

pub(crate) fn points(number: u32) -> Fraction {
    Fraction::from_integer(number.into())
}

pub(crate) fn exact(fraction: Fraction) -> Points {
    let [part, whole] = [*fraction.numer(), 100 * fraction.denom()].map(|number| usize::try_from(number).unwrap());
    Points::of(part, whole)
}

pub(crate) fn is(found: &Points, reckoned: Fraction) -> bool {
    *found == exact(reckoned)
}

impl Case {
    fn is_stale(&self, answer: Answer) -> bool {
        let age = answer.age.or(self.assessed);
        answer.reply != Reply::Absent && self.max_age.is_some_and(|most| age.is_none_or(|age| age > most))
    }

    /// The answer that speaks for a practice, and whether it is the strategy's.
    fn speaking(strategy: &Strategy, practice: &Practice) -> (Answer, bool) {
        if practice.answer.reply == Reply::Absent { (strategy.overall, true) } else { (practice.answer, false) }
    }

    pub(crate) fn state(&self, strategy: &Strategy, practice: &Practice) -> State {
        let (answer, estimate) = Self::speaking(strategy, practice);
        match answer.reply {
            Reply::Absent => State::Unanswered,
            _ if self.is_stale(answer) => State::Stale,
            Reply::Unknown => State::Unknown,
            Reply::NotApplicable => State::NotApplicable,
            Reply::Value(_) if estimate => State::Estimated,
            Reply::Value(_) => State::Answered,
        }
    }

    /// What a practice is worth, when that is known.
    pub(crate) fn worth(&self, strategy: &Strategy, practice: &Practice) -> Option<Fraction> {
        let (answer, estimate) = Self::speaking(strategy, practice);
        let Reply::Value(value) = answer.reply else { return None };
        let form = if estimate { Form::Scale(0) } else { practice.form };
        (!self.is_stale(answer)).then(|| match form {
            Form::Scale(scale) => points(self.scales[scale][min(value.into(), self.scales[scale].len() - 1)]),
            Form::Checklist(items) => {
                let ticked = (0..items).filter(|item| value >> item & 1 == 1).count();
                Fraction::new(100 * i128::try_from(ticked).unwrap(), items.into())
            }
        })
    }

    /// What a practice is worth in sums, at least and at most; nothing when it is set aside.
    pub(crate) fn practice_range(&self, strategy: &Strategy, practice: &Practice) -> Option<Range> {
        match self.state(strategy, practice) {
            State::NotApplicable => None,
            _ => Some(self.worth(strategy, practice).map_or([points(0), points(100)], |worth| [worth, worth])),
        }
    }

    pub(crate) fn strategy_range(&self, strategy: &Strategy) -> Option<Range> {
        mean(strategy.practices.iter().map(|practice| (practice.weight, self.practice_range(strategy, practice))))
    }

    pub(crate) fn range_of<'c>(&self, strategies: impl IntoIterator<Item = &'c Strategy>) -> Option<Range> {
        mean(strategies.into_iter().map(|strategy| (strategy.weight, self.strategy_range(strategy))))
    }

    /// Whether a level passes with its score, or could with its high.
    pub(crate) fn passes(&self, level: &Level, end: usize) -> Option<bool> {
        let range = self.range_of(&level.strategies)?;
        let mut strategies = level.strategies.iter().filter_map(|strategy| self.strategy_range(strategy));
        Some(range[end] >= points(self.achieved_at) && strategies.all(|range| range[end] >= points(self.floor)))
    }

    /// The number of the highest level that counts.
    pub(crate) fn level(&self, end: usize) -> usize {
        let mut reached = 0;
        for (level, number) in self.levels.iter().zip(1..) {
            match self.passes(level, end) {
                Some(true) => reached = number,
                Some(false) => return reached,
                None => {}
            }
        }
        reached
    }

    pub(crate) fn is_under_floor(&self, strategy: &Strategy) -> bool {
        self.strategy_range(strategy).is_some_and(|range| range[SCORE] < points(self.floor))
    }

    /// What a step on one practice adds to its strategy's score and to its level's; nothing when there is nothing to do.
    pub(crate) fn gains(&self, level: &Level, strategy: &Strategy, practice: &Practice) -> Option<[Fraction; 2]> {
        let missing = points(100) - self.practice_range(strategy, practice)?[SCORE];
        let practices = strategy.practices.iter().filter(|other| self.practice_range(strategy, other).is_some());
        let own = missing * points(practice.weight) / points(practices.map(|other| other.weight).sum());
        let strategies = level.strategies.iter().filter(|other| self.strategy_range(other).is_some());
        let gain = own * points(strategy.weight) / points(strategies.map(|other| other.weight).sum());
        (missing > points(0)).then_some([own, gain])
    }
}

/// The weighted mean of those that there are.
fn mean(parts: impl Iterator<Item = (u32, Option<Range>)>) -> Option<Range> {
    let parts: Vec<(Fraction, Range)> = parts.filter_map(|(weight, range)| Some((points(weight), range?))).collect();
    let total: Fraction = parts.iter().map(|(weight, _)| weight).sum();
    (!parts.is_empty()).then(|| [SCORE, HIGH].map(|end| parts.iter().map(|(weight, range)| weight * range[end]).sum::<Fraction>() / total))
}
