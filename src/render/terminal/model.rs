//! A model to browse: the ladder of levels, one level, one strategy, one practice.

use super::Page;
use crate::document::visible_line;
use crate::model::{Form, Level, Model, Part, Practice, RiskKind, Strategy};
use crate::render::Canvas;

/// The page of one part of a model.
pub fn model_page(model: &Model, part: Part<'_>, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    write(&mut page, model, part);
    page.finish()
}

/// Writes one part of a model.
pub(super) fn write(page: &mut Page, model: &Model, part: Part<'_>) {
    match part {
        Part::Model => whole(page, model),
        Part::Level(found) => level(page, found),
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

fn whole(page: &mut Page, model: &Model) {
    page.title(&format!("{} {}", model.title, model.version));
    page.text(0, model.summary.as_deref());
    for level in model.levels.iter().rev() {
        page.blank();
        page.title(&format!("Level {} · {}", level.number, level.name));
        page.text(2, level.goal.as_deref());
        for strategy in &level.strategies {
            let name = visible_line(&strategy.name);
            let plain = page.style();
            page.item("  • ", &format!("{name} ({}, {})", strategy.id, questions(strategy.practices.len())), &plain);
        }
    }
    page.blank();
    page.aside(0, &format!("{} questions in all. Look closer with `model show 3` or `model show STRATEGY`.", model.practices().count()));
    if let Some(source) = &model.source {
        let parts: Vec<&str> =
            [Some(source.title.as_str()), source.url.as_deref(), source.license.as_deref()].into_iter().flatten().collect();
        page.aside(0, &format!("Source: {}", visible_line(&parts.join(", "))));
    }
}

fn questions(count: usize) -> String {
    format!("{count} question{}", if count == 1 { "" } else { "s" })
}

fn level(page: &mut Page, level: &Level) {
    page.title(&format!("Level {} · {}", level.number, level.name));
    page.text(0, level.goal.as_deref());
    page.text(0, level.summary.as_deref());
    for strategy in &level.strategies {
        page.blank();
        page.title(&strategy.name);
        page.text(2, strategy.summary.as_deref());
        page.aside(2, &format!("{} · weight {} · {}", strategy.id, strategy.weight, questions(strategy.practices.len())));
    }
}

fn strategy(page: &mut Page, model: &Model, level: &Level, strategy: &Strategy) {
    page.title(&strategy.name);
    page.aside(0, &format!("Level {} · {} · {} · weight {}", level.number, visible_line(&level.name), strategy.id, strategy.weight));
    page.text(0, strategy.summary.as_deref());
    page.heading("Questions");
    for practice in &strategy.practices {
        let plain = page.style();
        page.item("  • ", &visible_line(&practice.ask), &plain);
        page.aside(4, &format!("{} · {}", practice.id, weight_and_effort(practice)));
    }
    risks(page, strategy, RiskKind::Gap, "Risks while it is missing");
    risks(page, strategy, RiskKind::Pursuit, "Risks on the way");
    trade_offs(page, strategy);
    neighbours(page, model, strategy);
    reading(page, strategy);
}

fn weight_and_effort(practice: &Practice) -> String {
    format!("weight {} · {} effort ({})", practice.weight, practice.effort.as_str(), practice.effort.points())
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

fn neighbours(page: &mut Page, model: &Model, strategy: &Strategy) {
    let built_on: Vec<String> = model.built_on(&strategy.id).map(|above| above.id.to_string()).collect();
    let bases: Vec<String> = strategy.builds_on.iter().map(ToString::to_string).collect();
    if bases.is_empty() && built_on.is_empty() {
        return;
    }
    page.heading("Builds");
    page.labelled("on", Some(bases.join(", ")).filter(|text| !text.is_empty()).as_deref());
    page.labelled("towards", Some(built_on.join(", ")).filter(|text| !text.is_empty()).as_deref());
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
    page.aside(2, &weight_and_effort(practice));
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
