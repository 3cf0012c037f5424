//! Which choices of a question each level asks for, found by trying every set of them.

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
pub(super) struct Rules {
    /// The first condition that holds tells the risk; where none does, it is high, for the lens has then nothing good to say.
    pub(super) rules: Vec<(Condition, Risk)>,
    /// For each choice, whether it says none or no: such a choice stands alone, and the empty set counts only where there is none.
    pub(super) none: Vec<bool>,
}

/// How what the levels say compares to what the lens reports, over all sets of choices that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Comparison {
    /// They say the same.
    Exact,
    /// The levels ask for more in some cases, and never for less.
    Stricter,
    /// The levels may say better than the lens.
    Better,
}

/// The choices of a question by the level that asks for them; positions, rising.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stages {
    /// What each of the two levels of the rules asks for beside what the one below does, and what neither needs.
    pub(super) asked: [Vec<usize>; 3],
    /// Choices that only do harm; like those that say none or no, they are no questions.
    pub(super) harmful: Vec<usize>,
    /// What else would have to be ticked before the lens reports no high risk, and no risk …
    pub(super) with: [Vec<usize>; 2],
    /// … and what would have to stay unticked.
    pub(super) without: [Vec<usize>; 2],
    /// Whether the levels say what the lens does.
    pub(super) comparison: Comparison,
    /// Whether there were too many choices to try all sets of them.
    pub(super) is_untried: bool,
}

/// All sets of so many choices are tried …
const CHOICES: usize = 16;
/// … while looks at parts of conditions are left, of which a lens gets so many: fifteen choices, the most that a lens may have, in rules
/// of usual length take a million, and most questions have five.
pub(super) const LOOKS: usize = 1 << 25;

impl Rules {
    /// The risk that is reported where the choices are ticked whose bits are set, of at most 16.
    fn risk(&self, ticked: u32) -> Risk {
        let rule = self.rules.iter().find(|(condition, _)| condition.holds(ticked));
        rule.map_or(Risk::High, |(_, risk)| *risk)
    }

    /// Whether a set counts.
    fn counts(&self, ticked: u32) -> bool {
        let none = self.mask_of_none();
        if ticked & none != 0 { ticked.is_power_of_two() } else { ticked != 0 || none == 0 }
    }

    fn mask_of_none(&self) -> u32 {
        (0..self.none.len()).filter(|choice| self.none[*choice]).map(|choice| 1 << choice).sum()
    }

    /// What a lens has no word for: levels.
    ///
    /// Level 1 asks for a set of choices after which the lens reports no high risk, level 2 for what more it takes until it reports
    /// none: of all such sets the one after which the lens is least often worse than the level says, then least often better, then the
    /// smallest, then the first in the order of the lens. Where only a choice that is no question would help, it counts as ticked.
    ///
    /// All sets are tried while there are at most 16 choices and `looks` are left. Beyond that, level 1 asks for everything.
    pub(super) fn stages(&self, looks: &mut usize) -> Stages {
        let size: usize = self.rules.iter().map(|(condition, _)| condition.parts(true).len()).sum();
        let left = Some(self.none.len()).filter(|count| *count <= CHOICES).and_then(|count| looks.checked_sub((size + 1) << count));
        *looks = left.unwrap_or(*looks);
        if left.is_some() { self.tried() } else { self.untried() }
    }

    fn untried(&self) -> Stages {
        let all = (0..self.none.len()).filter(|choice| !self.none[*choice]).collect();
        let (with, without) = Default::default();
        Stages { asked: [all, vec![], vec![]], harmful: vec![], with, without, comparison: Comparison::Better, is_untried: true }
    }

    fn tried(&self) -> Stages {
        let tried = Tried::of(self);
        let [one, two] = tried.smallest();
        let (first, second) = (one.unwrap_or(0), two.or(one).unwrap_or(0));
        let needs = |find: &dyn Fn(u32, Risk) -> u32| {
            [one.map_or(0, |one| find(one, Risk::Medium)), two.map_or(0, |two| find(two, Risk::None))].map(positions)
        };
        Stages {
            asked: [first, second & !first, tried.asked & !second].map(positions),
            harmful: positions(tried.harmful),
            with: needs(&|set, most| tried.with(set, most)),
            without: needs(&|set, most| tried.without(set, most)),
            comparison: tried.comparison(first, second),
            is_untried: false,
        }
    }
}

/// What makes a set the better one: how often the lens is worse, how often it is better, its size, its place in the order of the lens.
type Key = (u32, u32, u32, Reverse<u32>);

/// The risk of every set of choices; the bits of a set's number are its choices.
struct Tried<'r> {
    rules: &'r Rules,
    risks: Vec<Risk>,
    /// The choices that are questions.
    asked: u32,
    harmful: u32,
    none: u32,
}

impl<'r> Tried<'r> {
    fn of(rules: &'r Rules) -> Self {
        let none = rules.mask_of_none();
        let all = (1_u32 << rules.none.len()) - 1;
        let risks = (0..=all).map(|set| rules.risk(set)).collect();
        let mut tried = Self { rules, risks, asked: all & !none, harmful: 0, none };
        tried.harmful = bits(tried.asked).filter(|choice| tried.only_harms(*choice)).sum();
        tried.asked &= !tried.harmful;
        tried
    }

    /// Whether ticking a choice never lowers the risk, and raises it or is named as a reason for a high one alone.
    fn only_harms(&self, choice: u32) -> bool {
        let risk = |set: u32| self.risks[set as usize];
        let others = (self.asked | self.none) & !choice;
        let steps = || subsets(others).map(|set| (risk(set), risk(set | choice)));
        let is_reason = |risk: Risk| {
            let named = self.rules.rules.iter().filter(|rule| rule.1 == risk).flat_map(|(condition, _)| condition.parts(true));
            named.into_iter().any(|(part, is_meant)| is_meant && *part == Condition::Ticked(choice.trailing_zeros() as usize))
        };
        let is_named_as_harm = || is_reason(Risk::High) && !is_reason(Risk::None);
        steps().all(|(before, after)| after >= before) && (steps().any(|(before, after)| after > before) || is_named_as_harm())
    }

    /// For each set of questions, how many sets of choices that hold it have at most this risk, and how many a higher one; without those
    /// that a level cannot ask about, or, where only these help, with them.
    fn held(&self, most: Risk) -> Option<[Vec<u32>; 2]> {
        let mut held = [vec![0; self.risks.len()], vec![0; self.risks.len()]];
        let mut add = |set: u32, is_within: bool| held[usize::from(!is_within)][set as usize] += 1;
        let alone = || bits(self.none).map(|choice| self.risks[choice as usize] <= most);
        let counts = |set: &u32| *set != 0 || self.none == 0;
        let is_within = |set: u32| self.risks[set as usize] <= most;
        if subsets(self.asked).filter(counts).any(is_within) || alone().any(|is_within| is_within) {
            subsets(self.asked).filter(counts).for_each(|set| add(set, is_within(set)));
            alone().for_each(|is_within| add(0, is_within));
        } else if subsets(self.asked | self.harmful | self.none).any(is_within) {
            subsets(self.asked).for_each(|set| add(set, is_within(set | self.with(set, most))));
        } else {
            return None;
        }
        for bit in bits(self.asked) {
            for set in subsets(self.asked & !bit) {
                for held in &mut held {
                    held[set as usize] += held[(set | bit) as usize];
                }
            }
        }
        Some(held)
    }

    /// The set for no high risk and the one for no risk, which holds the former.
    fn smallest(&self) -> [Option<u32>; 2] {
        let held = [Risk::Medium, Risk::None].map(|most| self.held(most));
        let best = |held: &Option<[Vec<u32>; 2]>, least: u32, most: u32| {
            let [within, beyond] = held.as_ref()?;
            let sets = subsets(most).filter(|set| least & !set == 0 && within[*set as usize] > 0);
            let key = |set: u32| (beyond[set as usize], within[0] - within[set as usize], set.count_ones(), Reverse(set.reverse_bits()));
            sets.map(|set| (key(set), set)).min()
        };
        let upwards = best(&held[0], 0, self.asked).map(|one| [Some(one), best(&held[1], one.1, self.asked)]);
        let downwards = best(&held[1], 0, self.asked).map(|two| [best(&held[0], 0, two.1), Some(two)]);
        let cost = |pair: &[Option<(Key, u32)>; 2]| {
            let keys = || pair.iter().flatten().map(|(key, _)| key);
            let missing = pair.iter().filter(|set| set.is_none()).count();
            let sum = |of: fn(&Key) -> u32| keys().map(of).sum::<u32>();
            (missing, sum(|key| key.0), sum(|key| key.1), sum(|key| key.2))
        };
        let pairs = upwards.into_iter().chain(downwards);
        pairs.min_by_key(cost).map_or([None; 2], |pair| pair.map(|set| set.map(|(_, set)| set)))
    }

    /// The smallest set of choices that are no questions with which `set` has at most this risk, where it has a higher one in itself.
    fn with(&self, set: u32, most: Risk) -> u32 {
        let helps = |others: &u32| self.risks[(set | others) as usize] <= most;
        subsets(self.harmful | self.none).filter(helps).min_by_key(|others| others.count_ones()).unwrap_or(0)
    }

    /// The choices that are no questions and raise the risk of a set that holds `set` beyond this one.
    fn without(&self, set: u32, most: Risk) -> u32 {
        let others = self.asked & !set;
        let raises = |choice: &u32| {
            let sets = subsets(others | self.harmful & !choice).map(|further| set | further).filter(|set| self.rules.counts(*set));
            sets.into_iter().any(|set| self.risks[set as usize] <= most && self.risks[(set | choice) as usize] > most)
        };
        bits(self.harmful).filter(raises).sum()
    }

    fn comparison(&self, first: u32, second: u32) -> Comparison {
        let compared = |set: u32| {
            let (levels, risk) = ([first, second].map(|asked| asked & !set == 0), self.risks[set as usize]);
            let lens = [risk < Risk::High, risk == Risk::None];
            levels.into_iter().zip(lens).map(|pair| match pair {
                (true, false) => Comparison::Better,
                (false, true) => Comparison::Stricter,
                _ => Comparison::Exact,
            })
        };
        let sets = subsets(self.asked | self.harmful | self.none).filter(|set| self.rules.counts(*set));
        sets.flat_map(compared).max().unwrap_or(Comparison::Exact)
    }
}

/// The sets of one choice in `set`.
fn bits(set: u32) -> impl Iterator<Item = u32> {
    (0..32).map(|bit| 1 << bit).filter(move |bit| set & bit != 0)
}

fn positions(set: u32) -> Vec<usize> {
    bits(set).map(|bit| bit.trailing_zeros() as usize).collect()
}

/// Every set of the choices in `all`, the empty one first.
fn subsets(all: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(0), move |set: &u32| Some(set.wrapping_sub(all) & all).filter(|next| *next != 0))
}
