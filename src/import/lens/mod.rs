//! A custom lens of the AWS Well-Architected Tool, in JSON.

mod head;
mod stages;

use std::collections::{BTreeMap, BTreeSet};

pub use stages::Risk;

use self::head::Head;
use self::stages::{LOOKS, Rules};
use super::condition::{Condition, parse};
use super::foreign::{Foreign, is_nan, list, said, text};
use super::losses::Losses;
use super::none_or_all;
use super::text::{in_place, is_question, question, sentence};
use super::written_model::{Level, Practice, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::{Faults, Node};
use crate::model::rules::says_none;

/// The most bytes of a lens that its tool takes.
const BYTES: usize = 500_000;

const LEVELS: [(&str, &str, &str); 3] = [
    ("no-high-risk", "No high risk", "The lens reports no high risk."),
    ("no-risk", "No risk", "The lens reports no risk."),
    ("beyond", "Beyond the rules", "What the lens lists and none of its rules needs."),
];

pub(super) fn read(file: &Foreign, losses: &mut Losses) -> Result<WrittenModel, Faults> {
    let Some(lens) = file.roots.first() else { return Ok(WrittenModel::default()) };
    file.want_lists(lens, &["pillars"])?;
    tell_oddities(file, lens, losses);
    losses.unread(lens, &["name", "description", "pillars", "_version"]);
    let mut reading = Reading { file, losses, looks: LOOKS, strategies: Default::default(), head: Head::default() };
    let mut themes = vec![];
    for (index, pillar) in list(lens, "pillars").enumerate() {
        file.want_lists(pillar, &["questions"])?;
        reading.losses.unread(pillar, &["id", "name", "questions"]);
        let name = [text(pillar, "name"), text(pillar, "id")].into_iter().find(|name| !name.is_empty());
        themes.push(Theme { key: index.to_string(), name: name.unwrap_or_default().to_owned(), ..Theme::default() });
        for (number, question) in list(pillar, "questions").enumerate() {
            reading.question(question, &index.to_string(), &format!("{index} {number}"))?;
        }
    }
    let Reading { strategies, head, .. } = reading;
    let convention = head.convention(strategies.each_ref().map(Vec::is_empty));
    let levels = LEVELS.into_iter().zip(strategies).enumerate().map(|(index, ((id, name, goal), strategies))| Level {
        id: id.to_owned(),
        name: name.to_owned(),
        goal: goal.to_owned(),
        summary: head.needs(index),
        strategies,
    });
    let name = text(lens, "name").to_owned();
    Ok(WrittenModel {
        id: name.clone(),
        version: text(lens, "_version").to_owned(),
        title: name.clone(),
        summary: text(lens, "description").to_owned(),
        source: Source { title: name, ..Source::default() },
        scoring: Scoring { achieved_at: 100, floor: 100 },
        scales: vec![("in-place".to_owned(), none_or_all("Not in place", "In place"))],
        themes,
        levels: levels.collect(),
        convention,
        ..WrittenModel::default()
    })
}

/// What the file has that its tool would not take, or takes for something else.
fn tell_oddities(file: &Foreign, lens: &Node, losses: &mut Losses) {
    lens.each_scalar("", &mut |key, node, _| {
        if is_nan(node) {
            losses.add_at(file, node.value.clone(), "nan", "`NaN` is no JSON, and is read as nothing", &format!("`{key}`"));
        }
    });
    if file.text.len() > BYTES {
        let size = format!("{} kB", file.text.len().div_ceil(1000));
        losses.add_at(file, 0..1, "too-large", "more than the 500 kB that the AWS Well-Architected Tool takes", &size);
    }
    let questions: Vec<&Node> = list(lens, "pillars").flat_map(|pillar| list(pillar, "questions")).collect();
    let choices = questions.iter().map(|question| list(question, "choices").collect());
    for parts in choices.chain([questions.clone()]) {
        let mut known = BTreeSet::new();
        for id in parts.into_iter().filter_map(|part: &Node| part.get("id")).filter(|id| !said(id).is_empty() && !known.insert(said(id))) {
            let what = "this id stands here a second time, and gets a number";
            losses.add_at(file, id.value.clone(), "duplicate-id", what, &format!("`{}`", said(id)));
        }
    }
}

struct Reading<'a> {
    file: &'a Foreign,
    losses: &'a mut Losses,
    looks: usize,
    /// By level.
    strategies: [Vec<Strategy>; 3],
    head: Head,
}

impl Reading<'_> {
    fn question(&mut self, question: &Node, theme: &str, key: &str) -> Result<(), Faults> {
        self.file.want_lists(question, &["choices", "riskRules"])?;
        self.losses.unread(question, &["id", "title", "description", "choices", "riskRules", "helpfulResource", "url"]);
        let choices: Vec<&Node> = list(question, "choices").collect();
        let none: Vec<bool> =
            choices.iter().map(|choice| says_none(text(choice, "title")) || text(choice, "id").ends_with("_no")).collect();
        let rules = self.rules(question, &choices)?;
        let stages = Rules { rules, none: none.clone() }.stages(&mut self.looks);
        let title = |choice: usize| text(choices[choice], "title").to_owned();
        self.head.add(text(question, "id"), &stages, title);
        for (choice, _) in choices.iter().zip(&none).filter(|(_, none)| **none) {
            self.losses.add("choices that are no questions, for they say none or no", text(choice, "id"));
        }
        for choice in &stages.harmful {
            self.losses.add("choices that are no questions, for they only raise the risk", text(choices[*choice], "id"));
        }
        let mut lower: Option<String> = None;
        for (level, asked) in stages.asked.iter().enumerate().filter(|(_, asked)| !asked.is_empty()) {
            let mut strategy = strategy(question, level, theme, key);
            // What no level asks about is told on the first.
            let is_told =
                |choice: &usize| asked.contains(choice) || (lower.is_none() && (none[*choice] || stages.harmful.contains(choice)));
            let told = (0..choices.len()).filter(is_told).flat_map(|choice| addresses(choices[choice]));
            strategy.learn_more.extend(told.map(str::to_owned));
            strategy.practices = asked.iter().map(|choice| self.practice(choices[*choice], question)).collect();
            strategy.builds_on = lower.replace(strategy.key.clone()).into_iter().collect();
            self.strategies[level].push(strategy);
        }
        Ok(())
    }

    fn practice(&mut self, choice: &Node, question: &Node) -> Practice {
        self.losses.unread(choice, &["id", "title", "description", "helpfulResource", "improvementPlan", "additionalResources"]);
        let of = |key: &str| choice.get(key).map_or("", |resource| text(resource, "displayText"));
        let (description, helpful) = (text(choice, "description"), of("helpfulResource"));
        let helpful = if description == helpful { "" } else { helpful };
        let (title, ask) = (text(choice, "title"), asked(text(choice, "title"), text(question, "title")));
        Practice {
            id: text(choice, "id").to_owned(),
            code: text(choice, "id").to_owned(),
            why: [description, helpful].map(sentence).join("\n"),
            next_step: of("improvementPlan").to_owned(),
            // What only says yes is nothing to do.
            or_step: if ask == in_place(title) { format!("Work towards this: {title}") } else { String::new() },
            ask,
            ..Practice::default()
        }
    }

    fn rules(&mut self, question: &Node, choices: &[&Node]) -> Result<Vec<(Condition, Risk)>, Faults> {
        // Of two choices with one id the first counts.
        let positions = choices.iter().enumerate().rev().map(|(index, choice)| (text(choice, "id"), index)).collect();
        list(question, "riskRules").map(|rule| self.rule(rule, text(question, "id"), &positions)).collect()
    }

    fn rule(&mut self, rule: &Node, question: &str, choices: &BTreeMap<&str, usize>) -> Result<(Condition, Risk), Faults> {
        let condition = text(rule, "condition");
        let wrong = |key: &str, what: &str, help: &str| {
            let message = format!("the rule in the question `{question}` with the condition `{condition}` {what}");
            let place = rule.get(key).map_or(rule.value.start..rule.value.start + 1, Node::content);
            self.file.fault(place, "condition", &message, help)
        };
        let risk = text(rule, "risk");
        let found = [Risk::None, Risk::Medium, Risk::High].into_iter().find(|known| known.word() == risk);
        let found =
            found.ok_or_else(|| wrong("risk", &format!("leads to the risk `{risk}`"), "a risk is NO_RISK, MEDIUM_RISK or HIGH_RISK"))?;
        let parsed = parse(condition, choices)
            .map_err(|message| wrong("condition", &message, "write ids of choices joined by && and ||, or the word default"))?;
        for (part, _) in parsed.parts(true) {
            if let Condition::Unknown(name) = part {
                let place = rule.get("condition").map_or(rule.value.clone(), Node::content);
                let what = "a rule names this choice, which its question does not have, and it is taken for never ticked";
                self.losses.add_at(self.file, place, "unknown-choice", what, &format!("`{name}`"));
            }
        }
        Ok((parsed, found))
    }
}

fn strategy(question: &Node, level: usize, theme: &str, key: &str) -> Strategy {
    let (id, title) = (text(question, "id"), text(question, "title"));
    let id = if id.is_empty() { title } else { id };
    let described = if text(question, "description") == title { "" } else { text(question, "description") };
    let helpful = question.get("helpfulResource").map_or("", |resource| text(resource, "displayText"));
    // Of the same question at several levels, a plan would say that it prepares itself.
    let numbered = |text: &str| if level == 0 { text.to_owned() } else { format!("{text} ({})", level + 1) };
    let links = [question.get("helpfulResource").map_or("", |resource| text(resource, "url")), text(question, "url")];
    Strategy {
        key: format!("{key} {level}"),
        id: numbered(id),
        name: numbered(title),
        theme: theme.to_owned(),
        summary: [described, helpful].map(sentence).join("\n"),
        learn_more: links.map(str::to_owned).into(),
        ..Strategy::default()
    }
}

/// The question of a choice: whether it is in place; of one that only says yes, or how much, the lens's own.
fn asked(title: &str, question_of_lens: &str) -> String {
    let bare = title.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    let is_yes = bare.eq_ignore_ascii_case("yes") || bare.eq_ignore_ascii_case("true");
    let begins_with_yes = title.get(..4).is_some_and(|start| ["yes,", "yes ", "yes."].contains(&start.to_lowercase().as_str()));
    let own = question_of_lens.trim_end_matches(['?', ' ']);
    match () {
        () if is_yes && (is_question(question_of_lens) || question_of_lens.contains('?')) => {
            question(question_of_lens.rsplit_once('?').map_or(own, |(before, _)| before))
        }
        () if !own.is_empty() && (is_yes || begins_with_yes || !bare.contains(char::is_whitespace)) && !is_question(title) => {
            question(&format!("{own}: {bare}"))
        }
        () => in_place(title),
    }
}

/// The addresses that a choice names.
fn addresses(choice: &Node) -> impl Iterator<Item = &str> {
    let further = list(choice, "additionalResources").flat_map(|resource| list(resource, "content"));
    let own = ["helpfulResource", "improvementPlan"].into_iter().filter_map(|key| choice.get(key));
    own.chain(further).flat_map(|resource| ["url", "Url", "URL"].map(|key| text(resource, key)))
}
