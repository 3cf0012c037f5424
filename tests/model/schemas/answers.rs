//! The schema of answers to one model.

use jiff::civil::date;
use maturity::answers::{Answers, schema};
use maturity::document::Document;
use maturity::model::{BUILTIN, Model};

use super::{complaints, is_model, of_examples, validator, yaml};

/// A model in which parts have had other names, and have moved out of parts that had other names as well.
const MODEL: &str = "id: tea
version: 2.0.0
title: Tea
scoring: {achieved_at: 75, floor: 50}
default_scale: enjoyed
scales:
  enjoyed:
    - {id: never, label: Never, value: 0}
    - {id: always, label: Always, formerly: [all], value: 100}
  often:
    - {id: yearly, label: Yearly, value: 0}
    - {id: daily, label: Daily, value: 100}
themes:
  - {id: kitchen, name: Kitchen}
levels:
  - id: first-cup
    name: First cup
    strategies:
      - id: water
        name: Water
        theme: kitchen
        formerly: [liquid]
        risks: [{id: cold, risk: The tea is cold.}]
        practices:
          - {id: boiling, ask: Is the water boiling?, next_step: Boil the water., formerly: [hot, tap/warm]}
          - {id: descaling, ask: How often is the kettle cleaned?, next_step: Clean the kettle., scale: often}
          - id: leaves
            ask: Which leaves are in the house?
            next_step: Buy the missing leaves.
            items:
              - {id: black, label: Black, formerly: [dark]}
              - {id: green, label: Green}
      - id: cup
        name: Cup
        theme: kitchen
        risks: [{id: broken, risk: The cup is broken.}]
        practices:
          - {id: warm, ask: Is the cup warm?, next_step: Warm the cup., formerly: [water/warm-cup]}
          - {id: overall, ask: Is the cup good in every way?, next_step: Buy another cup.}
";

fn tea() -> Model {
    Model::read("tea.yaml", MODEL.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Answers with these lines below `answers:`.
fn answers(lines: &str) -> String {
    format!("workload: breakfast\nmodel: tea@2.0.0\nanswers:\n{lines}")
}

/// Entries that are accepted, in every form that there is.
const GOOD: [&str; 35] = [
    "  water: {warm-cup: always}\n",
    "  liquid: {warm-cup: always}\n",
    "",
    "  water:\n",
    "  water: {boiling: always, not_applicable: Nobody drinks tea.}\n",
    "  water: {not_applicable: {reason: Nobody drinks tea.}}\n",
    "  water: {not_applicable: {reason: Nobody drinks tea., reviewed: 2026-10-01}, boiling: }\n",
    "  liquid: {not_applicable: {reason: Nobody drinks tea., reviewed: }}\n",
    "  water: {boiling: {answer: never, note: Cold, evidence: here, reviewed: 2026-10-01}}\n",
    "  water: {boiling: {evidence: [a, b], note: }}\n",
    "  water: {boiling: {answer: , not_applicable: Nobody drinks tea.}}\n",
    "  water: {boiling: {answer: never, accepted: {reason: Soon, until: 2027-01-01, by: Ana}}}\n",
    "  water: {boiling: {answer: always, accepted: {reason: Soon, until: 2027-01-01}}}\n",
    "  water: {leaves: {answer: [black], accepted: {reason: Soon, until: 2027-01-01}}}\n",
    "  water: {boiling: {answer: never, accepted: }}\n",
    "  water: {boiling: {answer: never, planned: {by: Ana, until: 2027-03-01, link: \"#42\"}}}\n",
    "  water: {boiling: {planned: {until: 2027-03-01, by: , link: }}}\n",
    "  water: {boiling: {answer: always, planned: {link: ask Raj}}}\n",
    "  water: {boiling: {not_applicable: Nobody drinks tea., planned: {by: Ana}}}\n",
    "  water: {boiling: {planned: }}\n",
    "  water: {boiling: {answer: never, ratings: {Ana: never, Raj: always, Mila: unknown, Jo: not_applicable}, settled: 2026-10-01}}\n",
    "  water: {boiling: {ratings: {Ana: all}}}\n",
    "  water: {leaves: {ratings: {Ana: [], Raj: [black, green], Jo: not_applicable}}}\n",
    "  water: {boiling: {ratings: , settled: }}\n",
    "  water: {boiling: {ratings: {}}}\n",
    "  water: {boiling: {answer: unknown, note: x}}\n",
    "  water: {leaves: []}\n",
    "  water: {leaves: [black, green], descaling: daily}\n",
    "  water: {leaves: {answer: [green]}}\n",
    "  water: {leaves: [dark], hot: all}\n",
    "  liquid: {boiling: all, hot: }\n",
    "  tap: {warm: always}\n",
    "  tap: \n",
    "  cup: {overall: always}\n",
    "  cup: {overall: {answer: never, accepted: {reason: Soon, until: 2027-01-01}}}\n",
];

/// Entries that are refused for what stands in them alone.
const BAD: [&str; 56] = [
    "  tap: {overall: always}\n",
    "  water: {overall: always}\n",
    "  water: {overall: }\n",
    "  water: {overall: {not_applicable: Nobody drinks tea.}}\n",
    "  tap: {not_applicable: Nobody drinks tea.}\n",
    "  water: {not_applicable: }\n",
    "  water: {not_applicable: no}\n",
    "  water: {not_applicable: [Nobody drinks tea.]}\n",
    "  water: {not_applicable: true}\n",
    "  water: {not_applicable: {}}\n",
    "  water: {not_applicable: {reason: n/a}}\n",
    "  water: {not_applicable: {reason: 12}}\n",
    "  water: {not_applicable: {reviewed: 2026-10-01}}\n",
    "  water: {not_applicable: {reason: Nobody drinks tea., reviewed: soon}}\n",
    "  water: {not_applicable: {reason: Nobody drinks tea., note: x}}\n",
    "  water: {boil: }\n",
    "  cup: {warm-cup: always}\n",
    "  milk: {boiling: always}\n",
    "  water: {boil: always}\n",
    "  water: {boiling: alway}\n",
    "  water: {boiling: daily}\n",
    "  water: {boiling: [always]}\n",
    "  water: {boiling: 1}\n",
    "  water: {boiling: true}\n",
    "  water: {boiling: not_applicable}\n",
    "  water: {boiling: {not_applicable: }}\n",
    "  water: {boiling: {not_applicable: ' '}}\n",
    "  water: {boiling: {not_applicable: n/a}}\n",
    "  water: {boiling: {not_applicable: Todo.}}\n",
    "  water: {boiling: {not_applicable: '1. …'}}\n",
    "  water: {boiling: {answer: always, not_applicable: No}}\n",
    "  water: {boiling: {answers: always}}\n",
    "  water: {boiling: {note: [a]}}\n",
    "  water: {boiling: {evidence: {a: b}}}\n",
    "  water: {boiling: {reviewed: yesterday}}\n",
    "  water: {boiling: {reviewed: 2026-02-30}}\n",
    "  water: {boiling: {accepted: {reason: x}}}\n",
    "  water: {boiling: {accepted: {reason: x, until: soon}}}\n",
    "  water: {boiling: {planned: Ana}}\n",
    "  water: {boiling: {planned: {}}}\n",
    "  water: {boiling: {planned: {by: ' ', link: }}}\n",
    "  water: {boiling: {planned: {by: [Ana]}}}\n",
    "  water: {boiling: {planned: {until: soon}}}\n",
    "  water: {boiling: {planned: {who: Ana, link: x}}}\n",
    "  water: {boiling: {ratings: always}}\n",
    "  water: {boiling: {ratings: {Ana: daily}}}\n",
    "  water: {boiling: {ratings: {Ana: }}}\n",
    "  water: {boiling: {ratings: {' ': always}}}\n",
    "  water: {boiling: {ratings: {Ana: [always]}}}\n",
    "  water: {boiling: {ratings: {Ana: {answer: always}}}}\n",
    "  water: {leaves: {ratings: {Ana: black}}}\n",
    "  water: {boiling: {settled: today}}\n",
    "  water: {leaves: black}\n",
    "  water: {leaves: [white]}\n",
    "  water: {leaves: [black, black]}\n",
    "  tap: {boiling: always}\n",
];

#[track_caller]
fn agree(text: &str, model: &Model, good: bool) {
    let document = Document::parse("a.yaml", text.as_bytes(), 1 << 20).unwrap();
    let read = Answers::read(document, model, date(2026, 11, 22));
    let complaints = complaints(&validator(&schema(model)), &yaml(text).unwrap());
    assert_eq!(read.is_ok(), good, "the reader of\n{text}\n{read:?}");
    assert_eq!(complaints.is_empty(), good, "the schema of\n{text}\n{complaints}");
}

#[test]
fn the_schema_accepts_what_the_reader_does_and_refuses_what_it_refuses() {
    let model = tea();
    for lines in GOOD {
        agree(&answers(lines), &model, true);
    }
    for lines in BAD {
        agree(&answers(lines), &model, false);
    }
}

#[test]
fn the_head_of_a_file_is_held_to_the_model() {
    let model = tea();
    let whole = "workload: breakfast\nabout: x\nmodel: tea@2.0.0\nassessed: 2026-11-01\nassessors: [Ana]\nreviews: [{on: 2026-11-09, by: [Ana, Raj]}, {on: 2026-11-10}]\ntarget: 1\nx-team: [1]\nanswers:\n";
    agree(whole, &model, true);
    for (part, other) in [
        ("workload: breakfast\n", ""),
        ("workload: breakfast", "workload: ' '"),
        ("tea@2.0.0", "coffee@2.0.0"),
        ("tea@2.0.0", "tea"),
        ("tea@2.0.0", "tea@2.0"),
        ("tea@2.0.0", "tea@latest"),
        ("2026-11-01", "1 November"),
        ("assessors: [Ana]", "assessors: Ana"),
        ("[Ana, Raj]", "Ana"),
        ("on: 2026-11-10", "on: 10 November"),
        ("on: 2026-11-10", "by: [Ana]"),
        ("on: 2026-11-10", "on: 2026-11-10, note: x"),
        ("{on: 2026-11-10}", "2026-11-10"),
        ("[{on: 2026-11-09, by: [Ana, Raj]}, {on: 2026-11-10}]", "2026-11-10"),
        ("target: 1", "target: 2"),
        ("target: 1", "target: one"),
        ("x-team", "team"),
    ] {
        agree(&whole.replace(part, other), &model, false);
    }
}

#[test]
fn every_answers_file_of_the_examples_is_valid_for_its_model() {
    let models = of_examples(is_model);
    let built_in = BUILTIN.iter().map(|builtin| builtin.text.to_owned());
    let models: Vec<Model> =
        models.into_iter().map(|(_, text)| text).chain(built_in).map(|text| Model::read("", text.as_bytes()).unwrap()).collect();
    let files = of_examples(|name| name == "maturity.yaml");
    assert!(files.len() >= 3);
    for (path, text) in files {
        let value = yaml(&text).unwrap();
        let model = models.iter().find(|model| value["model"] == model.reference()).unwrap();
        assert_eq!(complaints(&validator(&schema(model)), &value), "", "{}", path.display());
    }
}

#[test]
fn a_blank_file_is_valid_once_the_workload_has_a_name() {
    for builtin in BUILTIN {
        let model = builtin.model().unwrap();
        let header = maturity::answers::Header { workload: Some("shop".to_owned()), ..Default::default() };
        agree(&maturity::answers::skeleton(&model, &header), &model, true);
    }
}

#[test]
fn a_question_and_its_answers_are_there_to_be_shown() {
    let schema = schema(&tea());
    let water = &schema["properties"]["answers"]["properties"]["water"];
    assert_eq!(water["properties"]["boiling"]["title"], "Is the water boiling?");
    assert_eq!(water["properties"]["hot"]["deprecated"], true);
    let forms = schema["$defs"]["scale-enjoyed"]["anyOf"].as_array().unwrap();
    assert_eq!(forms.iter().filter_map(|form| form["const"].as_str()).collect::<Vec<_>>(), ["never", "always", "all", "unknown"]);
}
