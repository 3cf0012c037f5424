//! Figures as people read them.

use crate::answers::Answers;
use crate::scorecard::{Points, PracticeScore, Present, Spread, State};
use crate::text::visible_line;

/// `81 %`: floored, so that nobody reads more than was reached.
pub fn percent(points: &Points) -> String {
    format!("{} %", points.floor())
}

/// `58 to 66 %`, or `58 %` where nothing open could change it.
pub fn percent_range(spread: &Spread) -> String {
    let (score, high) = (spread.score.floor(), spread.high.floor());
    if score == high { percent(&spread.score) } else { format!("{score} to {high} %") }
}

/// `1 answer`, `2 answers`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `text` on one line, with a full stop where it has no end of its own.
pub(super) fn sentence(text: &str) -> String {
    let text = visible_line(text);
    if text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What is in place, in the words of the model: `Partially`, `2 of 5`, or why that is not known.
pub(super) fn answer(score: &PracticeScore<'_>) -> String {
    match (score.state, &score.present) {
        (State::Unanswered, _) => "not answered".to_owned(),
        (State::Unknown, _) => "unknown".to_owned(),
        (State::NotApplicable, _) => "does not apply".to_owned(),
        (State::Stale, Some(present)) => format!("{}, too long ago", in_place(present)),
        (State::Stale, None) => "answered too long ago".to_owned(),
        (State::Estimated, Some(present)) => format!("~{}", in_place(present)),
        (_, Some(present)) => in_place(present),
        (_, None) => String::new(),
    }
}

pub(super) fn in_place(present: &Present<'_>) -> String {
    match present {
        Present::Option(option) => visible_line(&option.label),
        Present::Items { ticked, unticked } => format!("{} of {}", ticked.len(), ticked.len() + unticked.len()),
    }
}

/// `assessed 2026-11-18 by Ana and Raj`, as far as the file says.
pub(super) fn assessed(answers: &Answers) -> Option<String> {
    let day = answers.assessed.map(|day| format!("assessed {day}"));
    let names: Vec<String> = answers.assessors.iter().map(|name| visible_line(name)).collect();
    let by = (!names.is_empty()).then(|| format!("by {}", listed(&names)));
    let words: Vec<String> = [day, by].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
