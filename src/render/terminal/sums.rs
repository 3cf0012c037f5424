//! The sums behind the figures, and one part of the model with what a workload has of it.

use super::{Page, model};
use crate::model::Part;
use crate::render::Canvas;
use crate::report::{LevelSums, Report, StrategySums};

/// All sums, for a pocket calculator.
pub fn sums(report: &Report<'_, '_>, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    page.heading("The sums");
    let dim = page.dim();
    page.paragraph(0, "Open answers count 0. … stands for more decimals; what decides is exact.", &dim);
    report.sums().iter().for_each(|level| level_sums(&mut page, level));
    section(&mut page, "Plan: what each step adds to its level", &report.plan_sums());
    section(&mut page, "Mean and themes", &report.secondary_sums());
    page.finish()
}

/// The page of one part of a model, with what a workload has of it.
pub fn explanation<'a>(report: &Report<'_, 'a>, part: Part<'a>, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    model::write(&mut page, report.model(), part, None);
    let found = report.explanation(part);
    page.heading(&format!("In {}", report.standing().workload));
    let plain = page.style();
    for (label, text) in &found.facts {
        page.item(&format!("  {label}: "), text, &plain);
    }
    if let Some(sums) = &found.strategy {
        page.heading("The sums");
        strategy_sums(&mut page, sums);
    }
    if let Some(sums) = &found.level {
        section(&mut page, "The sums", &sums.lines);
    }
    page.finish()
}

fn level_sums(page: &mut Page, level: &LevelSums) {
    page.heading(&level.heading);
    for strategy in &level.strategies {
        page.blank();
        strategy_sums(page, strategy);
    }
    page.blank();
    lines(page, &level.lines);
}

fn strategy_sums(page: &mut Page, strategy: &StrategySums) {
    let (plain, bold) = (page.style(), page.bold());
    page.paragraph(2, &strategy.heading, &bold);
    for term in &strategy.terms {
        page.item(&format!("    {:<16} ", term.sum), &term.what, &plain);
    }
    for line in &strategy.lines {
        page.item("    ", line, &plain);
    }
}

fn section(page: &mut Page, heading: &str, rows: &[String]) {
    if !rows.is_empty() {
        page.heading(heading);
        lines(page, rows);
    }
}

fn lines(page: &mut Page, rows: &[String]) {
    let plain = page.style();
    for row in rows {
        page.item("  ", row, &plain);
    }
}
