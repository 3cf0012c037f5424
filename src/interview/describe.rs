//! Answers in words.

use super::question::Question;
use crate::answers::{Answer, Answers, Entry};
use crate::model::Model;

/// `answer` to `question` in the words of its card.
pub(super) fn answer(question: &Question<'_>, answer: &Answer) -> String {
    let chosen = question.choices.positions(Some(answer));
    let labels = question.choices.labels();
    match answer {
        Answer::Unknown => "I don't know".to_owned(),
        Answer::NotApplicable(reason) => format!("Does not apply: {reason}"),
        Answer::Ticked(_) if chosen.is_empty() => "None of these".to_owned(),
        Answer::Ticked(_) if chosen.len() == labels.len() => format!("All {} of these", labels.len()),
        Answer::Ticked(_) => chosen.iter().map(|position| labels[*position]).collect::<Vec<_>>().join("; "),
        // An option that the model lacks was given to another version of it; its id is all there is.
        Answer::Option(id) => chosen.first().map_or_else(|| id.to_string(), |position| labels[*position].to_owned()),
    }
}

/// An entry of another person, in a few words.
pub(super) fn entry(question: &Question<'_>, entry: Option<&Entry>) -> String {
    let Some(entry) = entry else { return "No answer".to_owned() };
    let words = entry.answer.as_ref().map_or_else(|| "No answer".to_owned(), |given| answer(question, given));
    let note = entry.note.as_ref().map(|note| format!(" (note: {note})")).unwrap_or_default();
    words + &note
}

/// The quick rating that stands in for a practice, in words; nothing when there is none.
pub(super) fn estimate(question: &Question<'_>, answers: &Answers, model: &Model) -> Option<String> {
    question.practice?;
    let overall = answers.strategy(&question.strategy.id)?.overall.as_ref()?.answer.as_ref()?;
    Some(answer(&Question::of_strategy(question.level, question.strategy, model), overall))
}
