//! Answers in words: what is in place, and what was noted beside it.

use jiff::civil::Date;

use super::percent_range;
use crate::model::{Form, Item};
use crate::scorecard::{Points, PracticeScore, Present, State, StrategyScore};
use crate::text::{is_address, visible, visible_line};

/// What is in place, in the words of the model: `Partially`, `2 of 5`, or why that is not known.
pub(crate) fn answer(score: &PracticeScore<'_>) -> String {
    match (score.state, &score.present) {
        (State::Unanswered, _) => "not answered".to_owned(),
        (State::Unknown, _) => "unknown".to_owned(),
        (State::NotApplicable, _) => "does not apply".to_owned(),
        (State::Stale, Some(found)) => format!("{}, too long ago", present(found)),
        (State::Stale, None) => "answered too long ago".to_owned(),
        (_, Some(found)) => present(found),
        (_, None) => String::new(),
    }
}

pub(super) fn present(present: &Present<'_>) -> String {
    match present {
        Present::Option(option) => visible_line(&option.label),
        Present::Items { ticked, unticked } => format!("{} of {}", ticked.len(), ticked.len() + unticked.len()),
    }
}

/// What is in place, item by item of a checklist; nothing where that is not known.
pub(crate) fn answer_in_full(score: &PracticeScore<'_>) -> Option<String> {
    Some(match score.present.as_ref()? {
        Present::Items { ticked, .. } if ticked.is_empty() => "none of these".to_owned(),
        Present::Items { ticked, .. } => ticked.iter().map(|item| visible_line(&item.label)).collect::<Vec<_>>().join("; "),
        option @ Present::Option(_) => present(option),
    })
}

/// The answer that is worth so many points or the next more: `Largely`, `4 of 5`.
pub(crate) fn answer_worth(form: &Form, points: &Points) -> String {
    match form {
        Form::Scale(scale) => {
            let enough = scale.options.iter().find(|option| Points::from(option.value) >= *points);
            enough.map(|option| visible_line(&option.label)).unwrap_or_default()
        }
        Form::Checklist(items) => {
            let enough = (0..items.len()).find(|ticked| Points::of(*ticked, items.len()) >= *points);
            format!("{} of {}", enough.unwrap_or(items.len()), items.len())
        }
    }
}

/// How far a strategy is in place: `58 to 66 %`, `not assessed`, `does not apply`.
pub(crate) fn in_place(score: &StrategyScore<'_>) -> String {
    match &score.spread {
        None => "does not apply".to_owned(),
        Some(_) if !score.is_assessed() => "not assessed".to_owned(),
        Some(spread) => percent_range(spread),
    }
}

/// The items of a checklist: those that are in place, and those that are not.
pub(crate) fn items(score: &PracticeScore<'_>) -> (Vec<String>, Vec<String>) {
    let labels = |items: &[&Item]| items.iter().map(|item| visible_line(&item.label)).collect();
    match &score.present {
        Some(Present::Items { ticked, unticked }) => (labels(ticked), labels(unticked)),
        Some(Present::Option(_)) | None => (vec![], vec![]),
    }
}

pub(crate) fn reason(score: &PracticeScore<'_>) -> Option<String> {
    score.reason.map(visible_line)
}

/// The note beside an answer, perhaps of several lines.
pub(crate) fn note(score: &PracticeScore<'_>) -> Option<String> {
    let note = score.entry?.note.as_deref()?;
    Some(visible(note.trim()).into_owned()).filter(|note| !note.is_empty())
}

/// The day of an answer, when it is not that of the assessment.
pub(crate) fn answer_day(score: &PracticeScore<'_>) -> Option<Date> {
    score.entry?.reviewed
}

/// What shows an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// As it was written.
    pub(crate) text: String,
    /// Whether it may be followed: only links that open a page or a letter.
    pub(crate) is_link: bool,
}

pub(crate) fn evidence(score: &PracticeScore<'_>) -> Vec<Evidence> {
    let given = score.entry.map(|entry| entry.evidence.as_slice()).unwrap_or_default();
    given.iter().map(|text| Evidence { text: visible_line(text), is_link: is_address(text) }).collect()
}
