//! What raters write beside their answers, joined under their names.

use std::collections::BTreeSet;

use super::Said;
use crate::answers::{Acceptance, Answer, Planned};

/// A remark, and who made it, in the order of the raters.
type Remark<'r> = (Vec<&'r str>, String);

/// Why a practice does not apply, by all who say so: one reason as it is, several under their names; nothing where nobody does.
pub(super) fn reasons(said: &[Said<'_>]) -> Option<String> {
    let reason = |said: &Said<'_>| if let Some(Answer::NotApplicable(reason)) = &said.answer { Some(reason.clone()) } else { None };
    let reasons = grouped(said.iter().filter_map(|said| Some((said.rater.name.as_str(), reason(said)?))));
    match reasons.as_slice() {
        [] => None,
        [(_, only)] => Some(only.clone()),
        several => Some(several.iter().map(named).collect::<Vec<_>>().join("; ")),
    }
}

/// The note made of all: what everybody writes alike stands as it is, all else under the names of who wrote it. A reason that did not
/// prevail is a remark too, and so is what others accept or plan than what was `kept`. `present` is what stood there before: it stays,
/// and nothing of it is said again.
pub(super) fn note(
    said: &[Said<'_>],
    raters: usize,
    merged: Option<&Answer>,
    kept: (Option<&Planned>, Option<&Acceptance>),
    present: Option<&str>,
) -> Option<String> {
    let remarks = grouped(said.iter().flat_map(|said| remarks_of(said, merged, kept)));
    if let ([(names, only)], None) = (remarks.as_slice(), present)
        && names.len() == raters
    {
        return Some(only.clone());
    }
    let is_new = |text: &str| present.is_none_or(|present| !present.contains(text.trim()));
    let new = remarks.iter().filter(|(_, text)| is_new(text)).map(named).filter(|line| is_new(line));
    let lines: Vec<String> = present.map(|present| present.trim_end().to_owned()).into_iter().chain(new).collect();
    match (lines.len(), present) {
        (0, _) => None,
        (1, Some(present)) => Some(present.to_owned()),
        _ => Some(as_a_block(&lines.join("\n"))),
    }
}

fn remarks_of<'r>(said: &Said<'r>, merged: Option<&Answer>, kept: (Option<&Planned>, Option<&Acceptance>)) -> Vec<(&'r str, String)> {
    let name = said.rater.name.as_str();
    let note = said.entry.and_then(|entry| entry.note.clone()).filter(|note| !note.trim().is_empty());
    note.into_iter().chain(overruled(said, merged)).chain(set_back(said, kept)).map(|text| (name, text)).collect()
}

/// A text of several lines ends in a line break, so that it makes a block of the plainest kind.
fn as_a_block(text: &str) -> String {
    if text.contains('\n') { format!("{text}\n") } else { text.to_owned() }
}

/// The same texts are one remark of several people.
fn grouped<'r>(texts: impl Iterator<Item = (&'r str, String)>) -> Vec<Remark<'r>> {
    texts.fold(Vec::new(), |mut remarks: Vec<Remark<'r>>, (name, text)| {
        match remarks.iter_mut().find(|(_, other)| *other == text) {
            Some((names, _)) => names.push(name),
            None => remarks.push((vec![name], text)),
        }
        remarks
    })
}

fn named((names, text): &Remark<'_>) -> String {
    format!("{}: {}", names.join(", "), text.trim_end())
}

/// Why a rater says that it does not apply, where the others' answers hold.
fn overruled(said: &Said<'_>, merged: Option<&Answer>) -> Option<String> {
    match (&said.answer, merged) {
        (Some(Answer::NotApplicable(reason)), Some(Answer::Option(_) | Answer::Ticked(_))) => Some(format!("does not apply: {reason}")),
        _ => None,
    }
}

/// What a rater accepts and plans, where that of another was kept.
fn set_back(said: &Said<'_>, (planned, accepted): (Option<&Planned>, Option<&Acceptance>)) -> Vec<String> {
    let entry = said.entry;
    let plan = entry.and_then(|entry| entry.planned.as_ref()).filter(|own| planned != Some(*own)).map(|own| {
        let by = own.by.as_ref().map(|by| format!("by {by}"));
        let parts = [by, own.until.map(|until| format!("until {until}")), own.link.clone()];
        format!("planned {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    });
    let acceptance = entry.and_then(|entry| entry.accepted.as_ref()).filter(|own| accepted != Some(*own)).map(|own| {
        let by = own.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        format!("accepted until {}{by}: {}", own.until, own.reason)
    });
    plan.into_iter().chain(acceptance).collect()
}

/// A note without the names of `people` before what was joined, and without those in what raters plan and accept.
pub(crate) fn unsigned_note(note: &str, people: &BTreeSet<String>) -> String {
    note.split('\n').map(|line| unsigned(line, people, without_who)).collect::<Vec<_>>().join("\n")
}

/// Why something does not apply, without the names of `people` before joined reasons.
pub(crate) fn unsigned_reason(reason: &str, people: &BTreeSet<String>) -> String {
    reason.split("; ").map(|part| unsigned(part, people, str::to_owned)).collect::<Vec<_>>().join("; ")
}

fn unsigned(text: &str, people: &BTreeSet<String>, said: impl Fn(&str) -> String) -> String {
    let is_signed = |names: &str| names.split(", ").all(|name| people.contains(name));
    text.split_once(": ").filter(|(names, _)| is_signed(names)).map_or_else(|| text.to_owned(), |(_, text)| said(text))
}

/// What [`set_back`] says, but by whom.
fn without_who(text: &str) -> String {
    if let Some(plan) = text.strip_prefix("planned by ") {
        return plan.split_once(", ").map_or_else(|| "planned".to_owned(), |(_, rest)| format!("planned {rest}"));
    }
    let accepted = text.split_once(": ").filter(|(until, _)| until.starts_with("accepted until "));
    let until = accepted.and_then(|(until, reason)| Some((until.split_once(" by ")?.0, reason)));
    until.map_or_else(|| text.to_owned(), |(until, reason)| format!("{until}: {reason}"))
}
