//! The next steps as a table for trackers and spreadsheets: RFC 4180, and no cell that a spreadsheet would calculate.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::words;
use crate::report::{Report, StepRow};

const HEADER: [&str; 12] = [
    "title",
    "in plan",
    "level",
    "strategy",
    "practice",
    "step",
    "why",
    "effort points",
    "gain",
    "estimated or open",
    "prepares",
    "learn more",
];

/// All next steps, the plan first.
pub(crate) fn csv(report: &Report<'_, '_>) -> String {
    // Where commas are not what separates cells, a cell without quotes would become several.
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::NonNumeric).from_writer(Vec::new());
    let plan = report.plan();
    let after = report.after(&plan);
    let rows = plan.rows.iter().map(|row| cells(row, true)).chain(after.iter().flatten().map(|row| cells(row, false)));
    // Writing to memory cannot fail, and every row has as many cells as the header.
    let _ = writer.write_record(HEADER);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn cells(row: &StepRow<'_, '_>, in_plan: bool) -> [String; 12] {
    let place = &row.step.place;
    let known = match (row.step.is_estimated(), row.step.is_open()) {
        (true, _) => "estimated",
        (_, true) => "open",
        _ => "",
    };
    let step = words::step(row);
    let links = place.strategy.strategy.learn_more.iter().map(|link| words::line(link));
    [
        format!("{}. {step}", row.rank),
        if in_plan { "yes" } else { "no" }.to_owned(),
        place.number().to_string(),
        words::strategy(place.strategy),
        if row.bundle.is_empty() { place.id() } else { place.strategy_id().to_string() },
        words::detail(row).map_or(step.clone(), |detail| format!("{step} {detail}")),
        words::why(row).unwrap_or_default(),
        row.effort().to_string(),
        row.gain().to_string(),
        known.to_owned(),
        words::prepares(row),
        links.collect::<Vec<_>>().join(" "),
    ]
}

/// A text that a spreadsheet would take for a formula begins with an apostrophe instead.
fn harmless(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']);
    if begins && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_a_formula() {
        for formula in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        for plain in ["Write it down.", "-1.5", "3", ""] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
