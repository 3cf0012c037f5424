//! A model to browse: the ladder of levels, one level, one strategy, one practice.

use comfy_table::{Cell, presets::NOTHING};

use super::Printout;
use crate::model::{Form, Level, Model, Part, Practice, Risk, Strategy, TradeOff};
use crate::render::{Canvas, words};
use crate::text::visible_line;

/// The page of one part of a model; `file` is what to give as `--model` to see more of it.
pub fn model_page(model: &Model, part: Part<'_>, file: Option<&str>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    write(&mut out, model, part, file);
    out.finish()
}

/// Text of the model, where there is any.
fn text(out: &mut Printout, indent: usize, text: Option<&str>) {
    if let Some(text) = text {
        out.text(indent, &visible_line(text));
    }
}

fn labelled(out: &mut Printout, label: &str, text: Option<&str>) {
    if let Some(text) = text {
        out.item(&format!("  {label}: "), &visible_line(text));
    }
}

pub(super) fn write(out: &mut Printout, model: &Model, part: Part<'_>, file: Option<&str>) {
    match part {
        Part::Model => whole(out, model, file),
        Part::Level(found) => level(out, model, found),
        Part::Strategy(level, found) => strategy(out, model, level, found),
        Part::Practice(level, strategy, found) => practice(out, level, strategy, found),
    }
}

fn whole(out: &mut Printout, model: &Model, file: Option<&str>) {
    out.strong(0, &visible_line(&format!("{} {}", model.title, model.version)));
    text(out, 0, model.summary.as_deref());
    out.aside(0, &words::rules(model));
    for level in model.levels.iter().rev() {
        out.blank();
        out.strong(0, &visible_line(&heading(level)));
        text(out, 2, level.goal.as_deref());
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
    if out.is_narrow() {
        level.strategies.iter().for_each(|found| out.item("  • ", &format!("{}: {}", found.id, visible_line(&found.name))));
        return;
    }
    let mut table = out.table(NOTHING, 1);
    for found in &level.strategies {
        table.add_row([Cell::new(&found.id), Cell::new(visible_line(&found.name))]);
    }
    out.draw(&table, 1);
}

fn level(out: &mut Printout, model: &Model, level: &Level) {
    out.strong(0, &visible_line(&heading(level)));
    text(out, 0, level.goal.as_deref());
    text(out, 0, level.summary.as_deref());
    for strategy in &level.strategies {
        out.blank();
        out.strong(0, &visible_line(&strategy.name));
        text(out, 2, strategy.summary.as_deref());
        out.aside(2, &format!("{} · {}", facts(model, strategy), words::questions(strategy.practices.len())));
    }
    risks_and_trade_offs(out, &level.risks, &level.trade_offs);
}

/// `health-model · Monitoring · weight 2`.
fn facts(model: &Model, strategy: &Strategy) -> String {
    let theme = model.theme(&strategy.theme).map(|theme| format!("{} · ", visible_line(&theme.name))).unwrap_or_default();
    format!("{} · {theme}weight {}", strategy.id, strategy.weight)
}

fn strategy(out: &mut Printout, model: &Model, level: &Level, strategy: &Strategy) {
    out.strong(0, &visible_line(&strategy.name));
    out.aside(0, &format!("Level {} · {} · {}", level.number, visible_line(&level.name), facts(model, strategy)));
    text(out, 0, strategy.summary.as_deref());
    out.heading("Questions");
    for practice in &strategy.practices {
        out.item("  • ", &visible_line(&practice.ask));
        out.aside(4, &format!("{} · {}", practice.id, words::weight_and_effort(practice)));
    }
    risks_and_trade_offs(out, &strategy.risks, &strategy.trade_offs);
    for (heading, found) in words::neighbours(model, strategy) {
        out.heading(heading);
        for (level, found) in found {
            out.item("  • ", &format!("{}: {} (Level {})", found.id, visible_line(&found.name), level.number));
        }
    }
    if !strategy.learn_more.is_empty() {
        out.heading("Learn more");
    }
    for link in &strategy.learn_more {
        out.line(&format!("  {}", visible_line(link)));
    }
}

fn risks_and_trade_offs(out: &mut Printout, risks: &[Risk], trade_offs: &[TradeOff]) {
    for (heading, rows) in words::risks_and_trade_offs(risks, trade_offs) {
        out.heading(heading);
        for row in rows {
            out.item("  • ", &visible_line(row.what));
            if !row.facts.is_empty() {
                out.aside(4, &row.facts);
            }
            text(out, 4, row.guidance);
        }
    }
}

fn practice(out: &mut Printout, level: &Level, strategy: &Strategy, practice: &Practice) {
    out.strong(0, &visible_line(&practice.ask));
    out.aside(0, &format!("Level {} · {} · {}/{}", level.number, visible_line(&strategy.name), strategy.id, practice.id));
    out.blank();
    answers(out, practice);
    out.blank();
    labelled(out, "Why", practice.why.as_deref());
    labelled(out, "Evidence", practice.evidence.as_deref());
    practice.criteria.iter().for_each(|criterion| labelled(out, "Best answer only if", Some(criterion)));
    labelled(out, "Next step", Some(&practice.next_step));
    let code = practice.code.as_deref().map(|code| format!(" · {}", visible_line(code))).unwrap_or_default();
    out.aside(2, &format!("{}{code}", words::weight_and_effort(practice)));
}

fn answers(out: &mut Printout, practice: &Practice) {
    match &practice.form {
        Form::Scale(scale) => {
            for option in &scale.options {
                let means = option.means.as_deref().map(|means| format!(": {}", visible_line(means))).unwrap_or_default();
                out.item(&format!("  {:>3}  ", option.value), &format!("{}{means}", visible_line(&option.label)));
            }
        }
        Form::Checklist(items) => {
            for item in items {
                let why = item.why.as_deref().map(|why| format!(": {}", visible_line(why))).unwrap_or_default();
                out.item("  □ ", &format!("{}{why}", visible_line(&item.label)));
            }
        }
    }
}
