//! Rules about ids and the version: well formed, used once, and free.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{At, Field, Kind, Problem, Problems, field};
use crate::model::file::{ModelFile, items, level_risks, level_trade_offs, risks, trade_offs};
use crate::model::id::Id;
use crate::model::raw::RawStrategy;
use crate::model::version_numbers;

/// Names that share one space, each with its place.
type Names<'a> = Vec<(&'a str, Range<usize>)>;

fn ids<'a, T: 'a>(parts: impl Iterator<Item = At<'a, T>>, pick: impl Fn(&'a T) -> &'a Field<String> + Copy) -> Names<'a> {
    parts.filter_map(|part| part.field("id", pick)).map(|id| (id.raw.as_str(), id.node.value.clone())).collect()
}

/// All spaces of names: within one of them an id may stand once.
fn spaces(file: ModelFile<'_>) -> Vec<(&'static str, Names<'_>)> {
    let mut spaces = vec![
        ("level", ids(file.levels(), |level| &level.id)),
        ("theme", ids(file.themes(), |theme| &theme.id)),
        ("strategy", ids(file.strategies().map(|(_, strategy)| strategy), |strategy| &strategy.id)),
        ("scale", file.scales().map(|(id, node, _)| (id, node.name())).collect()),
    ];
    spaces.extend(file.scales().map(|(_, _, options)| ("option", ids(options.into_iter(), |option| &option.id))));
    for level in file.levels() {
        spaces.push(("risk", ids(level_risks(level), |risk| &risk.id)));
        spaces.push(("trade-off", ids(level_trade_offs(level), |trade_off| &trade_off.id)));
    }
    for (_, strategy) in file.strategies() {
        spaces.push(("practice", ids(field!(strategy.practices).into_iter().flat_map(At::items), |practice| &practice.id)));
        spaces.push(("risk", ids(risks(strategy), |risk| &risk.id)));
        spaces.push(("trade-off", ids(trade_offs(strategy), |trade_off| &trade_off.id)));
    }
    spaces.extend(file.practices().map(|(_, practice)| ("item", ids(items(practice), |item| &item.id))));
    spaces
}

pub(super) fn every_id_is_kebab_case_and_not_reserved(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let model = field!(root.id).map(|id| (id.raw.as_str(), id.node.value.clone()));
    for (id, place) in spaces(file).into_iter().flat_map(|(_, names)| names).chain(model) {
        if let Err(reason) = Id::new(id) {
            let problem = Problem::error("id", place, format!("the id `{id}` {reason}"));
            problems.push(match Id::of_words(id) {
                Some(like) => problem.help(format!("write `{like}`")),
                None if Id::is_reserved(id) => problem.help("it has a meaning of its own in answers or in YAML: choose another"),
                None => problem,
            });
        }
    }
}

pub(super) fn every_id_is_unique_where_it_is_used(file: ModelFile<'_>, problems: &mut Problems) {
    for (what, names) in spaces(file) {
        let mut seen = BTreeMap::new();
        for (id, place) in names {
            if let Some(first) = seen.insert(id, place.clone()) {
                let problem = Problem::error("duplicate-id", place, format!("a second {what} has the id `{id}`"));
                problems.push(problem.also(first, "the first").help("give it an id of its own"));
            }
        }
    }
}

/// A former id that is a present one, or is claimed twice, would make old answers ambiguous; what is no id never was one.
pub(super) fn every_former_id_is_free(file: ModelFile<'_>, problems: &mut Problems) {
    let strategies = ids(file.strategies().map(|(_, strategy)| strategy), |strategy| &strategy.id);
    check_former(&strategies, file.strategies().filter_map(|(_, strategy)| field!(strategy.formerly)), problems);
    check_former_practices(file, problems);
    for (_, practice) in file.practices() {
        let present = ids(items(practice), |item| &item.id);
        check_former(&present, items(practice).filter_map(|item| field!(item.formerly)), problems);
    }
    for (_, _, options) in file.scales() {
        let present = ids(options.iter().copied(), |option| &option.id);
        check_former(&present, options.iter().filter_map(|&option| field!(option.formerly)), problems);
    }
}

fn check_former<'a>(present: &Names<'_>, lists: impl Iterator<Item = At<'a, Vec<Field<String>>>>, problems: &mut Problems) {
    let mut taken: BTreeMap<&str, Range<usize>> = present.iter().cloned().collect();
    for former in lists.flat_map(At::items) {
        if Id::new(former.raw).is_err() {
            problems.push(no_former_id(former, "write the id as it was"));
        }
        if let Some(first) = taken.insert(former.raw, former.node.value.clone()) {
            problems.push(in_use(former, first));
        }
    }
}

/// Practices move between strategies, so that their names, with that of the strategy, share one space.
fn check_former_practices(file: ModelFile<'_>, problems: &mut Problems) {
    let full = |strategy: At<'_, RawStrategy>, name: &str| format!("{}/{name}", strategy.raw.id.good().map_or("", String::as_str));
    let mut taken = BTreeMap::new();
    for (strategy, practice) in file.practices() {
        if let Some(id) = field!(practice.id) {
            taken.insert(full(strategy, id.raw), id.node.value.clone());
        }
    }
    for (strategy, practice) in file.practices() {
        for former in field!(practice.formerly).into_iter().flat_map(At::items) {
            let parts: Vec<&str> = former.raw.split('/').collect();
            if parts.len() > 2 || parts.iter().any(|part| Id::new(part).is_err()) {
                problems.push(no_former_id(former, "write the id as it was, or `old-strategy/old-practice` for a practice that moved"));
            }
            let name = if parts.len() == 1 { full(strategy, former.raw) } else { former.raw.clone() };
            if let Some(first) = taken.insert(name, former.node.value.clone()) {
                problems.push(in_use(former, first));
            }
        }
    }
}

fn no_former_id(former: At<'_, String>, help: &str) -> Problem {
    Problem::error("formerly", former.node.value.clone(), format!("the former id `{}` cannot have been one", former.raw)).help(help)
}

fn in_use(former: At<'_, String>, first: Range<usize>) -> Problem {
    let message = format!("the former id `{}` is in use", former.raw);
    Problem::error("formerly", former.node.value.clone(), message).also(first, "used here")
}

/// `1.0` is a number to YAML, which nobody who writes a version has in mind: one fault, not two.
pub(super) fn the_version_has_three_numbers(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    if let Some(version) = field!(root.version).filter(|version| version.raw.as_str().and_then(version_numbers).is_none()) {
        let written = if let Kind::Scalar { text, .. } = &version.node.kind { format!(" `{text}`") } else { String::new() };
        let message = format!("the version{written} does not have the form n.n.n");
        problems.push(Problem::error("version", version.node.content(), message).help("for example 1.0.0"));
    }
}
