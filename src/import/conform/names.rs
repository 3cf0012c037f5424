//! Gives every part an id of its own, and keeps the links between strategies that lead neither upwards nor in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::ids::Ids;
use crate::import::losses::Losses;
use crate::import::written_model::{ScaleOption, Strategy, WrittenModel};
use crate::model::lookup::reading;

pub(super) fn give_ids(written: &mut WrittenModel, losses: &mut Losses) {
    written.id = Ids::default().make(&written.id, "model");
    let mut ids = Ids::default();
    written.levels.iter_mut().for_each(|level| level.id = ids.make(&level.id, "level"));
    name_themes(written);
    written.scales.iter_mut().for_each(|(_, options)| tell_options_apart(options));
    let mut ids = Ids::default();
    for strategy in written.strategies_mut() {
        strategy.id = ids.make(&strategy.id, "strategy");
        let mut practices = Ids::default();
        strategy.practices.iter_mut().for_each(|practice| practice.id = practices.make(&practice.id, "practice"));
        let mut risks = Ids::default();
        strategy.risks.iter_mut().for_each(|risk| risk.id = risks.make(&risk.id, "risk"));
    }
    link_strategies(written, losses);
}

fn name_themes(written: &mut WrittenModel) {
    let mut ids = Ids::default();
    written.themes.iter_mut().for_each(|theme| theme.id = ids.make(&theme.id, "theme"));
    let known: BTreeMap<String, String> = written.themes.iter().map(|theme| (theme.key.clone(), theme.id.clone())).collect();
    for strategy in written.strategies_mut() {
        strategy.theme = known.get(&strategy.theme).cloned().unwrap_or_default();
    }
}

/// Answers are read by id or label, so a label that reads like another option gets a number.
fn tell_options_apart(options: &mut [ScaleOption]) {
    let mut taken: BTreeSet<String> = options.iter().map(|option| option.id.clone()).chain(["unknown".to_owned()]).collect();
    for option in options {
        let label = option.label.clone();
        for number in 2.. {
            if reading(&option.label) == option.id || taken.insert(reading(&option.label)) {
                break;
            }
            option.label = format!("{label} ({number})");
        }
    }
}

/// A strategy that others may build on: the position of its level, its id and its name.
struct Base {
    level: usize,
    id: String,
    name: String,
}

/// Turns the keys in `builds_on` into ids, one link after the other, so that the first of a circle stay and the last goes.
fn link_strategies(written: &mut WrittenModel, losses: &mut Losses) {
    let mut bases = BTreeMap::new();
    for (level, part) in written.levels.iter().enumerate() {
        for strategy in &part.strategies {
            let base = || Base { level, id: strategy.id.clone(), name: strategy.name.clone() };
            bases.extend(strategy.keys.iter().map(|key| (key.clone(), base())));
        }
    }
    let mut links = Links::default();
    for (level, part) in written.levels.iter_mut().enumerate() {
        part.strategies.iter_mut().for_each(|strategy| link(strategy, level, &bases, &mut links, losses));
    }
}

fn link(strategy: &mut Strategy, level: usize, bases: &BTreeMap<String, Base>, links: &mut Links, losses: &mut Losses) {
    for key in std::mem::take(&mut strategy.builds_on) {
        let Some(base) = bases.get(&key).filter(|base| base.id != strategy.id && !strategy.builds_on.contains(&base.id)) else { continue };
        let both = format!("{} on {}", strategy.name, base.name);
        if base.level > level {
            losses.add("dependencies left out, for they lead to a later level", &both);
        } else if links.lead(&base.id, &strategy.id) {
            losses.add("dependencies left out, for they would close a circle", &both);
        } else {
            links.0.entry(strategy.id.clone()).or_default().push(base.id.clone());
            strategy.builds_on.push(base.id.clone());
        }
    }
}

/// What each strategy builds on so far.
#[derive(Debug, Default)]
struct Links(BTreeMap<String, Vec<String>>);

impl Links {
    /// Whether `from` builds on `to`, directly or through others.
    fn lead(&self, from: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = vec![from];
        while let Some(id) = next.pop() {
            if id == to {
                return true;
            }
            if seen.insert(id) {
                next.extend(self.0.get(id).into_iter().flatten().map(String::as_str));
            }
        }
        false
    }
}
