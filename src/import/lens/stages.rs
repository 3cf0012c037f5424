//! The smallest sets of choices that a question's rules ask for.

use std::cmp::Reverse;

use crate::import::condition::Condition;

/// What a lens reports for a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// `NO_RISK`.
    None,
    /// `MEDIUM_RISK`.
    Medium,
    /// `HIGH_RISK`.
    High,
}

impl Risk {
    /// The word in a lens.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "NO_RISK",
            Self::Medium => "MEDIUM_RISK",
            Self::High => "HIGH_RISK",
        }
    }
}

/// The rules of one question.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The first condition that holds tells the risk; where none does, it is high, for the lens has then nothing good to say.
    pub rules: Vec<(Condition, Risk)>,
    /// For each choice, whether it means "none of these": it is ticked where nothing else is.
    pub none: Vec<bool>,
}

/// The choices of a question by the level that needs them; positions, rising.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stages {
    /// Enough that no high risk is reported.
    pub no_high_risk: Vec<usize>,
    /// Enough, with the former, that no risk is reported.
    pub no_risk: Vec<usize>,
    /// What no level needs.
    pub beyond: Vec<usize>,
    /// Whether the lens says "no high risk" exactly where all of the first are ticked, and "no risk" exactly where all of the
    /// second are too.
    pub exact: bool,
    /// The risk that no choice can avert.
    pub lasting: Option<Risk>,
    /// Whether there were too many choices to try all sets of them.
    pub approximate: bool,
}

/// All sets of so many choices are tried …
const CHOICES: usize = 16;
/// … while looks at parts of conditions are left, of which a lens gets so many: fifteen choices in rules of usual length take a
/// million, and most questions have five.
pub const LOOKS: usize = 1 << 25;

impl Rules {
    /// The risk that is reported where these choices are ticked; "none of these" is ticked by itself.
    pub fn risk(&self, ticked: &[bool]) -> Risk {
        let nothing = !ticked.iter().zip(&self.none).any(|(ticked, none)| *ticked && !none);
        let ticked: Vec<bool> = ticked.iter().zip(&self.none).map(|(ticked, none)| if *none { nothing } else { *ticked }).collect();
        self.reported(&ticked)
    }

    /// The risk where "none of these" is ticked as it should be.
    fn reported(&self, ticked: &[bool]) -> Risk {
        let rule = self.rules.iter().find(|(condition, _)| condition.holds(ticked));
        rule.map_or(Risk::High, |(_, risk)| *risk)
    }

    /// What a lens has no word for: levels.
    ///
    /// Level 1 asks for the smallest set of choices after which the lens reports no high risk, level 2 for what more it takes
    /// until it reports none. Where several sets are equally small, it is one whose second level is smallest; of those the second
    /// level that is first in the order of the lens, and the first level in it that is.
    ///
    /// All sets are tried while there are at most 16 choices and `looks` are left. Beyond that, everything is ticked and then one
    /// choice after the other is left out while the risk stays away: none of the rest can be spared, though another set may be
    /// smaller.
    ///
    /// For conjunctions that grow, where each rule joins by `&&` all choices of the next worse one and more, a level passes
    /// exactly when the lens would say so. Where a lens reports as little risk for other sets, as `a && b` for none and `c` for
    /// a medium one do, or more risk for a set with a further choice in it, [`exact`](Stages::exact) is false.
    pub fn stages(&self, looks: &mut usize) -> Stages {
        let choices: Vec<usize> = (0..self.none.len()).filter(|&choice| !self.none[choice]).collect();
        let size: usize = self.rules.iter().map(|(condition, _)| condition.size()).sum();
        let left = Some(choices.len()).filter(|count| *count <= CHOICES).and_then(|count| looks.checked_sub(size << count));
        *looks = left.unwrap_or(*looks);
        if left.is_some() { self.smallest(&choices) } else { self.spared(&choices) }
    }

    /// The risk of every set of `choices`; the bits of a set's number are its choices.
    fn of_every_set(&self, choices: &[usize]) -> Vec<Risk> {
        let mut ticked = self.none.clone();
        let risk = |set: usize| {
            choices.iter().enumerate().for_each(|(bit, choice)| ticked[*choice] = set >> bit & 1 == 1);
            (0..ticked.len()).filter(|&choice| self.none[choice]).for_each(|choice| ticked[choice] = set == 0);
            self.reported(&ticked)
        };
        (0..1_usize << choices.len()).map(risk).collect()
    }

    fn smallest(&self, choices: &[usize]) -> Stages {
        let risks = self.of_every_set(choices);
        let first = smallest_where(&risks, |set| risks[set] != Risk::High);
        let count = first.map_or(0, usize::count_ones);
        // Among equally small first sets, one that the smallest second set holds.
        let is_start = |set: usize| set.count_ones() == count && risks[set] != Risk::High;
        let starts = supersets(&risks, choices.len(), is_start);
        let second = smallest_where(&risks, |set| risks[set] == Risk::None && starts[set]);
        let first = second.and_then(|second| smallest_where(&risks, |set| is_start(set) && set & !second == 0)).or(first);
        let second = second.or_else(|| smallest_where(&risks, |set| risks[set] == Risk::None));
        let (one, two) = (first.unwrap_or(0), second.or(first).unwrap_or(0));
        let exact = risks.iter().enumerate().all(|(set, risk)| {
            (*risk != Risk::High) == (first.is_some() && one & !set == 0) && (*risk == Risk::None) == (second.is_some() && two & !set == 0)
        });
        let lasting = if first.is_none() { Some(Risk::High) } else { second.is_none().then_some(Risk::Medium) };
        let positions = |set: usize| choices.iter().enumerate().filter(move |(bit, _)| set >> bit & 1 == 1).map(|(_, choice)| *choice);
        Stages {
            no_high_risk: positions(one).collect(),
            no_risk: positions(two & !one).collect(),
            beyond: positions(!(one | two)).collect(),
            exact,
            lasting,
            approximate: false,
        }
    }

    fn spared(&self, choices: &[usize]) -> Stages {
        let mut all = vec![false; self.none.len()];
        for choice in choices {
            all[*choice] = true;
        }
        let one = self.without_the_spare(&all, &vec![false; all.len()], Risk::Medium);
        let two = one.as_ref().and_then(|one| self.without_the_spare(&all, one, Risk::None));
        let lasting = if one.is_none() { Some(Risk::High) } else { two.is_none().then_some(Risk::Medium) };
        let one = one.unwrap_or_else(|| vec![false; all.len()]);
        let two = two.unwrap_or_else(|| one.clone());
        let those = |wanted: &dyn Fn(usize) -> bool| choices.iter().copied().filter(|choice| wanted(*choice)).collect();
        Stages {
            no_high_risk: those(&|choice| one[choice]),
            no_risk: those(&|choice| two[choice] && !one[choice]),
            beyond: those(&|choice| !one[choice] && !two[choice]),
            exact: false,
            lasting,
            approximate: true,
        }
    }

    /// What is left of `all` when everything but `kept` goes that can go with the risk at most `most`.
    fn without_the_spare(&self, all: &[bool], kept: &[bool], most: Risk) -> Option<Vec<bool>> {
        let mut ticked = all.to_vec();
        if self.risk(&ticked) > most {
            return None;
        }
        for choice in (0..ticked.len()).rev().filter(|&choice| all[choice] && !kept[choice]) {
            ticked[choice] = false;
            ticked[choice] = self.risk(&ticked) > most;
        }
        Some(ticked)
    }
}

/// The smallest set that is wanted; among equals the first in the order of the lens, which is that of words in a dictionary: the
/// one with the earliest choice that not all have.
fn smallest_where(risks: &[Risk], wanted: impl Fn(usize) -> bool) -> Option<usize> {
    (0..risks.len()).filter(|set| wanted(*set)).min_by_key(|set| (set.count_ones(), Reverse(set.reverse_bits())))
}

/// For each set, whether it holds one that is wanted.
fn supersets(risks: &[Risk], choices: usize, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut holds: Vec<bool> = (0..risks.len()).map(wanted).collect();
    for bit in 0..choices {
        for set in (0..risks.len()).filter(|set| set >> bit & 1 == 1) {
            holds[set] |= holds[set & !(1 << bit)];
        }
    }
    holds
}
