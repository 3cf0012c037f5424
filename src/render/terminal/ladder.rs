//! Level by level as a ladder of bars, and as one line.

use comfy_table::{Cell, CellAlignment, Color, ColumnConstraint, Table, Width, presets::NOTHING};

use super::Printout;
use crate::model::Thresholds;
use crate::render::words;
use crate::report::{Band, Report, Rung, Standing};

pub(super) fn ladder(out: &mut Printout, report: &Report<'_, '_>, heading: &str, standing: &Standing<'_, '_>) {
    out.heading(heading);
    let thresholds = report.model().thresholds;
    if out.is_narrow() {
        list(out, &standing.rungs, thresholds);
    } else {
        table(out, &standing.rungs, thresholds);
    }
    out.aside(2, &format!("█ in place   ▒ open   │ passes at {} %", thresholds.achieved_at));
    if let Some(mean) = &standing.mean {
        out.aside(2, &format!("Mean of all levels: {} {}", words::percent_range(mean), words::A_MEAN_HIDES));
    }
}

/// `Levels:  1 ✓ 78 %   2 ? 58 to 76 %   3 –`; never broken within a level.
pub(super) fn in_a_row(out: &mut Printout, rungs: &[Rung<'_, '_>]) {
    let mut line = "Levels:".to_owned();
    for told in rungs.iter().rev().map(words::rung_in_short) {
        if console::measure_text_width(&line) + console::measure_text_width(&told) + 3 > out.width() {
            out.line(&std::mem::replace(&mut line, "       ".to_owned()));
        }
        line.push_str("   ");
        line.push_str(&told);
    }
    out.line(&line);
}

fn table(out: &mut Printout, rungs: &[Rung<'_, '_>], thresholds: Thresholds) {
    let mut table = out.table(NOTHING, 1);
    let bar_width = out.bar_width();
    for rung in rungs {
        table.add_row(cells(rung, thresholds, bar_width));
    }
    // `n/a` is longer than the signs, and half of it would mean nothing.
    let sign_width = rungs.iter().map(|rung| words::mark_sign(rung).chars().count()).fold(2, usize::max);
    fix_widths(&mut table, [None, None, Some(sign_width), Some(bar_width), Some(11), None]);
    out.draw(&table, 1);
}

/// Gives the columns of a table their widths; nothing is for the table to decide.
pub(super) fn fix_widths<const N: usize>(table: &mut Table, widths: [Option<usize>; N]) {
    for (column, width) in table.column_iter_mut().zip(widths) {
        column.set_padding((1, 0));
        if let Some(width) = width {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + 1).unwrap_or(u16::MAX))));
        }
    }
}

fn cells(rung: &Rung<'_, '_>, thresholds: Thresholds, bar_width: usize) -> Vec<Cell> {
    let color = band_color(rung.spread().map(|spread| Band::of(spread, thresholds)));
    let bar = rung.spread().map(|spread| words::bar(spread, words::level_lines(thresholds), bar_width));
    vec![
        Cell::new(rung.level.number()).set_alignment(CellAlignment::Right),
        Cell::new(words::level(rung.level)),
        Cell::new(words::mark_sign(rung)),
        Cell::new(bar.unwrap_or_default()).fg(color),
        Cell::new(words::rung_percent(rung)).set_alignment(CellAlignment::Right),
        Cell::new(words::mark(&rung.mark)),
    ]
}

fn list(out: &mut Printout, rungs: &[Rung<'_, '_>], thresholds: Thresholds) {
    for rung in rungs {
        out.item(&format!("{} ", rung.level.number()), &words::level(rung.level));
        out.text(2, &format!("{} {}", words::standing_in_short(rung), words::mark(&rung.mark)));
        if let Some(spread) = rung.spread() {
            out.line(&format!("  {}", words::bar(spread, words::level_lines(thresholds), 20)));
        }
    }
}

/// The colour of a score, by the two lines of the model alone.
pub(super) fn band_color(band: Option<Band>) -> Color {
    match band {
        None => Color::Reset,
        Some(Band::Achieved) => Color::Green,
        Some(Band::Between) => Color::Yellow,
        Some(Band::UnderFloor) => Color::Red,
        Some(Band::Undecided) => Color::Cyan,
    }
}
