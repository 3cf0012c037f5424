//! Everything that holds a level back, and the questions by which it misses most.

use super::Printout;
use crate::render::words;
use crate::scorecard::{Blocker, LevelScore};

pub(super) fn blockers(out: &mut Printout, heading: &str, level: &LevelScore<'_>, blockers: &[Blocker<'_, '_>]) {
    out.heading(heading);
    let reasons = words::reasons(level, blockers);
    for reason in &reasons {
        let sign = out.sign(reason.is_open);
        out.item(&format!("  {sign} "), &reason.text());
    }
    let missing = words::missing_most(&reasons);
    if !missing.is_empty() {
        out.blank();
        out.aside(2, words::MISSING_MOST);
    }
    for lost in missing {
        out.item("  • ", &format!("{} ({})", words::ask(&lost.place), words::answer(lost.place.practice)));
    }
}
