//! What is said and asked before the first question.

use super::ask::{Ask, Ended};
use super::machine::Machine;
use super::minutes::minutes;
use super::page::{Line, Page};
use super::question::Question;
use super::selection::{Only, Selection};
use crate::answers::{Answers, Header};
use crate::model::{Level, Model};
use crate::scorecard::Scorecard;

/// Said once, because most disputes in a room are between two neighbours.
const TAKE_THE_LOWER: &str = "Between two options, take the lower.";

/// Says what is to come and asks what a new answers file begins with; `file` is its name, `suggestion` one for the workload.
///
/// # Errors
/// When nobody can be asked any more.
pub fn ask_header(ask: &mut dyn Ask, model: &Model, selection: &Selection, file: &str, suggestion: &str) -> Result<Header, Ended> {
    ask.tell(&opening(model, selection, file))?;
    let workload = ask_workload(ask, suggestion)?;
    taken(ask, &format!("Workload: {workload}"))?;
    let assessors = ask_assessors(ask)?;
    taken(ask, &if assessors.is_empty() { "Nobody named".to_owned() } else { format!("With: {}", assessors.join(", ")) })?;
    let target = ask_target(ask, model)?;
    taken(ask, &target.map_or_else(|| "No target yet".to_owned(), |target| format!("Target: Level {target}")))?;
    Ok(Header { workload: Some(workload), assessed: None, assessors, target })
}

fn opening(model: &Model, selection: &Selection, file: &str) -> Page {
    let mut page = Page::of([Line::Blank, Line::Title(format!("{} {}", model.title, model.version))]);
    page.extend(model.summary.clone().map(Line::Text));
    page.push(Line::Blank);
    page.push(Line::Text(format!("{} One key answers each. {TAKE_THE_LOWER}", how_long(model, selection))));
    page.push(Line::Text(format!(
        "Each answer is saved at once in {file}. At any question q stops; the same command goes on where you were."
    )));
    page.push(Line::Blank);
    page
}

fn how_long(model: &Model, selection: &Selection) -> String {
    let number = selection.level.unwrap_or(1);
    let Some(level) = model.level(number) else { return String::new() };
    let what = if selection.quick { "The quick rating has" } else { "Level" };
    let questions = if selection.quick { ratings(model, selection.level) } else { questions_of(level) };
    let (count, minutes) = (plural(questions.len(), "question"), about(minutes(questions)));
    let name = if selection.quick { what.to_owned() } else { format!("{what} {number}, {}, has", level.name) };
    format!("{name} {count}, {minutes} alone and longer in a group.")
}

fn questions_of(level: &Level) -> Vec<Question<'_>> {
    let of = |strategy| move |practice| Question::of_practice(level, strategy, practice);
    level.strategies.iter().flat_map(|strategy| strategy.practices.iter().map(of(strategy))).collect()
}

fn ratings(model: &Model, level: Option<usize>) -> Vec<Question<'_>> {
    let chosen = model.strategies().filter(|(of, _)| level.is_none_or(|number| number == of.number));
    chosen.map(|(level, strategy)| Question::of_strategy(level, strategy, model)).collect()
}

fn ask_workload(ask: &mut dyn Ask, suggestion: &str) -> Result<String, Ended> {
    let hint = if suggestion.is_empty() { String::new() } else { format!(" Enter alone takes \u{201c}{suggestion}\u{201d}.") };
    loop {
        // A name to begin with would end up in front of what people type.
        let name = ask.line(&format!("Which workload do you assess?{hint}"), "")?.unwrap_or_else(|| suggestion.to_owned());
        if !name.trim().is_empty() {
            return Ok(name.trim().to_owned());
        }
        ask.tell(&Page::of([Line::Warning("The workload needs a name.".to_owned())]))?;
    }
}

fn ask_assessors(ask: &mut dyn Ask) -> Result<Vec<String>, Ended> {
    let names = ask.line("Who takes part? Names, separated by commas; may stay empty.", "")?.unwrap_or_default();
    Ok(names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

/// Says what was understood, since a prompt leaves nothing on the screen.
fn taken(ask: &mut dyn Ask, what: &str) -> Result<(), Ended> {
    ask.tell(&Page::of([Line::Done(what.to_owned()), Line::Blank]))
}

fn ask_target(ask: &mut dyn Ask, model: &Model) -> Result<Option<usize>, Ended> {
    let levels: Vec<String> = model.levels.iter().map(|level| format!("Level {} · {}", level.number, level.name)).collect();
    let picked = ask.pick("Which level do you want to reach?", &levels, Some("No target yet"))?;
    Ok(picked.and_then(|position| model.levels.get(position)).map(|level| level.number))
}

/// What is answered and what is open, for those who come back.
pub fn resuming(machine: &Machine<'_>, file: &str) -> Page {
    let answers = machine.answers();
    let counted = machine.counted();
    let scorecard = Scorecard::new(machine.model(), &counted);
    let model = machine.model();
    let title = format!("{} · {} {}", answers.workload, model.title, model.version);
    let mut page = Page::of([Line::Blank, Line::Title(title), Line::Text(state_of(&scorecard))]);
    page.push(Line::Text(what_is_asked(machine)));
    let asked = machine.question().level.number;
    let lost = scorecard.levels.iter().find(|score| score.could_pass == Some(false) && score.level.number < asked);
    page.extend(
        lost.map(|score| {
            Line::Warning(format!("Level {} does not pass as answered, so no level above it counts yet.", score.level.number))
        }),
    );
    page.push(Line::Dim(format!("Each answer is saved at once in {file}. {TAKE_THE_LOWER}")));
    page
}

fn state_of(scorecard: &Scorecard<'_>) -> String {
    let counts = scorecard.counts();
    let all = scorecard.practices().count();
    let named =
        [(counts.unknown, "unknown"), (counts.stale, "too old"), (counts.estimated, "estimated"), (counts.not_applicable, "set aside")];
    let named = named.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    let mut parts = vec![format!("{} of {all} answered", counts.answered)];
    parts.extend(named);
    if counts.unanswered > 0 {
        parts.push(format!("{} not answered yet", counts.unanswered));
    }
    parts.join(", ") + "."
}

fn what_is_asked(machine: &Machine<'_>) -> String {
    let level = machine.question().level.number;
    let in_level: Vec<Question<'_>> = machine.remaining_questions().filter(|question| question.level.number == level).collect();
    if machine.remaining_questions().all(|question| question.answer(machine.answers()).is_some()) {
        return "Every question asked now has an answer: Enter keeps it, any other choice changes it, j goes to a question.".to_owned();
    }
    let count = in_level.len();
    format!("Level {level} has {} to go, {}.", plural(count, "question"), about(minutes(in_level)))
}

/// Why there is nothing to ask.
pub fn nothing_to_ask(selection: &Selection, answers: &Answers) -> Page {
    let what = match selection.only {
        Some(Only::Open) => "no answer is open",
        Some(Only::Unknown) => "no answer is unknown",
        Some(Only::Stale) => "no answer is stale",
        Some(Only::Estimated) => "no answer is an estimate",
        None => "the model has no question there",
    };
    Page::of([Line::Text(format!("Nothing to ask about {}: {what}.", answers.workload))])
}

/// `count` of something, in words.
pub(super) fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

fn about(minutes: usize) -> String {
    format!("about {}", plural(minutes, "minute"))
}
