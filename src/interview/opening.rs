//! What is said and asked before the first question, and what is said after the last.

use std::io;

use super::ask::{Ask, line_until};
use super::level_end::{LevelEnd, Verdict, essential};
use super::machine::{Machine, Outcome};
use super::question::{Question, minutes, minutes_of_a_group};
use super::screen::{Paragraph, Screen, plural};
use super::selection::{Only, Selection};
use crate::answers::{Answers, Header};
use crate::model::{Level, Model};
use crate::scorecard::Scorecard;
use crate::text::lasting;

/// Asks which of `models` a new answers file answers, its name being `file`; the first one where people would rather not choose.
///
/// # Errors
/// When nobody can be asked any more.
pub(crate) fn ask_model(ask: &mut dyn Ask, models: &[&Model], file: &str) -> io::Result<usize> {
    let [_, _, ..] = models else { return Ok(0) };
    let size = |model: &Model| format!("{}, {}", plural(model.levels.len(), "level"), plural(model.practices().count(), "question"));
    let entries: Vec<String> = models.iter().map(|model| format!("{} \u{b7} {}", model.title, size(model))).collect();
    ask.tell(&Screen::of([Paragraph::Blank]))?;
    let prompt =
        format!("There is no {file} yet; --model would begin it with any other model. Which built-in model do you want to answer?");
    let picked = ask.pick(&prompt, &entries, None)?.unwrap_or_default();
    taken(ask, &format!("Model: {}", models[picked].title))?;
    Ok(picked)
}

/// Says what is to come and asks what a new answers file begins with; `file` is its name, `suggestion` one for the workload.
///
/// # Errors
/// When nobody can be asked any more.
pub fn ask_header(ask: &mut dyn Ask, model: &Model, selection: &Selection, file: &str, suggestion: &str) -> io::Result<Header> {
    ask.tell(&opening(model, selection, file))?;
    let workload = ask_workload(ask, suggestion)?;
    taken(ask, &format!("Workload: {workload}"))?;
    let assessors = ask_names(ask, "Who takes part? Names, separated by commas; may stay empty.", &[])?;
    taken(ask, &if assessors.is_empty() { "Nobody named".to_owned() } else { format!("With: {}", assessors.join(", ")) })?;
    let target = ask_target(ask, model)?;
    taken(ask, &target.map_or_else(|| "No target yet".to_owned(), |target| format!("Target: Level {target}")))?;
    Ok(Header { workload: Some(workload), assessed: None, assessors, target })
}

fn opening(model: &Model, selection: &Selection, file: &str) -> Screen {
    let mut screen = Screen::of([Paragraph::Blank, Paragraph::Title(format!("{} {}", model.title, model.version))]);
    screen.extend(model.summary.clone().map(Paragraph::Text));
    screen.push(Paragraph::Blank);
    screen.push(Paragraph::Text(format!("{} One key answers each.", what_is_ahead(model, selection))));
    screen.push(Paragraph::Text(format!(
        "Each answer is saved at once in {file}. At any question q stops; the same command goes on where you were."
    )));
    screen.push(Paragraph::Blank);
    screen
}

fn what_is_ahead(model: &Model, selection: &Selection) -> String {
    let number = selection.level.unwrap_or(1);
    let Some(level) = model.level(number) else { return String::new() };
    let questions = if selection.quick { essentials(model, selection.level) } else { questions_of(level) };
    let what = if selection.quick { "The quick look has".to_owned() } else { format!("Level {number}, {}, has", level.name) };
    format!("{what} {}, {}.", plural(questions.len(), "question"), how_long(questions))
}

fn questions_of(level: &Level) -> Vec<Question<'_>> {
    let of = |strategy| move |practice| Question::new(level, strategy, practice);
    level.strategies.iter().flat_map(|strategy| strategy.practices.iter().map(of(strategy))).collect()
}

fn essentials(model: &Model, level: Option<usize>) -> Vec<Question<'_>> {
    let chosen = model.levels.iter().filter(|of| level.is_none_or(|number| number == of.number));
    chosen.flat_map(questions_of).filter(|question| question.practice.essential).collect()
}

fn ask_workload(ask: &mut dyn Ask, suggestion: &str) -> io::Result<String> {
    let hint = if suggestion.is_empty() { String::new() } else { format!(" Enter alone takes \u{201c}{suggestion}\u{201d}.") };
    let prompt = format!("Which workload do you assess?{hint}");
    let named = |typed: &str| match (typed, suggestion.trim()) {
        ("", "") => Err("The workload needs a name.".to_owned()),
        ("", suggestion) => Ok(suggestion.to_owned()),
        (typed, _) => Ok(typed.to_owned()),
    };
    loop {
        // A name to begin with would end up in front of what people type.
        let name = line_until(ask, &prompt, "", named)?;
        if let Some(name) = name.or_else(|| named("").ok()) {
            return Ok(name);
        }
    }
}

/// Asks for names, one a line or separated by commas; somebody who is `known` is called as before.
pub(super) fn ask_names(ask: &mut dyn Ask, prompt: &str, known: &[String]) -> io::Result<Vec<String>> {
    // Names to begin with would end up in front of what people type.
    Ok(names(&ask.list(prompt, &[])?.unwrap_or_default(), known))
}

/// The names in lines that people typed, each once, whatever its capitals.
pub(super) fn names(lines: &[String], known: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in lines.iter().flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty()) {
        let is_it = |other: &&String| is_same_name(other, name);
        if !names.iter().any(|other| is_it(&other)) {
            names.push(known.iter().find(is_it).cloned().unwrap_or_else(|| name.to_owned()));
        }
    }
    names
}

pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Everybody who took part so far.
pub(super) fn known_people(answers: &Answers) -> Vec<String> {
    answers.assessors.iter().chain(answers.reviews.iter().flat_map(|review| &review.by)).cloned().collect()
}

/// Says what was understood, since a prompt leaves nothing on the screen.
pub(super) fn taken(ask: &mut dyn Ask, what: &str) -> io::Result<()> {
    ask.tell(&Screen::of([Paragraph::Done(what.to_owned()), Paragraph::Blank]))
}

pub(super) fn ask_target(ask: &mut dyn Ask, model: &Model) -> io::Result<Option<usize>> {
    let levels: Vec<String> = model.levels.iter().map(|level| format!("Level {} · {}", level.number, level.name)).collect();
    let picked = ask.pick("Which level do you want to reach?", &levels, Some("No target yet"))?;
    Ok(picked.and_then(|position| model.levels.get(position)).map(|level| level.number))
}

/// What is answered and what is open, for those who come back.
pub fn resuming(machine: &Machine<'_>, file: &str) -> Screen {
    let mut screen = introduction(machine.model(), &machine.counted());
    screen.append(ahead(machine, file));
    screen
}

/// What the file is about, and how much of it is answered; the answers as they count.
pub(super) fn introduction(model: &Model, counted: &Answers) -> Screen {
    let title = format!("{} · {} {}", counted.workload, model.title, model.version);
    Screen::of([Paragraph::Blank, Paragraph::Title(title), Paragraph::Text(state_of(&Scorecard::new(model, counted)))])
}

/// What the run asks, and what it is up to.
pub(super) fn ahead(machine: &Machine<'_>, file: &str) -> Screen {
    let counted = machine.counted();
    let scorecard = Scorecard::new(machine.model(), &counted);
    let mut screen = Screen::of([Paragraph::Text(what_is_asked(machine))]);
    let asked = machine.question().level.number;
    let lost = scorecard.levels.iter().find(|score| score.could_pass == Some(false) && score.level.number < asked);
    screen.extend(lost.map(|score| {
        Paragraph::Warning(format!("Level {} does not pass as answered, so no level above it counts yet.", score.level.number))
    }));
    screen.push(Paragraph::Dim(format!("Each answer is saved at once in {file}.")));
    screen
}

fn state_of(scorecard: &Scorecard<'_>) -> String {
    let counts = scorecard.counts();
    let all = scorecard.practices().count();
    let named = [(counts.unknown, "unknown"), (counts.stale, "too old"), (counts.not_applicable, "set aside")];
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
    format!("Level {level} has {} to go, {}.", plural(in_level.len(), "question"), how_long(in_level))
}

pub(super) fn nothing_to_ask(selection: &Selection, answers: &Answers) -> Screen {
    let what = match selection.only {
        Some(Only::Open) => "no answer is open",
        Some(Only::Unknown) => "no answer is unknown",
        Some(Only::Stale) => "no answer is stale",
        Some(Only::Disputed) => "no answer is disputed",
        None if selection.review.is_some() => "no answer is that old",
        None => "the model has no question there",
    };
    Screen::of([Paragraph::Text(format!("Nothing to ask about {}: {what}.", answers.workload))])
}

/// `about 9 minutes alone, 45 in a group`.
fn how_long(questions: Vec<Question<'_>>) -> String {
    format!("about {}", minutes_in_short(questions))
}

/// `9 minutes alone, 45 in a group`, or `36 minutes alone, 3 hours in a group`.
pub(super) fn minutes_in_short(questions: Vec<Question<'_>>) -> String {
    let group = minutes_of_a_group(questions.iter().copied());
    let in_a_group = if group < 60 { group.to_string() } else { lasting(group as u64) };
    format!("{} alone, {in_a_group} in a group", lasting(minutes(questions) as u64))
}

/// Says what the `rescued` files of an earlier session are for; `file` is the one that it could not save in.
pub(crate) fn left_behind(file: &str, rescued: &[String]) -> Screen {
    let about = |rescue: &String| {
        Paragraph::Warning(format!(
            "An earlier session could not save in {file}; all its answers are in {rescue}. Compare the two, copy over what is missing, \
             then delete the rescue file."
        ))
    };
    Screen::of(rescued.iter().map(about))
}

/// Says that nothing can take the place of the file.
pub(super) fn written_in_place(file: &str) -> Screen {
    let words = format!("{file} is a mount of its own, so each answer is written into it, and a copy lies in a rescue file meanwhile.");
    Screen::of([Paragraph::Text(words)])
}

/// What is said to those who ended it from outside; `ticks` are those that nobody confirmed.
pub(super) fn interrupted(ticks: Option<&str>) -> Screen {
    let saved = if ticks.is_some() { "every answer before this question" } else { "every answer so far" };
    Screen::of([Paragraph::Blank, Paragraph::Text(format!("Interrupted; {saved} is saved."))].into_iter().chain(ticks.map(unsaved)))
}

fn unsaved(ticks: &str) -> Paragraph {
    Paragraph::Warning(format!("Not saved, because no Enter confirmed it: {ticks}"))
}

/// What the run leaves behind; `ticks` are those that nobody confirmed.
pub(super) fn farewell(machine: &Machine<'_>, outcome: Outcome, ticks: Option<&str>) -> Screen {
    let counts = Scorecard::new(machine.model(), &machine.counted()).counts();
    let open = match counts.open() {
        0 => "no answer is open".to_owned(),
        1 => "1 answer is open".to_owned(),
        open => format!("{open} answers are open"),
    };
    // The summary that follows tells those that decide between two levels.
    let of = if counts.open() > 0 { " That counts every level." } else { "" };
    let line = match outcome {
        Outcome::Finished => format!("That was the last question; {open}.{of}"),
        Outcome::Stopped => format!("Saved. Stopped after Level {}; {open}.{of}", machine.question().level.number),
        Outcome::Interrupted(_) => return interrupted(ticks),
        Outcome::Quit => {
            // Fewer than are to be answered, where the run is about a part or has left some for later.
            let rest = Some(counts.unanswered + counts.stale).filter(|rest| machine.remaining() < *rest);
            let of = rest.map(|rest| format!(" in this run, {rest} in all")).unwrap_or_default();
            format!("Saved. {} to go{of}.", plural(machine.remaining(), "question"))
        }
    };
    let mut screen = Screen::of([Paragraph::Blank, Paragraph::Done(line)]);
    screen.extend(ticks.map(unsaved));
    if machine.is_quick() {
        screen.extend(proven(machine));
    }
    screen
}

/// What the answers to essential questions prove.
fn proven(machine: &Machine<'_>) -> Vec<Paragraph> {
    let counted = machine.counted();
    let scorecard = Scorecard::new(machine.model(), &counted);
    let levels = machine.model().levels.iter().filter_map(|level| LevelEnd::new(level, &scorecard));
    let Some(lost) = levels.into_iter().find(|end| end.verdict == Verdict::CannotPass) else {
        return vec![Paragraph::Text("No level is ruled out: the other questions tell which is reached.".to_owned())];
    };
    let most = match scorecard.level_possible {
        0 => "Below Level 1".to_owned(),
        level => format!("At most Level {level}"),
    };
    let mut lines = vec![Paragraph::Warning(format!("{most}: Level {} does not pass as answered.", lost.level.number))];
    lines.extend(lost.essentials.failing.iter().map(|question| essential(question, machine.answers())));
    lines
}
