//! One workload over several sittings, in words.

use super::{answer_worth, counted, question, range};
use crate::history::{History, Moved, Sitting};
use crate::model::Practice;
use crate::text::{listed as in_a_sentence, visible_line};

/// `checkout: Below Level 1 → Level 2, possibly 3`.
pub(crate) fn history_title(history: &History) -> String {
    let [first, last] =
        [history.sittings.first(), history.last()].map(|sitting| sitting.map(|sitting| range(&sitting.row)).unwrap_or_default());
    let name = history.last().map(|last| visible_line(&last.row.workload)).unwrap_or_default();
    let moved = match history.sittings.len() {
        0 | 1 => last,
        _ if first == last => format!("{last}, as at first"),
        _ => format!("{first} → {last}"),
    };
    format!("{name}: {moved}")
}

/// `Operational Excellence 1.0.0 · 4 sittings, 2026-02-20 to 2026-11-18`.
pub(crate) fn history_context(history: &History) -> String {
    let model =
        history.last().map(|last| format!("{} {}", visible_line(&last.row.model.title), last.row.model.version)).unwrap_or_default();
    let days: Vec<String> = history.sittings.iter().filter_map(Sitting::day).map(|day| day.to_string()).collect();
    let days = match days.as_slice() {
        [] => String::new(),
        [only] => format!(", {only}"),
        [first, .., last] => format!(", {first} to {last}"),
    };
    format!("{model} · {}{days}", counted(history.sittings.len(), "sitting", "sittings"))
}

/// The day of a sitting.
pub(crate) fn sitting_day(sitting: &Sitting) -> String {
    sitting.day().map_or_else(|| "no day".to_owned(), |day| day.to_string())
}

/// `by Ana and Raj · maturity.yaml@3f2a91c`.
pub(crate) fn sitting_context(sitting: &Sitting) -> String {
    let people: Vec<String> = sitting.by.iter().map(|person| visible_line(person)).collect();
    let by = if people.is_empty() { String::new() } else { format!("by {} · ", in_a_sentence(&people)) };
    format!("{by}{}", visible_line(&sitting.row.file))
}

/// That the model is another version from here on; nothing where it is not.
pub(crate) fn version_change(history: &History, sitting: &Sitting) -> Option<String> {
    let [was, is] = history.version_changed_at(sitting)?;
    Some(format!("From here on the model is {is}, before it was {was}: the level may have moved because the questions did."))
}

/// The practice that moved; nothing where the latest model has it no more.
fn practice<'h>(history: &'h History, moved: &Moved) -> Option<&'h Practice> {
    let model = &history.last()?.row.model;
    let (_, strategy) = model.strategies().find(|(_, strategy)| strategy.id == moved.subject.strategy)?;
    strategy.practices.iter().find(|practice| practice.id == moved.subject.practice)
}

/// The question of a practice that moved.
pub(crate) fn moved(history: &History, moved: &Moved) -> String {
    practice(history, moved).map_or_else(|| moved.subject.to_string(), question)
}

/// `Some → Most`.
pub(crate) fn moved_from_to(history: &History, moved: &Moved) -> String {
    let [from, to] = &moved.values;
    let worth = |points| practice(history, moved).map(|practice| answer_worth(&practice.form, points)).unwrap_or_default();
    format!("{} → {}", worth(from), worth(to))
}
