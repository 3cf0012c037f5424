//! What single answers were set to, one line each, in the words of the file.

use super::words;
use crate::answers::{Answer, Entry};
use crate::model::PracticeRef;

/// One entry that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EntrySet {
    pub(crate) subject: PracticeRef,
    pub(crate) before: Entry,
    pub(crate) after: Entry,
}

/// `health-model/health-states: most → all · note · planned: Ana, until 2027-03-01`, one line for each.
pub(crate) fn entries_set(sets: &[EntrySet]) -> String {
    sets.iter().map(|set| format!("{}: {}", set.subject, told(set)) + "\n").collect()
}

fn told(EntrySet { before, after, .. }: &EntrySet) -> String {
    let (was, is) = (answer(before), answer(after));
    let answer = if was == is { is } else { format!("{was} → {is}") };
    let changed = |what: &str, is_changed: bool, is_there: bool| {
        is_changed.then(|| if is_there { what.to_owned() } else { format!("{what} taken out") })
    };
    let planned = after.planned.as_ref().map_or_else(|| "plan".to_owned(), |planned| format!("planned: {}", planned.in_words()));
    let parts = [
        Some(answer),
        changed("note", before.note != after.note, after.note.is_some()),
        changed("evidence", before.evidence != after.evidence, !after.evidence.is_empty()),
        changed(&planned, before.planned != after.planned, after.planned.is_some()),
        changed("accepted", before.accepted != after.accepted, after.accepted.is_some()),
        after.reviewed.filter(|day| before.reviewed != Some(*day)).map(|day| format!("reviewed {day}")),
        (before == after).then(|| "as before".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn answer(entry: &Entry) -> String {
    match &entry.answer {
        None => "no answer".to_owned(),
        Some(Answer::Option(id)) => id.to_string(),
        Some(Answer::Ticked(ticked)) if ticked.is_empty() => "none of these".to_owned(),
        Some(Answer::Ticked(ticked)) => ticked.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        Some(Answer::Unknown) => "unknown".to_owned(),
        Some(Answer::NotApplicable(reason)) => format!("not_applicable: {}", words::line(reason)),
    }
}
