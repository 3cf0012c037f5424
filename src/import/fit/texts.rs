//! Every text plain, present where it is required, and short where it stands in a table.

use crate::import::notes::Notes;
use crate::import::sheet::{Practice, Sheet, Strategy};
use crate::import::text::{LONGEST, cut, has_markup, plain, question, sentences, step};
use crate::model::rules::{NAME, NEXT_STEP, is_link};

/// The most links of a strategy; more is a bibliography.
const LINKS: usize = 12;
/// The most characters of a question, which the lint wants shorter still: cut, it would ask something else.
const ASK: usize = 1_000;

pub(super) fn make_plain(sheet: &mut Sheet, notes: &mut Notes) {
    required(&mut sheet.title, "Imported model", notes);
    optional(&mut sheet.summary, notes);
    if let Some(source) = &mut sheet.source {
        required(&mut source.title, "The source", notes);
        source.url = if is_sound_link(&source.url) { source.url.clone() } else { String::new() };
    }
    for option in sheet.scales.iter_mut().flat_map(|(_, options)| options) {
        name(&mut option.label, &mut option.means, "Some", notes);
        optional(&mut option.means, notes);
    }
    for theme in &mut sheet.themes {
        name(&mut theme.name, &mut theme.summary, "Other", notes);
        optional(&mut theme.summary, notes);
    }
    for level in &mut sheet.levels {
        name(&mut level.name, &mut level.summary, "Level", notes);
        optional(&mut level.summary, notes);
        optional(&mut level.goal, notes);
    }
    sheet.strategies_mut().for_each(|part| strategy(part, notes));
}

fn strategy(part: &mut Strategy, notes: &mut Notes) {
    name(&mut part.name, &mut part.summary, "Strategy", notes);
    optional(&mut part.summary, notes);
    links(part, notes);
    part.risks.iter_mut().for_each(|risk| optional(&mut risk.risk, notes));
    part.risks.retain(|risk| !risk.risk.is_empty());
    part.practices.iter_mut().for_each(|part| practice(part, notes));
}

/// Links that can be followed, each once, and not too many.
pub(super) fn links(part: &mut Strategy, notes: &mut Notes) {
    let mut kept: Vec<String> = vec![];
    for link in part.learn_more.drain(..).map(|link| link.trim().to_owned()) {
        match link {
            link if link.is_empty() || kept.contains(&link) => {}
            link if !is_sound_link(&link) => notes.add("web addresses left out, for they are none", &link),
            _ if kept.len() == LINKS => notes.add("web addresses left out, for a strategy keeps 12", ""),
            link => kept.push(link),
        }
    }
    part.learn_more = kept;
}

/// A web address as it is: an address that had to become plain text would lead elsewhere.
fn is_sound_link(link: &str) -> bool {
    is_link(link) && link.chars().count() <= LONGEST && link.chars().all(|c| c.is_ascii_graphic())
}

fn practice(part: &mut Practice, notes: &mut Notes) {
    required(&mut part.ask, "Is this in place", notes);
    optional(&mut part.why, notes);
    optional(&mut part.evidence, notes);
    optional(&mut part.next_step, notes);
    if part.ask.chars().count() > ASK {
        notes.add("questions cut at 1,000 characters", &part.ask);
        part.ask = cut(&part.ask, ASK);
    }
    if part.ask.ends_with(": ?") {
        notes.add("questions about nothing, called by their id", &part.id);
        part.ask.truncate(part.ask.len() - 1);
        part.ask.push_str(&plain(&part.id));
    }
    part.ask = question(&part.ask);
    let (told, rest) = sentences(&part.next_step, NEXT_STEP);
    if !rest.is_empty() {
        notes.add("next steps told in their first sentences, the rest under `why`", "");
        let space = if part.why.is_empty() { "" } else { " " };
        part.why = format!("{}{space}{rest}", part.why);
    }
    part.next_step = if has_words(told) {
        step(told)
    } else {
        notes.add("next steps made of the question, for the source tells none", "");
        step(&asked_for(&part.ask))
    };
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// What a question without a next step asks for.
fn asked_for(ask: &str) -> String {
    let bare = ask.trim_end_matches(['?', '？', ' ']);
    match bare.split_once(": ") {
        Some((_, thing)) if has_words(thing) => format!("Put in place: {thing}"),
        _ => format!("Work towards a yes to “{bare}?”"),
    }
}

fn optional(text: &mut String, notes: &mut Notes) {
    if has_markup(text) {
        notes.add("texts freed of HTML or Markdown", "");
    }
    *text = plain(text);
    if text.chars().nth(LONGEST).is_some() {
        notes.add("texts cut at 4,000 characters", text);
        *text = cut(text, LONGEST);
    }
}

fn required(text: &mut String, instead: &str, notes: &mut Notes) {
    optional(text, notes);
    if text.is_empty() {
        notes.add("parts without a name, called by their kind", "");
        instead.clone_into(text);
    }
}

/// The number at the end of a name tells it from its neighbours.
fn cut_before_number(text: &str) -> String {
    match text.rsplit_once(' ') {
        Some((words, number)) if number.len() < 6 && number.trim_matches(['(', ')']).bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{} {number}", cut(words, NAME - 1 - number.len()))
        }
        _ => cut(text, NAME),
    }
}

/// A name that fits a table; a longer one stands in full under `whole`.
fn name(text: &mut String, whole: &mut String, instead: &str, notes: &mut Notes) {
    required(text, instead, notes);
    if text.chars().count() > NAME {
        notes.add("names cut at 60 characters, in full under `summary` or `means`", text);
        *whole = if whole.is_empty() { text.clone() } else { format!("{text}. {whole}") };
        *text = cut_before_number(text);
    }
}
