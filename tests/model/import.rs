//! Laws of importing: rules of a lens mean what they say, and nothing that has the right shape gives a model with an error.

use maturity::import::{self, Condition, Foreign, Imported, LOOKS, Risk, Rules, SAMM_FOLDERS, parse_condition};
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy as Generator;
use proptest::test_runner::Config;
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

fn runs(cases: u32) -> Config {
    let config = Config::default();
    Config { cases: config.cases * cases / 256, failure_persistence: None, ..config }
}

/// What a condition is, written down and reckoned without the code under test.
#[derive(Debug, Clone)]
enum Meant {
    Choice(usize),
    Not(Box<Meant>),
    Both(Box<Meant>, Box<Meant>),
    Either(Box<Meant>, Box<Meant>),
}

impl Meant {
    fn holds(&self, ticked: &[bool]) -> bool {
        match self {
            Self::Choice(choice) => ticked[*choice],
            Self::Not(one) => !one.holds(ticked),
            Self::Both(one, other) => one.holds(ticked) && other.holds(ticked),
            Self::Either(one, other) => one.holds(ticked) || other.holds(ticked),
        }
    }

    /// With only the parentheses that it needs, now and then with space.
    fn text(&self, within: u8) -> String {
        let (text, strength) = match self {
            Self::Choice(choice) => (format!("q_{choice}"), 4),
            Self::Not(one) => (format!("!{}", one.text(3)), 3),
            Self::Both(one, other) => (format!("{}&&{}", one.text(2), other.text(2)), 2),
            Self::Either(one, other) => (format!("{} || {}", one.text(1), other.text(1)), 1),
        };
        if strength < within { format!("( {text})") } else { text }
    }
}

fn condition(choices: usize) -> impl Generator<Value = Meant> {
    (0..choices).prop_map(Meant::Choice).prop_recursive(5, 24, 2, |part| {
        let pair = (part.clone(), part.clone()).prop_map(|(one, other)| (Box::new(one), Box::new(other)));
        prop_oneof![
            part.prop_map(|one| Meant::Not(Box::new(one))),
            pair.clone().prop_map(|(one, other)| Meant::Both(one, other)),
            pair.prop_map(|(one, other)| Meant::Either(one, other)),
        ]
    })
}

fn parsed(meant: &Meant, choices: usize) -> Condition {
    let ids: Vec<String> = (0..choices).map(|choice| format!("q_{choice}")).collect();
    parse_condition(&meant.text(0), &ids.iter().map(String::as_str).collect::<Vec<_>>()).unwrap()
}

fn sets(choices: usize) -> impl Iterator<Item = Vec<bool>> {
    (0..1_usize << choices).map(move |set| (0..choices).map(|choice| set >> choice & 1 == 1).collect())
}

fn risk() -> impl Generator<Value = Risk> {
    prop_oneof![Just(Risk::None), Just(Risk::Medium), Just(Risk::High)]
}

/// Up to seven choices, the last of which may be "none of these", and up to three rules.
fn rules() -> impl Generator<Value = Rules> {
    (1..=7_usize, any::<bool>()).prop_flat_map(|(choices, has_none)| {
        let rules = vec((condition(choices), risk()), 0..=3);
        (rules, risk()).prop_map(move |(rules, default)| {
            let rules = rules.iter().map(|(meant, risk)| (parsed(meant, choices), *risk)).chain([(Condition::All(vec![]), default)]);
            Rules { rules: rules.collect(), none: (0..choices).map(|choice| has_none && choice + 1 == choices).collect() }
        })
    })
}

fn with(choices: usize, ticked: &[usize]) -> Vec<bool> {
    (0..choices).map(|choice| ticked.contains(&choice)).collect()
}

fn count(ticked: &[bool]) -> usize {
    ticked.iter().filter(|ticked| **ticked).count()
}

proptest! {
    #![proptest_config(runs(256))]

    #[test]
    fn a_condition_means_what_it_says(meant in condition(5)) {
        let condition = parsed(&meant, 5);
        for ticked in sets(5) {
            prop_assert_eq!(condition.holds(&ticked), meant.holds(&ticked), "{} at {:?}", meant.text(0), ticked);
        }
    }

    #[test]
    fn no_smaller_set_of_choices_leaves_the_high_risk(rules in rules()) {
        let stages = rules.stages(&mut LOOKS.clone());
        let choices = rules.none.len();
        let usual = || sets(choices).filter(|ticked| !ticked.iter().zip(&rules.none).any(|(ticked, none)| *ticked && *none));
        let smallest = |most: Risk| usual().filter(|ticked| rules.risk(ticked) <= most).map(|ticked| count(&ticked)).min();
        let first = with(choices, &stages.no_high_risk);
        let least = smallest(Risk::Medium);
        prop_assert_eq!(rules.risk(&first) < Risk::High, least.is_some());
        prop_assert_eq!(stages.lasting == Some(Risk::High), least.is_none());
        prop_assert_eq!(stages.no_high_risk.len(), least.unwrap_or(0));
        let both: Vec<usize> = stages.no_high_risk.iter().chain(&stages.no_risk).copied().collect();
        let all = both.iter().chain(&stages.beyond).count();
        prop_assert_eq!(all, rules.none.iter().filter(|none| !**none).count(), "every choice is in one level");
        if stages.exact {
            for ticked in usual() {
                let has = |wanted: &[usize]| wanted.iter().all(|choice| ticked[*choice]);
                let risk = rules.risk(&ticked);
                prop_assert_eq!(risk < Risk::High, stages.lasting != Some(Risk::High) && has(&stages.no_high_risk));
                prop_assert_eq!(risk == Risk::None, stages.lasting.is_none() && has(&both));
            }
        }
    }

    #[test]
    fn conjunctions_that_grow_are_exact(medium in vec(any::<bool>(), 1..=6), further in vec(any::<bool>(), 6)) {
        let all = |wanted: Vec<usize>| Condition::All(wanted.into_iter().map(Condition::Ticked).collect());
        let first: Vec<usize> = (0..medium.len()).filter(|choice| medium[*choice]).collect();
        let second: Vec<usize> = (0..medium.len()).filter(|choice| medium[*choice] || further[*choice]).collect();
        let rules = vec![(all(second.clone()), Risk::None), (all(first.clone()), Risk::Medium), (Condition::All(vec![]), Risk::High)];
        let stages = Rules { rules, none: vec![false; medium.len()] }.stages(&mut LOOKS.clone());
        prop_assert!(stages.exact);
        prop_assert_eq!(&stages.no_high_risk, &first);
        prop_assert_eq!(stages.no_risk.len(), second.len() - first.len());
    }
}

#[test]
fn of_sets_equally_small_the_first_in_the_order_of_the_lens_is_taken() {
    let stages = |text: &str, risk: Risk| {
        let rules = vec![(parse_condition(text, &["a", "b", "c", "d"]).unwrap(), risk), (Condition::All(vec![]), Risk::High)];
        Rules { rules, none: vec![false; 4] }.stages(&mut LOOKS.clone())
    };
    assert_eq!(stages("b && c || a && d", Risk::Medium).no_high_risk, [0, 3]);
    assert_eq!(stages("c && d || b && c || b && d", Risk::None).no_high_risk, [1, 2]);
}

#[test]
fn rules_that_do_not_grow_are_not_exact() {
    let rule = |text: &str, risk| (parse_condition(text, &["a", "b", "c"]).unwrap(), risk);
    let rules = vec![rule("a && b", Risk::None), rule("c", Risk::Medium), rule("default", Risk::High)];
    let stages = Rules { rules, none: vec![false; 3] }.stages(&mut LOOKS.clone());
    assert_eq!((stages.no_high_risk, stages.no_risk, stages.exact), (vec![2], vec![0, 1], false));
}

#[test]
fn a_condition_that_is_too_long_is_not_even_read() {
    let choices: Vec<Value> = (0..4_000).map(|index| json!({"id": format!("q_{index}"), "title": "x"})).collect();
    let rules = json!([{"condition": "x||".repeat(250_000) + "x", "risk": "NO_RISK"}]);
    let lens = json!({"pillars": [{"questions": [{"id": "Q", "title": "x", "choices": choices, "riskRules": rules}]}]});
    let started = std::time::Instant::now();
    let failure = import::aws_lens(&foreign(&lens)).unwrap_err();
    assert!(matches!(failure, import::Failure::Unusable(faults) if faults.problems[0].rule == "too-many"));
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}

#[test]
fn beyond_sixteen_choices_none_that_is_taken_can_be_spared() {
    let rule = |wanted: &[usize]| Condition::All(wanted.iter().copied().map(Condition::Ticked).collect());
    let pick = Condition::Any((0..30).map(Condition::Ticked).collect());
    let rules = vec![(rule(&[3, 9, 27]), Risk::None), (pick, Risk::Medium), (rule(&[]), Risk::High)];
    let rules = Rules { rules, none: vec![false; 30] };
    let stages = rules.stages(&mut LOOKS.clone());
    assert!(stages.approximate && !stages.exact && stages.lasting.is_none());
    assert_eq!(stages.no_high_risk.len(), 1);
    let both: Vec<usize> = stages.no_high_risk.iter().chain(&stages.no_risk).copied().collect();
    assert_eq!(rules.risk(&with(30, &both)), Risk::None);
    for spared in &stages.no_risk {
        let left: Vec<usize> = both.iter().copied().filter(|choice| choice != spared).collect();
        assert_ne!(rules.risk(&with(30, &left)), Risk::None, "{spared} could be spared");
    }
}

/// Texts that mean something to YAML, HTML, Markdown, terminals or our lint.
const ODD: &str = "|no|yes|overall|null|~|- |# a|a: b|'|\"|<b>x</b>|<|[a](b)|&lt;|…|?|.|。|The|A.|漢字|NaN|1|x 1|https://a.example|\
                   javascript:x|http://|How so?|how  SO?|%YAML|{|}|>|!x|&x|*x|@|`x`|**x**|\u{feff}|\u{2028}|\u{202e}|\u{1b}[0m|\
                   \u{85}|\u{fffe}|\r|\t|\n---\n|Is this in place: ?";

/// Text as nobody should write it, and some that everybody does.
fn text() -> impl Generator<Value = String> {
    let odd: Vec<&str> = ODD.split('|').collect();
    let long = any::<char>().prop_map(|c| format!("{c} word. ").repeat(700));
    let name = (0..4_u8).prop_map(|number| format!("Thing {number}"));
    prop_oneof![
        4 => (0..odd.len()).prop_map(move |index| odd[index].to_owned()),
        4 => vec(any::<char>(), 0..12).prop_map(|characters| characters.into_iter().collect()),
        4 => name,
        1 => long,
    ]
}

/// A text, or what stands where a text belongs.
fn value() -> impl Generator<Value = Value> {
    let other = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!(["a", {"b": 1}])),
        Just(json!({"a": []})),
    ];
    prop_oneof![9 => text().prop_map(Value::from), 1 => other]
}

fn lens() -> impl Generator<Value = Value> {
    let resource = (value(), value()).prop_map(|(text, url)| json!({"displayText": text, "url": url}));
    let choice = (value(), prop_oneof![Just(Value::Null), resource]).prop_map(|(title, more)| (title, more));
    let rule = (condition(4), risk()).prop_map(|(meant, risk)| json!({"condition": meant.text(0), "risk": risk.word()}));
    let question = (value(), value(), vec(choice, 0..60), vec(rule, 0..4)).prop_map(|(id, title, choices, rules)| {
        let choices = choices.into_iter().enumerate().map(
            |(index, (title, more))| json!({"id": format!("q_{index}"), "title": title, "helpfulResource": more, "improvementPlan": more}),
        );
        json!({"id": id, "title": title, "description": title, "choices": choices.collect::<Vec<_>>(), "riskRules": rules})
    });
    let pillar =
        (value(), value(), vec(question, 0..5)).prop_map(|(id, name, questions)| json!({"id": id, "name": name, "questions": questions}));
    (value(), value(), vec(pillar, 1..4))
        .prop_map(|(name, description, pillars)| json!({"name": name, "description": description, "pillars": pillars}))
}

fn dsomm() -> impl Generator<Value = Value> {
    let number = || prop_oneof![8 => (1..4_u8).prop_map(Value::from), 1 => (0..200_u8).prop_map(Value::from), 1 => value()];
    let activity = (
        (text(), number(), number()),
        (value(), value(), value()),
        vec(prop_oneof![text(), (0..12_u8).prop_map(|uuid| format!("u{uuid}"))], 0..3),
    );
    let activity = activity.prop_map(|((name, level, usefulness), (risk, measure, description), depends)| {
        let difficulty = json!({"knowledge": usefulness, "time": level});
        let activity = json!({
            "level": level, "usefulness": usefulness, "risk": risk, "measure": measure, "description": description,
            "assessment": description, "dependsOn": depends, "difficultyOfImplementation": difficulty,
            "implementation": [{"url": measure}],
        });
        (name, activity)
    });
    let dimensions = vec((text(), vec((text(), vec(activity, 0..9)), 0..5)), 1..4);
    dimensions.prop_map(|dimensions| {
        let mut uuid = 0;
        let dimension = dimensions.into_iter().map(|(name, sub_dimensions)| {
            let sub_dimensions = sub_dimensions.into_iter().map(|(name, activities)| {
                let activities = activities.into_iter().map(|(name, mut activity)| {
                    uuid += 1;
                    activity["uuid"] = format!("u{uuid}").into();
                    (name, activity)
                });
                (name, Value::Object(activities.collect()))
            });
            (name, Value::Object(sub_dimensions.collect()))
        });
        Value::Object(dimension.collect())
    })
}

/// The folders of SAMM with so many parts each, joined at random; every text may be odd.
fn samm() -> impl Generator<Value = Vec<(&'static str, Value)>> {
    let texts = || vec(value(), 6);
    let part = (texts(), vec(any::<u8>(), 4), vec((value(), value()), 0..5));
    vec(part, 8..40).prop_map(|parts| {
        let named = parts.into_iter().enumerate().map(|(index, (texts, joins, answers))| {
            // The first of each folder has the id 0, so that every reference finds one.
            let of = |join: usize| format!("id {}", usize::from(joins[join]) % (index / 8 + 1) / 2);
            let answers: Vec<Value> = answers.into_iter().map(|(text, value)| json!({"text": text, "value": value})).collect();
            let part = json!({
                "id": format!("id {}", index / 8), "name": texts[0], "description": texts[1], "number": joins[2], "order": joins[3],
                "objective": texts[3], "title": texts[0], "benefit": texts[4], "shortDescription": texts[5], "text": texts[1],
                "quality": texts[5], "values": answers, "function": of(0), "practice": of(0), "stream": of(1), "level": of(2),
                "maturityLevel": of(3), "activity": of(0), "answerSet": of(1),
            });
            (SAMM_FOLDERS[index % 8], part)
        });
        named.collect()
    })
}

fn as_yaml(value: &Value) -> Foreign {
    Foreign::new("f", serde_yaml::to_string(value).unwrap().as_bytes()).unwrap()
}

/// A model, or none where there is nothing to ask; what has the right shape is refused for nothing else.
fn sound(imported: Result<Imported, import::Failure>) -> Result<Option<Imported>, String> {
    match imported {
        Ok(imported) => Ok(Some(imported)),
        Err(import::Failure::Unusable(faults)) if faults.problems.iter().all(|problem| problem.rule == "empty") => Ok(None),
        Err(import::Failure::Unusable(faults) | import::Failure::Bug(faults)) => Err(format!("{faults}\n{}", faults.text)),
    }
}

fn foreign(value: &Value) -> Foreign {
    Foreign::new("f", value.to_string().as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(runs(64))]

    #[test]
    fn any_lens_gives_a_model_without_an_error(lens in lens()) {
        let imported = sound(import::aws_lens(&foreign(&lens)));
        prop_assert!(imported.is_ok(), "{}", imported.unwrap_err());
    }

    #[test]
    fn any_dsomm_gives_a_model_without_an_error(dsomm in dsomm()) {
        let imported = sound(import::dsomm(&as_yaml(&dsomm)));
        prop_assert!(imported.is_ok(), "{}", imported.unwrap_err());
    }

    #[test]
    fn any_samm_gives_a_model_without_an_error(samm in samm()) {
        let files: Vec<(&str, Foreign)> = samm.iter().map(|(folder, value)| (*folder, as_yaml(value))).collect();
        let imported = sound(import::samm("samm", &files));
        prop_assert!(imported.is_ok(), "{}", imported.unwrap_err());
    }
}

#[test]
fn more_strategies_than_are_made_are_joined_and_nothing_is_lost() {
    let choice = |id: String| json!({"title": id.clone(), "id": id});
    let question = |index: usize| {
        let choices: Vec<Value> = (0..3).map(|number| choice(format!("q{index}_{number}"))).collect();
        let rules = json!([{"condition": format!("q{index}_0 && q{index}_1"), "risk": "NO_RISK"}, {"condition": format!("q{index}_0"), "risk": "MEDIUM_RISK"}, {"condition": "default", "risk": "HIGH_RISK"}]);
        json!({"id": format!("q{index}"), "title": format!("Question {index}?"), "choices": choices, "riskRules": rules})
    };
    let lens = json!({"name": "Large", "pillars": [{"name": "One", "questions": (0..450).map(question).collect::<Vec<_>>()}]});
    let imported = import::aws_lens(&foreign(&lens)).unwrap();
    assert_eq!((imported.model.strategies().count(), imported.model.practices().count()), (300, 1350));
    assert!(imported.losses.iter().any(|line| line.starts_with("strategies joined")), "{:?}", imported.losses);
}

/// Files that take long or much room when nobody minds: many alike, many different, and signs that open what is never closed.
/// Each is read, within a minute.
#[track_caller]
fn none_takes_long(imports: impl IntoIterator<Item = Result<Imported, import::Failure>>) {
    let started = std::time::Instant::now();
    for imported in imports {
        assert!(sound(imported).unwrap().is_some());
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn no_lens_takes_long() {
    let choices: Vec<Value> = (0..15).map(|index| json!({"id": format!("q_{index}"), "title": "x"})).collect();
    let condition = (0..15).map(|index| format!("!q_{index}")).collect::<Vec<_>>().join(" || ");
    let question = json!({"title": "x", "choices": choices, "riskRules": [{"condition": condition, "risk": "NO_RISK"}]});
    let opened = ["[", "<", "[a](", "&", "- \n", ". "].map(|sign| json!({"choices": [{"title": sign.repeat(100_000)}]}));
    let lens = |questions: Vec<Value>| import::aws_lens(&foreign(&json!({"pillars": [{"questions": questions}]})));
    none_takes_long([vec![question; 300], opened.into()].map(lens));
}

#[test]
fn no_dsomm_takes_long() {
    let alone = (0..5_000).map(|index| (format!("a{index}"), json!({"s": {"a": {"level": 1 + index % 60}}}))).collect();
    let risks = json!({"d": {"s": {"a": {"level": 1, "risk": vec!["x"; 2_000]}}}});
    let dimensions = (0..50_000).map(|index| (format!("a{index}"), json!({}))).chain([("b".to_owned(), risks["d"].clone())]).collect();
    none_takes_long([Value::Object(alone), risks, Value::Object(dimensions)].map(|value| import::dsomm(&foreign(&value))));
}

#[test]
fn no_samm_takes_long() {
    let models = [samm_of_many_answers(), samm_of_one_answer_set(20_000, 1_500)];
    none_takes_long(models.map(|files| import::samm("samm", &files)));
}

/// One of everything but questions and answer sets.
fn samm_of_one_activity() -> Vec<(&'static str, Foreign)> {
    let part = json!({"id": "i", "function": "i", "practice": "i", "stream": "i", "level": "i", "maturityLevel": "i", "number": 1});
    SAMM_FOLDERS[..6].iter().map(|folder| (*folder, foreign(&part))).collect()
}

/// Twelve hundred questions, each with answers of its own.
fn samm_of_many_answers() -> Vec<(&'static str, Foreign)> {
    let mut files = samm_of_one_activity();
    for index in 0..1_200 {
        let id = format!("i{index}");
        let values = json!([{"value": 0, "text": id}, {"value": 1, "text": "y"}]);
        files.push(("answer_sets", foreign(&json!({"id": id, "values": values}))));
        files.push(("questions", foreign(&json!({"id": id, "activity": "i", "answerSet": id, "text": "q"}))));
    }
    files
}

/// Questions that share one answer set, all of whose answers but the first are worth the same.
fn samm_of_one_answer_set(answers: usize, questions: usize) -> Vec<(&'static str, Foreign)> {
    let mut files = samm_of_one_activity();
    let values: Vec<Value> = (0..answers).map(|index| json!({"value": index.min(1), "text": format!("t{index}")})).collect();
    files.push(("answer_sets", foreign(&json!({"id": "s", "values": values}))));
    let question = |index: usize| json!({"id": format!("i{index}"), "activity": "i", "answerSet": "s", "text": "q"});
    files.extend((0..questions).map(|index| ("questions", foreign(&question(index)))));
    files
}

#[test]
fn what_an_answer_set_loses_is_told_once_however_many_questions_use_it() {
    let imported = import::samm("samm", &samm_of_one_answer_set(7, 30)).unwrap();
    let told = "answers left out, for another of their set is worth the same: 5 (t2; t3; t4 and 2 more)";
    assert!(imported.losses.iter().any(|line| line == told), "{:?}", imported.losses);
    assert_eq!(imported.model.practices().count(), 30);
}
