//! The JSON report has exactly the names that are promised, in every state of an answers file.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use maturity::answers::{Acceptance, Answer, Answers, Planned, Review, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::Model;
use maturity::next_steps::{Goal, NextSteps};
use maturity::report::Report;
use maturity::scorecard::Scorecard;
use serde_json::{Value, json};

use crate::harness::{answers, checkout, committed, maturity};

const TODAY: Date = date(2026, 11, 22);

/// The contract, `schema_version` 1: fields may be added here, none may be removed or renamed.
/// `name[]` is a list of plain values, `name[{…}]` one of objects, `name{…}` an object.
const CONTRACT: &str = "
schema_version, tool_version, as_of, workload, about, assessed, assessors[], reviews[{on, by[]}], target,
model{id, version, title}, thresholds{achieved_at, floor},
level, level_name, level_possible, mean_score, mean_score_high,
counts{answered, unanswered, unknown, stale, not_applicable},
levels[{level, id, name, score, high, passes, could_pass, counts,
  strategies[{id, name, theme, weight, score, high, rating,
    practices[{id, state, answer, value, weight, essential, points_lost, note, evidence[], reviewed, not_applicable,
      planned{by, until, link}, accepted{reason, until, by}, ratings, settled}]}]}],
themes[{id, name, cells[{level, score, high}]}],
blockers[{level, kind, strategy, practice, score, needed, short, questions, points, lost[{strategy, practice, points}]}],
plan{level, margin, effort, effort_best, score_after},
next_steps[{rank, in_plan, level, strategy, practice, goal, start_with, done_when, from, to, target, open, gain, effort,
  planned{by, until, link}, unlocks[], risks[{id, risk, mitigation}], trade_offs[{id, trade_off, guidance}]}],
risks[{level, strategy, id, severity, stated, risk, mitigation}],
accepted[{level, strategy, practice, reason, until, by, days_left}],
warnings[]";

/// Every path of the contract, such as `levels[].strategies[].id` or `assessors[]`.
fn contract() -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut parents = vec![String::new()];
    let mut name = String::new();
    for character in CONTRACT.chars().filter(|c| !c.is_whitespace()).chain([',']) {
        match character {
            '{' => parents.push(format!("{}{}.", parents.last().unwrap(), std::mem::take(&mut name))),
            '}' => close(&mut parents, &mut name, &mut paths),
            '[' => name.push_str("[]"),
            ']' => {}
            ',' if name.is_empty() => {}
            ',' => add(&parents, &mut name, &mut paths),
            _ => name.push(character),
        }
    }
    paths
}

fn add(parents: &[String], name: &mut String, paths: &mut BTreeSet<String>) {
    paths.insert(format!("{}{}", parents.last().unwrap(), std::mem::take(name)));
}

fn close(parents: &mut Vec<String>, name: &mut String, paths: &mut BTreeSet<String>) {
    if !name.is_empty() {
        add(parents, name, paths);
    }
    parents.pop();
}

/// Adds the path of every value in `value` to `found`. What is of several kinds, `answer`, and what has names of people, `ratings`, is
/// one path.
fn walk(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(_) if path.ends_with(".ratings") => drop(found.insert(path.to_owned())),
        Value::Object(fields) => {
            let parent = if path.is_empty() { String::new() } else { format!("{path}.") };
            fields.iter().for_each(|(name, value)| walk(value, &format!("{parent}{name}"), found));
        }
        Value::Array(_) if path.ends_with(".answer") => drop(found.insert(path.to_owned())),
        Value::Array(items) if items.iter().any(Value::is_object) => items.iter().for_each(|item| walk(item, &format!("{path}[]"), found)),
        Value::Array(_) => drop(found.insert(format!("{path}[]"))),
        _ => drop(found.insert(path.to_owned())),
    }
}

/// Fails when an object lacks a name that the contract gives it.
fn nothing_is_absent(value: &Value, path: &str, contract: &BTreeSet<String>) {
    match value {
        Value::Object(_) if path.ends_with(".ratings") => {}
        Value::Object(fields) => {
            let parent = if path.is_empty() { String::new() } else { format!("{path}.") };
            let below = contract.iter().filter_map(|known| known.strip_prefix(&parent));
            let wanted: BTreeSet<&str> = below.map(|rest| rest.split(['.', '[']).next().unwrap()).collect();
            assert_eq!(fields.keys().map(String::as_str).collect::<BTreeSet<_>>(), wanted, "the names in `{path}`");
            fields.iter().for_each(|(name, value)| nothing_is_absent(value, &format!("{parent}{name}"), contract));
        }
        Value::Array(items) => items.iter().for_each(|item| nothing_is_absent(item, &format!("{path}[]"), contract)),
        _ => {}
    }
}

fn report_of(text: &str) -> Value {
    let own_model = committed("examples/own-model/accessible-services.yaml");
    maturity("report a.yaml --format json").file("a.yaml", text).file("accessible-services.yaml", own_model).run().json()
}

/// What a team of several raters, with plans and a later sitting, has in its report.
fn of_a_team() -> Value {
    let model = maturity::model::BUILTIN[0].model().unwrap();
    let text = answers("  source-control:\n    component-owners: some\n");
    let document = Document::parse("a.yaml", text.as_bytes(), SIZE_LIMIT).unwrap();
    let (mut answers, _) = Answers::read(document, &model, TODAY).unwrap();
    answers.reviews = vec![Review { on: TODAY, by: vec!["Ana".to_owned()] }];
    let entry = answers.strategies.values_mut().flat_map(|strategy| strategy.practices.values_mut()).next().unwrap();
    entry.planned = Some(Planned { by: Some("Ana".to_owned()), until: Some(TODAY), link: Some("https://a.example".to_owned()) });
    entry.accepted = Some(Acceptance { reason: "It is being replaced".to_owned(), until: TODAY, by: None });
    entry.ratings = [("Ana", Answer::Unknown), ("Raj", Answer::NotApplicable("None here".to_owned()))]
        .map(|(name, answer)| (name.to_owned(), answer))
        .into();
    entry.settled = Some(TODAY);
    report_on(&model, &answers, None)
}

fn report_on(model: &Model, answers: &Answers, day: Option<Date>) -> Value {
    let scorecard = Scorecard::new(model, answers);
    let next_steps = NextSteps::new(&scorecard, Goal { day, ..Goal::default() });
    let report = Report { answers, scorecard: &scorecard, next_steps: &next_steps, as_of: TODAY, warnings: &[], title: None };
    serde_json::from_str(&maturity::render::json(&report)).unwrap()
}

#[test]
fn reviews_plans_acceptances_and_ratings_are_told_as_they_are_written() {
    let report = of_a_team();
    let practice = &report["levels"][0]["strategies"][2]["practices"][3];
    assert_eq!(report["reviews"], json!([{"on": "2026-11-22", "by": ["Ana"]}]));
    assert_eq!(practice["planned"], json!({"by": "Ana", "until": "2026-11-22", "link": "https://a.example"}));
    assert_eq!(practice["accepted"], json!({"reason": "It is being replaced", "until": "2026-11-22", "by": null}));
    assert_eq!(practice["ratings"], json!({"Ana": "unknown", "Raj": "not_applicable"}));
    assert_eq!(practice["settled"], "2026-11-22");
    let mut steps = report["next_steps"].as_array().unwrap().iter();
    let step = steps.find(|step| step["practice"] == "component-owners").unwrap();
    assert_eq!(step["planned"], practice["planned"]);
}

/// Seven files in which, together, every part of a report has something in it.
fn reports() -> Vec<Value> {
    let examples = ["parcel-tracking", "checkout", "national-weather-alerts", "own-model"];
    let mut texts: Vec<String> = examples.map(|example| committed(&format!("examples/{example}/maturity.yaml"))).into();
    texts.push(answers(""));
    let accepted = "{answer: some, accepted: {reason: It is being replaced, until: 2027-03-01, by: Ana}}";
    texts.push(answers(&format!("  source-control:\n    component-owners: {accepted}\n")));
    texts.iter().map(|text| report_of(text)).chain([of_a_team()]).collect()
}

/// The paths of the contract that a report has.
fn paths<'r>(reports: impl IntoIterator<Item = &'r Value>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for report in reports {
        walk(report, "", &mut found);
    }
    // Where nothing was ever in a list of objects, an empty list is all that can be seen.
    found.retain(|path| !contract().iter().any(|known| known.starts_with(&format!("{path}."))));
    found
}

#[test]
fn the_report_has_exactly_the_names_of_the_contract() {
    assert_eq!(paths(&reports()), contract());
}

#[test]
fn the_one_committed_report_shows_all_of_them() {
    assert_eq!(paths([&serde_json::from_str(&committed("examples/own-model/report.json")).unwrap()]), contract());
}

#[test]
fn null_is_unknown_and_an_empty_list_is_empty_but_nothing_is_absent() {
    let contract = contract();
    for report in reports() {
        nothing_is_absent(&report, "", &contract);
    }
}

#[test]
fn every_format_option_gives_the_same_json() {
    let json = |command: &str| maturity(command).file("a.yaml", checkout()).run().silent().stdout;
    let report = json("report a.yaml --format json");
    assert_eq!(json("score a.yaml --format json"), report);
    assert_eq!(json("plan a.yaml --format json"), report);
}

#[test]
fn an_unanswered_file_has_null_scores_and_null_means() {
    let report = report_of(&answers(""));
    assert_eq!(report["mean_score"], Value::Null);
    assert_eq!(report["mean_score_high"], Value::Null);
    assert_eq!(report["level_name"], Value::Null);
    assert_eq!(report["about"], Value::Null);
    assert_eq!(report["assessors"], Value::Array(Vec::new()));
    assert_eq!(report["levels"][0]["strategies"][0]["score"], Value::Null);
    assert_eq!(report["levels"][0]["strategies"][0]["practices"][0]["answer"], Value::Null);
    assert_eq!(report["levels"][0]["passes"], false);
    assert_eq!(report["levels"][0]["could_pass"], true);
}

#[test]
fn an_answer_is_text_or_a_list_or_null() {
    let lines = "  workload-automation:\n    automated-areas: [performance]\n  source-control:\n    component-owners: unknown\n    repository-structure: current\n";
    let report = report_of(&answers(lines));
    let practice = |name: &str| -> &Value {
        let strategies = report["levels"].as_array().unwrap().iter().flat_map(|level| level["strategies"].as_array().unwrap());
        strategies.flat_map(|strategy| strategy["practices"].as_array().unwrap()).find(|practice| practice["id"] == name).unwrap()
    };
    assert_eq!(practice("automated-areas")["answer"], Value::from(vec!["performance"]));
    assert_eq!(practice("repository-structure")["answer"], "current");
    assert_eq!(practice("component-owners")["answer"], Value::Null);
    assert_eq!(practice("component-owners")["state"], "unknown");
    assert_eq!(practice("discoverable-interfaces")["state"], "unanswered");
}

#[test]
fn the_plan_is_null_when_nothing_is_left_to_reach() {
    let plan =
        |flags: &str| maturity(&format!("plan a.yaml --format json {flags}")).file("a.yaml", checkout()).run().json()["plan"].clone();
    assert_eq!(plan("--to 2"), Value::Null);
    let [bare, with_margin] = ["", "--margin 5"].map(plan);
    assert_eq!([&bare["level"], &bare["margin"], &with_margin["margin"]], [3, 0, 5]);
    let number = |plan: &Value, name: &str| plan[name].as_f64().unwrap();
    assert!(number(&bare, "effort_best") <= number(&bare, "effort"));
    assert!(number(&bare, "score_after") >= 75.0 && number(&with_margin, "score_after") >= 80.0);
}

#[test]
fn an_essential_that_holds_back_is_a_blocker_of_its_own_and_null_while_it_is_open() {
    let lines = "  source-control:\n    versioned-sources: some\n  infrastructure-as-code:\n    declarative-templates: unknown\n";
    let report = report_of(&answers(lines));
    let of = |practice: &str| report["blockers"].as_array().unwrap().iter().find(|found| found["practice"] == practice).unwrap().clone();
    let known = of("versioned-sources");
    assert_eq!([&known["kind"], &known["strategy"]], ["essential", "source-control"]);
    assert_eq!([&known["score"], &known["needed"]], [25.0, 75.0]);
    assert_eq!(of("declarative-templates")["score"], Value::Null);
}
