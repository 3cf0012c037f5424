//! The card of one question: what is shown for it.

use unicode_width::UnicodeWidthStr as _;

use super::card_state::CardState;
use super::key::Command;
use super::machine::Machine;
use super::question::{Choices, Question};
use super::screen::{Mark, Paragraph, Screen};
use crate::answers::{Answer, Answers};
use crate::model::Model;
use crate::text::visible_line;

/// Said once a level, because most disputes in a room are between two neighbours.
const TAKE_THE_LOWER: &str = "Between two options, take the lower.";

/// The whole card of the question now, with what was chosen so far.
pub(super) fn card(machine: &Machine<'_>, state: &CardState) -> Screen {
    let question = machine.question();
    let progress = machine.progress();
    let mut screen = Screen::of([Paragraph::Place(format!("Level {} · {} of {}", progress.level, progress.place, progress.of))]);
    screen.push(Paragraph::Question(question.ask().to_owned()));
    if question.practice.is_none() {
        screen.extend(question.strategy.summary.clone().map(Paragraph::Dim));
        screen.push(Paragraph::Text("All in all, how far is this in place?".to_owned()));
    }
    screen.push(Paragraph::Blank);
    screen.extend(choices(machine, &question, state));
    screen.extend(remarks(machine, &question));
    screen.push(Paragraph::Blank);
    screen.push(keys());
    screen
}

/// What a reader needs to answer after something else was shown: the choices in a line or two.
pub(super) fn reminder(question: &Question<'_>) -> Screen {
    let count = question.choices.len();
    let numbered = question.choices.labels().into_iter().enumerate();
    let choices: Vec<String> = numbered.map(|(position, label)| format!("{} {label}", CardState::number(count, position))).collect();
    Screen::of([Paragraph::Blank, Paragraph::Question(question.ask().to_owned()), Paragraph::Text(choices.join(" · ")), keys()])
}

/// The headings of the question now, where they differ from those of `before`; of a level that `is_new` a word of advice too.
pub(super) fn headings(machine: &Machine<'_>, before: Option<Question<'_>>, is_new: bool) -> Screen {
    let question = machine.question();
    let mut screen = Screen::of([Paragraph::Blank]);
    let level = question.level;
    if before.is_none_or(|before| before.level.id != level.id) {
        let of = machine.model().levels.len();
        screen.push(Paragraph::Title(format!("Level {} of {of} · {}", level.number, level.name)));
        screen.extend(level.goal.clone().map(Paragraph::Dim));
        screen.extend(is_new.then(|| Paragraph::Dim(TAKE_THE_LOWER.to_owned())));
        screen.push(Paragraph::Blank);
    }
    if question.practice.is_some() && before.is_none_or(|before| before.strategy.id != question.strategy.id) {
        screen.push(Paragraph::Heading(question.strategy.name.clone()));
    }
    screen
}

fn choices(machine: &Machine<'_>, question: &Question<'_>, state: &CardState) -> Vec<Paragraph> {
    let count = question.choices.len();
    let present = question.choices.positions(question.answer(machine.answers()));
    let labels = question.choices.labels();
    let column = labels.iter().map(|label| visible_line(label).width()).max().unwrap_or_default();
    let mark = |position: usize| match state.ticks().get(position) {
        Some(ticked) => Mark::Box(*ticked),
        None if present.contains(&position) => Mark::Chosen,
        None => Mark::None,
    };
    let line = |(position, label): (usize, &&str)| Paragraph::Choice {
        number: CardState::number(count, position),
        label: (*label).to_owned(),
        means: means(&question.choices, position),
        column,
        mark: mark(position),
    };
    let mut lines: Vec<Paragraph> = labels.iter().enumerate().map(line).collect();
    if question.choices.is_checklist() {
        let number = CardState::number(count, 0).replace('1', "0");
        lines.push(Paragraph::Choice { number, label: "None of these".to_owned(), means: None, column, mark: mark(count) });
    }
    lines
}

fn means(choices: &Choices<'_>, position: usize) -> Option<String> {
    match choices {
        Choices::Options(options) => options.get(position)?.means.clone(),
        Choices::Items(_) => None,
    }
}

/// What else is known: an answer that is no option of the card, its age, its note and evidence.
fn remarks(machine: &Machine<'_>, question: &Question<'_>) -> Vec<Paragraph> {
    let counted = machine.counted();
    let mut lines = Vec::new();
    match question.entry(&counted) {
        Some(entry) if entry.answer.is_some() => {
            let is_marked = !question.choices.positions(entry.answer.as_ref()).is_empty();
            let words = entry.answer.as_ref().filter(|_| !is_marked).map(|answer| question.in_words(answer));
            lines.extend(words.map(|words| Paragraph::Text(format!("Your answer: {words}"))));
            let day = entry.reviewed.or(counted.assessed).filter(|_| entry.stale);
            lines.extend(day.map(|day| Paragraph::Warning(format!("Answered on {day}, which is too long ago. Is it still so?"))));
        }
        _ => {
            let estimate = estimate(question, &counted, machine.model());
            lines.extend(estimate.map(|words| Paragraph::Dim(format!("Estimated from your quick rating: {words}"))));
        }
    }
    if let Some(entry) = question.entry(machine.answers()) {
        let mut note = entry.note.iter().flat_map(|note| note.lines());
        lines.extend(note.next().map(|line| Paragraph::Text(format!("Note: {line}"))));
        lines.extend(note.map(|line| Paragraph::Further(line.to_owned())));
        lines.extend(entry.evidence.iter().map(|evidence| Paragraph::Text(format!("Evidence: {evidence}"))));
    }
    if lines.is_empty() { lines } else { [vec![Paragraph::Blank], lines].concat() }
}

/// The quick rating that stands in for a practice, in words; nothing when there is none.
fn estimate(question: &Question<'_>, answers: &Answers, model: &Model) -> Option<String> {
    question.practice?;
    let overall = answers.strategy(&question.strategy.id)?.overall.as_ref()?.answer.as_ref()?;
    Some(Question::of_strategy(question.level, question.strategy, model).in_words(overall))
}

/// The keys: with words where they fit, else as letters that Esc explains.
fn keys() -> Paragraph {
    let words: Vec<String> = Command::LETTERS.iter().map(|command| format!("{} {}", command.letter(), command.short())).collect();
    let letters: Vec<String> = Command::LETTERS.iter().map(|command| command.letter().to_string()).collect();
    let few = ["u unknown", "x n/a", "s skip", "b back", "Esc keys"];
    Paragraph::Keys(vec![words.join("  "), few.join("  "), format!("{}  Esc keys", letters.join(" "))])
}

/// What stands at the prompt: the choice so far, and what Enter would do.
pub(super) fn standing(question: &Question<'_>, state: &CardState, present: Option<&Answer>) -> String {
    let count = question.choices.len();
    if let Some(digit) = state.first_digit {
        return format!("{digit}_");
    }
    if state.many {
        return standing_of_many(question, state, present);
    }
    let label = |position: usize| format!("{} {}", CardState::number(count, position), question.choices.labels()[position]);
    let kept = question.choices.positions(present).first().copied();
    match (state.cursor, present) {
        (Some(cursor), _) if Some(cursor) == kept => format!("{} · Enter keeps it", label(cursor)),
        (Some(cursor), _) => format!("{} · Enter to answer", label(cursor)),
        (None, Some(_)) => "Enter keeps your answer".to_owned(),
        (None, None) => String::new(),
    }
}

fn standing_of_many(question: &Question<'_>, state: &CardState, present: Option<&Answer>) -> String {
    let count = question.choices.len();
    let enter = if state.keeps { "Enter keeps it" } else { "Enter confirms" };
    let at = state.cursor.map(|cursor| format!(" · at {}, Space ticks", CardState::number(count, cursor))).unwrap_or_default();
    let ticked: Vec<String> = state.ticked.iter().map(|position| CardState::number(count, *position)).collect();
    match ticked.is_empty() {
        _ if state.none => format!("none of these · {enter}{at}"),
        false => format!("ticked {} · {enter}{at}", ticked.join(" ")),
        true if state.keeps && present.is_some() => format!("Enter keeps your answer{at}"),
        true => format!("tick what is in place{at}"),
    }
}
