//! The JSON Schema of answers to one model: every question with its answers, so that an editor completes and explains them.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::raw::RawAnswers;
use crate::document::merge;
use crate::model::{Form, Id, Item, Model, Practice, ScaleOption, Strategy};

/// The JSON Schema (2020-12) of an answers file for `model`, made from the types that read it and from the model's questions.
///
/// It knows the names of this version of the model, former ones included. What only another version has is an unknown key to it,
/// as it is to the reader, who warns of it where the file names that version.
pub fn schema(model: &Model) -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<RawAnswers>().to_value();
    let of_model = json!({
        "title": format!("Answers to {} {}", model.title, model.version),
        "properties": {
            "model": {"pattern": format!("^{}@{}", model.id, super::raw::VERSION), "examples": [model.reference()]},
            "target": {"minimum": 1, "maximum": model.levels.len()},
            "answers": {"additionalProperties": false, "properties": strategies(model)},
        },
        "$defs": definitions(model),
    });
    merge(&mut schema, &of_model);
    schema
}

/// What the entries refer to: the parts that every one may have, and the answers of each scale.
fn definitions(model: &Model) -> Value {
    let mut definitions = json!({
        "day": super::raw::day(),
        "text": {"type": ["string", "null"]},
        "evidence": {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "array", "items": {"type": "string"}}]},
        "reason": super::reason::schema(),
        "accepted": {
            "type": ["object", "null"],
            "properties": {
                "reason": described("#/$defs/reason", "Why the gap can stay for now."),
                "until": described("#/$defs/day", "The last day on which it is accepted."),
                "by": described("#/$defs/text", "Who decided."),
            },
            "required": ["reason", "until"],
            "additionalProperties": false,
        },
        "planned": planned(),
        "set_aside": set_aside(),
    });
    let scales = model.practices().filter_map(|(_, _, practice)| match &practice.form {
        Form::Scale(scale) => Some((scale_name(&scale.id), entry(options(&scale.options)))),
        Form::Checklist(_) => None,
    });
    merge(&mut definitions, &Value::Object(scales.collect()));
    definitions
}

/// A planned step, of which at least one part says something.
fn planned() -> Value {
    let said = |key: &str, kind: Value| json!({"required": [key], "properties": {key: kind}});
    let text = || json!({"type": "string", "pattern": "\\S"});
    json!({
        "type": ["object", "null"],
        "properties": {
            "by": described("#/$defs/text", "Who takes it."),
            "until": day_or_nothing("The last day on which it is in time."),
            "link": described("#/$defs/text", "Its ticket."),
        },
        "additionalProperties": false,
        "anyOf": [{"type": "null"}, said("by", text()), said("until", json!({"type": "string"})), said("link", text())],
    })
}

/// Why a strategy does not apply, by itself or with the day of that decision.
fn set_aside() -> Value {
    let with_its_day = json!({
        "type": "object",
        "properties": {
            "reason": described("#/$defs/reason", "Why it does not apply to this workload."),
            "reviewed": day_or_nothing("The day of this decision, when not `assessed`."),
        },
        "required": ["reason"],
        "additionalProperties": false,
    });
    json!({"anyOf": [{"$ref": "#/$defs/reason"}, with_its_day]})
}

fn scale_name(id: &Id) -> String {
    format!("scale-{id}")
}

fn described(reference: &str, description: &str) -> Value {
    json!({"$ref": reference, "description": description})
}

/// Everything that may stand behind a key when one of `answers` may: an answer, nothing, or a mapping with it.
///
/// All in one list, because editors then say of a wrong word which words may stand there.
fn entry(mut answers: Vec<Value>) -> Value {
    answers.push(json!({"const": "unknown", "description": "Asked, and nobody knows."}));
    let ratings: Vec<Value> =
        answers.iter().cloned().chain([json!({"const": "not_applicable", "description": "Said that it does not apply."})]).collect();
    answers.push(json!({"type": "null"}));
    let keys = json!({
        "answer": {"anyOf": answers, "description": "The answer."},
        "not_applicable": described("#/$defs/reason", "Why it does not apply to this workload; instead of an answer."),
        "note": described("#/$defs/text", "A remark for later readers."),
        "evidence": described("#/$defs/evidence", "What shows the answer: links or places."),
        "reviewed": day_or_nothing("The day of this answer, when not `assessed`."),
        "planned": described("#/$defs/planned", "Who takes the next step, until when, and where it is tracked."),
        "accepted": described("#/$defs/accepted", "The decision to live with the gap for a while."),
        "ratings": {
            "type": ["object", "null"],
            "propertyNames": {"pattern": "\\S"},
            "additionalProperties": {"anyOf": ratings},
            "description": "What raters said before they agreed on the answer, by name; never scored.",
        },
        "settled": day_or_nothing("The day on which the raters agreed."),
    });
    let both = json!({"required": ["answer", "not_applicable"], "properties": {"answer": {"not": {"type": "null"}}}});
    answers.push(json!({"type": "object", "properties": keys, "additionalProperties": false, "not": both}));
    json!({"anyOf": answers})
}

fn day_or_nothing(description: &str) -> Value {
    json!({"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}], "description": description})
}

fn options(options: &[ScaleOption]) -> Vec<Value> {
    named_values(options.iter().map(|option| (&option.id, &option.label, &option.means, &option.formerly)))
}

fn ticked(items: &[Item]) -> Value {
    let items = named_values(items.iter().map(|item| (&item.id, &item.label, &item.why, &item.formerly)));
    json!({"type": "array", "items": {"anyOf": items}, "uniqueItems": true})
}

/// An id, how people say it, what else there is to say, and the ids that it had.
type Named<'m> = (&'m Id, &'m String, &'m Option<String>, &'m Vec<String>);

/// Every value under its id, then under its former ones.
fn named_values<'m>(values: impl Iterator<Item = Named<'m>> + Clone) -> Vec<Value> {
    let present = values.clone().map(|(id, title, about, _)| named_value(id, title, about.as_deref()));
    let former = values.flat_map(|(id, .., formerly)| formerly.iter().map(move |old| renamed(old, id.as_str())));
    present.chain(former).collect()
}

fn named_value(id: &Id, title: &str, description: Option<&str>) -> Value {
    let mut value = json!({"const": id.as_str(), "title": title});
    merge(&mut value, &description.map_or(json!({}), |text| json!({"description": text})));
    value
}

fn renamed(old: &str, present: &str) -> Value {
    json!({"const": old, "deprecated": true, "description": format!("Is called `{present}` now.")})
}

/// Every strategy under its id and its former ones, and under the strategy that its practices have left.
fn strategies(model: &Model) -> Map<String, Value> {
    let mut found = Map::new();
    for (_, strategy) in model.strategies() {
        found.insert(strategy.id.to_string(), keyed(strategy));
    }
    for (_, strategy) in model.strategies() {
        for old in &strategy.formerly {
            let mut former = keyed(strategy);
            merge(&mut former, &json!({"deprecated": true, "title": format!("Is called `{}` now.", strategy.id)}));
            found.insert(old.clone(), former);
        }
    }
    for (old_strategy, moved) in moved(model) {
        // A strategy that has been renamed may be written under each of its names.
        let names = model.strategy(&old_strategy).map(|(_, strategy)| strategy.formerly.clone()).unwrap_or_default();
        for name in names.into_iter().chain([old_strategy]) {
            let place =
                found.entry(name).or_insert_with(|| json!({"type": ["object", "null"], "additionalProperties": false, "properties": {}}));
            for (old, practice) in &moved {
                if place["properties"].get(old).is_none() {
                    place["properties"][old] = practice.clone();
                }
            }
        }
    }
    found
}

fn keyed(strategy: &Strategy) -> Value {
    let mut whole = json!({
        "title": strategy.name,
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {"not_applicable": described("#/$defs/set_aside", "Why none of its practices applies, but those with an answer of their own.")},
    });
    merge(&mut whole, &json!({"properties": practices(strategy)}));
    merge(&mut whole, &strategy.summary.as_ref().map_or(json!({}), |summary| json!({"description": summary})));
    whole
}

fn practices(strategy: &Strategy) -> Map<String, Value> {
    let present = strategy.practices.iter().map(|found| (found.id.to_string(), practice(found)));
    let former = strategy.practices.iter().flat_map(|found| {
        let here = found.formerly.iter().filter(|old| !old.contains('/'));
        here.map(move |old| (old.clone(), former(found, found.id.as_str())))
    });
    former.chain(present).collect()
}

/// Practices by the strategy that they were in, when they were in another.
fn moved(model: &Model) -> BTreeMap<String, Map<String, Value>> {
    let mut moved: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for (_, strategy, found) in model.practices() {
        for (old_strategy, old) in found.formerly.iter().filter_map(|old| old.split_once('/')) {
            let name = format!("{}/{}", strategy.id, found.id);
            moved.entry(old_strategy.to_owned()).or_default().insert(old.to_owned(), former(found, &name));
        }
    }
    moved
}

fn former(found: &Practice, name: &str) -> Value {
    let mut old = practice(found);
    merge(&mut old, &json!({"deprecated": true, "description": format!("Is called `{name}` now.")}));
    old
}

fn practice(practice: &Practice) -> Value {
    let mut schema = match &practice.form {
        Form::Scale(scale) => json!({"$ref": format!("#/$defs/{}", scale_name(&scale.id))}),
        Form::Checklist(items) => entry(vec![ticked(items)]),
    };
    let shown = practice.evidence.as_ref().map(|evidence| format!("Evidence: {evidence}"));
    let about = [practice.why.clone(), shown].into_iter().flatten().collect::<Vec<_>>().join(" ");
    merge(&mut schema, &json!({"title": practice.ask}));
    merge(&mut schema, &if about.is_empty() { json!({}) } else { json!({"description": about}) });
    schema
}
