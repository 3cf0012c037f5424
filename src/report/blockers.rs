//! What holds the workload back: the proof that its next level is not reached.

use super::{Report, percent, words};
use crate::scorecard::{Blocker, LevelScore};
use crate::text::visible_line;

/// One reason why a level does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockerRow {
    /// Whether answering alone could remove it.
    pub is_open: bool,
    /// The reason with its figures.
    pub text: String,
    /// Where the points are lost, most first.
    pub lost: Vec<LostRow>,
}

/// Points lost by one practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostRow {
    /// Points of the level's score, with one decimal.
    pub points: String,
    /// The strategy's name.
    pub strategy: String,
    /// The question.
    pub ask: String,
    /// What is in place.
    pub answer: String,
}

impl<'a> Report<'_, 'a> {
    /// The lowest level that fails, and its blockers; nothing when every level passes.
    pub fn blockers(&self) -> Option<(&LevelScore<'a>, Vec<BlockerRow>)> {
        let level = self.scorecard.lowest_failing()?;
        let blockers = self.scorecard.blockers(level);
        let (unknown, told): (Vec<_>, Vec<_>) = blockers.iter().partition(|blocker| is_not_assessed(blocker));
        let unknown = match unknown.as_slice() {
            [] => None,
            [one] => Some(row(one)),
            several => Some(not_assessed(several.len(), level)),
        };
        Some((level, unknown.into_iter().chain(told.into_iter().map(row)).collect()))
    }
}

fn is_not_assessed(blocker: &Blocker<'_, '_>) -> bool {
    matches!(blocker, Blocker::Floor { strategy, .. } if !strategy.is_assessed())
}

/// One row for all strategies of which nothing is known: a row each would bury the others.
fn not_assessed(count: usize, level: &LevelScore<'_>) -> BlockerRow {
    let all = if count == level.strategies.len() {
        "None of its strategies is assessed yet: each".to_owned()
    } else {
        format!("{count} of its strategies are not assessed yet: each")
    };
    let text = format!("{all} counts 0 %, and no strategy may be under {} %.", level.thresholds.floor);
    BlockerRow { is_open: false, text, lost: vec![] }
}

fn row(blocker: &Blocker<'_, '_>) -> BlockerRow {
    let (text, lost) = match blocker {
        Blocker::Floor { strategy, score, needed } => {
            let name = visible_line(&strategy.strategy.name);
            let known =
                if strategy.is_assessed() { format!("is at {}", percent(score)) } else { "is not assessed and counts 0 %".to_owned() };
            (format!("{name} {known}; no strategy may be under {}.", percent(needed)), vec![])
        }
        Blocker::Score { score, needed, short, lost } => {
            let text = format!("The level scores {} (rounded down) and needs {}: {short} points short.", percent(score), percent(needed));
            (text, lost.iter().map(lost_row).collect())
        }
        Blocker::Open { questions, points } => (
            format!(
                "{} could add up to {points} points and make the level pass.",
                words::counted(*questions, "open answer", "open answers")
            ),
            vec![],
        ),
        Blocker::Below { level } => (format!("Level {} has to pass first.", level.level.number), vec![]),
    };
    BlockerRow { is_open: matches!(blocker, Blocker::Open { .. }), text, lost }
}

fn lost_row(lost: &crate::scorecard::Lost<'_, '_>) -> LostRow {
    LostRow {
        points: lost.points.to_string(),
        strategy: visible_line(&lost.strategy.strategy.name),
        ask: visible_line(&lost.practice.practice.ask),
        answer: words::answer(lost.practice),
    }
}
