//! Writes an imported model as a YAML file with a head of comments.

use super::foreign::number;
use super::ids::Ids;
use super::written_model::{Level, Practice, ScaleOption, Strategy, Theme, WrittenModel};
use crate::text::{spelled, visible_line, wrapped};

/// Columns of a comment.
const WIDTH: usize = 120;

/// The whole file: how it came about as comments, then the model.
pub(super) fn text(model: &WrittenModel, tool: &str, losses: &[String]) -> String {
    let mut lines = comment(&format!("Imported from: {tool}. Edit freely: this file is the model now."), "# ", "# ");
    lines.extend(comment("The texts are the source's, and so is their licence: mind it before you share this file.", "# ", "# "));
    lines.extend(list("How it was read:", &model.convention));
    lines.extend(list("What was changed or left out:", losses));
    lines.extend(written(model).0);
    lines.join("\n") + "\n"
}

/// The lines of a mapping, to which entries that say something are added.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn text(mut self, key: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.0.push(format!("{key}: {}", spelled(text)));
        }
        self
    }

    /// A number or a word of our own.
    fn word(mut self, key: &str, word: &str) -> Self {
        self.0.push(format!("{key}: {word}"));
        self
    }

    fn texts<'t>(self, key: &str, texts: impl IntoIterator<Item = &'t String>) -> Self {
        self.parts(key, texts.into_iter().map(|text| Self(vec![spelled(text)])))
    }

    fn parts(mut self, key: &str, parts: impl IntoIterator<Item = Self>) -> Self {
        let lines: Vec<String> = parts.into_iter().flat_map(|part| part.behind("- ")).collect();
        if !lines.is_empty() {
            self.0.push(format!("{key}:"));
            self.0.extend(lines);
        }
        self
    }

    fn part(mut self, key: &str, part: Self) -> Self {
        if !part.0.is_empty() {
            self.0.push(format!("{key}:"));
            self.0.extend(part.behind("  "));
        }
        self
    }

    /// The first line behind `mark` and all others as far in.
    fn behind(self, mark: &str) -> impl Iterator<Item = String> {
        self.0.into_iter().enumerate().map(move |(index, line)| if index == 0 { format!("{mark}{line}") } else { format!("  {line}") })
    }
}

fn written(model: &WrittenModel) -> Lines {
    let source = Lines::default().text("title", &model.source.title).text("url", &model.source.url);
    let source = source.text("license", &model.source.license).text("revision", &model.source.revision);
    let (achieved_at, floor) = model.scoring;
    let scoring = Lines::default().word("achieved_at", &achieved_at.to_string()).word("floor", &floor.to_string());
    let scales = model.scales.iter().fold(Lines::default(), |lines, (id, options)| lines.parts(id, scale(options)));
    let theme = |theme: &Theme| Lines::default().text("id", &theme.id).text("name", &theme.name).text("summary", &theme.summary);
    let lines = Lines::default().text("id", &model.id).text("version", &model.version).text("title", &model.title);
    let lines = lines.text("summary", &model.summary).part("source", source).part("scoring", scoring);
    let default_scale = model.scales.first().map_or("", |(id, _)| id.as_str());
    let lines = lines.text("default_scale", default_scale).part("scales", scales).parts("themes", model.themes.iter().map(theme));
    lines.parts("levels", model.levels.iter().map(level))
}

fn scale(options: &[ScaleOption]) -> Vec<Lines> {
    let mut ids = Ids::default();
    let mut option = |option: &ScaleOption| {
        let lines = Lines::default().text("id", &ids.make(&option.label, "answer")).text("label", &option.label);
        let lines = lines.text("means", &option.means);
        if number(&option.value).is_some() { lines.word("value", &option.value) } else { lines.text("value", &option.value) }
    };
    options.iter().map(&mut option).collect()
}

fn level(level: &Level) -> Lines {
    let lines = Lines::default().text("id", &level.id).text("name", &level.name).text("goal", &level.goal);
    lines.text("summary", &level.summary).parts("strategies", level.strategies.iter().map(strategy))
}

fn strategy(strategy: &Strategy) -> Lines {
    let lines = Lines::default().text("id", &strategy.id).text("name", &strategy.name).text("theme", &strategy.theme);
    let lines = lines.texts("builds_on", &strategy.builds_on).text("summary", &strategy.summary).texts("learn_more", &strategy.learn_more);
    lines.parts("risks", risks(strategy)).parts("practices", strategy.practices.iter().map(practice))
}

/// Each risk once, with the practices that it hangs on.
fn risks(strategy: &Strategy) -> Vec<Lines> {
    let mut risks: Vec<(&String, Vec<&String>)> = vec![];
    for (practice, risk) in strategy.practices.iter().flat_map(|practice| practice.risks.iter().map(move |risk| (practice, risk))) {
        match risks.iter_mut().find(|(known, _)| *known == risk) {
            Some((_, practices)) => practices.push(&practice.id),
            None => risks.push((risk, vec![&practice.id])),
        }
    }
    let mut ids = Ids::default();
    let mut lines = |(risk, practices): (&String, Vec<&String>)| {
        let lines = Lines::default().text("id", &ids.make(practices[0], "risk")).word("stated", "true");
        lines.texts("practices", practices).text("risk", risk)
    };
    risks.into_iter().map(&mut lines).collect()
}

fn practice(practice: &Practice) -> Lines {
    let lines = Lines::default().text("id", &practice.id).text("code", &practice.code).text("ask", &practice.ask);
    let lines = lines.text("why", &practice.why).text("evidence", &practice.evidence).texts("criteria", &practice.criteria);
    let lines = lines.text("next_step", &practice.next_step);
    let lines = practice.weight.into_iter().fold(lines, |lines, weight| lines.word("weight", &weight.to_string()));
    lines.text("effort", practice.effort).text("scale", &practice.scale)
}

fn list(heading: &str, entries: &[String]) -> Vec<String> {
    if entries.is_empty() {
        return vec![];
    }
    let entries = entries.iter().flat_map(|entry| comment(entry, "# - ", "#   "));
    ["#".to_owned(), format!("# {heading}")].into_iter().chain(entries).collect()
}

fn comment(text: &str, first: &str, further: &str) -> Vec<String> {
    wrapped(&visible_line(text), WIDTH, first, further)
}
