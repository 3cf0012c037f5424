//! Lenses mean what they mean: for every set of choices the imported levels say what the rules report, or the head lists the question.
//!
//! The rules are evaluated here anew, without the code under test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use maturity::answers::{self, Answers};
use maturity::document::Document;
use maturity::import::{self, Called, Foreign, Imported, Risk, parse_condition};
use maturity::model::Model;
use maturity::scorecard::Scorecard;
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy as Generator;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

use crate::import::runs;

/// What a condition is, written down and reckoned without the code under test.
#[derive(Debug, Clone)]
pub(crate) enum Meant {
    Choice(usize),
    Not(Box<Meant>),
    Both(Box<Meant>, Box<Meant>),
    Either(Box<Meant>, Box<Meant>),
}

impl Meant {
    fn holds(&self, ticked: u32) -> bool {
        match self {
            Self::Choice(choice) => ticked >> choice & 1 == 1,
            Self::Not(one) => !one.holds(ticked),
            Self::Both(one, other) => one.holds(ticked) && other.holds(ticked),
            Self::Either(one, other) => one.holds(ticked) || other.holds(ticked),
        }
    }

    /// With only the parentheses that it needs, now and then with space.
    pub(crate) fn text(&self, within: u8) -> String {
        let (text, strength) = match self {
            Self::Choice(choice) => (format!("q_{choice}"), 4),
            Self::Not(one) => (format!("!{}", one.text(3)), 3),
            Self::Both(one, other) => (format!("{}&&{}", one.text(2), other.text(2)), 2),
            Self::Either(one, other) => (format!("{} || {}", one.text(1), other.text(1)), 1),
        };
        if strength < within { format!("( {text})") } else { text }
    }
}

pub(crate) fn condition(choices: usize) -> impl Generator<Value = Meant> {
    (0..choices).prop_map(Meant::Choice).prop_recursive(5, 24, 2, |part| {
        let pair = (part.clone(), part.clone()).prop_map(|(one, other)| (Box::new(one), Box::new(other)));
        prop_oneof![
            part.prop_map(|one| Meant::Not(Box::new(one))),
            pair.clone().prop_map(|(one, other)| Meant::Both(one, other)),
            pair.prop_map(|(one, other)| Meant::Either(one, other)),
        ]
    })
}

pub(crate) fn risk() -> impl Generator<Value = Risk> {
    prop_oneof![Just(Risk::None), Just(Risk::Medium), Just(Risk::High)]
}

/// A condition of a published lens, by a reader of its own: what stands at `at` and behind, weakest sign first.
fn reported(tokens: &[String], at: &mut usize, ticked: &BTreeSet<&str>) -> bool {
    fn one(tokens: &[String], at: &mut usize, ticked: &BTreeSet<&str>) -> bool {
        let token = tokens[*at].as_str();
        *at += 1;
        match token {
            "!" => !one(tokens, at, ticked),
            "(" => {
                let held = reported(tokens, at, ticked);
                *at += 1;
                held
            }
            choice => ticked.contains(choice),
        }
    }
    let (mut any, mut all) = (false, one(tokens, at, ticked));
    while let Some(sign) = tokens.get(*at).filter(|token| token.as_str() != ")") {
        *at += 1;
        let next = one(tokens, at, ticked);
        if sign == "&&" {
            all &= next;
        } else {
            any |= all;
            all = next;
        }
    }
    any || all
}

fn risk_of(question: &Value, ticked: &BTreeSet<&str>) -> Risk {
    let rules = question["riskRules"].as_array().unwrap();
    let holds = |rule: &&Value| {
        let condition = rule["condition"].as_str().unwrap();
        let spaced = ["(", ")", "!", "&&", "||"].iter().fold(condition.to_owned(), |text, sign| text.replace(sign, &format!(" {sign} ")));
        let tokens: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
        tokens == ["default"] || reported(&tokens, &mut 0, ticked)
    };
    rules.iter().find(holds).map_or(Risk::High, |rule| match rule["risk"].as_str().unwrap() {
        "NO_RISK" => Risk::None,
        "MEDIUM_RISK" => Risk::Medium,
        _ => Risk::High,
    })
}

/// Whether a choice of a published lens says none or no, told in another way than the import does.
fn says_none(choice: &Value) -> bool {
    let title = choice["title"].as_str().unwrap_or_default().to_lowercase();
    let word = title.trim().trim_end_matches('.');
    ["none of", "i don't know", "don't know", "not in place"].iter().any(|no| title.starts_with(no))
        || ["none", "no"].contains(&word)
        || choice["id"].as_str().unwrap_or_default().ends_with("_no")
}

/// A lens with this question alone.
fn imported(question: &Value) -> Option<Imported> {
    let lens = json!({"name": "Lens", "pillars": [{"id": "p", "name": "Pillar", "questions": [question]}]});
    let file = Foreign::new("f", lens.to_string().as_bytes()).unwrap();
    match import::aws_lens(&file, &Called::default()) {
        Ok(imported) => Some(imported),
        Err(faults) => {
            assert_eq!(faults.problems[0].rule, "empty", "{faults}");
            None
        }
    }
}

/// The risk that the levels of the model tell where these choices are in place and all others are not.
fn standing(model: &Model, ticked: &BTreeSet<&str>) -> Risk {
    let mut file = format!("workload: w\nmodel: {}@{}\nanswers:\n", model.id, model.version);
    for strategy in model.levels.iter().flat_map(|level| &level.strategies) {
        file.extend([format!("  {}:\n", strategy.id)]);
        for practice in &strategy.practices {
            let is_ticked = ticked.contains(practice.code.as_deref().unwrap());
            file.extend([format!("    {}: {}\n", practice.id, if is_ticked { "in-place" } else { "not-in-place" })]);
        }
    }
    let document = Document::parse("a", file.as_bytes(), answers::SIZE_LIMIT).unwrap();
    let (answers, _) = Answers::read(document, model, jiff::civil::date(2026, 11, 22)).unwrap();
    let scorecard = Scorecard::new(model, &answers);
    // A level that is not there asks for nothing.
    let fails = |id: &str| scorecard.levels.iter().any(|level| level.level.id.as_str() == id && level.counts == Some(false));
    match () {
        () if fails("no-high-risk") => Risk::High,
        () if fails("no-risk") => Risk::Medium,
        () => Risk::None,
    }
}

/// How the model of one question compares to its rules over every set of choices that counts: sets, too strict ones, unsafe ones.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Compared {
    sets: usize,
    strict: usize,
    better: usize,
}

impl Compared {
    fn is_exact(self) -> bool {
        self.strict + self.better == 0
    }
}

fn compared(question: &Value, model: Option<&Model>, is_none: impl Fn(&Value) -> bool) -> Compared {
    let choices = question["choices"].as_array().unwrap();
    let ids: Vec<&str> = choices.iter().map(|choice| choice["id"].as_str().unwrap()).collect();
    let none: Vec<bool> = choices.iter().map(is_none).collect();
    let mut compared = Compared::default();
    let mut standings: BTreeMap<BTreeSet<&str>, Risk> = BTreeMap::new();
    for set in 0..1_u32 << ids.len() {
        let ticked: BTreeSet<&str> = (0..ids.len()).filter(|choice| set >> choice & 1 == 1).map(|choice| ids[choice]).collect();
        let nones = (0..ids.len()).filter(|choice| set >> choice & 1 == 1 && none[*choice]).count();
        let has_none = none.contains(&true);
        if (nones > 0 && ticked.len() > 1) || (ticked.is_empty() && has_none) {
            continue;
        }
        let risk = risk_of(question, &ticked);
        let told = model.map_or(Risk::None, |model| *standings.entry(ticked.clone()).or_insert_with(|| standing(model, &ticked)));
        compared.sets += 1;
        compared.better += usize::from(told < risk);
        compared.strict += usize::from(told > risk);
    }
    compared
}

fn is_listed(imported: &Imported, question: &str) -> bool {
    imported.convention.iter().any(|line| line.starts_with("Questions of the lens") && line.contains(&format!("`{question}`")))
}

/// One question of up to six choices, the last of which may say none, and up to three rules with a default.
fn question() -> impl Generator<Value = (Value, Vec<(Meant, Risk)>)> {
    (1..=6_usize, any::<bool>()).prop_flat_map(|(choices, has_none)| {
        (vec((condition(choices), risk()), 0..=3), risk()).prop_map(move |(rules, default)| {
            let title = |choice: usize| if has_none && choice + 1 == choices { "None of these".into() } else { format!("Thing {choice}") };
            let choices: Vec<Value> = (0..choices).map(|choice| json!({"id": format!("q_{choice}"), "title": title(choice)})).collect();
            let written = rules.iter().map(|(meant, risk)| json!({"condition": meant.text(0), "risk": risk.word()}));
            let written: Vec<Value> = written.chain([json!({"condition": "default", "risk": default.word()})]).collect();
            (json!({"id": "Q", "title": "How?", "choices": choices, "riskRules": written}), rules)
        })
    })
}

fn is_none_of_these(choice: &Value) -> bool {
    choice["title"] == "None of these"
}

/// Whether a choice only ever raises the risk, over all sets of the others.
fn only_raises(question: &Value, choice: &str) -> bool {
    let ids: Vec<&str> = question["choices"].as_array().unwrap().iter().map(|choice| choice["id"].as_str().unwrap()).collect();
    let others: Vec<&str> = ids.into_iter().filter(|id| *id != choice).collect();
    let steps = (0..1_u32 << others.len()).map(|set| {
        let without: BTreeSet<&str> = (0..others.len()).filter(|bit| set >> bit & 1 == 1).map(|bit| others[bit]).collect();
        let with = without.iter().copied().chain([choice]).collect();
        (risk_of(question, &without), risk_of(question, &with))
    });
    let steps: Vec<(Risk, Risk)> = steps.collect();
    steps.iter().all(|(without, with)| with >= without) && steps.iter().any(|(without, with)| with > without)
}

proptest! {
    #![proptest_config(runs(256))]

    #[test]
    fn a_condition_means_what_it_says(meant in condition(5)) {
        let condition = parse_condition(&meant.text(0), &["q_0", "q_1", "q_2", "q_3", "q_4"]).unwrap();
        for ticked in 0..32 {
            prop_assert_eq!(condition.holds(ticked), meant.holds(ticked), "{} at {:b}", meant.text(0), ticked);
        }
    }

    #[test]
    fn the_levels_say_what_the_lens_does_or_the_question_is_listed((question, rules) in question()) {
        // The reader of this file and what was meant agree.
        for (index, (meant, _)) in rules.iter().enumerate() {
            let alone = json!({"riskRules": [{"condition": question["riskRules"][index]["condition"], "risk": "NO_RISK"}]});
            let (all, bits) = (["q_0", "q_1", "q_2", "q_3", "q_4", "q_5"], 0b01_1010);
            let ticked = (0..6).filter(|bit| bits >> bit & 1 == 1).map(|bit| all[bit]).collect();
            prop_assert_eq!(risk_of(&alone, &ticked) == Risk::None, meant.holds(bits));
        }
        let imported = imported(&question);
        let model = imported.as_ref().map(|imported| imported.lint("f").unwrap().0);
        let compared = compared(&question, model.as_ref(), is_none_of_these);
        if let Some(imported) = &imported {
            prop_assert_eq!(compared.is_exact(), !is_listed(imported, "Q"), "{:?}\n{}", compared, imported.text);
            let lists_as_better = imported.convention.iter().any(|line| line.contains("may say better"));
            prop_assert_eq!(compared.better > 0, lists_as_better, "{:?}\n{}", compared, imported.text);
        }
        for choice in question["choices"].as_array().unwrap() {
            let is_asked = model.as_ref().is_some_and(|model| model.practices().any(|(_, _, practice)| practice.code.as_deref() == choice["id"].as_str()));
            let is_no_question = is_none_of_these(choice) || only_raises(&question, choice["id"].as_str().unwrap());
            prop_assert!(!(is_asked && is_no_question), "{} is asked", choice);
        }
    }

    #[test]
    fn rules_that_join_more_and_more_choices_are_exact(medium in vec(any::<bool>(), 1..=6), further in vec(any::<bool>(), 6), none in any::<bool>()) {
        let ids: Vec<String> = (0..medium.len()).map(|choice| format!("q_{choice}")).collect();
        let joined = |wanted: &dyn Fn(usize) -> bool| {
            let ids: Vec<&str> = (0..medium.len()).filter(|choice| wanted(*choice)).map(|choice| ids[choice].as_str()).collect();
            if ids.is_empty() { "default".to_owned() } else { ids.join(" && ") }
        };
        let mut choices: Vec<Value> = ids.iter().map(|id| json!({"id": id, "title": id.to_uppercase()})).collect();
        choices.extend(none.then(|| json!({"id": "n", "title": "None of these"})));
        let rules = json!([
            {"condition": joined(&|choice| medium[choice] || further[choice]), "risk": "NO_RISK"},
            {"condition": joined(&|choice| medium[choice]), "risk": "MEDIUM_RISK"},
            {"condition": "default", "risk": "HIGH_RISK"},
        ]);
        let question = json!({"id": "Q", "title": "How?", "choices": choices, "riskRules": rules});
        let imported = imported(&question).unwrap();
        let model = imported.lint("f").unwrap().0;
        prop_assert!(compared(&question, Some(&model), is_none_of_these).is_exact() && !is_listed(&imported, "Q"), "{}", imported.text);
    }
}

/// Over a folder of lenses that others published, which `MATURITY_LENSES` names: a line a lens, and no unsafe question that is not listed.
#[test]
#[ignore = "wants a folder of published lenses in MATURITY_LENSES"]
#[allow(clippy::print_stdout, reason = "its table is what it is run for")]
fn published_lenses_mean_what_they_mean() {
    let folder = std::env::var("MATURITY_LENSES").unwrap();
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    println!("| lens | questions | sets | inexact | of them unsafe | inexact, not listed | exact, listed |");
    let mut unlisted = 0;
    for path in paths {
        let text = fs::read_to_string(&path).unwrap().replace("NaN", "null");
        let lens: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let whole = import::aws_lens(&Foreign::new("f", text.as_bytes()).unwrap(), &Called::default()).unwrap();
        let mut row = [0; 6];
        for question in lens["pillars"].as_array().unwrap().iter().flat_map(|pillar| pillar["questions"].as_array().unwrap()) {
            let model = imported(question).map(|imported| imported.lint("f").unwrap_or_else(|faults| panic!("{faults}")).0);
            let compared = compared(question, model.as_ref(), says_none);
            let is_listed = is_listed(&whole, question["id"].as_str().unwrap());
            let is_inexact = !compared.is_exact();
            let counts = [
                1,
                compared.sets,
                is_inexact.into(),
                (compared.better > 0).into(),
                (is_inexact && !is_listed).into(),
                (!is_inexact && is_listed).into(),
            ];
            row.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        unlisted += row[4];
        let row: Vec<String> = row.iter().map(usize::to_string).collect();
        println!("| {} | {} |", path.file_stem().unwrap().to_str().unwrap(), row.join(" | "));
    }
    assert_eq!(unlisted, 0);
}
