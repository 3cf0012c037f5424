//! The heat map as a table.

use comfy_table::{Cell, CellAlignment, Color, presets::UTF8_HORIZONTAL_ONLY};

use super::Page;
use crate::report::{HeatCell, Report};

pub(super) fn heat_map(page: &mut Page, report: &Report<'_, '_>) {
    let map = report.heat_map();
    if map.rows.is_empty() {
        return;
    }
    page.heading("Themes across levels, in per cent");
    let mut table = page.table(UTF8_HORIZONTAL_ONLY);
    let levels = map.levels.iter().map(|number| Cell::new(format!("L{number}")).set_alignment(CellAlignment::Right));
    table.set_header(std::iter::once(Cell::new("Theme")).chain(levels));
    for row in &map.rows {
        table.add_row(std::iter::once(Cell::new(&row.theme)).chain(row.cells.iter().map(cell)));
    }
    page.draw(&table, "");
    let dim = page.dim();
    page.paragraph(0, "a range such as 58–66: open answers decide · –: not assessed · blank: the theme has nothing in that level", &dim);
}

fn cell(cell: &HeatCell) -> Cell {
    let color = match cell.score {
        None => Color::Reset,
        Some(score) if score > 85 => Color::Green,
        Some(score) if score > 50 => Color::Yellow,
        Some(_) => Color::Red,
    };
    Cell::new(&cell.text).set_alignment(CellAlignment::Right).fg(color)
}
