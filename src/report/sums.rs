//! The sums behind every figure, for a pocket calculator: each line can be typed in as it stands.

use super::ladder::Mark;
use super::{Report, words};
use crate::next_steps::Step;
use crate::scorecard::{LevelScore, Points, PracticeScore, Spread, StrategyScore};
use crate::text::visible_line;

/// The sums of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelSums {
    /// `Level 2 · Process standardization`.
    pub heading: String,
    /// In model order.
    pub strategies: Vec<StrategySums>,
    /// From the strategies' scores to whether the level counts.
    pub lines: Vec<String>,
}

/// The sums of one strategy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategySums {
    /// `Source control (source-control), weight 2`.
    pub heading: String,
    /// One a practice, in model order.
    pub terms: Vec<Term>,
    /// From the practices' values to the score and the floor.
    pub lines: Vec<String>,
}

/// What one practice adds to its strategy's sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// `2 × 75 = 150`; for what is set aside, `left out`.
    pub sum: String,
    /// `repository-structure · Largely`.
    pub what: String,
}

impl Report<'_, '_> {
    /// The sums of every level, lowest first.
    pub fn sums(&self) -> Vec<LevelSums> {
        self.scorecard.levels.iter().map(|level| self.level_sums(level)).collect()
    }

    pub(super) fn level_sums(&self, score: &LevelScore<'_>) -> LevelSums {
        LevelSums {
            heading: format!("Level {} · {}", score.level.number, visible_line(&score.level.name)),
            strategies: score.strategies.iter().map(|strategy| strategy_sums(strategy, score.thresholds.floor)).collect(),
            lines: self.level_lines(score),
        }
    }

    fn level_lines(&self, score: &LevelScore<'_>) -> Vec<String> {
        let Some(spread) = &score.spread else {
            return vec!["No strategy applies: the level neither fails nor can be reached.".to_owned()];
        };
        let weighed = score.strategies.iter().filter_map(|strategy| Some((strategy.strategy.weight, strategy.spread.as_ref()?)));
        let mut lines = means(&format!("Level {}", score.level.number), &weighed.collect::<Vec<_>>());
        lines.push(against("Score", &spread.score, score.thresholds.achieved_at));
        lines.push(floor_check(score));
        let mark = Mark::of(score);
        lines.push(format!("So Level {}: {}.", score.level.number, self.mark_in_words(mark, score)));
        lines
    }

    /// Mean of all levels and the cells of the heat map.
    pub fn secondary_sums(&self) -> Vec<String> {
        let applicable: Vec<(u32, &Spread)> = self.scorecard.levels.iter().filter_map(|level| Some((1, level.spread.as_ref()?))).collect();
        let mean = self.scorecard.mean().map(|_| means("Mean of all levels", &applicable)).unwrap_or_default();
        let cells = self.model().themes.iter().flat_map(|theme| {
            self.scorecard.levels.iter().flat_map(move |level| {
                let of_theme = level.strategies.iter().filter(|score| score.strategy.theme == theme.id);
                let weighed: Vec<_> = of_theme.filter_map(|score| Some((score.strategy.weight, score.spread.as_ref()?))).collect();
                means(&format!("{} in Level {}", visible_line(&theme.name), level.level.number), &weighed)
            })
        });
        mean.into_iter().chain(cells).collect()
    }

    /// What the plan adds, step by step, level by level; empty without a plan.
    pub fn plan_sums(&self) -> Vec<String> {
        let plan = &self.next_steps.plan;
        if plan.is_empty() {
            return vec![];
        }
        let mut lines = vec![];
        for level in &self.scorecard.levels {
            let steps: Vec<&Step<'_, '_>> = plan.iter().filter(|step| step.level.level.number == level.level.number).collect();
            if !steps.is_empty() {
                lines.extend(plan_of_level(level, &steps));
            }
        }
        let efforts: Vec<String> = plan.iter().map(|step| step.effort().to_string()).collect();
        lines.push(format!("Effort: {} = {}", efforts.join(" + "), self.next_steps.effort()));
        lines
    }
}

pub(super) fn strategy_sums(score: &StrategyScore<'_>, floor: u32) -> StrategySums {
    let strategy = score.strategy;
    let mut lines = vec![];
    if let Some(spread) = &score.spread {
        let weights = sum_of_weights(score);
        let total = |points: &Points| format!("{} / {weights} = {}", (points * weights).digits(), points.digits());
        let open = if spread.score == spread.high { String::new() } else { format!("; with 100 for open answers {}", total(&spread.high)) };
        lines.push(format!("{}{open}", total(&spread.score)));
        lines.push(against("Floor", &spread.score, floor));
    } else {
        lines.push("No practice applies: it is left out of the level.".to_owned());
    }
    StrategySums {
        heading: format!("{} ({}), weight {}", visible_line(&strategy.name), strategy.id, strategy.weight),
        terms: score.practices.iter().map(term).collect(),
        lines,
    }
}

/// The weights of a strategy's applicable practices.
pub(super) fn sum_of_weights(score: &StrategyScore<'_>) -> u32 {
    score.practices.iter().filter(|practice| practice.is_applicable()).map(|practice| practice.practice.weight).sum()
}

fn term(score: &PracticeScore<'_>) -> Term {
    let weight = score.practice.weight;
    let value = score.value.clone().unwrap_or_else(Points::zero);
    let sum = if score.is_applicable() {
        format!("{weight} × {} = {}", value.digits(), (&value * weight).digits())
    } else {
        "left out".to_owned()
    };
    Term { sum, what: format!("{} · {}", score.practice.id, words::answer(score)) }
}

/// `Level 2 = (2 × 50 + 1 × 81.25) / 3 = 60.4166…`, and the same for the best that open answers could bring.
fn means(name: &str, weighed: &[(u32, &Spread)]) -> Vec<String> {
    let total: u32 = weighed.iter().map(|(weight, _)| weight).sum();
    let line = |name: &str, pick: &dyn Fn(&Spread) -> Points| {
        let terms: Vec<String> = weighed.iter().map(|(weight, spread)| format!("{weight} × {}", pick(spread).digits())).collect();
        let sum: Points = weighed.iter().map(|(weight, spread)| &pick(spread) * *weight).sum();
        format!("{name} = ({}) / {total} = {}", terms.join(" + "), (&sum / total).digits())
    };
    if weighed.is_empty() {
        return vec![];
    }
    let now = line(name, &|spread| spread.score.clone());
    let differs = weighed.iter().any(|(_, spread)| spread.score != spread.high);
    let best = differs.then(|| line("At best", &|spread| spread.high.clone()));
    std::iter::once(now).chain(best).collect()
}

/// `Floor: 37.5 is under 50.`
fn against(what: &str, points: &Points, needed: u32) -> String {
    let short = &Points::from(needed) - points;
    if short > Points::zero() {
        format!("{what}: {} is under {needed}, by {}.", points.digits(), short.digits())
    } else {
        format!("{what}: {} is {needed} or more.", points.digits())
    }
}

fn floor_check(score: &LevelScore<'_>) -> String {
    let floor = score.thresholds.floor;
    let under: Vec<String> = score
        .strategies
        .iter()
        .filter(|strategy| strategy.is_under(floor))
        .filter_map(|strategy| Some(format!("{} ({})", visible_line(&strategy.strategy.name), strategy.spread.as_ref()?.score.digits())))
        .collect();
    if under.is_empty() { format!("No strategy is under {floor}.") } else { format!("Under {floor}: {}.", under.join("; ")) }
}

fn plan_of_level(level: &LevelScore<'_>, steps: &[&Step<'_, '_>]) -> Vec<String> {
    let mut lines: Vec<String> = steps.iter().map(|step| gain(step)).collect();
    let gains = steps.iter().map(|step| step.gain.clone());
    if let Some(spread) = &level.spread {
        lines.push(sum_up(&format!("Level {}", level.level.number), &spread.score, gains.collect(), level.thresholds.achieved_at));
    }
    for strategy in level.strategies.iter().filter(|strategy| strategy.is_under(level.thresholds.floor)) {
        let own = steps.iter().filter(|step| step.strategy.strategy.id == strategy.strategy.id);
        let gains = own.map(|step| of_strategy(step)).collect();
        let name = visible_line(&strategy.strategy.name);
        lines.extend(strategy.spread.as_ref().map(|spread| sum_up(&name, &spread.score, gains, level.thresholds.floor)));
    }
    lines
}

/// `source-control/component-owners: (100 - 25) × 1 / 4 × 2 / 6 = 6.25, effort 3`.
fn gain(step: &Step<'_, '_>) -> String {
    let name = format!("{}/{}", step.strategy.strategy.id, step.practice.practice.id);
    format!("{name}: {}, effort {}", points_lost(step.level, step.strategy, step.practice), step.effort())
}

/// What a practice misses, from its value to its level's score.
pub(super) fn points_lost(level: &LevelScore<'_>, strategy: &StrategyScore<'_>, practice: &PracticeScore<'_>) -> String {
    let value = practice.value.clone().unwrap_or_else(Points::zero);
    let of_level: u32 = level.strategies.iter().filter(|other| other.is_applicable()).map(|other| other.strategy.weight).sum();
    format!(
        "(100 - {}) × {} / {} × {} / {of_level} = {}",
        value.digits(),
        practice.practice.weight,
        sum_of_weights(strategy),
        strategy.strategy.weight,
        practice.points_lost().digits()
    )
}

/// What a step adds to the score of its strategy.
fn of_strategy(step: &Step<'_, '_>) -> Points {
    let value = step.practice.value.clone().unwrap_or_else(Points::zero);
    let missing = &Points::hundred() - &value;
    &(&missing * step.practice.practice.weight) / sum_of_weights(step.strategy)
}

fn sum_up(name: &str, score: &Points, gains: Vec<Points>, needed: u32) -> String {
    let terms: Vec<String> = std::iter::once(score).chain(&gains).map(Points::digits).collect();
    let sum: Points = std::iter::once(score.clone()).chain(gains).sum();
    format!("{name}: {} = {}, needed {needed}", terms.join(" + "), sum.digits())
}
