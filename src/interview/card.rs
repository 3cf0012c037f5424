//! The card of one question: what is shown for it.

use unicode_width::UnicodeWidthStr as _;

use super::choice::Choice;
use super::describe;
use super::key::Command;
use super::machine::Machine;
use super::page::{Line, Page};
use super::question::{Choices, Question};
use crate::answers::Answer;
use crate::text::visible_line;

/// The whole card of the question now; headings where they differ from those of `before`.
pub(super) fn card(machine: &Machine<'_>, before: Option<Question<'_>>) -> Page {
    let question = machine.question();
    let mut page = Page::of([Line::Blank]);
    page.extend(headings(machine, &question, before));
    let progress = machine.progress();
    page.push(Line::Place(format!("Level {} · {} of {}", progress.level, progress.place, progress.of)));
    page.push(Line::Question(question.ask().to_owned()));
    if question.practice.is_none() {
        page.extend(question.strategy.summary.clone().map(Line::Dim));
        page.push(Line::Text("All in all, how far is this in place?".to_owned()));
    }
    page.push(Line::Blank);
    page.extend(choices(machine, &question));
    page.extend(remarks(machine, &question));
    page.push(Line::Blank);
    page.push(keys());
    page
}

/// What a reader needs to answer after something else was shown: the choices in a line or two.
pub(super) fn reminder(question: &Question<'_>) -> Page {
    let count = question.choices.len();
    let numbered = question.choices.labels().into_iter().enumerate();
    let choices: Vec<String> = numbered.map(|(position, label)| format!("{} {label}", Choice::number(count, position))).collect();
    Page::of([Line::Blank, Line::Question(question.ask().to_owned()), Line::Text(choices.join(" · ")), keys()])
}

fn headings(machine: &Machine<'_>, question: &Question<'_>, before: Option<Question<'_>>) -> Vec<Line> {
    let mut lines = Vec::new();
    let level = question.level;
    if before.is_none_or(|before| before.level.id != level.id) {
        let of = machine.model().levels.len();
        lines.push(Line::Title(format!("Level {} of {of} · {}", level.number, level.name)));
        lines.extend(level.goal.clone().map(Line::Dim));
        lines.push(Line::Blank);
    }
    if question.practice.is_some() && before.is_none_or(|before| before.strategy.id != question.strategy.id) {
        lines.push(Line::Heading(question.strategy.name.clone()));
    }
    lines
}

fn choices(machine: &Machine<'_>, question: &Question<'_>) -> Vec<Line> {
    let count = question.choices.len();
    let present = question.choices.positions(question.answer(machine.answers()));
    let labels = question.choices.labels();
    let column = labels.iter().map(|label| visible_line(label).width()).max().unwrap_or_default();
    let line = |(position, label): (usize, &&str)| Line::Choice {
        number: Choice::number(count, position),
        label: (*label).to_owned(),
        means: means(&question.choices, position),
        column,
        marked: present.contains(&position),
    };
    let mut lines: Vec<Line> = labels.iter().enumerate().map(line).collect();
    if question.choices.is_checklist() {
        let number = Choice::number(count, 0).replace('1', "0");
        lines.push(Line::Choice { number, label: "None of these".to_owned(), means: None, column, marked: false });
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
fn remarks(machine: &Machine<'_>, question: &Question<'_>) -> Vec<Line> {
    let counted = machine.counted();
    let mut lines = Vec::new();
    match question.entry(&counted) {
        Some(entry) if entry.answer.is_some() => {
            let is_marked = !question.choices.positions(entry.answer.as_ref()).is_empty();
            let words = entry.answer.as_ref().filter(|_| !is_marked).map(|answer| describe::answer(question, answer));
            lines.extend(words.map(|words| Line::Text(format!("Your answer: {words}"))));
            let day = entry.reviewed.or(counted.assessed).filter(|_| entry.stale);
            lines.extend(day.map(|day| Line::Warning(format!("Answered on {day}, which is too long ago. Is it still so?"))));
        }
        _ => {
            let estimate = describe::estimate(question, &counted, machine.model());
            lines.extend(estimate.map(|words| Line::Dim(format!("Estimated from your quick rating: {words}"))));
        }
    }
    if let Some(entry) = question.entry(machine.answers()) {
        lines.extend(entry.note.as_ref().map(|note| Line::Text(format!("Note: {note}"))));
        lines.extend(entry.evidence.iter().map(|evidence| Line::Text(format!("Evidence: {evidence}"))));
    }
    if lines.is_empty() { lines } else { [vec![Line::Blank], lines].concat() }
}

/// The keys: with words where they fit, else as letters that Esc explains.
fn keys() -> Line {
    let words: Vec<String> = Command::LETTERS.iter().map(|command| format!("{} {}", command.letter(), command.short())).collect();
    let letters: Vec<String> = Command::LETTERS.iter().map(|command| command.letter().to_string()).collect();
    let few = ["u unknown", "x n/a", "s skip", "b back", "Esc keys"];
    Line::Keys(vec![words.join("  "), few.join("  "), format!("{}  Esc keys", letters.join(" "))])
}

/// What stands at the prompt: the choice so far, and what Enter would do.
pub(super) fn standing(question: &Question<'_>, choice: &Choice, present: Option<&Answer>) -> String {
    let count = question.choices.len();
    if let Some(digit) = choice.first_digit() {
        return format!("{digit}_");
    }
    if choice.is_many() {
        return standing_of_many(question, choice, present);
    }
    let label = |position: usize| format!("{} {}", Choice::number(count, position), question.choices.labels()[position]);
    let kept = question.choices.positions(present).first().copied();
    match (choice.cursor(), present) {
        (Some(cursor), _) if Some(cursor) == kept => format!("{} · Enter keeps it", label(cursor)),
        (Some(cursor), _) => format!("{} · Enter to answer", label(cursor)),
        (None, Some(_)) => "Enter keeps your answer".to_owned(),
        (None, None) => String::new(),
    }
}

fn standing_of_many(question: &Question<'_>, choice: &Choice, present: Option<&Answer>) -> String {
    let count = question.choices.len();
    let enter = if choice.keeps() { "Enter keeps it" } else { "Enter confirms" };
    let at = choice.cursor().map(|cursor| format!(" · at {}, Space ticks", Choice::number(count, cursor))).unwrap_or_default();
    let ticked: Vec<String> = choice.ticked().iter().map(|position| Choice::number(count, *position)).collect();
    match ticked.is_empty() {
        _ if choice.is_none() => format!("none of these · {enter}{at}"),
        false => format!("ticked {} · {enter}{at}", ticked.join(" ")),
        true if choice.keeps() && present.is_some() => format!("Enter keeps your answer{at}"),
        true => format!("tick what is in place{at}"),
    }
}
