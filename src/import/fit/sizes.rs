//! No more parts than a model may have, and none without content.

use std::collections::BTreeSet;

use super::texts::links;
use crate::import::notes::Notes;
use crate::import::sheet::{Sheet, Strategy};
use crate::import::text::{LONGEST, cut};
use crate::model::rules::{LEVELS, NAME, PRACTICES, STRATEGIES};

/// The most risks of a strategy; two a question.
const RISKS: usize = 100;

pub(super) fn keep_the_limits(sheet: &mut Sheet, notes: &mut Notes) {
    for level in &mut sheet.levels {
        level.strategies.retain(|strategy| !strategy.practices.is_empty());
        level.strategies = level.strategies.drain(..).flat_map(|strategy| divided(strategy, notes)).collect();
    }
    leave_out_empty_levels(sheet, notes);
    while sheet.levels.len() > LEVELS {
        sheet.levels.pop().into_iter().for_each(|level| notes.add("levels left out, for a model has at most 50", &level.name));
    }
    join_small_strategies(sheet, notes);
    for strategy in sheet.strategies_mut() {
        name_joined(strategy, notes);
        strategy.risks.iter().skip(RISKS).for_each(|risk| notes.add("risks left out, for a strategy keeps 100", &risk.risk));
        strategy.risks.truncate(RISKS);
    }
    leave_out_unused_themes(sheet);
}

/// In parts of at most 50 practices.
fn divided(mut strategy: Strategy, notes: &mut Notes) -> Vec<Strategy> {
    let mut further = vec![];
    while strategy.practices.len() > PRACTICES {
        let start = (strategy.practices.len() - 1) / PRACTICES * PRACTICES;
        let practices = strategy.practices.split_off(start);
        let name = format!("{} ({})", cut(&strategy.name, NAME - 8), start / PRACTICES + 1);
        let (id, theme) = (strategy.id.clone(), strategy.theme.clone());
        further.push(Strategy { id, name, theme, practices, ..Strategy::default() });
        notes.add("strategies divided, for one has at most 50 practices", &strategy.name);
    }
    further.push(strategy);
    further.reverse();
    further
}

fn leave_out_empty_levels(sheet: &mut Sheet, notes: &mut Notes) {
    sheet.levels.retain(|level| {
        if level.strategies.is_empty() {
            notes.add("levels left out, for nothing belongs to them", &level.name);
        }
        !level.strategies.is_empty()
    });
}

/// Joins neighbours of one level and theme, the smallest first, until there are at most 100 strategies; where that does not
/// suffice, the last ones go.
fn join_small_strategies(sheet: &mut Sheet, notes: &mut Notes) {
    let mut count = sheet.strategies().count();
    while count > STRATEGIES {
        match smallest_pair(sheet) {
            Some((level, first, second)) => join(&mut sheet.levels[level].strategies, first, second, notes),
            None => leave_out_the_last(sheet, notes),
        }
        count -= 1;
    }
}

/// The level and the positions of the two neighbours with the fewest practices between them.
fn smallest_pair(sheet: &Sheet) -> Option<(usize, usize, usize)> {
    let pairs = sheet.levels.iter().enumerate().flat_map(|(level, part)| neighbours(&part.strategies).map(move |pair| (level, pair)));
    let size = |(level, (first, second)): &(usize, (usize, usize))| {
        let strategies = &sheet.levels[*level].strategies;
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

fn join(strategies: &mut Vec<Strategy>, first: usize, second: usize, notes: &mut Notes) {
    let second = strategies.remove(second);
    let first = &mut strategies[first];
    notes.add("strategies joined with a neighbour, for a model has at most 100", &second.name);
    first.joined.push(second.name);
    first.joined.extend(second.joined);
    first.keys.extend(second.keys);
    first.builds_on.extend(second.builds_on);
    first.learn_more.extend(second.learn_more);
    first.risks.extend(second.risks);
    first.practices.extend(second.practices);
    first.summary = format!("{} {}", first.summary, second.summary);
}

fn leave_out_the_last(sheet: &mut Sheet, notes: &mut Notes) {
    if let Some(strategy) = sheet.levels.last_mut().and_then(|level| level.strategies.pop()) {
        for practice in strategy.practices {
            notes.add("questions left out, for a model has at most 100 strategies", &practice.ask);
        }
    }
    sheet.levels.retain(|level| !level.strategies.is_empty());
}

/// A joined strategy is called by its first part and lists all of them.
fn name_joined(strategy: &mut Strategy, notes: &mut Notes) {
    if strategy.joined.is_empty() {
        return;
    }
    let listed = format!("{}; {}. {}", strategy.name, strategy.joined.join("; "), strategy.summary);
    strategy.summary = cut(listed.trim(), LONGEST);
    let suffix = format!(" and {} more", strategy.joined.len());
    strategy.name = format!("{}{suffix}", cut(&strategy.name, NAME - suffix.len()));
    links(strategy, notes);
}

fn leave_out_unused_themes(sheet: &mut Sheet) {
    let used: BTreeSet<String> = sheet.strategies().map(|strategy| strategy.theme.clone()).collect();
    sheet.themes.retain(|theme| used.contains(&theme.key));
}
