//! What holds the workload back, each reason with the practices that lose most.

use super::{Detail, Printout};
use crate::render::words;
use crate::scorecard::{Blocker, LevelScore};

/// Practices shown under a blocker on one screen.
const LOST_SHOWN: usize = 3;

pub(super) fn blockers(out: &mut Printout, heading: &str, found: Option<&(&LevelScore<'_>, Vec<Blocker<'_, '_>>)>, detail: Detail) {
    out.heading(heading);
    let Some((level, blockers)) = found else { return };
    for reason in words::reasons(level, blockers) {
        let sign = if reason.is_open { out.style().cyan().apply_to("?") } else { out.style().red().apply_to("✗") };
        out.item(&format!("  {sign} "), &reason.text);
        let shown = if detail.full { reason.lost.len() } else { LOST_SHOWN };
        for lost in reason.lost.iter().take(shown) {
            let text = format!("{} ({})", words::ask(&lost.place), words::answer(lost.place.practice));
            out.item(&format!("    {:>5}  ", words::lost(&lost.points)), &text);
        }
        if reason.lost.len() > shown {
            out.aside(11, &format!("and {} more", reason.lost.len() - shown));
        }
    }
}
