//! The card of one question: what is shown for it.

use unicode_width::UnicodeWidthStr as _;

use super::card_state::CardState;
use super::key::Command;
use super::machine::Machine;
use super::question::{Choices, Question};
use super::screen::{Mark, Paragraph, Screen};
use crate::answers::{Acceptance, Answer, Entry};
use crate::text::visible_line;

/// Said once a level, because most disputes in a room are between two neighbours.
const TAKE_THE_LOWER: &str = "Between two options, take the lower.";

/// The whole card of the question now, with what was chosen so far.
pub(super) fn card(machine: &Machine<'_>, state: &CardState) -> Screen {
    let question = machine.question();
    let essential = if question.practice.essential { " · essential" } else { "" };
    let mut screen = Screen::of([Paragraph::Place(format!("{}{essential}", place(machine)))]);
    screen.push(Paragraph::Question(question.ask().to_owned()));
    screen.extend(criteria(&question));
    screen.push(Paragraph::Blank);
    screen.extend(choices(machine, &question, state));
    screen.extend(remarks(machine, &question));
    screen.push(Paragraph::Blank);
    screen.push(keys());
    screen
}

/// What all has to hold for the best answer, where the model says it.
fn criteria(question: &Question<'_>) -> Vec<Paragraph> {
    let criteria = &question.practice.criteria;
    let heading = (!criteria.is_empty()).then(|| Paragraph::Dim("The best answer takes all of these:".to_owned()));
    heading.into_iter().chain(criteria.iter().cloned().map(Paragraph::Point)).collect()
}

/// Where the run is: `Level 3 · 4 of 28`.
pub(super) fn place(machine: &Machine<'_>) -> String {
    let progress = machine.progress();
    format!("Level {} · {} of {}", progress.level, progress.place, progress.of)
}

/// What a reader needs to answer after something else was shown: the choices in a line or two, or the card again where they have boxes
/// to be ticked.
pub(super) fn reminder(machine: &Machine<'_>, state: &CardState) -> Screen {
    let question = machine.question();
    if question.choices.is_checklist() {
        let mut screen = Screen::of([Paragraph::Blank]);
        screen.append(card(machine, state));
        return screen;
    }
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
    if before.is_none_or(|before| before.strategy.id != question.strategy.id) {
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
    if let Some(entry) = question.entry(&counted).filter(|entry| entry.answer.is_some()) {
        let is_marked = !question.choices.positions(entry.answer.as_ref()).is_empty();
        let words = entry.answer.as_ref().filter(|_| !is_marked).map(|answer| question.in_words(answer));
        lines.extend(words.map(|words| Paragraph::Text(format!("Your answer: {words}"))));
        let day = entry.reviewed.or(counted.assessed).filter(|_| entry.stale);
        lines.extend(day.map(|day| Paragraph::Warning(format!("Answered on {day}, which is too long ago. Is it still so?"))));
    } else if let Some(decision) = counted.strategy(&question.strategy.id).and_then(|strategy| strategy.not_applicable.as_ref()) {
        lines.push(Paragraph::Text(format!("Does not apply, as the whole strategy does not: {}", decision.reason)));
    }
    if let Some(entry) = question.entry(machine.answers()) {
        let mut note = entry.note.iter().flat_map(|note| note.lines());
        lines.extend(note.next().map(|line| Paragraph::Text(format!("Note: {line}"))));
        lines.extend(note.map(|line| Paragraph::Further(line.to_owned())));
        lines.extend(ratings(question, entry));
        lines.extend(entry.evidence.iter().map(|evidence| Paragraph::Text(format!("Evidence: {evidence}"))));
        lines.extend(entry.planned.as_ref().map(|planned| Paragraph::Text(format!("Planned: {}", planned.in_words()))));
        lines.extend(entry.accepted.as_ref().map(|accepted| Paragraph::Text(format!("Accepted {}: {}", until(accepted), accepted.reason))));
    }
    if lines.is_empty() { lines } else { [vec![Paragraph::Blank], lines].concat() }
}

/// Which question a prompt is about, on one line.
pub(super) fn about(machine: &Machine<'_>) -> Screen {
    Screen::of([Paragraph::Blank, Paragraph::About(format!("{}: {}", place(machine), machine.question().ask()))])
}

/// What each rater said, while they have not settled on one answer.
fn ratings(question: &Question<'_>, entry: &Entry) -> Vec<Paragraph> {
    let rating = |(name, answer): (&String, &Answer)| match answer {
        Answer::NotApplicable(_) => Paragraph::Text(format!("{name} says: does not apply")),
        answer => Paragraph::Text(format!("{name} says: {}", question.in_words(answer))),
    };
    if entry.is_disputed() { entry.ratings.iter().map(rating).collect() } else { Vec::new() }
}

/// `until 2027-03-01 by Ana`.
pub(super) fn until(accepted: &Acceptance) -> String {
    let by = accepted.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    format!("until {}{by}", accepted.until)
}

/// The keys: with words where they fit, else as letters that Esc explains.
fn keys() -> Paragraph {
    let word = |command: &Command| format!("{} {}", command.letter(), command.short());
    let words: Vec<String> = Command::LETTERS.iter().map(word).collect();
    let rare = [Command::Accept, Command::Plan, Command::Jump, Command::Quit];
    let often = Command::LETTERS.iter().filter(|command| !rare.contains(command)).map(word);
    let often: Vec<String> = often.chain(["Esc more".to_owned(), word(&Command::Quit)]).collect();
    let letters: Vec<String> = Command::LETTERS.iter().map(|command| command.letter().to_string()).collect();
    let few = ["u unknown", "x n/a", "s skip", "b back", "Esc keys"];
    Paragraph::Keys(vec![words.join("  "), often.join("  "), few.join("  "), format!("{}  Esc keys", letters.join(" "))])
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

/// What stands at the prompt once Enter had nothing to take.
pub(super) fn instead_of_enter(state: &CardState) -> &'static str {
    if state.many { "nothing ticked: 0 says none of these" } else { "type a number, or ↑ ↓ and Enter" }
}

/// The ticks of a checklist in words.
pub(super) fn ticked(question: &Question<'_>, state: &CardState) -> String {
    let labels = question.choices.labels();
    let ticked: Vec<&str> = state.ticked.iter().map(|position| labels[*position]).collect();
    if ticked.is_empty() { "none of these".to_owned() } else { ticked.join("; ") }
}

fn standing_of_many(question: &Question<'_>, state: &CardState, present: Option<&Answer>) -> String {
    let count = question.choices.len();
    let enter = if state.keeps { "Enter keeps it" } else { "Enter confirms" };
    let space = |cursor: usize| if state.ticked.contains(&cursor) { "unticks" } else { "ticks" };
    let at = |cursor: usize| format!(" · at {}, Space {}", CardState::number(count, cursor), space(cursor));
    let at = state.cursor.map(at).unwrap_or_default();
    let ticked: Vec<String> = state.ticked.iter().map(|position| CardState::number(count, *position)).collect();
    match ticked.is_empty() {
        _ if state.none => format!("none of these · {enter}{at}"),
        false => format!("ticked {} · {enter}{at}", ticked.join(" ")),
        true if state.keeps && present.is_some() => format!("Enter keeps your answer{at}"),
        true => format!("tick what is in place{at}"),
    }
}
