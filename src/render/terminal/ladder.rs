//! Where the workload stands: in a few lines, and level by level as a ladder of bars.

use comfy_table::{Cell, CellAlignment, Color, ColumnConstraint, Width, presets::NOTHING};

use super::Printout;
use crate::render::words;
use crate::report::{Mark, Report, Rung, Standing};

pub(super) fn standing(out: &mut Printout, report: &Report<'_, '_>, standing: &Standing<'_, '_>) {
    out.strong(0, &words::line(standing.workload));
    if let Some(about) = words::line_of(report.answers.about.as_ref()) {
        out.text(0, &about);
    }
    out.aside(0, &words::context(report));
    out.blank();
    out.strong(0, &words::level_range(&standing.range));
    if let Some(level) = standing.reached {
        out.text(0, &words::goal(level));
    }
    if let Some(waiting) = &standing.waiting {
        out.text(0, &words::waiting(waiting));
    }
    if let Some(target) = &standing.target {
        out.text(0, &format!("Target: {}", words::target(target)));
    }
}

pub(super) fn ladder(out: &mut Printout, report: &Report<'_, '_>, standing: &Standing<'_, '_>) {
    out.blank();
    let passes_at = report.model().thresholds.achieved_at;
    rungs(out, &standing.rungs, passes_at);
    out.aside(2, &format!("█ in place   ▒ open   │ passes at {passes_at} %"));
    if let Some(mean) = &standing.mean {
        out.aside(2, &format!("Mean of all levels: {} {}", words::percent_range(mean), words::A_MEAN_HIDES));
    }
}

/// The levels alone.
pub(super) fn rungs(out: &mut Printout, rungs: &[Rung<'_, '_>], passes_at: u32) {
    if out.is_narrow() {
        list(out, rungs, passes_at);
    } else {
        table(out, rungs, passes_at);
    }
}

fn table(out: &mut Printout, rungs: &[Rung<'_, '_>], passes_at: u32) {
    let mut table = out.table(NOTHING, 1);
    let bar_width = (out.width() / 5).clamp(12, 25);
    for rung in rungs {
        table.add_row(cells(rung, passes_at, bar_width));
    }
    // `n/a` is longer than the signs, and half of it would mean nothing.
    let sign_width = rungs.iter().map(|rung| words::mark_sign(rung).chars().count()).fold(2, usize::max);
    let widths = [None, None, Some(sign_width), Some(bar_width), Some(11), None];
    for (column, width) in table.column_iter_mut().zip(widths) {
        column.set_padding((1, 0));
        if let Some(width) = width {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + 1).unwrap_or(u16::MAX))));
        }
    }
    out.draw(&table, 1);
}

fn cells(rung: &Rung<'_, '_>, passes_at: u32, bar_width: usize) -> Vec<Cell> {
    let color = color(rung.mark);
    vec![
        Cell::new(rung.level.number()).set_alignment(CellAlignment::Right),
        Cell::new(words::level(rung.level)),
        Cell::new(words::mark_sign(rung)).fg(color),
        Cell::new(bar(rung, passes_at, bar_width)).fg(color),
        Cell::new(words::rung_percent(rung)).set_alignment(CellAlignment::Right),
        Cell::new(words::mark(&rung.mark)),
    ]
}

fn list(out: &mut Printout, rungs: &[Rung<'_, '_>], passes_at: u32) {
    for rung in rungs {
        out.item(&format!("{} ", rung.level.number()), &words::level(rung.level));
        out.text(2, &format!("{} {}", words::standing_in_short(rung), words::mark(&rung.mark)));
        if rung.spread().is_some() {
            out.line(&format!("  {}", bar(rung, passes_at, 20)));
        }
    }
}

fn color(mark: Mark) -> Color {
    match mark {
        Mark::Counts => Color::Green,
        Mark::Waits(_) => Color::Yellow,
        Mark::CouldPass(_) => Color::Cyan,
        Mark::Fails => Color::Red,
        Mark::NotAssessed | Mark::NotApplicable => Color::DarkGrey,
    }
}

/// Score, what is open, and the rest, with a line where the level passes; empty where nothing is known.
fn bar(rung: &Rung<'_, '_>, passes_at: u32, width: usize) -> String {
    let Some(spread) = rung.spread() else { return String::new() };
    let columns = |percent: u32| percent as usize * width / 100;
    let threshold = columns(passes_at).min(width.saturating_sub(1));
    let column = |index: usize| match index {
        _ if index < columns(spread.score.floor()) => '█',
        _ if index == threshold => '│',
        _ if index < columns(spread.high.floor()) => '▒',
        _ => '░',
    };
    (0..width).map(column).collect()
}
