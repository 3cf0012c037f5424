//! A case as the two files that a team would have, and what `maturity` makes of them.

use std::collections::BTreeSet;
use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use maturity::answers::{Answers, SIZE_LIMIT};
use maturity::document::Document;
use maturity::model::{Effort, Model};
use maturity::next_steps::{Goal, NextSteps};
use maturity::render;
use maturity::report::Report;
use maturity::scorecard::Scorecard;
use serde_yaml::{Mapping, Value};

use crate::case::{Answer, Case, Form, Practice, Reply, Spelling, Strategy};

/// The day on which everything is looked at.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// A mapping; keys without value are left out.
fn mapping<'k>(entries: impl IntoIterator<Item = (&'k str, Option<Value>)>) -> Value {
    let given = entries.into_iter().filter_map(|(key, value)| Some((Value::from(key), value?)));
    Value::Mapping(given.collect::<Mapping>())
}

fn list<T>(values: impl IntoIterator<Item = T>, form: impl Fn(T) -> Value) -> Option<Value> {
    let values: Vec<Value> = values.into_iter().map(form).collect();
    (!values.is_empty()).then(|| Value::Sequence(values))
}

fn named(id: &str) -> Value {
    mapping([("id", Some(id.into())), ("name", Some(id.into()))])
}

fn days_ago(days: u32) -> Value {
    Value::from(TODAY.saturating_sub(i64::from(days).days()).to_string())
}

impl Case {
    /// The model file.
    pub(crate) fn model_file(&self) -> Value {
        let uses_other = self.strategies().flat_map(|strategy| &strategy.practices).any(|practice| practice.form == Form::Scale(1));
        let themes: BTreeSet<usize> = self.strategies().map(|strategy| strategy.theme).collect();
        let scoring = mapping([("achieved_at", Some(self.achieved_at.into())), ("floor", Some(self.floor.into()))]);
        let scales = mapping([("usual", list(self.options(0), option)), ("another", list(self.options(1), option).filter(|_| uses_other))]);
        let level = |level: &crate::case::Level| {
            let strategies = list(&level.strategies, |strategy| self.strategy_fields(strategy));
            mapping([("id", Some(level.id.as_str().into())), ("name", Some(level.id.as_str().into())), ("strategies", strategies)])
        };
        mapping([
            ("id", Some("tiny".into())),
            ("version", Some("1.0.0".into())),
            ("title", Some("A tiny model".into())),
            ("scoring", Some(scoring)),
            ("default_scale", Some("usual".into()).filter(|_| uses_other)),
            ("scales", Some(scales)),
            ("themes", list(themes, |theme| named(&format!("t{theme}")))),
            ("levels", list(&self.levels, level)),
        ])
    }

    fn options(&self, scale: usize) -> impl Iterator<Item = (usize, u32)> {
        self.scales[scale].iter().copied().enumerate()
    }

    fn strategy_fields(&self, strategy: &Strategy) -> Value {
        let known: BTreeSet<&String> = self.strategies().map(|strategy| &strategy.id).collect();
        mapping([
            ("id", Some(strategy.id.as_str().into())),
            ("name", Some(strategy.id.as_str().into())),
            ("theme", Some(format!("t{}", strategy.theme).into())),
            ("weight", Some(strategy.weight.into()).filter(|_| strategy.weight > 1)),
            ("builds_on", list(strategy.builds_on.iter().filter(|base| known.contains(base)), |base| Value::from(base.as_str()))),
            ("practices", list(&strategy.practices, |practice| practice_fields(&strategy.id, practice))),
        ])
    }

    /// The answers file.
    pub(crate) fn answers_file(&self) -> Value {
        let strategy = |strategy: &Strategy| {
            let aside = (strategy.aside.reply == Reply::NotApplicable).then(|| ("not_applicable".to_owned(), decision(strategy.aside)));
            let practice = |practice: &Practice| Some((practice.id.clone(), self.entry(practice.answer, practice.form)?));
            let entries: Vec<_> = aside.into_iter().chain(strategy.practices.iter().filter_map(practice)).collect();
            (strategy.id.clone(), mapping(entries.iter().map(|(id, entry)| (id.as_str(), Some(entry.clone())))))
        };
        let given: Vec<_> = self.strategies().map(strategy).filter(|(_, entries)| *entries != mapping([])).collect();
        let answers = mapping(given.iter().map(|(id, entries)| (id.as_str(), Some(entries.clone()))));
        mapping([
            ("workload", Some("tiny".into())),
            ("model", Some("tiny@1.0.0".into())),
            ("assessed", self.assessed.map(days_ago)),
            ("answers", Some(answers).filter(|_| !given.is_empty())),
        ])
    }

    fn entry(&self, answer: Answer, form: Form) -> Option<Value> {
        let value = match answer.reply {
            Reply::NotApplicable => None,
            Reply::Absent => (answer.spelling == Spelling::Key).then_some(Value::Null),
            Reply::Unknown => Some("unknown".into()),
            Reply::Value(value) => Some(self.value(value, form)),
        };
        let reason = (answer.reply == Reply::NotApplicable).then(|| Value::from("There is none."));
        let reviewed = answer.age.filter(|_| answer.reply != Reply::Absent).map(days_ago);
        let note = Some("Ask again.".into()).filter(|_| answer.spelling == Spelling::Mapping);
        if reason.is_none() && reviewed.is_none() && note.is_none() {
            return value;
        }
        Some(mapping([("answer", value), ("not_applicable", reason), ("note", note), ("reviewed", reviewed)]))
    }

    fn value(&self, value: u8, form: Form) -> Value {
        match form {
            Form::Scale(scale) => Value::from(format!("o{}", usize::from(value).min(self.scales[scale].len() - 1))),
            Form::Checklist(items) => {
                Value::Sequence((0..items).filter(|item| value >> item & 1 == 1).map(|item| Value::from(format!("i{item}"))).collect())
            }
        }
    }

    pub(crate) fn model(&self) -> Model {
        read_model(&self.model_file())
    }

    /// The answers, as old as they are today.
    pub(crate) fn answers(&self, model: &Model) -> Answers {
        self.read_answers(&self.answers_file(), model)
    }

    /// What `file` says, as old as it is today.
    pub(crate) fn read_answers(&self, file: &Value, model: &Model) -> Answers {
        let text = serde_yaml::to_string(file).unwrap();
        let document = Document::parse("answers", text.as_bytes(), SIZE_LIMIT).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
        let (answers, warnings) = Answers::read(document, model, TODAY).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
        assert!(warnings.problems.is_empty(), "{warnings}\n{text}");
        match self.max_age {
            Some(days) => answers.as_of(TODAY, days),
            None => answers,
        }
    }

    /// The report for machines.
    pub(crate) fn json(&self) -> String {
        let model = self.model();
        json(&model, &self.answers(&model))
    }
}

pub(crate) fn read_model(file: &Value) -> Model {
    let text = serde_yaml::to_string(file).unwrap();
    Model::read("model", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

pub(crate) fn json(model: &Model, answers: &Answers) -> String {
    let scorecard = Scorecard::new(model, answers);
    let next_steps = NextSteps::new(&scorecard, Goal::default());
    render::json(&Report { answers, scorecard: &scorecard, next_steps: &next_steps, as_of: TODAY, warnings: &[], title: None })
}

/// Why a whole strategy is set aside.
fn decision(aside: Answer) -> Value {
    let reason = Value::from("There is none.");
    match (aside.age, aside.spelling) {
        (None, Spelling::Bare) => reason,
        (age, _) => mapping([("reason", Some(reason)), ("reviewed", age.map(days_ago))]),
    }
}

fn option((index, value): (usize, u32)) -> Value {
    mapping([("id", Some(format!("o{index}").into())), ("label", Some(format!("Option {index}").into())), ("value", Some(value.into()))])
}

fn practice_fields(strategy: &str, practice: &Practice) -> Value {
    let (scale, items) = match practice.form {
        Form::Scale(0) => (None, 0),
        Form::Scale(_) => (Some("another".into()), 0),
        Form::Checklist(items) => (None, items),
    };
    let item = |item: u32| mapping([("id", Some(format!("i{item}").into())), ("label", Some(format!("Item {item}").into()))]);
    mapping([
        ("id", Some(practice.id.as_str().into())),
        ("ask", Some(format!("Is {} of {strategy} in place?", practice.id).into())),
        ("next_step", Some("Do it.".into())),
        ("essential", Some(true.into()).filter(|_| practice.essential)),
        ("weight", Some(practice.weight.into()).filter(|_| practice.weight > 1)),
        ("effort", Some(practice.effort.as_str().into()).filter(|_| practice.effort != Effort::Medium)),
        ("scale", scale),
        ("items", list(0..items, item)),
    ])
}

/// The two files.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |file| serde_yaml::to_string(&file).unwrap_or_default();
        write!(f, "\n{}\n{}\nmaximum age: {:?}", text(self.model_file()), text(self.answers_file()), self.max_age)
    }
}
