//! Rules about names that have to exist elsewhere: themes, scales, strategies built on, and links.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value;

use crate::document::{At, Field, Node, Problem, Problems, field};
use crate::model::file::{ModelFile, level_risks, level_trade_offs, practices, risks, trade_offs};
use crate::text::nearest;

pub(super) fn every_theme_is_known_and_used(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let known: BTreeMap<&str, _> = file.themes().filter_map(|theme| field!(theme.id)).map(|id| (id.raw.as_str(), id.node)).collect();
    if field!(root.themes).is_none() {
        return themes_are_missing(file, problems);
    }
    let mut used = BTreeSet::new();
    for theme in file.strategies().filter_map(|(_, strategy)| field!(strategy.theme)) {
        used.insert(theme.raw.as_str());
        if !known.contains_key(theme.raw.as_str()) {
            let problem = Problem::error("unknown-theme", theme.node.value.clone(), format!("no theme has the id `{}`", theme.raw));
            problems.push(match nearest(theme.raw, known.keys().copied()) {
                Some(name) => problem.help(format!("did you mean `{name}`?")),
                None => problem.help("define it under `themes` at the top, or take one that is there"),
            });
        }
    }
    // A theme that is misspelt or missing at a strategy is one fault; that another then looks unused is mended with it.
    let all_known = used.iter().all(|theme| known.contains_key(theme)) && file.strategies().all(|(_, at)| field!(at.theme).is_some());
    for (id, node) in known.iter().filter(|(id, _)| all_known && !used.contains(*id)) {
        let problem = Problem::error("empty", node.value.clone(), format!("no strategy belongs to the theme `{id}`"));
        problems.push(problem.help("remove the theme, or name it in a strategy"));
    }
}

/// One fault, not one at every strategy.
fn themes_are_missing(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let named: BTreeSet<&str> =
        file.strategies().filter_map(|(_, strategy)| field!(strategy.theme)).map(|theme| theme.raw.as_str()).collect();
    if !named.is_empty() && root.raw.themes == Field::Missing {
        let named = named.into_iter().collect::<Vec<_>>().join(", ");
        let problem =
            Problem::error("missing", root.node.get("themes").map_or_else(|| root.node.name(), Node::name), "`themes` is missing");
        problems.push(problem.help(format!("add `themes:` with an id and a name for each that strategies belong to: {named}")));
    }
}

pub(super) fn every_scale_is_known(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    let Some(scales) = field!(root.scales) else { return };
    let known: BTreeSet<&str> = scales.raw.keys().map(String::as_str).collect();
    let named = file.practices().filter_map(|(_, practice)| field!(practice.scale));
    for scale in named.chain(field!(root.default_scale)).filter(|scale| !known.contains(scale.raw.as_str())) {
        let problem = Problem::error("unknown-scale", scale.node.value.clone(), format!("no scale has the id `{}`", scale.raw));
        problems.push(problem.suggest(scale.raw, known.iter().copied()));
    }
}

pub(super) fn a_default_scale_is_named_when_there_are_several(file: ModelFile<'_>, problems: &mut Problems) {
    let root = file.root;
    if let (Some(scales), Field::Missing) = (field!(root.scales), &root.raw.default_scale)
        && scales.raw.len() > 1
    {
        let place = root.node.get("default_scale").unwrap_or(root.node).name();
        let problem = Problem::error("default-scale", place, "there are several scales and none is the default");
        let problem = problem.also(scales.node.name(), "these");
        problems.push(problem.help("add `default_scale:` with the id of the one that most practices use"));
    }
}

/// A risk or trade-off may hang on some of the practices of its strategy, each of which it names once.
pub(super) fn risks_hang_on_practices_of_their_strategy(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, strategy) in file.strategies() {
        let known: Vec<&str> = practices(strategy).filter_map(|practice| practice.raw.id.good()).map(String::as_str).collect();
        let of_risks = risks(strategy).filter_map(|risk| field!(risk.practices));
        for named in of_risks.chain(trade_offs(strategy).filter_map(|trade_off| field!(trade_off.practices))) {
            check_practices(named, &known, problems);
        }
    }
}

fn check_practices(named: At<'_, Vec<Field<String>>>, known: &[&str], problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for practice in named.items() {
        let place = practice.node.value.clone();
        if !known.contains(&practice.raw.as_str()) {
            let problem = Problem::error("unknown-practice", place, format!("this strategy has no practice `{}`", practice.raw));
            problems.push(problem.suggest(practice.raw, known.iter().copied()));
        } else if let Some(first) = seen.insert(practice.raw.as_str(), place.clone()) {
            let problem = Problem::error("duplicate-id", place, format!("`{}` is named twice", practice.raw));
            problems.push(problem.also(first, "the first time").help("remove one of the two"));
        }
    }
}

/// What concerns a level as a whole hangs on no practice of it.
pub(super) fn risks_of_a_level_concern_all_of_it(file: ModelFile<'_>, problems: &mut Problems) {
    for level in file.levels() {
        let of_risks = level_risks(level).filter_map(|risk| field!(risk.practices));
        for named in of_risks.chain(level_trade_offs(level).filter_map(|trade_off| field!(trade_off.practices))) {
            let message = "what stands here concerns the level as a whole: it hangs on no practices";
            let problem = Problem::error("whole-level", named.node.name(), message);
            problems.push(problem.help("leave `practices` out, or move this to the strategy of these practices"));
        }
    }
}

pub(super) fn levels_of(file: ModelFile<'_>) -> BTreeMap<&str, usize> {
    file.strategies().filter_map(|(level, strategy)| Some((field!(strategy.id)?.raw.as_str(), level))).collect()
}

/// Every `builds_on` entry: the level of its strategy, the strategy's id, and the entry.
pub(super) fn edges(file: ModelFile<'_>) -> impl Iterator<Item = (usize, &str, At<'_, String>)> {
    file.strategies().flat_map(|(level, strategy)| {
        let id = strategy.raw.id.good().map_or("", String::as_str);
        field!(strategy.builds_on).into_iter().flat_map(At::items).map(move |base| (level, id, base))
    })
}

pub(super) fn every_strategy_builds_on_known_ones(file: ModelFile<'_>, problems: &mut Problems) {
    let known = levels_of(file);
    let mut seen = BTreeSet::new();
    for (_, id, base) in edges(file) {
        let place = base.node.value.clone();
        if !known.contains_key(base.raw.as_str()) {
            let problem = Problem::error("unknown-strategy", place, format!("no strategy has the id `{}`", base.raw));
            problems.push(problem.suggest(base.raw, known.keys().copied().filter(|known| *known != id)));
        } else if !seen.insert((id, base.raw)) {
            problems.push(
                Problem::error("duplicate-id", place, format!("`{id}` builds on `{}` twice", base.raw)).help("remove one of the two"),
            );
        }
    }
}

pub(super) fn nothing_builds_on_a_later_level(file: ModelFile<'_>, problems: &mut Problems) {
    let known = levels_of(file);
    for (level, id, base) in edges(file) {
        if known.get(base.raw.as_str()).is_some_and(|&base_level| base_level > level) {
            let message = format!("`{id}` builds on `{}`, which belongs to a later level", base.raw);
            problems.push(
                Problem::error("later-level", base.node.value.clone(), message).help("move one of the two strategies, or drop the edge"),
            );
        }
    }
}

pub(super) fn paragraphs_are_numbers_and_links_are_links(file: ModelFile<'_>, problems: &mut Problems) {
    let mut paragraphs: Vec<At<'_, Value>> = Vec::new();
    paragraphs.extend(file.levels().filter_map(|level| field!(level.source)).flat_map(At::items));
    paragraphs.extend(file.practices().filter_map(|(_, practice)| field!(practice.source)).flat_map(At::items));
    paragraphs.extend(file.risks().filter_map(|risk| field!(risk.source)).flat_map(At::items));
    paragraphs.extend(file.trade_offs().filter_map(|trade_off| field!(trade_off.source)).flat_map(At::items));
    for (_, strategy) in file.strategies() {
        paragraphs.extend(field!(strategy.source).into_iter().flat_map(At::items));
        check_links(field!(strategy.learn_more).into_iter().flat_map(At::items), problems);
    }
    let root = file.root;
    check_links(field!(root.source).and_then(|source| field!(source.url)).into_iter(), problems);
    for paragraph in paragraphs.iter().filter(|paragraph| !is_mark(paragraph.raw)) {
        let problem = Problem::error("source", paragraph.node.content(), "a paragraph of the source is a number, perhaps with a letter");
        problems.push(problem.help("for example 12 or 166a"));
    }
}

fn is_mark(value: &Value) -> bool {
    let mark = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    value.as_u64().is_some() || value.as_str().is_some_and(mark)
}

pub(crate) fn is_link(text: &str) -> bool {
    let of_the_web = ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    of_the_web && !text.contains(char::is_whitespace)
}

fn check_links<'a>(links: impl Iterator<Item = At<'a, String>>, problems: &mut Problems) {
    for link in links {
        if !is_link(link.raw) {
            let problem = Problem::error("link", link.node.value.clone(), "this is not a web address");
            problems.push(problem.help("begin it with https:// and leave no space in it"));
        }
    }
}
