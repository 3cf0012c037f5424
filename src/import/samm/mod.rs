//! OWASP SAMM: folders of small YAML files, joined by ids.

mod files;

use std::cmp::Reverse;
use std::collections::BTreeMap;

pub use files::FOLDERS;

use self::files::{Files, Part, Place};
use super::foreign::{Foreign, list, number, text, texts};
use super::losses::Losses;
use super::per_cent;
use super::text::sentence;
use super::written_model::{Level, Practice, ScaleOption, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::Faults;

const CONVENTION: [&str; 4] = [
    "SAMM scores each security practice from 0 to 3 by adding up its maturity levels, and has no stages. That score is the sum of the \
     practice's row in the heat map: 100 % of a level is 1.",
    "Here a level is a stage: it counts only when no level below it fails, and passes from 75 % on average with no security practice \
     under 50 %.",
    "Level = maturity level; strategy = a security practice at that level, building on the same practice one level lower and on those of \
     related activities; question = the question of a stream, its `code` SAMM's; theme = security practice.",
    "Answers are worth what the answer sets say, times 100; the criteria of a question have to hold for any but the worst.",
];

/// The model that the files describe.
pub(super) fn read(files: &[(&str, Foreign)], losses: &mut Losses) -> Result<WrittenModel, Faults> {
    let files = Files::read(files, losses)?;
    let sets: BTreeMap<&str, Vec<ScaleOption>> = files.of("answer_sets").map(|set| (set.id, options(set, losses))).collect();
    let mut scales: Vec<(String, &Vec<ScaleOption>, usize)> = vec![];
    let mut asked = vec![];
    for question in files.of("questions") {
        let place = files.place_of_question(question)?;
        // Several answer sets may be alike.
        let options = &sets[files.answers(question)?.id];
        let index = scales.iter().position(|(_, known, _)| *known == options).unwrap_or(scales.len());
        if index == scales.len() {
            scales.push((index.to_string(), options, 0));
        }
        scales[index].2 += 1;
        asked.push((place, question, index.to_string()));
    }
    asked.sort_by_cached_key(|(place, question, _)| (place.order(), question.order()));
    let version = files.of("business_functions").map(|function| function.text("model")).find(|model| !model.is_empty());
    let mut model = WrittenModel {
        id: "samm".to_owned(),
        version: version.map(version_of).unwrap_or_default(),
        title: "OWASP SAMM".to_owned(),
        source: Source {
            title: "OWASP SAMM".to_owned(),
            url: "https://owaspsamm.org".to_owned(),
            license: "CC-BY-SA-4.0".to_owned(),
            ..Source::default()
        },
        scoring: Scoring { achieved_at: 75, floor: 50 },
        themes: themes(&files),
        levels: levels(&files, &asked, losses)?,
        convention: CONVENTION.map(str::to_owned).into(),
        ..WrittenModel::default()
    };
    name_scales(&mut model, scales);
    Ok(model)
}

/// `SAMM20` is version 2.0.
fn version_of(model: &str) -> String {
    let digits: Vec<String> = model.chars().filter(char::is_ascii_digit).map(String::from).collect();
    digits.join(".")
}

/// What the related activities of one belong to.
fn related(files: &Files<'_>, place: &Place<'_>, losses: &mut Losses) -> Result<Vec<String>, Faults> {
    let mut keys = vec![];
    for name in texts(place.activity.node, "relatedActivities") {
        match files.get("activities", name) {
            Some(activity) => keys.push(files.place(activity)?.strategy()),
            None => _ = losses.add("related activities left out, for there is no such activity", name),
        }
    }
    Ok(keys)
}

fn themes(files: &Files<'_>) -> Vec<Theme> {
    let function = |practice: &Part<'_>| files.get("business_functions", practice.text("function"));
    let mut practices: Vec<Part<'_>> = files.of("security_practices").collect();
    practices.sort_by_key(|practice| (function(practice).map(Part::order), practice.order()));
    let theme = |practice: Part<'_>| {
        let function = function(&practice).map_or("", |function| function.text("name"));
        let told = [practice.text("shortDescription"), practice.text("longDescription")].map(sentence).join("\n");
        let summary = format!("Business function: {}\n{told}", sentence(function));
        Theme { key: practice.id.to_owned(), name: practice.text("name").to_owned(), summary, ..Theme::default() }
    };
    practices.into_iter().map(theme).collect()
}

fn strategy(place: &Place<'_>) -> Strategy {
    let name = format!("{} {}", place.practice.text("name"), place.number);
    Strategy {
        key: place.strategy(),
        id: name.clone(),
        name,
        theme: place.practice.id.to_owned(),
        summary: place.practice_level.text("objective").to_owned(),
        ..Strategy::default()
    }
}

fn practice(question: Part<'_>, place: &Place<'_>, scale: String) -> Practice {
    let activity = place.activity;
    // Where there are no notes the core has the word `None`.
    let notes = Some(activity.text("notes")).filter(|notes| *notes != "None").unwrap_or_default();
    let why = [activity.text("shortDescription"), activity.text("benefit"), activity.text("longDescription"), notes];
    let listed = |what: &str, key: &str| match texts(activity.node, key) {
        texts if texts.is_empty() => String::new(),
        texts => sentence(&format!("{what}: {}", texts.join("; "))),
    };
    let function: String = place.function.text("name").chars().take(1).collect();
    let (stream, level, question_number) = (place.stream.text("letter"), place.number.to_string(), question.text("order"));
    let code = [&function, place.practice.text("shortName"), stream, &level, question_number];
    Practice {
        id: place.stream.text("name").to_owned(),
        code: code.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"),
        ask: question.text("text").to_owned(),
        why: why.map(sentence).join("\n"),
        evidence: [listed("Results", "results"), listed("Metrics", "metrics")].join("\n"),
        criteria: texts(question.node, "quality").into_iter().map(str::to_owned).collect(),
        next_step: activity.text("title").to_owned(),
        or_step: activity.text("shortDescription").to_owned(),
        scale,
        ..Practice::default()
    }
}

/// The levels of the questions that are asked, which come in the order of the model, each with its scale.
fn levels(files: &Files<'_>, asked: &[(Place<'_>, Part<'_>, String)], losses: &mut Losses) -> Result<Vec<Level>, Faults> {
    let mut levels: BTreeMap<i64, Level> = BTreeMap::new();
    for part in files.of("maturity_levels") {
        let number = part.level_number()?;
        let name = format!("SAMM maturity level {number}");
        let goal = part.text("description").to_owned();
        levels.insert(number, Level { id: format!("maturity-level-{number}"), name, goal, ..Level::default() });
    }
    let mut lower: BTreeMap<&str, String> = BTreeMap::new();
    for cell in asked.chunk_by(|(one, ..), (other, ..)| one.strategy() == other.strategy()) {
        let mut strategy = strategy(&cell[0].0);
        strategy.builds_on.extend(lower.insert(cell[0].0.practice.id, strategy.key.clone()));
        for (place, question, scale) in cell {
            strategy.builds_on.extend(related(files, place, losses)?);
            strategy.practices.push(practice(*question, place, scale.clone()));
        }
        levels.entry(cell[0].0.number).or_default().strategies.push(strategy);
    }
    Ok(levels.into_values().collect())
}

/// Writes the scales into the model, each with its key and how many questions use it: what most use comes first and is the default.
fn name_scales(model: &mut WrittenModel, mut scales: Vec<(String, &Vec<ScaleOption>, usize)>) {
    scales.sort_by_key(|(_, _, uses)| Reverse(*uses));
    let ids: BTreeMap<String, String> =
        scales.iter().zip(1..).map(|((key, ..), number)| (key.clone(), format!("answers-{number}"))).collect();
    for practice in model.strategies_mut().flat_map(|strategy| &mut strategy.practices) {
        practice.scale = ids.get(&practice.scale).filter(|id| *id != "answers-1").cloned().unwrap_or_default();
    }
    model.scales = scales.into_iter().map(|(key, options, _)| (ids[&key].clone(), options.clone())).collect();
}

/// The answers as options, the worst first.
fn options(answers: Part<'_>, losses: &mut Losses) -> Vec<ScaleOption> {
    let mut options: Vec<(i64, ScaleOption)> = vec![];
    for answer in list(answers.node, "values") {
        losses.unread(answer, &["text", "value", "order", "weight"]);
        let worth = number(text(answer, "value"));
        let value = worth.map_or_else(|| text(answer, "value").to_owned(), per_cent);
        options.push((worth.unwrap_or(i64::MAX), ScaleOption::new(text(answer, "text"), "", value)));
    }
    options.sort_by_key(|(worth, _)| *worth);
    options.into_iter().map(|(_, option)| option).collect()
}
