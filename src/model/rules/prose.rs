//! Rules about texts that people read: questions, next steps, lengths, and characters that cannot be seen.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{At, Kind, Node, Problem, Problems, field};
use crate::model::file::ModelFile;
use crate::text::is_hostile;

/// Words that begin a description, not a thing to do.
const NOT_IMPERATIVE: [&str; 14] = ["The", "A", "An", "We", "You", "It", "There", "This", "That", "They", "Our", "Your", "Should", "Must"];

pub(super) fn questions_are_asked_and_next_steps_are_told(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, practice) in file.practices() {
        if let Some(ask) = field!(practice.ask)
            && !ask.raw.trim_end().ends_with(['?', '？'])
        {
            let help = match comment_behind(ask.node, file.text) {
                Some(_) => "YAML takes what begins with ` #` for a comment: put the whole text in quotes",
                None => "end it with `?`, and ask for one thing that a team can see",
            };
            problems.push(Problem::error("question", end_of(ask), "a question ends with a question mark").help(help));
        }
        if let Some(step) = field!(practice.next_step) {
            check_next_step(step, problems);
        }
    }
}

/// Whether `text` begins like something to do: with a capital, and not with a word that begins a description.
pub(crate) fn is_instruction(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    !NOT_IMPERATIVE.contains(&first) && !first.chars().next().is_some_and(char::is_lowercase)
}

fn check_next_step(step: At<'_, String>, problems: &mut Problems) {
    if !step.raw.trim_end().ends_with(['.', '。']) {
        problems.push(Problem::error("next-step", end_of(step), "a next step ends with a full stop"));
    }
    if !is_instruction(step.raw) {
        let problem = Problem::error("next-step", step.node.value.clone(), "a next step tells what to do, beginning with a verb");
        problems.push(problem.help("for example: Describe every resource in a template."));
    }
}

/// The last character that was written.
fn end_of(text: At<'_, String>) -> Range<usize> {
    let place = text.node.content();
    place.end.saturating_sub(1).max(place.start)..place.end
}

/// The most characters of a name or label, which stand in tables.
pub(crate) const NAME: usize = 60;
/// The most characters of a next step, which stands on one card with others.
pub(crate) const NEXT_STEP: usize = 300;

pub(super) fn no_text_is_blank_or_hostile(file: ModelFile<'_>, problems: &mut Problems) {
    file.root.node.each_scalar("", &mut |_, node, text| {
        // Nothing at all behind a key is a missing value; here are empty quotes.
        if text.trim().is_empty() && !node.value.is_empty() {
            let problem = Problem::error("blank", node.content(), "this is an empty text");
            problems.push(problem.help("write the text, or leave the key out where it is optional"));
        }
        if text.contains(is_hostile) {
            let problem = Problem::error("control-character", node.content(), "this holds a control or bidirectional character");
            problems.push(problem.help("type the text anew: such characters cannot be seen"));
        }
    });
}

/// The comment behind a text without quotes that was most likely meant as its end.
pub(super) fn comment_behind(node: &Node, text: &str) -> Option<Range<usize>> {
    let place = node.comment_behind(text)?;
    // A number is whole, whatever follows it.
    let is_number = matches!(&node.kind, Kind::Scalar { text: written, .. } if written.parse::<i64>().is_ok());
    (!is_number && text[place.start + 1..].starts_with(char::is_alphanumeric)).then_some(place)
}

/// What two questions that are alike have in common: the words, whatever their case and the space between them.
pub(crate) fn folded(question: &str) -> String {
    question.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn no_question_is_asked_twice(file: ModelFile<'_>, problems: &mut Problems) {
    let mut asked: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for ask in file.practices().filter_map(|(_, practice)| field!(practice.ask)) {
        if let Some(first) = asked.insert(folded(ask.raw), ask.node.value.clone()) {
            let problem = Problem::error("same-question", ask.node.value.clone(), "this question is asked twice");
            problems.push(problem.also(first, "the first time").help("ask each thing once"));
        }
    }
}
