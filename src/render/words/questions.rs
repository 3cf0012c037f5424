//! Questions whose answers are open, too old, accepted for now or set aside, in words.

use std::collections::BTreeMap;

use super::answers::{answer, present};
use super::{counted, ratings, sentence, strategy};
use crate::answers::Answer;
use crate::report::{Question, QuestionKind, Report};
use crate::scorecard::StrategyScore;
use crate::text::visible_line;

pub(crate) fn question_kind(kind: QuestionKind) -> &'static str {
    match kind {
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

/// Why it was accepted or set aside, what each rater said, or the note beside it.
pub(crate) fn question_remark(kind: QuestionKind, question: &Question<'_, '_>, report: &Report<'_, '_>) -> Option<String> {
    let score = question.place.practice;
    match kind {
        QuestionKind::Accepted => acceptance(question, report),
        QuestionKind::Open => score.entry.and_then(|entry| entry.note.as_deref()).map(visible_line),
        QuestionKind::Disputed => score.entry.map(|entry| ratings(names_of(&entry.ratings), score.practice)),
        QuestionKind::Stale => None,
        QuestionKind::SetAside => score.reason.map(visible_line),
    }
}

fn names_of(ratings: &BTreeMap<String, Answer>) -> impl Iterator<Item = (&str, &Answer)> {
    ratings.iter().map(|(name, answer)| (name.as_str(), answer))
}

/// `Being replaced. Until 2027-03-01, 99 days left, by Ana`.
fn acceptance(question: &Question<'_, '_>, report: &Report<'_, '_>) -> Option<String> {
    let accepted = question.place.practice.accepted_on(report.as_of)?;
    let left = match accepted.days_left(report.as_of) {
        0 => "the last day".to_owned(),
        days => format!("{} left", days_in_words(days)),
    };
    let by = accepted.by.as_deref().map(|by| format!(", by {}", visible_line(by))).unwrap_or_default();
    Some(format!("{} Until {}, {left}{by}", sentence(&accepted.reason), accepted.until))
}

fn days_in_words(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or(0), "day", "days")
}

pub(crate) fn strategies_of(strategies: &[&StrategyScore<'_>]) -> String {
    strategies.iter().map(|score| strategy(score)).collect::<Vec<_>>().join("; ")
}
