//! Where raters agree, on a terminal: the widest splits first.

use super::Printout;
use crate::answers::{Agreement, Rated};
use crate::render::{Canvas, words};

/// How many answers are the same, and who says what where they are not.
pub(crate) fn agreement(agreement: &Agreement<'_>, canvas: Canvas) -> String {
    let mut out = Printout::new(canvas);
    out.strong(0, &agreement.raters.first().map(|rater| words::line(&rater.answers.workload)).unwrap_or_default());
    out.aside(0, &words::raters(agreement));
    out.blank();
    out.strong(0, &words::share_of_equal_answers(agreement));
    for (heading, rows) in words::splits(agreement) {
        out.heading(&format!("{heading} ({})", rows.len()));
        for found in rows {
            row(&mut out, found);
        }
    }
    out.finish()
}

fn row(out: &mut Printout, row: &Rated<'_>) {
    out.item("  • ", &words::rated(row));
    out.text(4, &format!("{} → {}", words::ratings(row.ratings(), row.practice), words::merged(row)));
    out.aside(4, &words::rated_place(row));
}
