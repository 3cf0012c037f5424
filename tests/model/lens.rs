//! Lenses mean what they mean: for every set of choices the imported levels say what the rules report, or the head lists the question.
//!
//! The rules are evaluated here anew, without the code under test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use maturity::answers::{self, Answers};
use maturity::document::Document;
use maturity::import::{self, Called, Foreign, Imported, Risk};
use maturity::model::Model;
use maturity::scorecard::Scorecard;
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::sample::subsequence;
use proptest::strategy::Strategy as Generator;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

use crate::condition::parse;
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

fn choices_of(question: &Value) -> &[Value] {
    question["choices"].as_array().unwrap()
}

fn ids_of(question: &Value) -> Vec<&str> {
    choices_of(question).iter().map(|choice| choice["id"].as_str().unwrap()).collect()
}

/// A lens with this question beside another, so that something is asked in any case.
fn imported(question: &Value) -> Imported {
    let rules = json!([{"condition": "beside", "risk": "NO_RISK"}, {"condition": "default", "risk": "HIGH_RISK"}]);
    let beside = json!({"id": "Beside", "title": "What else?", "choices": [{"id": "beside", "title": "That"}], "riskRules": rules});
    let lens = json!({"name": "Lens", "pillars": [{"id": "p", "name": "Pillar", "questions": [question, beside]}]});
    import::aws_lens(&Foreign::new("f", lens.to_string().as_bytes()).unwrap(), &Called::default()).unwrap()
}

/// The risk that the levels of the model tell where these choices and that of the question beside are in place, and all others are not.
fn standing(model: &Model, ticked: &BTreeSet<&str>) -> Risk {
    let mut file = format!("workload: w\nmodel: {}@{}\nanswers:\n", model.id, model.version);
    for strategy in model.levels.iter().flat_map(|level| &level.strategies) {
        file.extend([format!("  {}:\n", strategy.id)]);
        for practice in &strategy.practices {
            let is_ticked = ["beside"].iter().chain(ticked).any(|code| Some(*code) == practice.code.as_deref());
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

/// How the model of one question compares to its rules over every set of choices that counts: too strict ones, unsafe ones.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Compared {
    sets: usize,
    strict: usize,
    better: usize,
}

impl Compared {
    /// What `risk` says of each set of the choices, some of which say `none`, beside what `told` says of it.
    fn of(none: &[bool], risk: impl Fn(u32) -> Risk, mut told: impl FnMut(u32) -> Risk) -> Self {
        let mut compared = Self::default();
        let has_none = none.contains(&true);
        for set in 0..1_u32 << none.len() {
            let nones = (0..none.len()).filter(|choice| set >> choice & 1 == 1 && none[*choice]).count();
            if (nones > 0 && set.count_ones() > 1) || (set == 0 && has_none) {
                continue;
            }
            compared.sets += 1;
            compared.better += usize::from(told(set) < risk(set));
            compared.strict += usize::from(told(set) > risk(set));
        }
        compared
    }

    fn is_exact(self) -> bool {
        self.strict + self.better == 0
    }
}

/// The choices of a set.
fn named<'i>(ids: &[&'i str], set: u32) -> BTreeSet<&'i str> {
    (0..ids.len()).filter(|choice| set >> choice & 1 == 1).map(|choice| ids[choice]).collect()
}

/// What the levels of a model say of each set of choices.
struct Told<'m> {
    model: &'m Model,
    ids: Vec<&'m str>,
    standings: BTreeMap<u32, Risk>,
}

impl<'m> Told<'m> {
    fn new(model: &'m Model, ids: Vec<&'m str>) -> Self {
        Self { model, ids, standings: BTreeMap::new() }
    }

    /// By the scorecard of a file of answers.
    fn by_answers(&mut self, set: u32) -> Risk {
        *self.standings.entry(set).or_insert_with(|| standing(self.model, &named(&self.ids, set)))
    }

    /// What the levels `no-high-risk` and `no-risk` ask for, the latter with the former.
    fn asked(&self) -> [u32; 2] {
        let of_level = |id: &str| {
            let levels = self.model.levels.iter().filter(|level| level.id.as_str() == id);
            let practices: Vec<_> = levels.flat_map(|level| &level.strategies).flat_map(|strategy| &strategy.practices).collect();
            let is_asked = |id: &str| practices.iter().any(|practice| practice.code.as_deref() == Some(id));
            (0..self.ids.len()).filter(|choice| is_asked(self.ids[*choice])).map(|choice| 1 << choice).sum::<u32>()
        };
        let high = of_level("no-high-risk");
        [high, high | of_level("no-risk")]
    }

    /// By what the levels ask for, as [`by_answers`](Self::by_answers) but quicker: all of it, as that says of all that a level asks
    /// for and of all but one.
    fn by_asked(mut self) -> impl Fn(u32) -> Risk {
        let [high, any] = self.asked();
        let told = move |set: u32| match () {
            () if high & !set != 0 => Risk::High,
            () if any & !set != 0 => Risk::Medium,
            () => Risk::None,
        };
        let but_one = |all: u32| (0..32).map(|bit| 1 << bit).filter(move |bit| all & bit != 0).map(move |bit| all & !bit);
        for set in [high, any].into_iter().flat_map(|all| but_one(all).chain([all])) {
            assert_eq!(told(set), self.by_answers(set), "{set:b}");
        }
        told
    }
}

fn is_listed(imported: &Imported, question: &str) -> bool {
    imported.convention.iter().any(|line| line.starts_with("Questions of the lens") && line.contains(&format!("`{question}`")))
}

const IDS: [&str; 12] = ["q_0", "q_1", "q_2", "q_3", "q_4", "q_5", "q_6", "q_7", "q_8", "q_9", "q_10", "q_11"];

/// A question of a lens as it is meant.
#[derive(Debug, Clone)]
struct Question {
    /// What each choice says instead of naming a thing.
    none: Vec<Option<&'static str>>,
    rules: Vec<(Meant, Risk)>,
    default: Risk,
}

impl Question {
    fn risk(&self, ticked: u32) -> Risk {
        self.rules.iter().find(|(meant, _)| meant.holds(ticked)).map_or(self.default, |(_, risk)| *risk)
    }

    fn as_json(&self) -> Value {
        let title = |choice: usize| self.none[choice].map_or_else(|| format!("Thing {choice}"), str::to_owned);
        let choices: Vec<Value> = (0..self.none.len()).map(|choice| json!({"id": IDS[choice], "title": title(choice)})).collect();
        let rules = self.rules.iter().map(|(meant, risk)| json!({"condition": meant.text(0), "risk": risk.word()}));
        let rules: Vec<Value> = rules.chain([json!({"condition": "default", "risk": self.default.word()})]).collect();
        json!({"id": "Q", "title": "How?", "choices": choices, "riskRules": rules})
    }

    /// Whether a choice only ever raises the risk, over all sets of the others.
    fn only_raises(&self, choice: usize) -> bool {
        let without = (0..1_u32 << self.none.len()).filter(|set| set >> choice & 1 == 0);
        let steps: Vec<(Risk, Risk)> = without.map(|set| (self.risk(set), self.risk(set | 1 << choice))).collect();
        steps.iter().all(|(without, with)| with >= without) && steps.iter().any(|(without, with)| with > without)
    }

    /// The levels say what the lens does or the head lists the question, and no choice is asked about that says none or only does harm.
    fn means_what_it_means(&self, by_answers: bool) -> TestCaseResult {
        let written = self.as_json();
        let imported = imported(&written);
        let model = imported.lint("f").unwrap().0;
        let mut told = Told::new(&model, IDS[..self.none.len()].to_vec());
        let none: Vec<bool> = self.none.iter().map(Option::is_some).collect();
        let risk = |set| self.risk(set);
        let compared =
            if by_answers { Compared::of(&none, risk, |set| told.by_answers(set)) } else { Compared::of(&none, risk, told.by_asked()) };
        prop_assert_eq!(compared.is_exact(), !is_listed(&imported, "Q"), "{:?}\n{}\n{}", compared, written, imported.text);
        let lists_as_better = imported.convention.iter().any(|line| line.contains("may say better"));
        prop_assert_eq!(compared.better > 0, lists_as_better, "{:?}\n{}\n{}", compared, written, imported.text);
        for (choice, none) in none.iter().enumerate() {
            let is_asked = model.practices().any(|(_, _, practice)| practice.code.as_deref() == Some(IDS[choice]));
            prop_assert!(!(is_asked && (*none || self.only_raises(choice))), "{} is asked\n{}", IDS[choice], written);
        }
        Ok(())
    }
}

/// Several choices of so many, joined.
fn joined(choices: usize, join: fn(Box<Meant>, Box<Meant>) -> Meant) -> impl Generator<Value = Meant> {
    let some = subsequence((0..choices).collect::<Vec<_>>(), 1..=choices);
    some.prop_map(move |some| some.into_iter().map(Meant::Choice).reduce(|one, other| join(Box::new(one), Box::new(other))).unwrap())
}

/// The conditions that published lenses have, and others.
fn condition_of_a_lens(choices: usize) -> impl Generator<Value = Meant> {
    let not = move || (0..choices).prop_map(|choice| Meant::Not(Box::new(Meant::Choice(choice))));
    let both = |(one, other): (Meant, Meant)| Meant::Both(Box::new(one), Box::new(other));
    prop_oneof![
        2 => condition(choices),
        2 => joined(choices, Meant::Both),
        2 => joined(choices, Meant::Either),
        1 => not(),
        1 => (joined(choices, Meant::Both), not()).prop_map(both),
        1 => (not(), not()).prop_map(both),
        1 => (joined(choices, Meant::Either), joined(choices, Meant::Either)).prop_map(both),
        1 => joined(choices, Meant::Both).prop_map(|all| Meant::Not(Box::new(all))),
    ]
}

/// Rules of several kinds for so many choices: any; each choice takes the place of the others and has a risk of its own ("fully",
/// "partially"); and some that do harm, before all others.
fn rules(choices: usize) -> impl Generator<Value = Vec<(Meant, Risk)>> {
    let any_rules = move || vec((condition_of_a_lens(choices), risk()), 0..=4);
    let exclusive = (Just((0..choices).collect::<Vec<_>>()).prop_shuffle(), vec(risk(), choices), any::<bool>());
    let exclusive = exclusive.prop_map(|(order, risks, alone)| {
        let others = |choice: usize| order.iter().filter(move |other| **other != choice).map(|other| Meant::Choice(*other));
        let alone_there = |choice: usize| {
            others(choice).fold(Meant::Choice(choice), |all, other| Meant::Both(Box::new(all), Box::new(Meant::Not(Box::new(other)))))
        };
        let meant = |choice: &usize| if alone { alone_there(*choice) } else { Meant::Choice(*choice) };
        order.iter().map(meant).zip(risks).collect::<Vec<_>>()
    });
    let harmful = (joined(choices, Meant::Either), any_rules()).prop_map(|(harm, rules)| [vec![(harm, Risk::High)], rules].concat());
    prop_oneof![3 => any_rules(), 1 => exclusive, 1 => harmful]
}

/// One question of so many choices, some of which may say none.
fn question(choices: impl Generator<Value = usize>) -> impl Generator<Value = Question> {
    let says = || prop_oneof![8 => Just(None), 1 => Just(Some("None of these")), 1 => Just(Some("No")), 1 => Just(Some("I don't know"))];
    choices.prop_flat_map(move |choices| {
        let none = prop_oneof![vec(Just(None), choices), vec(says(), choices)];
        (none, rules(choices), risk()).prop_map(|(none, rules, default)| Question { none, rules, default })
    })
}

proptest! {
    #![proptest_config(runs(256))]

    #[test]
    fn a_condition_means_what_it_says(meant in condition(5)) {
        let condition = parse(&meant.text(0), &IDS[..5]).unwrap();
        for ticked in 0..32 {
            prop_assert_eq!(condition(ticked), meant.holds(ticked), "{} at {:b}", meant.text(0), ticked);
        }
    }

    /// The reader of this file and what was meant agree.
    #[test]
    fn a_published_rule_is_read_here_as_it_is_meant(question in question(1..=12_usize), ticked in 0..1_u32 << 12) {
        let ids = &IDS[..question.none.len()];
        prop_assert_eq!(risk_of(&question.as_json(), &named(ids, ticked)), question.risk(ticked & ((1 << ids.len()) - 1)));
    }

    #[test]
    fn the_levels_say_what_the_lens_does_or_the_question_is_listed(question in question(1..=6_usize)) {
        question.means_what_it_means(true)?;
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
        let imported = imported(&question);
        let model = imported.lint("f").unwrap().0;
        let mut told = Told::new(&model, ids_of(&question));
        let says_none: Vec<bool> = choices_of(&question).iter().map(says_none).collect();
        let compared = Compared::of(&says_none, |set| risk_of(&question, &named(&ids_of(&question), set)), |set| told.by_answers(set));
        prop_assert!(compared.is_exact() && !is_listed(&imported, "Q"), "{}", imported.text);
    }
}

proptest! {
    #![proptest_config(runs(192))]

    #[test]
    fn the_levels_of_long_questions_say_what_the_lens_does_or_the_question_is_listed(question in question(7..=12_usize)) {
        question.means_what_it_means(false)?;
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
            let model = imported(question).lint("f").unwrap_or_else(|faults| panic!("{faults}")).0;
            let ids = ids_of(question);
            let none: Vec<bool> = choices_of(question).iter().map(says_none).collect();
            let mut told = Told::new(&model, ids.clone());
            let compared = Compared::of(&none, |set| risk_of(question, &named(&ids, set)), |set| told.by_answers(set));
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
