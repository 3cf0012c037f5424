//! Finds the part of a model that a present or a former name stands for.

use crate::model::{Id, Item, Model, Practice, ScaleOption, Strategy};

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

/// The option that `word` names, by its id or a former one, or by its label.
pub(crate) fn option<'m>(options: &'m [ScaleOption], word: &str) -> Option<&'m ScaleOption> {
    answer(options, word, |option| (&option.id, &option.label, &option.formerly))
}

/// The item that `word` names, by its id or a former one, or by its label.
pub(crate) fn item<'m>(items: &'m [Item], word: &str) -> Option<&'m Item> {
    answer(items, word, |item| (&item.id, &item.label, &item.formerly))
}

/// An exact id comes before whatever only [reads](reading) alike.
fn answer<'m, T>(parts: &'m [T], word: &str, names: impl Fn(&'m T) -> (&'m Id, &'m String, &'m Vec<String>)) -> Option<&'m T> {
    let present = parts.iter().find(|&part| names(part).0.as_str() == word);
    let former = || parts.iter().find(|&part| is_one_of(names(part).2, word));
    let alike = || {
        let wanted = reading(word);
        parts.iter().find(|&part| {
            let (id, label, formerly) = names(part);
            [id.as_str(), label].into_iter().chain(formerly.iter().map(String::as_str)).any(|name| reading(name) == wanted)
        })
    };
    present.or_else(former).or_else(alike)
}

/// What the name of an answer is read as: its words in lower case, whether blanks or hyphens divide them, and however many.
pub(crate) fn reading(name: &str) -> String {
    let mut reading = String::with_capacity(name.len());
    for c in name.to_lowercase().chars().map(|c| if c.is_whitespace() { '-' } else { c }) {
        if c != '-' || !reading.ends_with('-') {
            reading.push(c);
        }
    }
    reading
}

/// Whether `word` is read as `name` is.
pub(crate) fn reads_as(word: &str, name: &str) -> bool {
    // Words of another length are no more than looked at, which is what nearly all are.
    let can_be = word.len() >= name.len() || !word.is_ascii() || !name.is_ascii();
    can_be && reading(word) == reading(name)
}

fn is_one_of(former: &[String], key: &str) -> bool {
    former.iter().any(|old| old == key)
}
