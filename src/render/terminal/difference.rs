//! Two reports side by side: `compare`, and the what-if of `plan --set`.

use comfy_table::{Cell, CellAlignment, presets::NOTHING};

use super::{Detail, Page, steps};
use crate::comparison::Class;
use crate::render::Canvas;
use crate::report::{ChangeRow, ChangeRows, Difference};

/// Under this width a table is unreadable and becomes a list.
const TABLE_FROM: usize = 60;

/// What changed between two assessments, what got worse first.
pub fn comparison(difference: &Difference<'_, '_, '_>, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    standing(&mut page, difference);
    if difference.is_unchanged() {
        page.blank();
        page.line("No change.");
        return page.finish();
    }
    levels(&mut page, difference, ["Before", "After"]);
    for rows in difference.changes() {
        changes(&mut page, &rows);
    }
    done(&mut page, difference);
    list(&mut page, "No gap before or after, and yet not the same", &difference.other_changes());
    for (heading, ids) in difference.not_compared() {
        list(&mut page, heading, &ids);
    }
    page.finish()
}

/// What would be with other answers, beside what is.
pub fn what_if(difference: &Difference<'_, '_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    standing(&mut page, difference);
    page.heading("Suppose");
    let supposed = difference.all_changes();
    for row in &supposed {
        change(&mut page, row);
    }
    let dim = page.dim();
    if supposed.is_empty() {
        page.paragraph(2, "Nothing differs from what the file says.", &dim);
    }
    levels(&mut page, difference, ["Now", "Then"]);
    steps::steps(&mut page, difference.after, detail);
    page.blank();
    page.paragraph(0, "Nothing was saved.", &dim);
    page.finish()
}

fn standing(page: &mut Page, difference: &Difference<'_, '_, '_>) {
    let (bold, dim) = (page.bold(), page.dim());
    let standing = difference.after.standing();
    page.paragraph(0, &standing.workload, &bold);
    page.paragraph(0, &standing.context, &dim);
    difference.remarks().iter().for_each(|remark| page.paragraph(0, remark, &dim));
    page.blank();
    page.paragraph(0, &difference.headline(), &bold);
}

fn levels(page: &mut Page, difference: &Difference<'_, '_, '_>, headings: [&str; 2]) {
    page.blank();
    let rows = difference.levels();
    if page.width() < TABLE_FROM {
        let plain = page.style();
        for row in rows {
            let text = format!("{}: {} → {} {}", row.name, row.before, row.after, row.points);
            page.item(&format!("{} ", row.number), text.trim_end(), &plain);
        }
        return;
    }
    let mut table = page.table(NOTHING);
    let right = |text: &str| Cell::new(text).set_alignment(CellAlignment::Right);
    table.set_header([Cell::new("Level"), right(headings[0]), right(headings[1]), right("Points")]);
    for row in rows {
        let name = Cell::new(format!("{} · {}", row.number, row.name));
        table.add_row([name, right(&row.before), right(&row.after), right(&row.points)]);
    }
    page.draw(&table, " ");
}

fn changes(page: &mut Page, rows: &ChangeRows) {
    page.heading(&format!("{} ({})", rows.heading, rows.rows.len()));
    if rows.class == Class::StillOpen {
        let dim = page.dim();
        page.paragraph(2, "Gaps that are as large as before; `maturity score --full` lists them.", &dim);
        return;
    }
    rows.rows.iter().for_each(|row| change(page, row));
}

fn change(page: &mut Page, row: &ChangeRow) {
    let (plain, dim) = (page.style(), page.dim());
    page.item("  • ", &row.ask, &plain);
    let points = if row.points.is_empty() { String::new() } else { format!(" · {}", row.points) };
    page.paragraph(4, &format!("{} → {}", row.before, row.after), &plain);
    page.paragraph(4, &format!("Level {} · {}{points}", row.level, row.strategy), &dim);
    if let Some(note) = &row.note {
        page.paragraph(4, note, &dim);
    }
}

fn done(page: &mut Page, difference: &Difference<'_, '_, '_>) {
    let done = difference.steps_done();
    if done.steps.is_empty() && done.of_plan.is_none() {
        return;
    }
    page.heading(&format!("Steps done since ({})", done.steps.len()));
    let dim = page.dim();
    if let Some(of_plan) = &done.of_plan {
        page.paragraph(2, of_plan, &dim);
    }
    items(page, &done.steps);
}

fn list(page: &mut Page, heading: &str, lines: &[String]) {
    if !lines.is_empty() {
        page.heading(heading);
        items(page, lines);
    }
}

fn items(page: &mut Page, lines: &[String]) {
    let plain = page.style();
    for line in lines {
        page.item("  • ", line, &plain);
    }
}
