//! What every key does.

use super::key::Command;
use super::page::{Line, Page};
use super::question::Question;

/// Every key with what it does on the card of this question.
pub(super) fn keys(question: &Question<'_>) -> Page {
    let (numbers, enter) = if question.choices.is_checklist() {
        ("Tick a choice, or take the tick away; 0 is none of these", "Answer with what is ticked")
    } else {
        ("Answer with the choice of that number", "Answer with the choice you went to, or keep your answer")
    };
    let letters = Command::LETTERS.iter().map(|command| key(&command.letter().to_string(), command.label()));
    let first = [key("0-9", numbers), key("↑ ↓", arrows(question)), key("Enter", enter)];
    let last = key("Esc", Command::Keys.label());
    Page::of([Line::Blank].into_iter().chain(first).chain(letters).chain([last]))
}

fn arrows(question: &Question<'_>) -> &'static str {
    if question.choices.is_checklist() { "Go to a choice; Space ticks it" } else { "Go to a choice" }
}

fn key(name: &str, what: &str) -> Line {
    Line::Choice { number: format!("{name:<5}"), label: what.to_owned(), means: None, column: 0, marked: false }
}
