//! Finds the question to jump to by a few of its words.

use super::machine::Machine;
use super::question::Question;
use crate::text::nearest;

/// As many matches are listed, so that one key picks one; whoever sees more types more words.
pub(super) const MOST: usize = 9;

/// Questions of the run, as positions in it.
pub(super) enum Found {
    /// Those that say every word.
    Exactly(Vec<usize>),
    /// Those that say words much like them, where none says the words themselves; perhaps none does.
    Nearly(Vec<usize>),
}

/// The questions that say every one of `words`.
pub(super) fn find(machine: &Machine<'_>, words: &str) -> Found {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let says = |said: &str| words.iter().all(|word| said.contains(word));
    let nearly_says = |said: &str| words.iter().all(|word| nearest(word, said.split([' ', ',', '?', '/'])).is_some());
    let found = those(machine, says);
    if found.is_empty() { Found::Nearly(those(machine, nearly_says)) } else { Found::Exactly(found) }
}

fn those(machine: &Machine<'_>, holds: impl Fn(&str) -> bool) -> Vec<usize> {
    let said = machine.run().iter().map(said).enumerate();
    said.filter(|(_, said)| holds(said)).map(|(position, _)| position).collect()
}

/// What a question can be found by: its words, its step, its strategy and their ids.
fn said(question: &Question<'_>) -> String {
    let (practice, step) = question.practice.map_or(("", ""), |practice| (practice.id.as_str(), practice.next_step.as_str()));
    format!("{} {} {}/{practice} {step}", question.ask(), question.strategy.name, question.strategy.id).to_lowercase()
}

/// The entry of a question in a list: the question, where it belongs, and whether it is answered.
pub(super) fn entry(machine: &Machine<'_>, question: &Question<'_>) -> String {
    let title = question.practice.map(|_| format!(", {}", question.strategy.name)).unwrap_or_default();
    let answered = if question.answer(machine.answers()).is_some() { ", answered" } else { "" };
    format!("{} (Level {}{title}{answered})", question.ask(), question.level.number)
}
