//! The ladder, and what holds the workload back.

use comfy_table::{Cell, CellAlignment, Color, ColumnConstraint, Width, presets::NOTHING};

use super::{Detail, Page};
use crate::report::{Mark, Report, Rung};

/// Under this width a table is unreadable and the ladder becomes a list.
const TABLE_FROM: usize = 60;
/// Practices shown under a blocker on one screen.
const LOST_SHOWN: usize = 3;

pub(super) fn standing(page: &mut Page, report: &Report<'_, '_>) {
    let standing = report.standing();
    let (bold, dim, plain) = (page.bold(), page.dim(), page.style());
    page.paragraph(0, &standing.workload, &bold);
    if let Some(about) = &standing.about {
        page.paragraph(0, about, &plain);
    }
    page.paragraph(0, &standing.context, &dim);
    page.blank();
    page.paragraph(0, &standing.level, &bold);
    if let Some(goal) = &standing.goal {
        page.paragraph(0, goal, &plain);
    }
    if let Some(target) = &standing.target {
        page.paragraph(0, &format!("Target: {target}"), &plain);
    }
}

pub(super) fn ladder(page: &mut Page, report: &Report<'_, '_>) {
    page.blank();
    let rungs = report.ladder();
    let passes_at = report.model().thresholds.achieved_at;
    if page.width() < TABLE_FROM {
        list(page, &rungs, passes_at);
    } else {
        table(page, &rungs, passes_at);
    }
    let estimated = if rungs.iter().any(|rung| rung.estimated) { "   ~ rests on estimates" } else { "" };
    let dim = page.dim();
    page.paragraph(2, &format!("█ in place   ▒ open   │ passes at {passes_at} %{estimated}"), &dim);
    if let Some(mean) = report.standing().mean {
        page.paragraph(2, &format!("Mean of all levels: {mean} (a mean hides holes; the level does not)"), &dim);
    }
}

fn table(page: &mut Page, rungs: &[Rung], passes_at: u32) {
    let mut table = page.table(NOTHING);
    // One column less for the indent.
    table.set_width(u16::try_from(page.width() - 1).unwrap_or(u16::MAX));
    let bar_width = (page.width() / 5).clamp(12, 25);
    for rung in rungs {
        table.add_row(cells(rung, passes_at, bar_width));
    }
    let widths = [None, None, Some(2), Some(bar_width), Some(11), None];
    for (column, width) in table.column_iter_mut().zip(widths) {
        column.set_padding((1, 0));
        if let Some(width) = width {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + 1).unwrap_or(u16::MAX))));
        }
    }
    page.draw(&table, " ");
}

fn cells(rung: &Rung, passes_at: u32, bar_width: usize) -> Vec<Cell> {
    let color = color(rung.mark);
    vec![
        Cell::new(rung.number).set_alignment(CellAlignment::Right),
        Cell::new(&rung.name),
        Cell::new(sign(rung)).fg(color),
        Cell::new(bar(rung, passes_at, bar_width)).fg(color),
        Cell::new(&rung.percent).set_alignment(CellAlignment::Right),
        Cell::new(&rung.words),
    ]
}

fn list(page: &mut Page, rungs: &[Rung], passes_at: u32) {
    let plain = page.style();
    for rung in rungs {
        page.item(&format!("{} ", rung.number), &rung.name, &plain);
        let figures = [sign(rung), rung.percent.clone(), rung.words.clone()];
        page.paragraph(2, &figures.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" "), &plain);
        if rung.bar.is_some() {
            page.line(&format!("  {}", bar(rung, passes_at, 20)));
        }
    }
}

fn sign(rung: &Rung) -> String {
    format!("{}{}", rung.mark.sign(), if rung.estimated { "~" } else { "" })
}

fn color(mark: Mark) -> Color {
    match mark {
        Mark::Counts => Color::Green,
        Mark::Waits => Color::Yellow,
        Mark::Fails => Color::Red,
        Mark::NotAssessed | Mark::NotApplicable => Color::DarkGrey,
    }
}

/// Score, what is open, and the rest, with a line where the level passes; empty where nothing is known.
fn bar(rung: &Rung, passes_at: u32, width: usize) -> String {
    let Some((score, high)) = rung.bar else { return String::new() };
    let columns = |percent: u32| percent as usize * width / 100;
    let threshold = columns(passes_at).min(width.saturating_sub(1));
    let column = |index: usize| match index {
        _ if index < columns(score) => '█',
        _ if index == threshold => '│',
        _ if index < columns(high) => '▒',
        _ => '░',
    };
    (0..width).map(column).collect()
}

pub(super) fn blockers(page: &mut Page, report: &Report<'_, '_>, detail: Detail) {
    let Some((level, rows)) = report.blockers() else {
        page.heading("Every level passes");
        return;
    };
    page.heading(&format!("What holds back Level {}", level.level.number));
    let (plain, dim) = (page.style(), page.dim());
    for row in rows {
        let sign = if row.is_open { page.style().yellow().apply_to("?") } else { page.style().red().apply_to("✗") };
        page.item(&format!("  {sign} "), &row.text, &plain);
        let shown = if detail.full { row.lost.len() } else { LOST_SHOWN };
        for lost in row.lost.iter().take(shown) {
            page.item(&format!("    {:>5}  ", format!("-{}", lost.points)), &format!("{} ({})", lost.ask, lost.answer), &plain);
        }
        if row.lost.len() > shown {
            page.paragraph(11, &format!("and {} more", row.lost.len() - shown), &dim);
        }
    }
}
