//! A custom lens of the AWS Well-Architected Tool, in JSON.

mod stages;

use stages::Stages;
pub use stages::{LOOKS, Risk, Rules};

use serde::Deserialize;

use super::condition::{Condition, length, parse};
use super::fault_at;
use super::foreign::{Foreign, unusable};
use super::lenient::{Text, list};
use super::losses::Losses;
use super::text::cut;
use super::written_model::{Level, Practice, ScaleOption, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::Faults;

pub(super) const CONVENTION: &[&str] = &[
    "A lens has no levels; the risks that it reports make them. Level 1 asks, for each question of the lens, for the smallest set of \
     choices after which it reports no high risk, Level 2 for what more it takes until it reports no risk, Level 3 for the choices that \
     neither needs.",
    "Strategy = a question of the lens at a level; question = a choice, in place or not; theme = pillar.",
    "A level passes when everything of it is in place. But for the questions counted below, Level 1 is reached exactly where the lens \
     reports no high risk and Level 2 where it reports none. So it is wherever the rules of a question, from no risk on, join choices by \
     `&&`, each all those of the next one and more.",
];

/// What is read of a lens; everything may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Lens {
    name: Text,
    description: Text,
    #[serde(deserialize_with = "list")]
    pillars: Vec<Pillar>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Pillar {
    id: Text,
    name: Text,
    #[serde(deserialize_with = "list")]
    questions: Vec<Question>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Question {
    id: Text,
    title: Text,
    description: Text,
    #[serde(deserialize_with = "list")]
    choices: Vec<Choice>,
    #[serde(deserialize_with = "list")]
    risk_rules: Vec<Rule>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Choice {
    id: Text,
    title: Text,
    helpful_resource: Option<Resource>,
    improvement_plan: Option<Resource>,
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Resource {
    display_text: Text,
    #[serde(alias = "Url", alias = "URL")]
    url: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Rule {
    condition: Text,
    risk: Text,
}

/// The rules of a question may have so many ids and signs.
const RULES: usize = 10_000;

const LEVELS: [(&str, &str, &str); 3] = [
    ("no-high-risk", "No high risk", "The lens reports no high risk."),
    ("no-risk", "No risk", "The lens reports no risk."),
    ("beyond", "Beyond the rules", "What the lens lists and none of the lower levels needs."),
];

pub(super) fn written(file: &Foreign, losses: &mut Losses) -> Result<WrittenModel, Faults> {
    let (lens, left_out) = file.not_empty()?.json::<Lens>()?;
    losses.not_read(&left_out);
    let choices: usize = lens.pillars.iter().flat_map(|pillar| &pillar.questions).map(|question| question.choices.len()).sum();
    if choices > super::QUESTIONS {
        return Err(super::too_many(&file.name, choices));
    }
    let mut levels = LEVELS.map(|(id, name, goal)| Level { id: id.into(), name: name.into(), goal: goal.into(), ..Level::default() });
    let mut looks = LOOKS;
    for (index, pillar) in lens.pillars.iter().enumerate() {
        for (number, question) in pillar.questions.iter().enumerate() {
            let stages = stages(file, question, &mut looks, losses)?;
            add(&mut levels, question, &stages, &format!("{index} {number}"), &index.to_string());
        }
    }
    Ok(WrittenModel {
        id: lens.name.0.clone(),
        version: "1.0.0".to_owned(),
        title: lens.name.0.clone(),
        summary: lens.description.0,
        source: Some(Source { title: lens.name.0, ..Source::default() }),
        scoring: Scoring { achieved_at: 100, floor: 100 },
        default_scale: "in-place".to_owned(),
        scales: vec![("in-place".to_owned(), scale())],
        themes: lens.pillars.iter().enumerate().map(theme).collect(),
        levels: levels.into(),
    })
}

fn scale() -> Vec<ScaleOption> {
    let option = |id: &str, label: &str, value| ScaleOption { id: id.into(), label: label.into(), means: String::new(), value };
    vec![option("not-in-place", "Not in place", 0), option("in-place", "In place", 100)]
}

fn theme((index, pillar): (usize, &Pillar)) -> Theme {
    let id = if pillar.id.0.is_empty() { &pillar.name.0 } else { &pillar.id.0 };
    Theme { key: index.to_string(), id: id.clone(), name: pillar.name.0.clone(), ..Theme::default() }
}

/// Which level needs which choice.
fn stages(file: &Foreign, question: &Question, looks: &mut usize, losses: &mut Losses) -> Result<Stages, Faults> {
    // Counted before anything is read: each id is looked for among all choices.
    if question.risk_rules.iter().map(|rule| length(&rule.condition.0)).sum::<usize>() > RULES {
        let message = format!("has more than {RULES} parts in the rules of the question `{}`", question.id.0);
        return Err(unusable(&file.name, "too-many", &message, "simplify them"));
    }
    let ids: Vec<&str> = question.choices.iter().map(|choice| choice.id.0.as_str()).collect();
    let rules = question.risk_rules.iter().map(|rule| self::rule(file, question, rule, &ids)).collect::<Result<Vec<_>, _>>()?;
    for unknown in rules.iter().flat_map(|(condition, _)| condition.unknown()) {
        losses.add("choices that a rule names and its question does not have, taken for never ticked", unknown);
    }
    let none: Vec<bool> = ids.iter().map(|id| id.ends_with("_no")).collect();
    for (choice, _) in question.choices.iter().zip(&none).filter(|(_, none)| **none) {
        losses.add("choices that mean “none of these” left out, for nothing in place says the same", &choice.id.0);
    }
    let stages = Rules { rules, none }.stages(looks);
    tell(question, &stages, losses);
    Ok(stages)
}

fn rule(file: &Foreign, question: &Question, rule: &Rule, choices: &[&str]) -> Result<(Condition, Risk), Faults> {
    let (condition, risk) = (&rule.condition.0, rule.risk.0.trim());
    let found = [Risk::None, Risk::Medium, Risk::High].into_iter().find(|known| known.word() == risk);
    let found = found.ok_or_else(|| {
        let message = format!("leads to the risk `{}`", cut(risk, 60));
        wrong_rule(file, question, rule, "risk", &message, "a risk is NO_RISK, MEDIUM_RISK or HIGH_RISK")
    })?;
    let parsed = parse(condition, choices).map_err(|message| {
        wrong_rule(file, question, rule, "condition", &message, "write ids of choices joined by && and ||, or the word default")
    })?;
    Ok((parsed, found))
}

/// What is wrong with the value of `key` in a rule, shown where it stands; that is the first rule that has it, for what is wrong
/// once is wrong everywhere.
fn wrong_rule(file: &Foreign, question: &Question, rule: &Rule, key: &str, what: &str, help: &str) -> Faults {
    let (condition, risk) = (&rule.condition.0, rule.risk.0.trim());
    let rule = format!("rule in the question `{}` with the condition `{}`", question.id.0, cut(condition, 200));
    match file.place_of(key, if key == "risk" { risk } else { condition }) {
        Some(place) => fault_at(file, place, "condition", &format!("the {rule} {what}"), help),
        None => unusable(&file.name, "condition", &format!("has a {rule} that {what}"), help),
    }
}

/// What a question is told for that [`exact`](Stages::exact) is false of.
const NOT_EXACT: &str =
    "questions of the lens with as little risk for other choices too, or more for more of them: the levels ask for one smallest set";

/// Where our levels say something else than the lens.
fn tell(question: &Question, stages: &Stages, losses: &mut Losses) {
    let name = &question.title.0;
    if stages.approximate {
        losses.add("questions of the lens with too many choices to try all sets: a set was taken of which none can be spared", name);
    } else if let Some(risk) = stages.lasting {
        let what = if risk == Risk::High { "a high risk" } else { "a risk" };
        losses.add(&format!("questions of the lens that report {what} whatever is ticked"), name);
    } else if !stages.exact {
        losses.add(NOT_EXACT, name);
    }
}

fn add(levels: &mut [Level; 3], question: &Question, stages: &Stages, key: &str, theme: &str) {
    let mut lower: Option<String> = None;
    let sets = [&stages.no_high_risk, &stages.no_risk, &stages.beyond];
    for (level, (set, number)) in levels.iter_mut().zip(sets.into_iter().zip(1..)) {
        if set.is_empty() {
            continue;
        }
        let choices: Vec<&Choice> = set.iter().filter_map(|choice| question.choices.get(*choice)).collect();
        let key = format!("{key} {number}");
        level.strategies.push(Strategy {
            id: format!("{} {number}", if question.id.0.is_empty() { &question.title.0 } else { &question.id.0 }),
            // Of the same question at several levels, a plan would say that it prepares itself.
            name: format!("{} ({number})", question.title.0),
            theme: theme.to_owned(),
            builds_on: lower.replace(key.clone()).into_iter().collect(),
            keys: vec![key],
            summary: if question.description.0 == question.title.0 { String::new() } else { question.description.0.clone() },
            learn_more: choices.iter().flat_map(|choice| resources(choice)).map(|resource| resource.url.0.clone()).collect(),
            practices: choices.into_iter().map(practice).collect(),
            ..Strategy::default()
        });
    }
}

fn resources(choice: &Choice) -> impl Iterator<Item = &Resource> {
    choice.helpful_resource.iter().chain(&choice.improvement_plan)
}

fn practice(choice: &Choice) -> Practice {
    let text = |resource: &Option<Resource>| resource.as_ref().map(|resource| resource.display_text.0.clone()).unwrap_or_default();
    let title = choice.title.0.trim();
    Practice {
        id: choice.id.0.clone(),
        ask: if title.ends_with('?') { title.to_owned() } else { format!("Is this in place: {title}?") },
        why: text(&choice.helpful_resource),
        next_step: text(&choice.improvement_plan),
        ..Practice::default()
    }
}
