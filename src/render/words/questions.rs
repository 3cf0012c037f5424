//! Questions whose step is overdue, or whose answers are open, too old, accepted or set aside, in words.

use super::answers::{answer, present};
use super::{counted, ratings_of, sentence, strategy};
use crate::report::{Question, QuestionKind, Report};
use crate::scorecard::{PracticeScore, StrategyScore};
use crate::text::visible_line;

pub(crate) fn question_kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Overdue => "Overdue",
        QuestionKind::Expired => "Accepted until a day that has passed",
        QuestionKind::Accepted => "Accepted for now",
        QuestionKind::Disputed => "Disputed answers",
        QuestionKind::Open => "Open answers",
        QuestionKind::Stale => "Too old to count",
        QuestionKind::SetAside => "Set aside",
    }
}

/// What is answered: `unknown`, `Largely, 412 days old`.
pub(crate) fn question_answer(kind: QuestionKind, question: &Question<'_, '_>) -> String {
    let score = question.place.practice;
    if kind != QuestionKind::Stale {
        return answer(score);
    }
    let words = score.present.as_ref().map_or_else(|| "unknown".to_owned(), present);
    match question.age {
        Some(days) => format!("{words}, {} old", days_in_words(days)),
        None => format!("{words}, of no known day"),
    }
}

/// Who was to take its step, why it was accepted or set aside, what each rater said, or the note beside it.
pub(crate) fn question_remark(kind: QuestionKind, question: &Question<'_, '_>, report: &Report<'_, '_>) -> Option<String> {
    let score = question.place.practice;
    match kind {
        QuestionKind::Overdue => overdue(question, report),
        QuestionKind::Expired | QuestionKind::Accepted => acceptance(score, report),
        QuestionKind::Open => score.entry.and_then(|entry| entry.note.as_deref()).map(visible_line),
        QuestionKind::Disputed => ratings_of(score),
        QuestionKind::Stale => None,
        QuestionKind::SetAside => score.reason.map(visible_line),
    }
}

/// `12 days over: Raj, until 2026-12-11, https://…`.
fn overdue(question: &Question<'_, '_>, report: &Report<'_, '_>) -> Option<String> {
    let planned = question.place.practice.planned_on(report.as_of)?;
    Some(format!("{} over: {}", days_in_words(planned.days_over(report.as_of)?), planned.in_words()))
}

/// `Being replaced. Until 2027-03-01, 99 days left, by Ana`, or `31 days ago`.
fn acceptance(score: &PracticeScore<'_>, report: &Report<'_, '_>) -> Option<String> {
    let accepted = score.accepted_on(report.as_of).or_else(|| score.expired_on(report.as_of))?;
    let left = match accepted.days_left(report.as_of) {
        0 => "the last day".to_owned(),
        days if days < 0 => format!("{} ago", days_in_words(-days)),
        days => format!("{} left", days_in_words(days)),
    };
    let by = accepted.by.as_deref().map(|by| format!(", by {}", visible_line(by))).unwrap_or_default();
    let reason = if accepted.reason.is_empty() { String::new() } else { sentence(&accepted.reason) + " " };
    Some(format!("{reason}Until {}, {left}{by}", accepted.until))
}

fn days_in_words(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or(0), "day", "days")
}

pub(crate) fn strategies_of(strategies: &[&StrategyScore<'_>]) -> String {
    strategies.iter().map(|score| strategy(score)).collect::<Vec<_>>().join("; ")
}
