//! The `DevSecOps` Maturity Model: dimensions of sub-dimensions of activities, in one YAML file.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_yaml::Value;

use super::foreign::{Foreign, LeftOut};
use super::lenient::{Entries, Number, Text, Texts};
use super::losses::Losses;
use super::written_model::{Level, Practice, Risk, ScaleOption, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::Faults;
use crate::model::version_numbers;

pub(super) const CONVENTION: &[&str] = &[
    "Level = the level of an activity, and a stage here: it counts only when no level below it fails, and passes from 75 % on average \
     with no strategy under 50 %. DSOMM itself only asks whether an activity is implemented.",
    "Strategy = a sub-dimension at a level; question = an activity; theme = dimension.",
    "Its risk is what a team runs while the strategy is missing, its measure the next step, its usefulness the weight, the mean of its \
     difficulties the effort.",
    "A strategy builds on the strategies of the activities that its own depend on.",
];

/// What is read of an activity; everything may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Activity {
    uuid: Text,
    level: Number,
    risk: Texts,
    measure: Text,
    description: Text,
    assessment: Text,
    usefulness: Number,
    difficulty_of_implementation: Value,
    implementation: Value,
    depends_on: Texts,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Meta {
    version: Text,
    publisher: Text,
}

type Dimensions = Entries<Entries<Entries<Activity>>>;

struct Placed<'a> {
    dimension: &'a str,
    sub_dimension: &'a str,
    name: &'a str,
    level: u32,
    activity: &'a Activity,
}

impl Placed<'_> {
    fn strategy(&self) -> String {
        [self.dimension, self.sub_dimension, &self.level.to_string()].join("\n")
    }
}

pub(super) fn written(file: &Foreign, losses: &mut Losses) -> Result<WrittenModel, Faults> {
    let (documents, left_out): (Vec<Dimensions>, LeftOut) = file.not_empty()?.yaml()?;
    losses.not_read(&left_out);
    let meta = meta(&documents);
    let placed = placed(&documents, losses);
    Ok(WrittenModel {
        id: "dsomm".to_owned(),
        version: version(&meta.version.0),
        title: "DevSecOps Maturity Model".to_owned(),
        source: Some(Source { title: format!("DSOMM {}", meta.version.0), url: meta.publisher.0 }),
        scoring: Scoring { achieved_at: 75, floor: 50 },
        default_scale: "implementation".to_owned(),
        scales: vec![("implementation".to_owned(), implementation())],
        themes: themes(&documents),
        levels: levels(&placed, losses),
        ..WrittenModel::default()
    })
}

/// What the first document says of itself that tells its version; whatever else stands there is nothing to refuse a model for.
fn meta(documents: &[Dimensions]) -> Meta {
    let told = documents.iter().filter_map(|document| serde_yaml::from_value(document.meta.clone()).ok());
    told.into_iter().find(|meta: &Meta| !meta.version.0.is_empty()).unwrap_or_default()
}

/// The version of the file where it has three numbers.
fn version(text: &str) -> String {
    if version_numbers(text).is_some() { text.to_owned() } else { "1.0.0".to_owned() }
}

fn implementation() -> Vec<ScaleOption> {
    [
        ("not-in-place", "Not in place", "Nowhere, or only by accident.", 0),
        ("partially", "Partially", "In some places, or not kept up.", 25),
        ("largely", "Largely", "Almost everywhere; the gaps are known.", 75),
        ("fully", "Fully", "Everywhere, and you could show it today.", 100),
    ]
    .map(|(id, label, means, value)| ScaleOption { id: id.to_owned(), label: label.to_owned(), means: means.to_owned(), value })
    .into()
}

fn placed<'a>(documents: &'a [Dimensions], losses: &mut Losses) -> Vec<Placed<'a>> {
    let mut placed = vec![];
    for (dimension, sub_dimensions) in documents.iter().flat_map(|document| &document.named) {
        for (sub_dimension, activities) in &sub_dimensions.named {
            for (name, activity) in &activities.named {
                match level_of(activity) {
                    Some(level) => placed.push(Placed { dimension, sub_dimension, name, level, activity }),
                    None => losses.add("activities left out, for they have no level from 1 on", name),
                }
            }
        }
    }
    placed
}

fn level_of(activity: &Activity) -> Option<u32> {
    whole(activity.level, 1, 1_000)
}

fn whole(number: Number, least: u32, most: u32) -> Option<u32> {
    (least..=most).find(|&whole| number.0.is_some_and(|number| (number - f64::from(whole)).abs() < f64::EPSILON))
}

fn themes(documents: &[Dimensions]) -> Vec<Theme> {
    let mut known = BTreeSet::new();
    let names = documents.iter().flat_map(|document| &document.named).map(|(name, _)| name).filter(|name| known.insert(*name));
    names.map(|name| Theme { key: name.clone(), id: name.clone(), name: name.clone(), ..Theme::default() }).collect()
}

fn levels(placed: &[Placed<'_>], losses: &mut Losses) -> Vec<Level> {
    let mut keys: BTreeMap<&str, String> = placed.iter().map(|place| (place.name, place.strategy())).collect();
    keys.extend(placed.iter().map(|place| (place.activity.uuid.0.as_str(), place.strategy())));
    let mut levels: BTreeMap<u32, Level> = BTreeMap::new();
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    for place in placed {
        let level = levels.entry(place.level).or_insert_with(|| level(place.level));
        let index = *positions.entry(place.strategy()).or_insert(level.strategies.len());
        if index == level.strategies.len() {
            level.strategies.push(strategy(place));
        }
        add(&mut level.strategies[index], place, &keys, losses);
    }
    let moved = levels.keys().zip(1..).filter(|(number, position)| **number != *position);
    for (number, position) in moved {
        losses.add("levels with another number, for one below them is empty", &format!("{number} is {position}"));
    }
    levels.into_values().collect()
}

fn level(number: u32) -> Level {
    Level { id: format!("level-{number}"), name: format!("DSOMM level {number}"), ..Level::default() }
}

fn strategy(place: &Placed<'_>) -> Strategy {
    let name = format!("{} {}", place.sub_dimension, place.level);
    Strategy { keys: vec![place.strategy()], id: name.clone(), name, theme: place.dimension.to_owned(), ..Strategy::default() }
}

/// Adds an activity to its strategy: the question, its risks, its links, and what it depends on.
fn add(strategy: &mut Strategy, place: &Placed<'_>, keys: &BTreeMap<&str, String>, losses: &mut Losses) {
    let Placed { name, activity, .. } = place;
    strategy.practices.push(practice(name, activity));
    strategy.risks.extend(activity.risk.0.iter().map(|risk| Risk { id: (*name).to_owned(), risk: risk.clone() }));
    strategy.learn_more.extend(links(&activity.implementation));
    for base in &activity.depends_on.0 {
        match keys.get(base.trim()) {
            Some(key) if *key == place.strategy() => losses.add("dependencies left out, for they lie within one strategy", name),
            Some(key) => strategy.builds_on.push(key.clone()),
            None => losses.add("dependencies left out, for no activity has that name or uuid", &format!("{name} on {base}")),
        }
    }
}

fn practice(name: &str, activity: &Activity) -> Practice {
    Practice {
        id: name.to_owned(),
        ask: format!("Is this in place: {name}?"),
        why: activity.description.0.clone(),
        evidence: activity.assessment.0.clone(),
        next_step: activity.measure.0.clone(),
        weight: whole(activity.usefulness, 1, 5).filter(|weight| *weight > 1),
        effort: effort(&activity.difficulty_of_implementation),
        scale: None,
    }
}

/// The addresses of the tools and texts that an activity names, each by itself or several under names in one entry.
fn links(implementation: &Value) -> Vec<String> {
    let entries = implementation.as_sequence().into_iter().flatten();
    let tools = entries.flat_map(|entry| [entry].into_iter().chain(entry.as_mapping().into_iter().flat_map(serde_yaml::Mapping::values)));
    tools.filter_map(|tool| Some(tool.get("url")?.as_str()?.to_owned())).collect()
}

/// The mean of difficulties from 1 to 5, in thirds of that range.
fn effort(difficulty: &Value) -> Option<&'static str> {
    let numbers = ["knowledge", "time", "resources"].map(|kind| difficulty.get(kind).and_then(Value::as_u64));
    let numbers: Vec<u64> = numbers.into_iter().flatten().filter(|number| (1..=5).contains(number)).collect();
    let (sum, count) = (numbers.iter().sum::<u64>(), numbers.len() as u64);
    match 3 * sum {
        0 => None,
        sum if sum < 7 * count => Some("small"),
        sum if sum < 11 * count => Some("medium"),
        _ => Some("large"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_difficulty_makes_the_effort() {
        let of = |yaml: &str| effort(&serde_yaml::from_str(yaml).unwrap());
        assert_eq!(of("{knowledge: 1, time: 2, resources: 3}"), Some("small"));
        assert_eq!(of("{knowledge: 2, time: 2, resources: 3}"), Some("medium"));
        assert_eq!(of("{knowledge: 4, time: 4}"), Some("large"));
        assert_eq!((of("{knowledge: 9}"), of("''")), (None, None));
    }

    #[test]
    fn only_three_numbers_are_a_version() {
        assert_eq!((version("5.0.1"), version("5"), version("5.x.1")), ("5.0.1".into(), "1.0.0".into(), "1.0.0".into()));
    }
}
