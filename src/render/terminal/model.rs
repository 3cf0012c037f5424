//! A model to browse: the ladder of levels, one level, one strategy, one practice.

use comfy_table::{Cell, presets::NOTHING};

use super::Printout;
use crate::model::{Form, Level, Model, Part, Practice, RiskKind, Strategy};
use crate::render::{Canvas, words};
use crate::text::visible_line;

/// The page of one part of a model; `file` is what to give as `--model` to see more of it.
pub fn model_page(model: &Model, part: Part<'_>, file: Option<&str>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    write(&mut out, model, part, file);
    out.finish()
}

/// Writes one part of a model.
pub(super) fn write(out: &mut Printout, model: &Model, part: Part<'_>, file: Option<&str>) {
    match part {
        Part::Model => whole(out, model, file),
        Part::Level(found) => level(out, model, found),
        Part::Strategy(level, found) => strategy(out, model, level, found),
        Part::Practice(level, strategy, found) => practice(out, level, strategy, found),
    }
}

impl Printout {
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

fn whole(out: &mut Printout, model: &Model, file: Option<&str>) {
    out.title(&format!("{} {}", model.title, model.version));
    out.text(0, model.summary.as_deref());
    out.aside(0, &words::rules(model));
    for level in model.levels.iter().rev() {
        out.blank();
        out.title(&heading(level));
        out.text(2, level.goal.as_deref());
        strategies(out, level);
    }
    out.blank();
    out.aside(0, &format!("{} in all. {}", words::questions(model.practices().count()), look_closer(model, file)));
    if let Some(source) = &model.source {
        let parts: Vec<&str> =
            [Some(source.title.as_str()), source.url.as_deref(), source.license.as_deref()].into_iter().flatten().collect();
        out.aside(0, &format!("Source: {}", visible_line(&parts.join(", "))));
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
fn strategies(out: &mut Printout, level: &Level) {
    const TABLE_FROM: usize = 60;
    if out.width() < TABLE_FROM {
        let plain = out.style();
        level.strategies.iter().for_each(|found| out.item("  • ", &format!("{}: {}", found.id, visible_line(&found.name)), &plain));
        return;
    }
    let mut table = out.table(NOTHING);
    for found in &level.strategies {
        table.add_row([Cell::new(&found.id), Cell::new(visible_line(&found.name))]);
    }
    table.set_width(u16::try_from(out.width() - 1).unwrap_or(u16::MAX));
    out.draw(&table, " ");
}

fn level(out: &mut Printout, model: &Model, level: &Level) {
    out.title(&heading(level));
    out.text(0, level.goal.as_deref());
    out.text(0, level.summary.as_deref());
    for strategy in &level.strategies {
        out.blank();
        out.title(&strategy.name);
        out.text(2, strategy.summary.as_deref());
        out.aside(2, &format!("{} · {}", facts(model, strategy), words::questions(strategy.practices.len())));
    }
}

/// `health-model · Monitoring · weight 2`.
fn facts(model: &Model, strategy: &Strategy) -> String {
    let theme = model.theme(&strategy.theme).map(|theme| format!("{} · ", visible_line(&theme.name))).unwrap_or_default();
    format!("{} · {theme}weight {}", strategy.id, strategy.weight)
}

fn strategy(out: &mut Printout, model: &Model, level: &Level, strategy: &Strategy) {
    out.title(&strategy.name);
    out.aside(0, &format!("Level {} · {} · {}", level.number, visible_line(&level.name), facts(model, strategy)));
    out.text(0, strategy.summary.as_deref());
    out.heading("Questions");
    for practice in &strategy.practices {
        let plain = out.style();
        out.item("  • ", &visible_line(&practice.ask), &plain);
        out.aside(4, &format!("{} · {}", practice.id, words::weight_and_effort(practice)));
    }
    risks(out, strategy, RiskKind::Gap, "Risks while it is missing");
    risks(out, strategy, RiskKind::Pursuit, "Risks on the way");
    trade_offs(out, strategy);
    neighbours(out, "Builds on", model.bases(strategy));
    let above = model.built_on(&strategy.id).filter_map(|above| model.strategy(above.id.as_str()));
    neighbours(out, "Prepares", above);
    reading(out, strategy);
}

fn risks(out: &mut Printout, strategy: &Strategy, kind: RiskKind, heading: &str) {
    if strategy.risks_of(kind).next().is_some() {
        out.heading(heading);
    }
    for risk in strategy.risks_of(kind) {
        let plain = out.style();
        out.item("  • ", &visible_line(&risk.risk), &plain);
        out.text(4, risk.mitigation.as_deref());
    }
}

fn trade_offs(out: &mut Printout, strategy: &Strategy) {
    if !strategy.trade_offs.is_empty() {
        out.heading("Trade-offs");
    }
    for trade_off in &strategy.trade_offs {
        let plain = out.style();
        out.item("  • ", &visible_line(&trade_off.trade_off), &plain);
        out.text(4, trade_off.guidance.as_deref());
    }
}

fn neighbours<'m>(out: &mut Printout, heading: &str, neighbours: impl Iterator<Item = (&'m Level, &'m Strategy)>) {
    let mut neighbours = neighbours.peekable();
    if neighbours.peek().is_some() {
        out.heading(heading);
    }
    for (level, strategy) in neighbours {
        let plain = out.style();
        out.item("  • ", &format!("{}: {} (Level {})", strategy.id, visible_line(&strategy.name), level.number), &plain);
    }
}

fn reading(out: &mut Printout, strategy: &Strategy) {
    if !strategy.learn_more.is_empty() {
        out.heading("Learn more");
        strategy.learn_more.iter().for_each(|link| out.line(&format!("  {}", visible_line(link))));
    }
}

fn practice(out: &mut Printout, level: &Level, strategy: &Strategy, practice: &Practice) {
    out.title(&practice.ask);
    out.aside(0, &format!("Level {} · {} · {}/{}", level.number, visible_line(&strategy.name), strategy.id, practice.id));
    out.blank();
    answers(out, practice);
    out.blank();
    out.labelled("Why", practice.why.as_deref());
    out.labelled("Evidence", practice.evidence.as_deref());
    out.labelled("Next step", Some(&practice.next_step));
    out.aside(2, &words::weight_and_effort(practice));
}

fn answers(out: &mut Printout, practice: &Practice) {
    let plain = out.style();
    match &practice.form {
        Form::Scale(scale) => {
            for option in &scale.options {
                let means = option.means.as_deref().map(|means| format!(": {}", visible_line(means))).unwrap_or_default();
                out.item(&format!("  {:>3}  ", option.value), &format!("{}{means}", visible_line(&option.label)), &plain);
            }
        }
        Form::Checklist(items) => {
            for item in items {
                let why = item.why.as_deref().map(|why| format!(": {}", visible_line(why))).unwrap_or_default();
                out.item("  □ ", &format!("{}{why}", visible_line(&item.label)), &plain);
            }
        }
    }
}
