//! Changes a model of another tool until it passes our lint.
//!
//! Four steps, each of which leaves to the next what it has settled: texts become plain and short, the parts are divided, joined
//! and left out until they keep the limits, everything gets an id of its own, and no question is asked twice.

mod names;
mod questions;
mod sizes;
mod texts;

use super::losses::Losses;
use super::written_model::WrittenModel;

/// The model as our lint wants it; what had to change goes to `losses`. The model holds at least one practice.
pub(super) fn conforming(mut written: WrittenModel, losses: &mut Losses) -> WrittenModel {
    texts::make_plain(&mut written, losses);
    sizes::keep_the_limits(&mut written, losses);
    names::give_ids(&mut written, losses);
    questions::ask_each_once(&mut written, losses);
    written
}
