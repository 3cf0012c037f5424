//! The models inside the program in JSON, to choose from.

use super::{objects, to_text};
use crate::model::Model;

pub(crate) fn models(models: &[&Model]) -> String {
    to_text(&JsonModels::new(models))
}

objects! {
    /// The models inside the program.
    JsonModels<'m> as "Models" (models: &[&'m Model]) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// Each of them, the default one first.
        models: Vec<JsonModelInShort<'m>> = models.iter().map(|model| JsonModelInShort::new(model)).collect();
    }

    /// A model in short.
    JsonModelInShort<'m> as "ModelInShort" (model: &'m Model) {
        /// Its id, which `--model` takes.
        id: &'m str = model.id.as_str();
        /// `n.n.n`.
        version: &'m str = &model.version;
        /// Its name for people.
        title: &'m str = &model.title;
        /// What it is for.
        summary: Option<&'m str> = model.summary.as_deref();
        /// How many levels it has.
        levels: usize = model.levels.len();
        /// How many strategies it has.
        strategies: usize = model.strategies().count();
        /// How many questions it asks.
        questions: usize = model.practices().count();
        /// How many of them are essential.
        essentials: usize = model.essentials();
    }
}
