//! The proof that a level is not reached: each reason with the figure found and the figure needed.

use super::{LevelScore, Place, Points, Scorecard, StrategyScore};

/// One reason why a level does not count.
#[derive(Debug, Clone)]
pub enum Blocker<'s, 'a> {
    /// An essential practice is not largely in place.
    Essential {
        /// The practice; while its answer is open it counts 0.
        place: Place<'s, 'a>,
        /// From where it would do.
        needed: Points,
    },
    /// A strategy is under the floor.
    Floor {
        /// The strategy.
        strategy: &'s StrategyScore<'a>,
        /// Its score in sums.
        score: Points,
        /// The floor.
        needed: Points,
    },
    /// The level's score is too low.
    Score {
        /// The score in sums.
        score: Points,
        /// From where it would be achieved.
        needed: Points,
        /// The difference.
        short: Points,
        /// Where the points are lost, most first; they add up to 100 − `score`.
        lost: Vec<Lost<'s, 'a>>,
    },
    /// Answering could make the level pass.
    Open {
        /// How many answers are open.
        questions: usize,
        /// What they could add to the level's score.
        points: Points,
    },
    /// A level below fails.
    Below {
        /// That level.
        level: &'s LevelScore<'a>,
    },
}

impl Blocker<'_, '_> {
    /// The word in reports for machines.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Essential { .. } => "essential",
            Self::Floor { .. } => "floor",
            Self::Score { .. } => "score",
            Self::Open { .. } => "open",
            Self::Below { .. } => "below",
        }
    }
}

/// Points that a level's score misses because of one practice.
#[derive(Debug, Clone)]
pub struct Lost<'s, 'a> {
    pub(crate) place: Place<'s, 'a>,
    /// Above 0.
    pub points: Points,
}

impl<'a> Scorecard<'a> {
    /// Everything that keeps `level` from counting; empty when it counts or has no applicable strategy.
    pub fn blockers<'s>(&'s self, level: &'s LevelScore<'a>) -> Vec<Blocker<'s, 'a>> {
        let Some(spread) = level.spread.as_ref().filter(|_| level.counts != Some(true)) else { return Vec::new() };
        let needed = Points::from(level.thresholds.achieved_at);
        let essential = |place| Blocker::Essential { place, needed: needed.clone() };
        let mut blockers: Vec<Blocker<'s, 'a>> = level.failing_essentials().map(essential).chain(floors(level)).collect();
        if spread.score < needed {
            let short = &needed - &spread.score;
            blockers.push(Blocker::Score { score: spread.score.clone(), needed, short, lost: level.lost() });
        }
        if level.is_undecided() {
            blockers.push(Blocker::Open { questions: level.open_questions(), points: &spread.high - &spread.score });
        }
        let below = self.levels.iter().filter(|below| below.number() < level.number() && below.passes == Some(false));
        blockers.extend(below.map(|level| Blocker::Below { level }));
        blockers
    }
}

fn floors<'s, 'a>(level: &'s LevelScore<'a>) -> impl Iterator<Item = Blocker<'s, 'a>> {
    let floor = level.thresholds.floor;
    let under = level.strategies.iter().filter(move |strategy| strategy.is_under(floor));
    let blocker = move |strategy: &'s StrategyScore<'a>| {
        let score = strategy.spread.as_ref()?.score.clone();
        Some(Blocker::Floor { strategy, score, needed: Points::from(floor) })
    };
    under.filter_map(blocker)
}

impl<'a> LevelScore<'a> {
    /// Where the level's points are lost, most first, then in model order; their sum is exactly 100 − score.
    pub fn lost(&self) -> Vec<Lost<'_, 'a>> {
        let all = self.places().map(|place| Lost { place, points: place.points_lost() });
        let mut lost: Vec<Lost<'_, 'a>> = all.filter(|lost| !lost.points.is_zero()).collect();
        lost.sort_by(|a, b| b.points.cmp(&a.points));
        lost
    }
}
