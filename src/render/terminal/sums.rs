//! The sums behind every figure, for a pocket calculator: each line can be typed in as it stands.

use super::Printout;
use crate::next_steps::Step;
use crate::render::{Canvas, words};
use crate::report::Report;
use crate::scorecard::{LevelScore, Place, Points, PracticeScore, Spread, StrategyScore};

pub(crate) fn sums(report: &Report<'_, '_>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    out.heading("The sums");
    out.aside(0, "Open answers count 0. … stands for more decimals; what decides is exact.");
    for level in &report.scorecard.levels {
        out.heading(&format!("Level {} · {}", level.number(), words::level(level)));
        for score in &level.strategies {
            out.blank();
            strategy(&mut out, score, level.thresholds.floor);
        }
        out.blank();
        lines(&mut out, &of_level(report, level));
    }
    section(&mut out, "Plan: what each step adds to its level", &of_plan(report));
    section(&mut out, "Mean and themes", &of_mean_and_themes(report));
    out.finish()
}

/// The lines under a heading; nothing without any.
pub(super) fn section(out: &mut Printout, heading: &str, rows: &[String]) {
    if !rows.is_empty() {
        out.heading(heading);
        lines(out, rows);
    }
}

fn lines(out: &mut Printout, rows: &[String]) {
    for row in rows {
        out.item("  ", row);
    }
}

/// The sums of one strategy: what each practice adds, and from there to its score and the floor.
pub(super) fn strategy(out: &mut Printout, score: &StrategyScore<'_>, floor: u32) {
    let heading = format!("{} ({}), weight {}", words::strategy(score), score.id(), score.strategy.weight);
    out.strong(2, &heading);
    for practice in &score.practices {
        out.item(&format!("    {:<16} ", term(practice)), &format!("{} · {}", named(practice), words::answer(practice)));
    }
    let Some(spread) = &score.spread else {
        return out.item("    ", "No practice applies: it is left out of the level.");
    };
    let weights = sum_of_weights(score);
    let total = |points: &Points| format!("{} / {weights} = {}", (points * weights).digits(), points.digits());
    let open = if spread.score == spread.high { String::new() } else { format!("; with 100 for open answers {}", total(&spread.high)) };
    out.item("    ", &format!("{}{open}", total(&spread.score)));
    out.item("    ", &against("Floor", &spread.score, floor));
}

/// The id of a practice, an essential one marked as that.
fn named(score: &PracticeScore<'_>) -> String {
    format!("{}{}", score.practice.id, if score.practice.essential { " (essential)" } else { "" })
}

/// `2 × 75 = 150`; for what is set aside, `left out`.
fn term(score: &PracticeScore<'_>) -> String {
    if !score.is_applicable() {
        return "left out".to_owned();
    }
    let (weight, value) = (score.practice.weight, value(score));
    format!("{weight} × {} = {}", value.digits(), (&value * weight).digits())
}

fn value(score: &PracticeScore<'_>) -> Points {
    score.value.clone().unwrap_or_else(Points::zero)
}

/// The weights of a strategy's applicable practices.
fn sum_of_weights(score: &StrategyScore<'_>) -> u32 {
    score.practices.iter().filter(|practice| practice.is_applicable()).map(|practice| practice.practice.weight).sum()
}

/// From the strategies' scores to whether the level counts.
pub(super) fn of_level(report: &Report<'_, '_>, score: &LevelScore<'_>) -> Vec<String> {
    let Some(spread) = &score.spread else {
        return vec!["No strategy applies: the level neither fails nor can be reached.".to_owned()];
    };
    let mut lines = means(&format!("Level {}", score.number()), &weighed(score.strategies.iter()));
    lines.push(against("Score", &spread.score, score.thresholds.achieved_at));
    lines.push(against_floor(score));
    lines.extend(against_essentials(score));
    lines.push(format!("So Level {}: {}.", score.number(), words::mark(&report.mark(score))));
    lines
}

fn weighed<'s>(strategies: impl Iterator<Item = &'s StrategyScore<'s>>) -> Vec<(u32, &'s Spread)> {
    strategies.filter_map(|score| Some((score.strategy.weight, score.spread.as_ref()?))).collect()
}

/// Mean of all levels and the cells of the heat map.
fn of_mean_and_themes(report: &Report<'_, '_>) -> Vec<String> {
    let levels = || report.scorecard.levels.iter();
    let applicable: Vec<(u32, &Spread)> = levels().filter_map(|level| Some((1, level.spread.as_ref()?))).collect();
    let mean = report.scorecard.mean().map(|_| means("Mean of all levels", &applicable)).unwrap_or_default();
    let cells = report.model().themes.iter().flat_map(|theme| {
        levels().flat_map(|level| {
            let of_theme = level.strategies.iter().filter(|score| score.strategy.theme == theme.id);
            means(&format!("{} in Level {}", words::line(&theme.name), level.number()), &weighed(of_theme))
        })
    });
    mean.into_iter().chain(cells).collect()
}

/// `Level 2 = (2 × 50 + 1 × 81.25) / 3 = 60.4166…`, and the same for the best that open answers could bring.
fn means(name: &str, weighed: &[(u32, &Spread)]) -> Vec<String> {
    let total: u32 = weighed.iter().map(|(weight, _)| weight).sum();
    let line = |name: &str, pick: fn(&Spread) -> &Points| {
        let terms: Vec<String> = weighed.iter().map(|(weight, spread)| format!("{weight} × {}", pick(spread).digits())).collect();
        let sum: Points = weighed.iter().map(|(weight, spread)| pick(spread) * *weight).sum();
        format!("{name} = ({}) / {total} = {}", terms.join(" + "), (&sum / total).digits())
    };
    if weighed.is_empty() {
        return vec![];
    }
    let now = line(name, |spread| &spread.score);
    let differs = weighed.iter().any(|(_, spread)| spread.score != spread.high);
    let best = differs.then(|| line("At best", |spread| &spread.high));
    std::iter::once(now).chain(best).collect()
}

/// `Floor: 37.5 is under 50, by 12.5.`
fn against(what: &str, points: &Points, needed: u32) -> String {
    let short = &Points::from(needed) - points;
    if short > Points::zero() {
        format!("{what}: {} is under {needed}, by {}.", points.digits(), short.digits())
    } else {
        format!("{what}: {} is {needed} or more.", points.digits())
    }
}

fn against_floor(level: &LevelScore<'_>) -> String {
    let floor = level.thresholds.floor;
    let told = |score: &StrategyScore<'_>| Some(format!("{} ({})", words::strategy(score), score.spread.as_ref()?.score.digits()));
    let under: Vec<String> = level.strategies.iter().filter(|score| score.is_under(floor)).filter_map(told).collect();
    if under.is_empty() { format!("No strategy is under {floor}.") } else { format!("Under {floor}: {}.", under.join("; ")) }
}

/// The essential practices against what they need; nothing where the level has none.
fn against_essentials(level: &LevelScore<'_>) -> Option<String> {
    let needed = level.thresholds.achieved_at;
    let told = |place: Place<'_, '_>| format!("{} ({})", place.id(), value(place.practice).digits());
    let under: Vec<String> = level.failing_essentials().map(told).collect();
    let any = level.places().any(|place| place.asked().essential && place.practice.is_applicable());
    any.then(|| {
        if under.is_empty() {
            format!("Every essential is {needed} or more.")
        } else {
            format!("Essentials under {needed}: {}.", under.join("; "))
        }
    })
}

/// What the plan adds, step by step, level by level; empty without a plan.
fn of_plan(report: &Report<'_, '_>) -> Vec<String> {
    let plan = &report.next_steps.plan;
    let mut lines = vec![];
    for level in &report.scorecard.levels {
        let steps: Vec<&Step<'_, '_>> = plan.iter().filter(|step| step.place.number() == level.number()).collect();
        lines.extend(of_steps(level, &steps, report.next_steps.margin));
    }
    if let Some(outcome) = report.next_steps.outcome.as_ref().filter(|_| !plan.is_empty()) {
        let efforts: Vec<String> = plan.iter().map(|step| step.effort.to_string()).collect();
        lines.push(format!("Effort: {} = {}", efforts.join(" + "), outcome.effort));
        lines.push(format!("With 100 for every open answer, a plan takes {}.", outcome.effort_best));
    }
    lines
}

/// What the steps of one level add to it, and to its strategies under the floor.
fn of_steps(level: &LevelScore<'_>, steps: &[&Step<'_, '_>], margin: u32) -> Vec<String> {
    if steps.is_empty() {
        return vec![];
    }
    let mut lines: Vec<String> = steps.iter().map(|step| gain(step)).collect();
    let gains = steps.iter().map(|step| step.gain.clone());
    let of_level = |spread| sum_up(&format!("Level {}", level.number()), spread, gains.collect(), level.thresholds.achieved_at + margin);
    lines.extend(level.spread.as_ref().map(of_level));
    for strategy in level.strategies.iter().filter(|strategy| strategy.is_under(level.thresholds.floor)) {
        let own = steps.iter().filter(|step| step.place.strategy_id() == strategy.id());
        let gains = own.map(|step| of_strategy(step)).collect();
        lines.extend(strategy.spread.as_ref().map(|spread| sum_up(&words::strategy(strategy), spread, gains, level.thresholds.floor)));
    }
    lines
}

/// `source-control/component-owners: (75 - 25) × 1 / 4 × 2 / 6 = 4.1666…; effort 3 × (75 - 25) / 100 = 1.5, rounded up 2`.
fn gain(step: &Step<'_, '_>) -> String {
    let (place, gap) = (&step.place, gap(&step.place, &step.to));
    let points = place.asked().effort.points();
    let effort = &(&(&step.to - &value(place.practice)) * points) / 100;
    let gained = format!("{}: {gap} × {} = {}", place.id(), shares(place), step.gain.digits());
    format!("{gained}; effort {points} × {gap} / 100 = {}, rounded up {}", effort.digits(), step.effort)
}

/// `(75 - 25)`.
fn gap(place: &Place<'_, '_>, to: &Points) -> String {
    format!("({} - {})", to.digits(), value(place.practice).digits())
}

/// The part of its level's score that a practice has: `1 / 4 × 2 / 6`.
fn shares(place: &Place<'_, '_>) -> String {
    let of_level: u32 = weighed(place.level.strategies.iter()).iter().map(|(weight, _)| weight).sum();
    format!("{} / {} × {} / {of_level}", place.asked().weight, sum_of_weights(place.strategy), place.strategy.strategy.weight)
}

/// What a practice misses, from its value to its level's score.
pub(super) fn points_lost(place: &Place<'_, '_>) -> String {
    format!("{} × {} = {}", gap(place, &Points::hundred()), shares(place), place.points_lost().digits())
}

/// What a step adds to the score of its strategy.
fn of_strategy(step: &Step<'_, '_>) -> Points {
    let missing = &step.to - &value(step.place.practice);
    &(&missing * step.place.asked().weight) / sum_of_weights(step.place.strategy)
}

fn sum_up(name: &str, spread: &Spread, gains: Vec<Points>, needed: u32) -> String {
    let terms: Vec<String> = std::iter::once(&spread.score).chain(&gains).map(Points::digits).collect();
    let sum: Points = std::iter::once(spread.score.clone()).chain(gains).sum();
    format!("{name}: {} = {}, needed {needed}", terms.join(" + "), sum.digits())
}
