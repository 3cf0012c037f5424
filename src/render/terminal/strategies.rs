//! The strategies of each level as bars, with the essentials that hold their level back.

use comfy_table::{Cell, CellAlignment, presets::NOTHING};

use super::Printout;
use super::ladder::{band_color, fix_widths};
use crate::model::Thresholds;
use crate::render::words;
use crate::report::{LevelStrategies, StrategyRow};

/// The columns of a sign and of what a strategy is at in words.
const SIGN: usize = 2;
const PERCENT: usize = 14;

pub(super) fn strategies(out: &mut Printout, heading: &str, levels: &[LevelStrategies<'_, '_>], thresholds: Thresholds) {
    out.heading(heading);
    legend(out, thresholds);
    for found in levels {
        out.blank();
        out.strong(1, &format!("Level {} · {}", found.level.number(), words::level(found.level)));
        rows(out, found, thresholds);
    }
}

pub(super) fn legend(out: &mut Printout, thresholds: Thresholds) {
    out.aside(2, &words::bar_legend(thresholds, "   "));
    out.aside(2, &words::band_legend(thresholds, "   "));
}

/// The strategies of one level, each with its essentials under the line.
pub(super) fn rows(out: &mut Printout, found: &LevelStrategies<'_, '_>, thresholds: Thresholds) {
    if found.rows.is_empty() {
        return out.aside(2, "– not assessed");
    }
    for row in &found.rows {
        if out.is_narrow() {
            let told = format!("{} {}", words::band_sign(row.band.as_ref()), words::strategy_percent(row));
            out.item("  • ", &format!("{}: {told}", words::strategy(row.strategy)));
        } else {
            draw(out, row, thresholds);
        }
        essentials(out, row);
    }
}

/// One strategy on a line; its columns are as wide as those of all others.
fn draw(out: &mut Printout, row: &StrategyRow<'_, '_>, thresholds: Thresholds) {
    let mut table = out.table(NOTHING, 1);
    let width = out.bar_width();
    let bar = row.spread.map(|spread| words::bar(spread, words::strategy_lines(thresholds), width)).unwrap_or_default();
    let color = band_color(row.band);
    table.add_row([
        Cell::new(words::strategy(row.strategy)),
        Cell::new(words::band_sign(row.band.as_ref())).fg(color),
        Cell::new(bar).fg(color),
        Cell::new(words::strategy_percent(row)).set_alignment(CellAlignment::Right),
    ]);
    let name = out.width().saturating_sub(1 + SIGN + width + PERCENT + 4);
    fix_widths(&mut table, [Some(name), Some(SIGN), Some(width), Some(PERCENT)]);
    out.draw(&table, 1);
}

fn essentials(out: &mut Printout, row: &StrategyRow<'_, '_>) {
    for place in &row.essentials {
        let sign = out.sign(place.practice.state.is_open());
        out.item(&format!("    {sign} "), &words::failing_essential(place));
    }
}
