//! "Scores and levels" of `model/README.md` reckoned word by word and as simply as can be, from the case and not from the files.

use std::cmp::min;

use maturity::next_steps::Target;
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

    pub(crate) fn state(&self, strategy: &Strategy, practice: &Practice) -> State {
        let answer = if practice.answer.reply == Reply::Absent { strategy.aside } else { practice.answer };
        match answer.reply {
            Reply::Absent => State::Unanswered,
            _ if self.is_stale(answer) => State::Stale,
            Reply::Unknown => State::Unknown,
            Reply::NotApplicable => State::NotApplicable,
            Reply::Value(_) => State::Answered,
        }
    }

    /// What a practice is worth, when that is known.
    pub(crate) fn worth(&self, strategy: &Strategy, practice: &Practice) -> Option<Fraction> {
        let Reply::Value(value) = practice.answer.reply else { return None };
        (self.state(strategy, practice) == State::Answered).then(|| self.worth_of(practice.form, value))
    }

    /// What the reply `value` is worth in a `form`.
    pub(crate) fn worth_of(&self, form: Form, value: u8) -> Fraction {
        match form {
            Form::Scale(scale) => points(self.scales[scale][min(value.into(), self.scales[scale].len() - 1)]),
            Form::Checklist(items) => {
                let ticked = (0..items).filter(|item| value >> item & 1 == 1).count();
                Fraction::new(100 * i128::try_from(ticked).unwrap(), items.into())
            }
        }
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
        let essentials_hold = level.strategies.iter().all(|strategy| {
            let mut essential = strategy.practices.iter().filter(|practice| practice.essential);
            essential.all(|practice| !self.fails(strategy, practice, end))
        });
        let floor_holds = strategies.all(|range| range[end] >= points(self.floor));
        Some(range[end] >= points(self.achieved_at) && floor_holds && essentials_hold)
    }

    /// Whether a practice applies and is under what is achieved.
    pub(crate) fn fails(&self, strategy: &Strategy, practice: &Practice, end: usize) -> bool {
        self.practice_range(strategy, practice).is_some_and(|range| range[end] < points(self.achieved_at))
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

    /// What one point of a practice adds to its strategy's score and to its level's; nothing when it is set aside.
    fn shares(&self, level: &Level, strategy: &Strategy, practice: &Practice) -> Option<[Fraction; 2]> {
        self.practice_range(strategy, practice)?;
        let practices = strategy.practices.iter().filter(|other| self.practice_range(strategy, other).is_some());
        let own = points(practice.weight) / points(practices.map(|other| other.weight).sum());
        let strategies = level.strategies.iter().filter(|other| self.strategy_range(other).is_some());
        Some([own, own * points(strategy.weight) / points(strategies.map(|other| other.weight).sum())])
    }

    /// The points of its level that a practice loses; nothing when it is set aside.
    pub(crate) fn lost(&self, level: &Level, strategy: &Strategy, practice: &Practice) -> Option<Fraction> {
        let missing = points(100) - self.practice_range(strategy, practice)?[SCORE];
        Some(missing * self.shares(level, strategy, practice)?[1])
    }

    /// The steps that one practice offers, good before full.
    pub(crate) fn steps<'c>(&self, level: &Level, strategy: &'c Strategy, practice: &'c Practice) -> Vec<HandStep<'c>> {
        let (Some(range), Some(shares)) = (self.practice_range(strategy, practice), self.shares(level, strategy, practice)) else {
            return vec![];
        };
        let from = range[SCORE];
        let ways = self.ways(strategy, practice).into_iter().filter(|(_, reply)| self.worth_of(practice.form, *reply) > from);
        let step = |(target, reply)| {
            let to = self.worth_of(practice.form, reply);
            let effort = (points(practice.effort.points()) * (to - from) / points(100)).ceil().to_integer().max(1);
            let ids = (strategy.id.as_str(), practice.id.as_str());
            HandStep { ids, target, reply, to, gains: shares.map(|share| share * (to - from)), effort: u32::try_from(effort).unwrap() }
        };
        ways.map(step).collect()
    }

    /// The answers that are good enough and best; one where the first is the best.
    fn ways(&self, strategy: &Strategy, practice: &Practice) -> Vec<(Target, u8)> {
        let (replies, best) = match practice.form {
            Form::Scale(scale) => {
                let best = u8::try_from(self.scales[scale].len() - 1).unwrap();
                ((0..=best).collect::<Vec<u8>>(), best)
            }
            // Ticks come on top of those that are there, the first items first.
            Form::Checklist(items) => {
                let present = if let (Reply::Value(bits), State::Answered) = (practice.answer.reply, self.state(strategy, practice)) {
                    bits & ((1 << items) - 1)
                } else {
                    0
                };
                let more = (0..items).filter(|item| present >> item & 1 == 0).scan(present, |ticked, item| {
                    *ticked |= 1 << item;
                    Some(*ticked)
                });
                (std::iter::once(present).chain(more).collect(), u8::try_from((1_u32 << items) - 1).unwrap())
            }
        };
        let is_enough = |reply: &u8| self.worth_of(practice.form, *reply) >= points(self.achieved_at);
        let good = replies.into_iter().find(is_enough).filter(|good| *good != best).map(|good| (Target::Good, good));
        good.into_iter().chain([(Target::Full, best)]).collect()
    }

    /// The case after these steps, whose answers are of today.
    pub(crate) fn after<'i>(&self, steps: impl IntoIterator<Item = ((&'i str, &'i str), Target)>) -> Self {
        let mut case = self.clone();
        for ((strategy, practice), target) in steps {
            let strategy = case.strategies_mut().find(|found| found.id == strategy).unwrap();
            let at = strategy.practices.iter().position(|found| found.id == practice).unwrap();
            let of_target = |(other, _): &(Target, u8)| *other == target;
            let (_, reply) = self.ways(self.strategy(&strategy.id), &strategy.practices[at]).into_iter().find(of_target).unwrap();
            strategy.practices[at].answer = Answer::new(Reply::Value(reply));
        }
        case
    }

    /// The case in which every open answer turns out best.
    pub(crate) fn at_best(&self) -> Self {
        let mut case = self.clone();
        for (strategy, of_case) in case.strategies_mut().zip(self.strategies()) {
            for (practice, same) in strategy.practices.iter_mut().zip(&of_case.practices) {
                if self.state(of_case, same).is_open() {
                    practice.answer = Answer::FULL;
                }
            }
        }
        case
    }
}

/// A step as it is reckoned by hand.
#[derive(Clone, Debug)]
pub(crate) struct HandStep<'c> {
    /// The strategy's and the practice's.
    pub(crate) ids: (&'c str, &'c str),
    pub(crate) target: Target,
    /// The answer then.
    pub(crate) reply: u8,
    /// What that is worth.
    pub(crate) to: Fraction,
    /// What it adds to its strategy's score and to its level's.
    pub(crate) gains: [Fraction; 2],
    pub(crate) effort: u32,
}

/// The weighted mean of those that there are.
fn mean(parts: impl Iterator<Item = (u32, Option<Range>)>) -> Option<Range> {
    let parts: Vec<(Fraction, Range)> = parts.filter_map(|(weight, range)| Some((points(weight), range?))).collect();
    let total: Fraction = parts.iter().map(|(weight, _)| weight).sum();
    (!parts.is_empty()).then(|| [SCORE, HIGH].map(|end| parts.iter().map(|(weight, range)| weight * range[end]).sum::<Fraction>() / total))
}
