//! Finds the part of a model that a present or a former name stands for.

use crate::model::{Item, Model, Practice, ScaleOption, Strategy};

pub(crate) fn strategy<'m>(model: &'m Model, key: &str) -> Option<&'m Strategy> {
    let present = model.strategy(key).map(|(_, strategy)| strategy);
    present.or_else(|| model.strategies().map(|(_, strategy)| strategy).find(|strategy| is_one_of(&strategy.formerly, key)))
}

/// The practice that `key` names under the strategy key `strategy_key`, wherever it is now.
pub(crate) fn practice<'m>(model: &'m Model, strategy_key: &str, key: &str) -> Option<(&'m Strategy, &'m Practice)> {
    let strategy = strategy(model, strategy_key);
    let present = strategy.and_then(|strategy| Some((strategy, strategy.practice(key)?)));
    // Where the strategy was renamed too, the author may have written either of its names.
    let names = [Some(strategy_key), strategy.map(|strategy| strategy.id.as_str())];
    let moved = || {
        let old: Vec<String> = names.into_iter().flatten().map(|name| format!("{name}/{key}")).collect();
        let mut practices = model.practices().map(|(_, strategy, practice)| (strategy, practice));
        practices.find(|(_, practice)| old.iter().any(|old| is_one_of(&practice.formerly, old)))
    };
    let renamed = || {
        let mut practices = strategy?.practices.iter();
        Some((strategy?, practices.find(|practice| is_one_of(&practice.formerly, key))?))
    };
    present.or_else(moved).or_else(renamed)
}

/// Whether `key` is a strategy of which at least one practice has moved elsewhere.
pub(crate) fn has_moved_practices(model: &Model, key: &str) -> bool {
    let from_here = |old: &String| old.split_once('/').is_some_and(|(strategy, _)| strategy == key);
    model.practices().any(|(_, _, practice)| practice.formerly.iter().any(from_here))
}

pub(crate) fn option<'m>(options: &'m [ScaleOption], key: &str) -> Option<&'m ScaleOption> {
    let present = options.iter().find(|option| option.id.as_str() == key);
    present.or_else(|| options.iter().find(|option| is_one_of(&option.formerly, key)))
}

pub(crate) fn item<'m>(items: &'m [Item], key: &str) -> Option<&'m Item> {
    let present = items.iter().find(|item| item.id.as_str() == key);
    present.or_else(|| items.iter().find(|item| is_one_of(&item.formerly, key)))
}

fn is_one_of(former: &[String], key: &str) -> bool {
    former.iter().any(|old| old == key)
}
