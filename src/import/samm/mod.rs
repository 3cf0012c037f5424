//! OWASP SAMM: folders of small YAML files, joined by ids.

mod files;
mod scales;

use std::collections::BTreeMap;

pub use files::FOLDERS;

use self::files::{Files, Function, Item, MaturityLevel, Part, Place, Question, whole};
use self::scales::Scales;
use super::foreign::Foreign;
use super::losses::Losses;
use super::written_model::{Level, Practice, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::Faults;

pub(super) const CONVENTION: &[&str] = &[
    "SAMM scores each security practice from 0 to 3 by adding up its maturity levels, and has no stages. Here a level is a stage: it \
     counts only when no level below it fails, and passes from 75 % on average with no security practice under 50 %.",
    "Level = maturity level; strategy = a security practice at that level, building on the same practice one level lower; question = \
     the question of a stream; theme = business function.",
    "Answers are worth what the answer sets say, times 100.",
];

/// The model that the files describe; `name` is what messages call the folder.
pub(super) fn written(name: &str, files: &[(&str, Foreign)], losses: &mut Losses) -> Result<WrittenModel, Faults> {
    let files = Files::read(name, files, losses)?;
    let mut grid = Grid::default();
    let mut scales = Scales::default();
    for question in files.questions.values() {
        let place = files.place(question)?;
        let cell = (order_of_level(place.level), order(place.function), order(place.practice));
        let scale = scales.of(files.answers(question)?, losses);
        let (_, practices) = grid.entry(cell).or_insert_with(|| (strategy(&place), vec![]));
        practices.push(((order(place.stream), order(question)), practice(question, &place, scale)));
    }
    let mut written = WrittenModel {
        id: "samm".to_owned(),
        version: "1.0.0".to_owned(),
        title: "OWASP SAMM".to_owned(),
        source: Some(Source { title: "OWASP SAMM".to_owned(), url: "https://owaspsamm.org".to_owned() }),
        scoring: Scoring { achieved_at: 75, floor: 50 },
        themes: themes(&files),
        levels: levels(&files, grid),
        ..WrittenModel::default()
    };
    scales.settle(&mut written);
    Ok(written)
}

/// A number to sort by, then an id for what has the same.
type Order = (i64, String);
/// The strategies by level, function and practice, each with its questions by stream and number.
type Grid = BTreeMap<(Order, Order, Order), (Strategy, Vec<((Order, Order), Practice)>)>;

fn order<T: Item>(part: &Part<'_, T>) -> Order {
    (whole(part.item.place_among_its_like()), part.id.clone())
}

/// A level by its number, which may stand in several places.
fn order_of_level(level: &Part<'_, MaturityLevel>) -> Order {
    (number(level), level.id.clone())
}

fn number(level: &Part<'_, MaturityLevel>) -> i64 {
    level.number().unwrap_or(i64::MAX)
}

fn themes(files: &Files<'_>) -> Vec<Theme> {
    let mut functions: Vec<&Part<'_, Function>> = files.functions.values().collect();
    functions.sort_by_key(|function| order(*function));
    functions.into_iter().map(theme).collect()
}

fn theme(function: &Part<'_, Function>) -> Theme {
    let item = &function.item;
    Theme { key: function.id.clone(), id: item.name.0.clone(), name: item.name.0.clone(), summary: item.description.0.clone() }
}

fn strategy(place: &Place<'_, '_>) -> Strategy {
    let name = &place.practice.item.name.0;
    let number = number(place.level);
    Strategy {
        keys: vec![format!("{} {}", place.practice.id, place.level.id)],
        id: format!("{name} {number}"),
        name: format!("{name} {number}"),
        theme: place.function.id.clone(),
        summary: place.practice_level.item.objective.0.clone(),
        ..Strategy::default()
    }
}

fn practice(question: &Part<'_, Question>, place: &Place<'_, '_>, scale: String) -> Practice {
    let activity = &place.activity.item;
    let told = [&activity.title.0, &activity.short_description.0].into_iter().find(|text| !text.trim().is_empty());
    Practice {
        id: place.stream.item.name.0.clone(),
        ask: question.item.text.0.clone(),
        why: [&activity.short_description.0, &activity.benefit.0].map(|text| ended(text)).join("\n"),
        evidence: question.item.quality.0.iter().fold(String::new(), |all, criterion| all + "- " + criterion + "\n"),
        next_step: told.cloned().unwrap_or_default(),
        scale: Some(scale),
        ..Practice::default()
    }
}

/// With a full stop, so that another sentence may follow.
fn ended(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(|c: char| c.is_ascii_punctuation()) { text.to_owned() } else { format!("{text}.") }
}

fn levels(files: &Files<'_>, grid: Grid) -> Vec<Level> {
    let mut levels: BTreeMap<Order, Level> = files.levels.values().map(|part| (order_of_level(part), level(part))).collect();
    let mut lower: BTreeMap<Order, String> = BTreeMap::new();
    for ((level, _, practice), (mut strategy, mut practices)) in grid {
        practices.sort_by(|(one, _), (other, _)| one.cmp(other));
        strategy.practices = practices.into_iter().map(|(_, practice)| practice).collect();
        strategy.builds_on = lower.insert(practice, strategy.keys.concat()).into_iter().collect();
        levels.entry(level).or_default().strategies.push(strategy);
    }
    levels.into_values().collect()
}

fn level(part: &Part<'_, MaturityLevel>) -> Level {
    let number = number(part);
    let name = format!("SAMM maturity level {number}");
    Level { id: format!("maturity-level-{number}"), name, goal: part.item.description.0.clone(), ..Level::default() }
}
