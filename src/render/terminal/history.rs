//! One workload over several sittings, on a terminal: a line a sitting with a small bar a level.

use comfy_table::{Cell, ColumnConstraint, presets::NOTHING};

use super::Printout;
use super::portfolio::{BARS_UP_TO, bar};
use crate::history::{History, Sitting};
use crate::render::{Canvas, words};

/// All sittings, oldest first, and what moved most.
pub(crate) fn history(history: &History, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    out.strong(0, &words::history_title(history));
    out.aside(0, &words::history_context(history));
    out.blank();
    sittings(&mut out, history);
    for sitting in &history.sittings {
        if let Some(change) = words::version_change(history, sitting) {
            out.text(2, &format!("{}: {change}", words::sitting_day(sitting)));
        }
    }
    if !history.moved.is_empty() {
        out.heading("Moved most, from the first sitting to the last");
    }
    for moved in words::listed(&history.moved) {
        out.item("  • ", &words::moved(history, moved));
        out.text(4, &words::moved_from_to(history, moved));
    }
    let more = history.moved.len() - words::listed(&history.moved).len();
    if more > 0 {
        out.aside(4, &format!("and {more} more (--format json)"));
    }
    out.finish()
}

fn sittings(out: &mut Printout, history: &History) {
    let levels = history.sittings.iter().map(|sitting| sitting.row.levels.len()).max().unwrap_or_default();
    let bars = levels <= BARS_UP_TO && !out.is_narrow();
    let marks = |sitting: &Sitting| sitting.row.levels.iter().map(words::level_sign).collect::<String>();
    if out.is_narrow() {
        for sitting in &history.sittings {
            out.item("", &format!("{} {} {}", words::sitting_day(sitting), words::range(&sitting.row), marks(sitting)));
            out.aside(2, &words::sitting_context(sitting));
        }
        return;
    }
    let mut table = out.table(NOTHING, 1);
    let numbers = (1..=levels).map(|number| number.to_string()).filter(|_| bars);
    let header = ["Day".to_owned(), "Level".to_owned()].into_iter().chain(numbers).chain((!bars).then(|| "Levels".to_owned()));
    table.set_header(header.chain(["Who, and from where".to_owned()]));
    for sitting in &history.sittings {
        let row = &sitting.row;
        let cells = row.levels.iter().filter(|_| bars).map(|level| bar(level, row));
        let missing = std::iter::repeat_n(Cell::new(""), if bars { levels - row.levels.len() } else { 0 });
        let marks = (!bars).then(|| Cell::new(marks(sitting)));
        let named = [Cell::new(words::sitting_day(sitting)), Cell::new(words::range(row))];
        table.add_row(named.into_iter().chain(cells).chain(missing).chain(marks).chain([Cell::new(words::sitting_context(sitting))]));
    }
    let last = table.column_count().saturating_sub(1);
    for (position, column) in table.column_iter_mut().enumerate() {
        column.set_padding((1, 0));
        if position != 1 && position != last {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    out.draw(&table, 1);
}
