//! A model on its way from another tool to our file format: first with that tool's texts and keys, in the end with ours.

use serde::{Serialize, Serializer};

#[derive(Debug, Default, Serialize)]
pub(super) struct WrittenModel {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<Source>,
    pub(super) scoring: Scoring,
    pub(super) default_scale: String,
    /// The default scale first.
    #[serde(serialize_with = "as_mapping")]
    pub(super) scales: Vec<(String, Vec<ScaleOption>)>,
    pub(super) themes: Vec<Theme>,
    pub(super) levels: Vec<Level>,
}

impl WrittenModel {
    /// How many questions there are.
    pub(super) fn practices(&self) -> usize {
        self.strategies().map(|strategy| strategy.practices.len()).sum()
    }

    /// All strategies, lowest level first.
    pub(super) fn strategies(&self) -> impl Iterator<Item = &Strategy> {
        self.levels.iter().flat_map(|level| &level.strategies)
    }

    pub(super) fn strategies_mut(&mut self) -> impl Iterator<Item = &mut Strategy> {
        self.levels.iter_mut().flat_map(|level| &mut level.strategies)
    }
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Source {
    pub(super) title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) url: String,
}

/// When a level is reached, in per cent.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Scoring {
    pub(super) achieved_at: u32,
    pub(super) floor: u32,
}

/// One answer of a scale, worth so much per cent.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct ScaleOption {
    pub(super) id: String,
    pub(super) label: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) means: String,
    pub(super) value: u32,
}

/// A row of the heat map.
#[derive(Debug, Default, Serialize)]
pub(super) struct Theme {
    /// What strategies call it until it has an id.
    #[serde(skip)]
    pub(super) key: String,
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Level {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) goal: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    pub(super) strategies: Vec<Strategy>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Strategy {
    /// What others call it in `builds_on` until it has an id; several where strategies were joined.
    #[serde(skip)]
    pub(super) keys: Vec<String>,
    /// The names of the strategies that were joined to it.
    #[serde(skip)]
    pub(super) joined: Vec<String>,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) theme: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) builds_on: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) learn_more: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) risks: Vec<Risk>,
    pub(super) practices: Vec<Practice>,
}

/// What is run while a strategy is missing.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Risk {
    pub(super) id: String,
    pub(super) risk: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Practice {
    pub(super) id: String,
    pub(super) ask: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) why: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) evidence: String,
    pub(super) next_step: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) weight: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) effort: Option<&'static str>,
    /// The id of its scale, where that is not the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) scale: Option<String>,
}

fn as_mapping<S: Serializer>(scales: &[(String, Vec<ScaleOption>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(scales.iter().map(|(id, options)| (id, options)))
}
