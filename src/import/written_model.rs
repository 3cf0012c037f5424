//! A model on its way from another tool to our file format, with that tool's texts.

/// A model; empty texts and lists are what the source does not say.
#[derive(Debug, Default)]
pub(super) struct WrittenModel {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) source: Source,
    /// The scores, in per cent, from which a level passes and under which no strategy of it may be.
    pub(super) scoring: (u32, u32),
    /// The default scale first.
    pub(super) scales: Vec<(String, Vec<ScaleOption>)>,
    pub(super) themes: Vec<Theme>,
    pub(super) levels: Vec<Level>,
    /// How the source was read, a sentence each.
    pub(super) convention: Vec<String>,
}

impl WrittenModel {
    /// All strategies, lowest level first.
    pub(super) fn strategies_mut(&mut self) -> impl Iterator<Item = &mut Strategy> {
        self.levels.iter_mut().flat_map(|level| &mut level.strategies)
    }
}

#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) url: String,
    pub(super) license: String,
    pub(super) revision: String,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ScaleOption {
    pub(super) label: String,
    pub(super) means: String,
    /// Its worth in per cent, as it is written into the file.
    pub(super) value: String,
}

/// A row of the heat map.
#[derive(Debug, Default)]
pub(super) struct Theme {
    /// What strategies call it until it has an id.
    pub(super) key: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) summary: String,
}

#[derive(Debug, Default)]
pub(super) struct Level {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) goal: String,
    pub(super) summary: String,
    pub(super) strategies: Vec<Strategy>,
}

#[derive(Debug, Default)]
pub(super) struct Strategy {
    /// What others call it in `builds_on` until it has an id.
    pub(super) key: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) theme: String,
    pub(super) builds_on: Vec<String>,
    pub(super) summary: String,
    pub(super) learn_more: Vec<String>,
    pub(super) practices: Vec<Practice>,
}

#[derive(Debug, Default)]
pub(super) struct Practice {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) ask: String,
    pub(super) why: String,
    pub(super) evidence: String,
    pub(super) criteria: Vec<String>,
    pub(super) next_step: String,
    /// What to do instead, where `next_step` is no instruction and this is one.
    pub(super) or_step: String,
    /// What a team runs while it is missing.
    pub(super) risks: Vec<String>,
    pub(super) weight: Option<i64>,
    pub(super) effort: &'static str,
    /// The id of its scale, where that is not the default.
    pub(super) scale: String,
}
