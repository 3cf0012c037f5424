//! A model on its way from another tool to our file format, with that tool's texts; the keys of the file are the fields here.

use serde::{Serialize, Serializer};

use super::foreign::whole;

/// A model; empty texts and lists are what the source does not say.
#[derive(Debug, Default, Serialize)]
pub(super) struct WrittenModel {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) source: Source,
    pub(super) scoring: Scoring,
    /// The first scale.
    pub(super) default_scale: String,
    #[serde(serialize_with = "as_mapping")]
    pub(super) scales: Vec<(String, Vec<ScaleOption>)>,
    pub(super) themes: Vec<Theme>,
    pub(super) levels: Vec<Level>,
    /// How the source was read, a sentence each.
    #[serde(skip)]
    pub(super) convention: Vec<String>,
}

impl WrittenModel {
    /// All strategies, lowest level first.
    pub(super) fn strategies_mut(&mut self) -> impl Iterator<Item = &mut Strategy> {
        self.levels.iter_mut().flat_map(|level| &mut level.strategies)
    }
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) url: String,
    pub(super) license: String,
    pub(super) revision: String,
}

/// The scores, in per cent, from which a level passes and under which no strategy of it may be.
#[derive(Debug, Default, Serialize)]
pub(super) struct Scoring {
    pub(super) achieved_at: u32,
    pub(super) floor: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct ScaleOption {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) means: String,
    /// Its worth in per cent; what is no whole number is left to the lint.
    #[serde(serialize_with = "as_number")]
    pub(super) value: String,
}

impl ScaleOption {
    pub(super) fn new(label: &str, means: &str, value: String) -> Self {
        Self { id: String::new(), label: label.to_owned(), means: means.to_owned(), value }
    }
}

/// A row of the heat map.
#[derive(Debug, Default, Serialize)]
pub(super) struct Theme {
    /// What strategies call it until it has an id.
    #[serde(skip)]
    pub(super) key: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) summary: String,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Level {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) goal: String,
    pub(super) summary: String,
    pub(super) strategies: Vec<Strategy>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Strategy {
    /// What others call it in `builds_on` until it has an id.
    #[serde(skip)]
    pub(super) key: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) theme: String,
    pub(super) builds_on: Vec<String>,
    pub(super) summary: String,
    pub(super) learn_more: Vec<String>,
    /// Those of its practices.
    pub(super) risks: Vec<Risk>,
    pub(super) practices: Vec<Practice>,
}

#[derive(Debug, Serialize)]
pub(super) struct Risk {
    pub(super) id: String,
    pub(super) stated: bool,
    /// The practices that it hangs on.
    pub(super) practices: Vec<String>,
    #[serde(rename = "risk")]
    pub(super) text: String,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Practice {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) ask: String,
    pub(super) why: String,
    pub(super) evidence: String,
    pub(super) criteria: Vec<String>,
    pub(super) next_step: String,
    /// What to do instead, where `next_step` is no instruction and this is one.
    #[serde(skip)]
    pub(super) or_step: String,
    /// What a team runs while it is missing.
    #[serde(skip)]
    pub(super) risks: Vec<String>,
    pub(super) weight: Option<i64>,
    pub(super) effort: &'static str,
    /// The id of its scale, where that is not the default.
    pub(super) scale: String,
}

fn as_mapping<S: Serializer>(scales: &[(String, Vec<ScaleOption>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(scales.iter().map(|(id, options)| (id, options)))
}

fn as_number<S: Serializer>(value: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match whole(value) {
        Some(number) => number.serialize(serializer),
        None => value.serialize(serializer),
    }
}
