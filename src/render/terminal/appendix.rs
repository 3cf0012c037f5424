//! What `--full` adds, and the foot.

use super::{Detail, Page};
use crate::report::{AnswerRow, QuestionRow, Report};

pub(super) fn risks(page: &mut Page, report: &Report<'_, '_>) {
    let rows = report.risks();
    if rows.is_empty() {
        return;
    }
    page.heading("Risks you run");
    let (plain, dim) = (page.style(), page.dim());
    for row in rows {
        page.item("  • ", &row.risk, &plain);
        page.paragraph(4, &format!("Level {} · {} · {}", row.level, row.strategy, row.percent), &dim);
        if let Some(mitigation) = &row.mitigation {
            page.paragraph(4, mitigation, &plain);
        }
    }
}

pub(super) fn questions(page: &mut Page, report: &Report<'_, '_>) {
    list(page, "Open answers", &report.open_questions());
    stale(page, report);
    list(page, "Set aside", &report.set_aside());
    let not_assessed = report.not_assessed();
    if !not_assessed.is_empty() {
        page.heading("Not assessed");
        let plain = page.style();
        for line in &not_assessed {
            page.item("  • ", line, &plain);
        }
    }
}

/// Answers that are too old, with their age.
pub(super) fn stale(page: &mut Page, report: &Report<'_, '_>) {
    list(page, "Too old to count", &report.stale_questions());
}

/// Gaps that the team lives with for now.
pub(super) fn accepted(page: &mut Page, report: &Report<'_, '_>) {
    list(page, "Accepted for now", &report.accepted());
}

fn list(page: &mut Page, heading: &str, rows: &[QuestionRow]) {
    if rows.is_empty() {
        return;
    }
    page.heading(heading);
    let (plain, dim) = (page.style(), page.dim());
    for row in rows {
        page.item("  • ", &row.ask, &plain);
        page.paragraph(4, &format!("Level {} · {} · {}", row.level, row.strategy, row.answer), &dim);
        if let Some(remark) = &row.remark {
            page.paragraph(4, remark, &plain);
        }
    }
}

pub(super) fn answers(page: &mut Page, report: &Report<'_, '_>) {
    for level in report.answers_by_level() {
        page.heading(&format!("Answers: Level {} · {}", level.number, level.name));
        for strategy in &level.strategies {
            let bold = page.bold();
            page.blank();
            page.paragraph(2, &format!("{} ({})", strategy.name, strategy.percent), &bold);
            strategy.answers.iter().for_each(|row| answer(page, row));
        }
    }
}

fn answer(page: &mut Page, row: &AnswerRow) {
    let (plain, dim) = (page.style(), page.dim());
    page.item("  • ", &row.ask, &plain);
    let reviewed = row.reviewed.as_ref().map(|day| format!(" ({day})")).unwrap_or_default();
    page.paragraph(4, &format!("{}{reviewed}", row.answer), &page.bold());
    row.ticked.iter().for_each(|item| page.item("    ✓ ", item, &plain));
    row.unticked.iter().for_each(|item| page.item("    ✗ ", item, &dim));
    for text in row.reason.iter().chain(&row.note).flat_map(|text| text.lines()) {
        page.paragraph(4, text, &plain);
    }
    row.evidence.iter().for_each(|evidence| page.item("    see ", &evidence.text, &dim));
}

pub(super) fn footer(page: &mut Page, report: &Report<'_, '_>, detail: Detail) {
    let footer = report.footer();
    let dim = page.dim();
    page.blank();
    page.paragraph(0, &footer.made, &dim);
    if detail.full {
        page.paragraph(0, &footer.rules, &dim);
    }
    if let Some(source) = &footer.source {
        let parts: Vec<&str> = [Some(source.text.as_str()), source.license.as_deref()].into_iter().flatten().collect();
        page.paragraph(0, &format!("{}.", parts.join(", ")), &dim);
        if let Some(url) = source.url.as_deref().filter(|_| detail.full) {
            page.line(&dim.apply_to(url).to_string());
        }
    }
}
