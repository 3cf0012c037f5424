//! A model to browse: the ladder of levels, one level, one strategy, one practice.

use comfy_table::{Cell, presets::NOTHING};

use super::Page;
use crate::model::{Form, Level, Model, Part, Practice, RiskKind, Strategy};
use crate::render::{Canvas, words};
use crate::text::visible_line;

/// The page of one part of a model; `file` is what to give as `--model` to see more of it.
pub fn model_page(model: &Model, part: Part<'_>, file: Option<&str>, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    write(&mut page, model, part, file);
    page.finish()
}

/// Writes one part of a model.
pub(super) fn write(page: &mut Page, model: &Model, part: Part<'_>, file: Option<&str>) {
    match part {
        Part::Model => whole(page, model, file),
        Part::Level(found) => level(page, model, found),
        Part::Strategy(level, found) => strategy(page, model, level, found),
        Part::Practice(level, strategy, found) => practice(page, level, strategy, found),
    }
}

impl Page {
    fn title(&mut self, title: &str) {
        let bold = self.bold();
        self.paragraph(0, &visible_line(title), &bold);
    }

    fn text(&mut self, indent: usize, text: Option<&str>) {
        if let Some(text) = text {
            let plain = self.style();
            self.paragraph(indent, &visible_line(text), &plain);
        }
    }

    fn labelled(&mut self, label: &str, text: Option<&str>) {
        if let Some(text) = text {
            let plain = self.style();
            self.item(&format!("  {label}: "), &visible_line(text), &plain);
        }
    }

    fn aside(&mut self, indent: usize, text: &str) {
        let dim = self.dim();
        self.paragraph(indent, text, &dim);
    }
}

fn whole(page: &mut Page, model: &Model, file: Option<&str>) {
    page.title(&format!("{} {}", model.title, model.version));
    page.text(0, model.summary.as_deref());
    page.aside(0, &words::rules(model));
    for level in model.levels.iter().rev() {
        page.blank();
        page.title(&heading(level));
        page.text(2, level.goal.as_deref());
        strategies(page, level);
    }
    page.blank();
    page.aside(0, &format!("{} in all. {}", words::questions(model.practices().count()), look_closer(model, file)));
    if let Some(source) = &model.source {
        let parts: Vec<&str> =
            [Some(source.title.as_str()), source.url.as_deref(), source.license.as_deref()].into_iter().flatten().collect();
        page.aside(0, &format!("Source: {}", visible_line(&parts.join(", "))));
    }
}

/// `Level 3 · Release readiness (7 strategies, 27 questions)`.
fn heading(level: &Level) -> String {
    format!("Level {} · {} ({})", level.number, level.name, words::size(level))
}

/// What to type for one level, one strategy and one question of this model.
fn look_closer(model: &Model, file: Option<&str>) -> String {
    let Some((level, strategy, practice)) = model.practices().last() else { return String::new() };
    let command = format!("maturity model show{}", file.map(|file| format!(" --model {file}")).unwrap_or_default());
    let (level, strategy, practice) = (level.number, &strategy.id, &practice.id);
    format!("Look closer with `{command} {level}`, and so with `{strategy}` or `{strategy}/{practice}`.")
}

/// The strategies of a level, each by what to type for it; a list where a table would be too narrow to read.
fn strategies(page: &mut Page, level: &Level) {
    const TABLE_FROM: usize = 60;
    if page.width() < TABLE_FROM {
        let plain = page.style();
        level.strategies.iter().for_each(|found| page.item("  • ", &format!("{}: {}", found.id, visible_line(&found.name)), &plain));
        return;
    }
    let mut table = page.table(NOTHING);
    for found in &level.strategies {
        table.add_row([Cell::new(&found.id), Cell::new(visible_line(&found.name))]);
    }
    table.set_width(u16::try_from(page.width() - 1).unwrap_or(u16::MAX));
    page.draw(&table, " ");
}

fn level(page: &mut Page, model: &Model, level: &Level) {
    page.title(&heading(level));
    page.text(0, level.goal.as_deref());
    page.text(0, level.summary.as_deref());
    for strategy in &level.strategies {
        page.blank();
        page.title(&strategy.name);
        page.text(2, strategy.summary.as_deref());
        page.aside(2, &format!("{} · {}", facts(model, strategy), words::questions(strategy.practices.len())));
    }
}

/// `health-model · Monitoring · weight 2`.
fn facts(model: &Model, strategy: &Strategy) -> String {
    let theme = model.theme(&strategy.theme).map(|theme| format!("{} · ", visible_line(&theme.name))).unwrap_or_default();
    format!("{} · {theme}weight {}", strategy.id, strategy.weight)
}

fn strategy(page: &mut Page, model: &Model, level: &Level, strategy: &Strategy) {
    page.title(&strategy.name);
    page.aside(0, &format!("Level {} · {} · {}", level.number, visible_line(&level.name), facts(model, strategy)));
    page.text(0, strategy.summary.as_deref());
    page.heading("Questions");
    for practice in &strategy.practices {
        let plain = page.style();
        page.item("  • ", &visible_line(&practice.ask), &plain);
        page.aside(4, &format!("{} · {}", practice.id, words::weight_and_effort(practice)));
    }
    risks(page, strategy, RiskKind::Gap, "Risks while it is missing");
    risks(page, strategy, RiskKind::Pursuit, "Risks on the way");
    trade_offs(page, strategy);
    neighbours(page, "Builds on", model.bases(strategy));
    let above = model.built_on(&strategy.id).filter_map(|above| model.strategy(above.id.as_str()));
    neighbours(page, "Prepares", above);
    reading(page, strategy);
}

fn risks(page: &mut Page, strategy: &Strategy, kind: RiskKind, heading: &str) {
    if strategy.risks_of(kind).next().is_some() {
        page.heading(heading);
    }
    for risk in strategy.risks_of(kind) {
        let plain = page.style();
        page.item("  • ", &visible_line(&risk.risk), &plain);
        page.text(4, risk.mitigation.as_deref());
    }
}

fn trade_offs(page: &mut Page, strategy: &Strategy) {
    if !strategy.trade_offs.is_empty() {
        page.heading("Trade-offs");
    }
    for trade_off in &strategy.trade_offs {
        let plain = page.style();
        page.item("  • ", &visible_line(&trade_off.trade_off), &plain);
        page.text(4, trade_off.guidance.as_deref());
    }
}

fn neighbours<'m>(page: &mut Page, heading: &str, neighbours: impl Iterator<Item = (&'m Level, &'m Strategy)>) {
    let mut neighbours = neighbours.peekable();
    if neighbours.peek().is_some() {
        page.heading(heading);
    }
    for (level, strategy) in neighbours {
        let plain = page.style();
        page.item("  • ", &format!("{}: {} (Level {})", strategy.id, visible_line(&strategy.name), level.number), &plain);
    }
}

fn reading(page: &mut Page, strategy: &Strategy) {
    if !strategy.learn_more.is_empty() {
        page.heading("Learn more");
        strategy.learn_more.iter().for_each(|link| page.line(&format!("  {}", visible_line(link))));
    }
}

fn practice(page: &mut Page, level: &Level, strategy: &Strategy, practice: &Practice) {
    page.title(&practice.ask);
    page.aside(0, &format!("Level {} · {} · {}/{}", level.number, visible_line(&strategy.name), strategy.id, practice.id));
    page.blank();
    answers(page, practice);
    page.blank();
    page.labelled("Why", practice.why.as_deref());
    page.labelled("Evidence", practice.evidence.as_deref());
    page.labelled("Next step", Some(&practice.next_step));
    page.aside(2, &words::weight_and_effort(practice));
}

fn answers(page: &mut Page, practice: &Practice) {
    let plain = page.style();
    match &practice.form {
        Form::Scale(scale) => {
            for option in &scale.options {
                let means = option.means.as_deref().map(|means| format!(": {}", visible_line(means))).unwrap_or_default();
                page.item(&format!("  {:>3}  ", option.value), &format!("{}{means}", visible_line(&option.label)), &plain);
            }
        }
        Form::Checklist(items) => {
            for item in items {
                let why = item.why.as_deref().map(|why| format!(": {}", visible_line(why))).unwrap_or_default();
                page.item("  □ ", &format!("{}{why}", visible_line(&item.label)), &plain);
            }
        }
    }
}
