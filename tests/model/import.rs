//! Laws of importing: whatever has the right shape is written as sound YAML, and nothing takes long.

use maturity::document::Faults;
use maturity::import::{self, Called, Foreign, Imported, SAMM_FOLDERS};
use proptest::collection::vec;
use proptest::prelude::{Just, any, prop_oneof};
use proptest::strategy::Strategy as Generator;
use proptest::test_runner::Config;
use proptest::{prop_assert, proptest};
use serde_json::{Value, json};

use crate::lens::{condition, risk};

pub(crate) fn runs(cases: u32) -> Config {
    let config = Config::default();
    Config { cases: config.cases * cases / 256, failure_persistence: None, ..config }
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

/// A text that the lint can judge, or nothing where there is nothing to ask; what has the right shape is refused for nothing else.
///
/// What the lint finds is what the source has, never what the writing made: the text is sound YAML, and each of its scalars is what it
/// was meant to be.
fn sound(imported: Result<Imported, Faults>) -> Result<Option<Imported>, String> {
    const OF_WRITING: [&str; 7] = ["syntax", "unknown-key", "control-character", "duplicate-id", "unknown-theme", "too-deep", "model"];
    let imported = match imported {
        Ok(imported) => imported,
        Err(faults) if faults.problems.iter().all(|problem| problem.rule == "empty") => return Ok(None),
        Err(faults) => return Err(format!("{faults}\n{}", faults.text)),
    };
    let found = match imported.lint("f") {
        Ok((_, faults)) | Err(faults) => faults,
    };
    match found.problems.iter().find(|problem| OF_WRITING.contains(&problem.rule)) {
        Some(problem) => Err(format!("{problem:?}\n{}", imported.text)),
        None => Ok(Some(imported)),
    }
}

fn foreign(value: &Value) -> Foreign {
    Foreign::new("f", value.to_string().as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(runs(64))]

    #[test]
    fn any_lens_is_written_and_judged(lens in lens()) {
        let imported = sound(import::aws_lens(&foreign(&lens), &Called::default()));
        prop_assert!(imported.is_ok(), "{}", imported.unwrap_err());
    }

    #[test]
    fn any_dsomm_is_written_and_judged(dsomm in dsomm()) {
        let imported = sound(import::dsomm(&as_yaml(&dsomm), None, &Called::default()));
        prop_assert!(imported.is_ok(), "{}", imported.unwrap_err());
    }

    #[test]
    fn any_samm_is_written_and_judged(samm in samm()) {
        let files: Vec<(&str, Foreign)> = samm.iter().map(|(folder, value)| (*folder, as_yaml(value))).collect();
        let imported = sound(import::samm("samm", &files, &Called::default()));
        prop_assert!(imported.is_ok(), "{}", imported.unwrap_err());
    }
}

/// Files that take long or much room when nobody minds: many alike, many different, and signs that open what is never closed.
/// Each is read, within a minute.
#[track_caller]
fn none_takes_long(imports: impl IntoIterator<Item = Result<Imported, Faults>>) {
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
    let many: Vec<Value> = (0..4_000).map(|index| json!({"id": format!("q_{index}"), "title": "x"})).collect();
    let rules = json!([{"condition": "x||".repeat(250_000) + "x", "risk": "NO_RISK"}]);
    let long_condition = json!({"title": "x", "choices": many, "riskRules": rules});
    let opened = ["[", "<", "[a](", "&", "- \n", ". "].map(|sign| json!({"choices": [{"title": sign.repeat(100_000)}]}));
    let lens = |questions: Vec<Value>| import::aws_lens(&foreign(&json!({"pillars": [{"questions": questions}]})), &Called::default());
    none_takes_long([vec![question; 60], vec![long_condition], opened.into()].map(lens));
}

#[test]
fn no_dsomm_takes_long() {
    let alone = (0..5_000).map(|index| (format!("a{index}"), json!({"s": {"a": {"level": 1 + index % 60}}}))).collect();
    let risks = json!({"d": {"s": {"a": {"level": 1, "risk": vec!["x"; 2_000]}}}});
    let dimensions = (0..50_000).map(|index| (format!("a{index}"), json!({}))).chain([("b".to_owned(), risks["d"].clone())]).collect();
    none_takes_long(
        [Value::Object(alone), risks, Value::Object(dimensions)].map(|value| import::dsomm(&foreign(&value), None, &Called::default())),
    );
}

#[test]
fn no_samm_takes_long() {
    let models = [samm_of_many_answers(), samm_of_one_answer_set(20_000, 1_500)];
    none_takes_long(models.map(|files| import::samm("samm", &files, &Called::default())));
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
