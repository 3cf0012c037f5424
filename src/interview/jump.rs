//! Finds the question to jump to by a few of its words.

use super::machine::Machine;
use super::question::Question;
use crate::text::nearest;

/// As many matches are listed; whoever sees more types more words.
pub(super) const MOST: usize = 20;

/// The questions of the run that say every one of `words`, else those that say words much like them, as positions in the run.
pub(super) fn find(machine: &Machine<'_>, words: &str) -> Vec<usize> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let says = |said: &str| words.iter().all(|word| said.contains(word));
    let nearly_says = |said: &str| words.iter().all(|word| nearest(word, said.split([' ', ',', '?', '/'])).is_some());
    let found = those(machine, says);
    if found.is_empty() { those(machine, nearly_says) } else { found }
}

fn those(machine: &Machine<'_>, holds: impl Fn(&str) -> bool) -> Vec<usize> {
    let said = machine.run().iter().map(said).enumerate();
    said.filter(|(_, said)| holds(said)).map(|(position, _)| position).collect()
}

/// What a question can be found by: its words, its strategy and their ids.
fn said(question: &Question<'_>) -> String {
    format!("{} {} {}", question.ask(), question.strategy.name, question.subject()).to_lowercase()
}

/// The entry of a question in a list: whether it is answered, its level and the question.
pub(super) fn entry(machine: &Machine<'_>, question: &Question<'_>) -> String {
    let mark = if question.answer(machine.answers()).is_some() { "✓" } else { "·" };
    format!("{mark} {} {}", question.level.number, question.ask())
}
