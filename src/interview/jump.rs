//! The list to jump in.

use super::machine::Machine;
use super::question::Question;

/// One entry a question of the run, to be searched: whether it is answered, its level and the question; then its strategy.
pub(super) fn entries(machine: &Machine<'_>) -> Vec<(String, String)> {
    machine.run().iter().map(|question| entry(machine, question)).collect()
}

fn entry(machine: &Machine<'_>, question: &Question<'_>) -> (String, String) {
    let mark = if question.answer(machine.answers()).is_some() { "✓" } else { "·" };
    let (level, strategy) = (question.level.number, question.strategy.name.clone());
    match question.practice {
        Some(practice) => (format!("{mark} {level} {}", practice.ask), strategy),
        None => (format!("{mark} {level} {strategy}"), String::new()),
    }
}
