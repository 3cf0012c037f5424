//! The ladder: where the workload stands, level by level.

use super::{Report, percent_range, words};
use crate::model::Level;
use crate::scorecard::LevelScore;
use crate::text::visible_line;

/// Where the workload stands, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What a document is headed: `checkout: Level 2`, or what was asked for.
    pub title: String,
    /// The workload's name.
    pub workload: String,
    /// What it is.
    pub about: Option<String>,
    /// `Operational Excellence 1.0.0 · assessed 2026-11-18 by Ana and Raj`.
    pub context: String,
    /// `Level 2`, `Below Level 1`, `Level 2, possibly 3 (6 answers open)`.
    pub level: String,
    /// What the level means, `Level 2 · Process standardization: …`; nothing below Level 1.
    pub goal: Option<String>,
    /// `Level 3, not yet reached`.
    pub target: Option<String>,
    /// `20 to 97 %`; nothing until every level is assessed. Secondary: it hides holes.
    pub mean: Option<String>,
}

/// What the ladder shows beside a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Passes, and no level below fails.
    Counts,
    /// Passes, but a level below fails.
    Waits,
    /// Fails.
    Fails,
    /// Nothing is known about it.
    NotAssessed,
    /// No strategy of it applies.
    NotApplicable,
}

impl Mark {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Counts => "✓",
            Self::Waits => "○",
            Self::Fails => "✗",
            Self::NotAssessed => "–",
            Self::NotApplicable => "n/a",
        }
    }

    pub(super) fn of(level: &LevelScore<'_>) -> Self {
        match (level.passes, level.counts) {
            (None, _) => Self::NotApplicable,
            (Some(true), Some(true)) => Self::Counts,
            (Some(true), _) => Self::Waits,
            (Some(false), _) if level.is_assessed() => Self::Fails,
            (Some(false), _) => Self::NotAssessed,
        }
    }
}

/// One level of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// The level's number.
    pub number: usize,
    /// The level's name.
    pub name: String,
    /// Its mark.
    pub mark: Mark,
    /// Whether it rests on any estimate: shown as `~`.
    pub estimated: bool,
    /// Score and high in whole per cent, for a bar; nothing where nothing is known.
    pub bar: Option<(u32, u32)>,
    /// `58 to 66 %`; empty where nothing is known.
    pub percent: String,
    /// The mark in words: `counts`, `passes, waits for Level 2`, `could pass: 4 open`.
    pub words: String,
}

impl Report<'_, '_> {
    /// Where the workload stands.
    pub fn standing(&self) -> Standing {
        let model = self.model();
        let title = format!("{} {}", visible_line(&model.title), model.version);
        let context: Vec<String> = [Some(title), words::assessed(self.answers)].into_iter().flatten().collect();
        let reached = model.level(self.scorecard.level);
        let level = self.level_in_words();
        let title = self.title.map_or_else(|| format!("{}: {level}", visible_line(&self.answers.workload)), visible_line);
        Standing {
            title,
            workload: visible_line(&self.answers.workload),
            about: self.answers.about.as_deref().map(visible_line),
            context: context.join(" · "),
            level,
            goal: reached.map(goal),
            target: self.answers.target.map(|target| self.target_in_words(target)),
            mean: self.scorecard.mean().map(|spread| percent_range(&spread)),
        }
    }

    fn level_in_words(&self) -> String {
        let (level, possible) = (self.scorecard.level, self.scorecard.level_possible);
        let reached = if level == 0 { "Below Level 1".to_owned() } else { format!("Level {level}") };
        if possible == level {
            return reached;
        }
        let deciding = self.scorecard.levels.iter().filter(|score| score.level.number <= possible);
        let open = deciding.map(LevelScore::open_questions).sum();
        format!("{reached}, possibly {possible} ({} open)", words::counted(open, "answer", "answers"))
    }

    fn target_in_words(&self, target: usize) -> String {
        let reached = if self.scorecard.level >= target { "reached" } else { "not yet reached" };
        format!("Level {target}, {reached}")
    }

    /// The levels, the top one first.
    pub fn ladder(&self) -> Vec<Rung> {
        self.scorecard.levels.iter().rev().map(|level| self.rung(level)).collect()
    }

    fn rung(&self, level: &LevelScore<'_>) -> Rung {
        let mark = Mark::of(level);
        let spread = level.spread.as_ref().filter(|_| level.is_assessed());
        Rung {
            number: level.level.number,
            name: visible_line(&level.level.name),
            mark,
            estimated: level.basis.has_estimates(),
            bar: spread.map(|spread| (spread.score.floor(), spread.high.floor())),
            percent: spread.map(percent_range).unwrap_or_default(),
            words: self.mark_in_words(mark, level),
        }
    }

    pub(super) fn mark_in_words(&self, mark: Mark, level: &LevelScore<'_>) -> String {
        match mark {
            Mark::Counts => "counts".to_owned(),
            Mark::Waits => {
                let below = self.scorecard.lowest_failing().map_or(0, |below| below.level.number);
                format!("passes, waits for Level {below}")
            }
            Mark::Fails if level.could_pass == Some(true) => {
                format!("could pass: {} open", level.open_questions())
            }
            Mark::Fails => "fails".to_owned(),
            Mark::NotAssessed => "not assessed".to_owned(),
            Mark::NotApplicable => "does not apply".to_owned(),
        }
    }
}

fn goal(level: &Level) -> String {
    let goal = level.goal.as_deref().map(|goal| format!(": {}", visible_line(goal))).unwrap_or_default();
    format!("Level {} · {}{goal}", level.number, visible_line(&level.name))
}
