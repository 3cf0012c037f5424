//! The next steps as a table for trackers and spreadsheets: RFC 4180, and no cell that a spreadsheet would calculate.

use csv::{Terminator, WriterBuilder};

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
pub fn csv(report: &Report<'_, '_>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let steps = report.steps();
    let rows = steps.plan.iter().map(|row| cells(row, true)).chain(steps.after.iter().map(|row| cells(row, false)));
    // Writing to memory cannot fail, and every row has as many cells as the header.
    let _ = writer.write_record(HEADER);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn cells(row: &StepRow, in_plan: bool) -> [String; 12] {
    let known = match (row.estimated, row.open) {
        (true, _) => "estimated",
        (_, true) => "open",
        _ => "",
    };
    let step = [Some(row.step.as_str()), row.detail.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    [
        format!("{}. {}", row.rank, row.step),
        if in_plan { "yes" } else { "no" }.to_owned(),
        row.level.to_string(),
        row.strategy.clone(),
        row.id.clone(),
        step,
        row.why.clone().unwrap_or_default(),
        row.effort_points.to_string(),
        row.gain.trim_start_matches(['~', '+']).to_owned(),
        known.to_owned(),
        row.unlocks.join("; "),
        row.learn_more.join(" "),
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
