//! What our lint demands, made true of any sheet.
//!
//! Four steps, each of which leaves to the next what it has settled: texts become plain and short, the parts are divided, joined
//! and left out until they keep the limits, everything gets an id of its own, and no question is asked twice.

mod names;
mod questions;
mod sizes;
mod texts;

use super::notes::Notes;
use super::sheet::Sheet;

/// The sheet as our lint wants it; what had to change goes to `notes`. The sheet holds at least one practice.
pub(super) fn fitted(mut sheet: Sheet, notes: &mut Notes) -> Sheet {
    texts::make_plain(&mut sheet, notes);
    sizes::keep_the_limits(&mut sheet, notes);
    names::give_ids(&mut sheet, notes);
    questions::ask_each_once(&mut sheet, notes);
    sheet
}
