//! Two reports side by side: what changed between two assessments, and what would be with other answers.

use comfy_table::{Cell, CellAlignment, presets::NOTHING};

use super::{Detail, Printout, is_step, section};
use crate::comparison::{Change, Class};
use crate::render::{Canvas, words};
use crate::report::{Difference, Extent, Rung};

/// What changed between two assessments, what got worse first.
pub(crate) fn comparison(difference: &Difference<'_, '_, '_>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    standing(&mut out, difference);
    if difference.comparison.is_unchanged() {
        out.blank();
        out.line(words::NO_CHANGE);
        return out.finish();
    }
    levels(&mut out, difference, ["Before", "After"]);
    difference.changes().iter().for_each(|(class, found)| changes(&mut out, *class, found));
    done(&mut out, difference);
    for (heading, lines) in words::lists(difference).iter().filter(|(_, lines)| !lines.is_empty()) {
        out.heading(heading);
        items(&mut out, lines);
    }
    out.finish()
}

/// What would be with other answers, beside what is.
pub(crate) fn what_if(difference: &Difference<'_, '_, '_>, detail: Detail, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    standing(&mut out, difference);
    out.heading("Suppose");
    difference.all_changes().for_each(|found| change(&mut out, found));
    if difference.all_changes().next().is_none() {
        out.aside(2, "Nothing differs from what the file says.");
    }
    levels(&mut out, difference, ["Now", "Then"]);
    let after = difference.after;
    after.sections(Extent::Whole).iter().filter(|section| is_step(section)).for_each(|found| section(&mut out, after, found, detail));
    out.blank();
    out.aside(0, "Nothing was saved.");
    out.finish()
}

fn standing(out: &mut Printout, difference: &Difference<'_, '_, '_>) {
    out.strong(0, &words::line(&difference.after.answers.workload));
    out.aside(0, &words::context(difference.after));
    for remark in words::remarks(difference) {
        out.aside(0, &remark);
    }
    out.blank();
    out.strong(0, &words::headline(difference));
}

fn levels(out: &mut Printout, difference: &Difference<'_, '_, '_>, headings: [&str; 2]) {
    out.blank();
    let mut table = out.table(NOTHING, 0);
    let right = |text: &str| Cell::new(text).set_alignment(CellAlignment::Right);
    table.set_header([Cell::new("Level"), right(headings[0]), right(headings[1]), Cell::new("")]);
    for row in difference.levels() {
        let level = row.after.level;
        let (number, name) = (level.number(), words::level(level));
        let [before, after] = [row.before, Some(row.after)].map(in_short);
        let change = words::level_change(&row);
        if out.is_narrow() {
            out.item(&format!("{number} "), format!("{name}: {before} → {after} {change}").trim_end());
        } else {
            table.add_row([Cell::new(format!("{number} · {name}")), right(&before), right(&after), Cell::new(change)]);
        }
    }
    if !out.is_narrow() {
        out.draw(&table, 1);
    }
}

fn in_short(rung: Option<Rung<'_, '_>>) -> String {
    rung.map(|rung| words::standing_in_short(&rung)).unwrap_or_default()
}

fn changes(out: &mut Printout, class: Class, changes: &[&Change<'_, '_>]) {
    out.heading(&format!("{} ({})", words::class(class), changes.len()));
    if class == Class::StillOpen {
        out.aside(2, "Gaps that are as large as before; `maturity score --full` lists them.");
    } else {
        for found in changes {
            change(out, found);
        }
    }
}

fn change(out: &mut Printout, change: &Change<'_, '_>) {
    let Change { before, after, .. } = change;
    out.item("  • ", &words::ask(after));
    out.text(4, &format!("{} → {}", words::answer(before.practice), words::answer(after.practice)));
    out.aside(4, &format!("Level {} · {}", after.number(), words::strategy(after.strategy)));
    if let Some(note) = words::note(after.practice) {
        out.aside(4, &words::line(&note));
    }
}

fn done(out: &mut Printout, difference: &Difference<'_, '_, '_>) {
    let done = difference.steps_done();
    let (steps, of_plan) = (words::steps_done(&done), words::of_plan(&done));
    if steps.is_empty() && of_plan.is_none() {
        return;
    }
    out.heading(&format!("Steps done since ({})", steps.len()));
    if let Some(of_plan) = &of_plan {
        out.aside(2, of_plan);
    }
    items(out, &steps);
}

fn items(out: &mut Printout, lines: &[String]) {
    for line in lines {
        out.item("  • ", line);
    }
}
