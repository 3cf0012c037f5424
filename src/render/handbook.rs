//! A model as Markdown: a handbook of the whole, or the page of one part.

use askama::Template;

use super::words;
use crate::model::{Form, Level, Model, Part, Practice, Scale, Strategy};

/// The whole of a model, or one part of it, as Markdown.
pub(crate) fn handbook(model: &Model, part: Part<'_>) -> String {
    let page = match part {
        Part::Model => Handbook { model }.render(),
        Part::Level(level) => LevelPage { model, extent: Extent::Level, level }.render(),
        Part::Strategy(level, strategy) => StrategyPage { model, extent: Extent::Strategy, level, strategy }.render(),
        Part::Practice(level, strategy, practice) => PracticePage { level, strategy, practice }.render(),
    };
    // Rendering into memory fails only when a value's own `Display` does, and these are texts and numbers.
    page.unwrap_or_default()
}

#[derive(Template)]
#[template(path = "models.md", config = "src/render/askama.toml")]
struct Models<'m> {
    models: &'m [&'m Model],
}

/// The models inside the program, to choose from.
pub(crate) fn markdown_models(models: &[&Model]) -> String {
    // Rendering into memory fails as seldom as above.
    Models { models }.render().unwrap_or_default()
}

/// What the page as a whole holds: how deep its headings are, and whether other strategies are on it and can be followed to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Model,
    Level,
    Strategy,
}

#[derive(Template)]
#[template(path = "handbook.md", config = "src/render/askama.toml")]
struct Handbook<'m> {
    model: &'m Model,
}

impl<'m> Handbook<'m> {
    fn level(&self, level: &'m Level) -> LevelPage<'m> {
        LevelPage { model: self.model, extent: Extent::Model, level }
    }

    /// The strategies of a theme, with their level.
    fn strategies_of(&self, theme: &crate::model::Theme) -> Vec<(&'m Level, &'m Strategy)> {
        self.model.strategies().filter(|(_, strategy)| strategy.theme == theme.id).collect()
    }
}

#[derive(Template)]
#[template(path = "handbook-level.md", config = "src/render/askama.toml")]
struct LevelPage<'m> {
    model: &'m Model,
    extent: Extent,
    level: &'m Level,
}

impl<'m> LevelPage<'m> {
    fn strategy(&self, strategy: &'m Strategy) -> StrategyPage<'m> {
        StrategyPage { model: self.model, extent: self.extent, level: self.level, strategy }
    }
}

#[derive(Template)]
#[template(path = "handbook-strategy.md", config = "src/render/askama.toml")]
struct StrategyPage<'m> {
    model: &'m Model,
    extent: Extent,
    level: &'m Level,
    strategy: &'m Strategy,
}

impl<'m> StrategyPage<'m> {
    /// The scale of a practice where it is not the default one, which is explained once.
    fn own_scale(&self, practice: &'m Practice) -> Option<&'m Scale> {
        let Form::Scale(scale) = &practice.form else { return None };
        Some(&**scale).filter(|scale| scale.id != self.model.default_scale.id)
    }
}

/// `Not in place (0) · Partially (25) · …`, as Markdown.
fn worths(scale: &Scale) -> Vec<String> {
    scale.options.iter().map(|option| format!("{} ({})", option.label, option.value)).collect()
}

#[derive(Template)]
#[template(path = "handbook-practice.md", config = "src/render/askama.toml")]
struct PracticePage<'m> {
    level: &'m Level,
    strategy: &'m Strategy,
    practice: &'m Practice,
}
