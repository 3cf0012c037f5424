//! Divides, joins and leaves out parts until there are no more than a model may have, and none is empty.

use std::collections::BTreeSet;

use super::texts::links;
use crate::import::losses::Losses;
use crate::import::text::{LONGEST, cut};
use crate::import::written_model::{Strategy, WrittenModel};
use crate::model::rules::{LEVELS, NAME, PRACTICES, STRATEGIES};

/// The most risks of a strategy; two a question.
const RISKS: usize = 100;

pub(super) fn keep_the_limits(written: &mut WrittenModel, losses: &mut Losses) {
    for level in &mut written.levels {
        level.strategies.retain(|strategy| !strategy.practices.is_empty());
        level.strategies = level.strategies.drain(..).flat_map(|strategy| divided(strategy, losses)).collect();
    }
    leave_out_empty_levels(written, losses);
    while written.levels.len() > LEVELS {
        written.levels.pop().into_iter().for_each(|level| losses.add("levels left out, for a model has at most 50", &level.name));
    }
    join_small_strategies(written, losses);
    for strategy in written.strategies_mut() {
        name_joined(strategy, losses);
        strategy.risks.iter().skip(RISKS).for_each(|risk| losses.add("risks left out, for a strategy keeps 100", &risk.risk));
        strategy.risks.truncate(RISKS);
    }
    leave_out_unused_themes(written);
}

/// In parts of at most 50 practices.
fn divided(mut strategy: Strategy, losses: &mut Losses) -> Vec<Strategy> {
    let mut further = vec![];
    while strategy.practices.len() > PRACTICES {
        let start = (strategy.practices.len() - 1) / PRACTICES * PRACTICES;
        let practices = strategy.practices.split_off(start);
        let name = format!("{} ({})", cut(&strategy.name, NAME - 8), start / PRACTICES + 1);
        let (id, theme) = (strategy.id.clone(), strategy.theme.clone());
        further.push(Strategy { id, name, theme, practices, ..Strategy::default() });
        losses.add("strategies divided, for one has at most 50 practices", &strategy.name);
    }
    further.push(strategy);
    further.reverse();
    further
}

fn leave_out_empty_levels(written: &mut WrittenModel, losses: &mut Losses) {
    written.levels.retain(|level| {
        if level.strategies.is_empty() {
            losses.add("levels left out, for nothing belongs to them", &level.name);
        }
        !level.strategies.is_empty()
    });
}

/// Joins neighbours of one level and theme, the smallest first, until the model has at most as many strategies as a level may
/// have; where that does not suffice, the last ones go. So any level keeps its limit, and the themes theirs.
fn join_small_strategies(written: &mut WrittenModel, losses: &mut Losses) {
    let mut count = written.strategies().count();
    while count > STRATEGIES {
        match smallest_pair(written) {
            Some((level, first, second)) => join(&mut written.levels[level].strategies, first, second, losses),
            None => leave_out_the_last(written, losses),
        }
        count -= 1;
    }
}

/// The level and the positions of the two neighbours with the fewest practices between them.
fn smallest_pair(written: &WrittenModel) -> Option<(usize, usize, usize)> {
    let pairs = written.levels.iter().enumerate().flat_map(|(level, part)| neighbours(&part.strategies).map(move |pair| (level, pair)));
    let size = |(level, (first, second)): &(usize, (usize, usize))| {
        let strategies = &written.levels[*level].strategies;
        strategies[*first].practices.len() + strategies[*second].practices.len()
    };
    let smallest = pairs.min_by_key(size).filter(|pair| size(pair) <= PRACTICES);
    smallest.map(|(level, (first, second))| (level, first, second))
}

/// Each strategy with the next one of its theme.
fn neighbours(strategies: &[Strategy]) -> impl Iterator<Item = (usize, usize)> {
    let mut last_of_theme = std::collections::BTreeMap::new();
    let pairs = strategies.iter().enumerate().filter_map(move |(index, strategy)| {
        let before = last_of_theme.insert(strategy.theme.as_str(), index)?;
        Some((before, index))
    });
    pairs.collect::<Vec<_>>().into_iter()
}

fn join(strategies: &mut Vec<Strategy>, first: usize, second: usize, losses: &mut Losses) {
    let second = strategies.remove(second);
    let first = &mut strategies[first];
    losses.add("strategies joined with a neighbour, for at most 300 are made", &second.name);
    first.joined.push(second.name);
    first.joined.extend(second.joined);
    first.keys.extend(second.keys);
    first.builds_on.extend(second.builds_on);
    first.learn_more.extend(second.learn_more);
    first.risks.extend(second.risks);
    first.practices.extend(second.practices);
    first.summary = format!("{} {}", first.summary, second.summary);
}

fn leave_out_the_last(written: &mut WrittenModel, losses: &mut Losses) {
    if let Some(strategy) = written.levels.last_mut().and_then(|level| level.strategies.pop()) {
        for practice in strategy.practices {
            losses.add("questions left out, for at most 300 strategies are made", &practice.ask);
        }
    }
    written.levels.retain(|level| !level.strategies.is_empty());
}

/// A joined strategy is called by its first part and lists all of them.
fn name_joined(strategy: &mut Strategy, losses: &mut Losses) {
    if strategy.joined.is_empty() {
        return;
    }
    let listed = format!("{}; {}. {}", strategy.name, strategy.joined.join("; "), strategy.summary);
    strategy.summary = cut(listed.trim(), LONGEST);
    let suffix = format!(" and {} more", strategy.joined.len());
    strategy.name = format!("{}{suffix}", cut(&strategy.name, NAME - suffix.len()));
    links(strategy, losses);
}

fn leave_out_unused_themes(written: &mut WrittenModel) {
    let used: BTreeSet<String> = written.strategies().map(|strategy| strategy.theme.clone()).collect();
    written.themes.retain(|theme| used.contains(&theme.key));
}
