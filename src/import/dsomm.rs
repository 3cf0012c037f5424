//! The `DevSecOps` Maturity Model: dimensions of sub-dimensions of activities, in one YAML file.

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::{Foreign, ONE, list, number, said, text, texts, whole};
use super::losses::Losses;
use super::text::{in_place, sentence};
use super::written_model::{Level, Practice, ScaleOption, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::Node;

const CONVENTION: [&str; 4] = [
    "Level = the level of an activity, and a stage here: it counts only when no level below it fails, and passes from 75 % on average \
     with no strategy under 50 %. DSOMM itself only asks whether an activity is implemented.",
    "Strategy = a sub-dimension at a level; question = an activity, its uuid the `code`; theme = dimension.",
    "Its risk is what a team runs while the activity is missing, its measure the next step, its usefulness the weight, the mean of its \
     difficulties the effort.",
    "A strategy builds on the strategies of the activities that its own depend on.",
];

/// The states of an activity and the names of the levels where no `meta.yaml` tells them: those of DSOMM's application, version 4.
const STATES: [(&str, &str); 3] = [("Backlog", "0"), ("Started", "30"), ("Implemented", "100")];
const LEVELS: [&str; 5] = [
    "Level 1: Basic understanding of security practices",
    "Level 2: Adoption of basic security practices",
    "Level 3: High adoption of security practices",
    "Level 4: Very high adoption of security practices",
    "Level 5: Advanced deployment of security practices at scale",
];

/// What is read of an activity.
#[rustfmt::skip]
const READ: [&str; 14] = [
    "uuid", "level", "risk", "measure", "description", "assessment", "usefulness", "difficultyOfImplementation", "implementation",
    "dependsOn", "comment", "comments", "credits", "meta",
];

struct Placed<'a> {
    dimension: &'a str,
    sub_dimension: &'a str,
    name: &'a str,
    level: i64,
    activity: &'a Node,
}

impl Placed<'_> {
    fn strategy(&self) -> String {
        [self.dimension, self.sub_dimension, &self.level.to_string()].join("\n")
    }
}

/// The model in `file`; `meta` holds the states and names of the application where they are not the usual ones.
pub(super) fn read(file: &Foreign, meta: Option<&Foreign>, losses: &mut Losses) -> WrittenModel {
    let about = file.get("meta");
    let of_file = |key: &str| about.map_or("", |about| text(about, key)).to_owned();
    let (states, names, told) = settings(meta);
    let placed = placed(file, losses);
    WrittenModel {
        id: "dsomm".to_owned(),
        version: of_file("version"),
        title: "DevSecOps Maturity Model".to_owned(),
        source: Source {
            title: format!("DSOMM {}", of_file("version")),
            url: of_file("publisher"),
            license: "GPL-3.0".to_owned(),
            revision: of_file("released"),
        },
        scoring: Scoring { achieved_at: 75, floor: 50 },
        scales: vec![("progress".to_owned(), states)],
        themes: themes(&placed),
        levels: levels(&placed, &names, losses),
        convention: CONVENTION.into_iter().map(str::to_owned).chain([told]).collect(),
        ..WrittenModel::default()
    }
}

/// The states with their worth, the names of the levels, and where both come from.
fn settings(meta: Option<&Foreign>) -> (Vec<ScaleOption>, Vec<String>, String) {
    let given = meta.and_then(|meta| meta.get("progressDefinition")).map_or(&[][..], Node::entries);
    let mut states: Vec<ScaleOption> =
        given.iter().map(|(state, node)| ScaleOption::new(state, text(node, "definition"), per_cent(node))).collect();
    states.sort_by_key(|state| number(&state.value));
    let names: Vec<&str> = meta.map(level_names).unwrap_or_default();
    let from = |is_usual: bool| {
        if is_usual {
            "DSOMM's application 4 (its own meta.yaml, beside the model or with --meta, tells others)"
        } else {
            "the meta.yaml that was given"
        }
    };
    let told = format!(
        "The states of an activity are those of {}, the names of the levels those of {}.",
        from(states.is_empty()),
        from(names.is_empty())
    );
    let usual = || STATES.map(|(label, value)| ScaleOption::new(label, "", value.to_owned())).into();
    let names = if names.is_empty() { LEVELS.to_vec() } else { names };
    (if states.is_empty() { usual() } else { states }, names.into_iter().map(str::to_owned).collect(), told)
}

/// What a state is worth: `30%`, `30`, or a share of 1 as a score.
fn per_cent(state: &Node) -> String {
    let score = if state.entries().is_empty() { said(state) } else { text(state, "score") };
    match score.strip_suffix('%') {
        Some(value) => value.trim().to_owned(),
        None => number(score).filter(|value| *value <= ONE).map_or_else(|| score.to_owned(), super::per_cent),
    }
}

fn level_names(meta: &Foreign) -> Vec<&str> {
    let languages = meta.get("strings").map_or(&[][..], Node::entries);
    let wanted = meta.get("lang").map_or("en", said);
    let strings = languages.iter().find(|(language, _)| language == wanted).or(languages.first());
    let names = |key: &str| strings.map_or_else(Vec::new, |(_, strings)| texts(strings, key));
    [names("maturityLevels"), names("maturity_levels")].concat()
}

fn placed<'a>(file: &'a Foreign, losses: &mut Losses) -> Vec<Placed<'a>> {
    let mut placed = vec![];
    let named = |node: &'a Node| node.entries().iter().filter(|(name, _)| name != "meta" && !name.starts_with('_'));
    for (dimension, sub_dimensions) in file.roots.iter().flat_map(named) {
        for (sub_dimension, activities) in named(sub_dimensions) {
            for (name, activity) in named(activities) {
                match whole(text(activity, "level")).filter(|level| *level > 0) {
                    Some(level) => placed.push(Placed { dimension, sub_dimension, name, level, activity }),
                    None => _ = losses.add("activities left out, for they have no level from 1 on", name),
                }
            }
        }
    }
    placed
}

fn themes(placed: &[Placed<'_>]) -> Vec<Theme> {
    let mut known = BTreeSet::new();
    let names = placed.iter().map(|place| place.dimension).filter(|name| known.insert(*name));
    names.map(|name| Theme { key: name.to_owned(), name: name.to_owned(), ..Theme::default() }).collect()
}

fn levels(placed: &[Placed<'_>], names: &[String], losses: &mut Losses) -> Vec<Level> {
    let mut keys: BTreeMap<&str, String> = placed.iter().map(|place| (place.name, place.strategy())).collect();
    keys.extend(placed.iter().map(|place| (text(place.activity, "uuid"), place.strategy())));
    let mut levels: BTreeMap<i64, Level> = BTreeMap::new();
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    for place in placed {
        let level = levels.entry(place.level).or_insert_with(|| level(place.level, names));
        let index = *positions.entry(place.strategy()).or_insert(level.strategies.len());
        if index == level.strategies.len() {
            level.strategies.push(strategy(place));
        }
        add(&mut level.strategies[index], place, &keys, losses);
    }
    for (number, position) in levels.keys().zip(1..).filter(|(number, position)| **number != *position) {
        losses.add("levels with another number, for one below them is empty", &format!("{number} is {position}"));
    }
    levels.into_values().collect()
}

fn level(number: i64, names: &[String]) -> Level {
    let name = usize::try_from(number - 1).ok().and_then(|index| names.get(index));
    let own = format!("Level {number}");
    let bare = name.map(|name| name.strip_prefix(&format!("{own}:")).unwrap_or(name).trim());
    Level { id: format!("level-{number}"), name: bare.map_or(own, str::to_owned), ..Level::default() }
}

fn strategy(place: &Placed<'_>) -> Strategy {
    let name = format!("{} {}", place.sub_dimension, place.level);
    Strategy { key: place.strategy(), id: name.clone(), name, theme: place.dimension.to_owned(), ..Strategy::default() }
}

/// Adds an activity to its strategy: the question, its links, and what it depends on.
fn add(strategy: &mut Strategy, place: &Placed<'_>, keys: &BTreeMap<&str, String>, losses: &mut Losses) {
    let Placed { name, activity, .. } = place;
    losses.unread(activity, &READ);
    strategy.practices.push(practice(name, activity));
    strategy.learn_more.extend(links(activity, losses));
    for base in texts(activity, "dependsOn") {
        match keys.get(base) {
            Some(key) => strategy.builds_on.push(key.clone()),
            None => _ = losses.add("dependencies left out, for no activity has that name or uuid", &format!("{name} on {base}")),
        }
    }
}

fn practice(name: &str, activity: &Node) -> Practice {
    let guide = activity.get("meta").map_or("", |meta| text(meta, "implementationGuide"));
    let [description, implementation, comment, comments, credits] =
        ["description", "implementation", "comment", "comments", "credits"].map(|key| text(activity, key));
    Practice {
        id: name.to_owned(),
        code: text(activity, "uuid").to_owned(),
        ask: in_place(name),
        why: [description, guide, comment, comments, credits, implementation].map(sentence).join("\n"),
        evidence: text(activity, "assessment").to_owned(),
        next_step: text(activity, "measure").to_owned(),
        risks: texts(activity, "risk").into_iter().map(str::to_owned).collect(),
        weight: whole(text(activity, "usefulness")).filter(|weight| *weight != 1),
        effort: effort(activity),
        ..Practice::default()
    }
}

/// The addresses of the tools and texts that an activity names, each by itself or several under names in one entry.
fn links(activity: &Node, losses: &mut Losses) -> Vec<String> {
    let is_tool = |entry: &Node| entry.get("url").is_some() || entry.get("name").is_some();
    let tools = list(activity, "implementation")
        .flat_map(|entry| if is_tool(entry) { vec![entry] } else { entry.entries().iter().map(|(_, tool)| tool).collect() });
    let address = |tool: &Node| {
        losses.unread(tool, &["url", "uuid"]);
        text(tool, "url").to_owned()
    };
    tools.map(address).collect()
}

/// The mean of difficulties from 1 to 5, in thirds of that range.
fn effort(activity: &Node) -> &'static str {
    let difficulty = activity.get("difficultyOfImplementation");
    let numbers = ["knowledge", "time", "resources"].map(|kind| difficulty.and_then(|all| whole(text(all, kind))));
    let numbers: Vec<i64> = numbers.into_iter().flatten().filter(|number| (1..=5).contains(number)).collect();
    let count = i64::try_from(numbers.len()).unwrap_or_default();
    match 3 * numbers.iter().sum::<i64>() {
        0 => "",
        sum if sum < 7 * count => "small",
        sum if sum < 11 * count => "medium",
        _ => "large",
    }
}
