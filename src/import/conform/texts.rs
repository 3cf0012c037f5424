//! Makes every text plain, present where it is required, and short where it stands in a table.

use crate::import::losses::Losses;
use crate::import::text::{LONGEST, cut, has_markup, plain, question, sentences, step};
use crate::import::written_model::{Practice, Strategy, WrittenModel};
use crate::model::rules::{NAME, NEXT_STEP, is_link};

/// The most links of a strategy; more is a bibliography.
const LINKS: usize = 12;
/// The most characters of a question, which the lint wants shorter still: cut, it would ask something else.
const ASK: usize = 1_000;

pub(super) fn make_plain(written: &mut WrittenModel, losses: &mut Losses) {
    required(&mut written.title, "Imported model", losses);
    optional(&mut written.summary, losses);
    if let Some(source) = &mut written.source {
        required(&mut source.title, "The source", losses);
        source.url = if is_sound_link(&source.url) { source.url.clone() } else { String::new() };
    }
    for option in written.scales.iter_mut().flat_map(|(_, options)| options) {
        name(&mut option.label, &mut option.means, "Some", losses);
        optional(&mut option.means, losses);
    }
    for theme in &mut written.themes {
        name(&mut theme.name, &mut theme.summary, "Other", losses);
        optional(&mut theme.summary, losses);
    }
    for level in &mut written.levels {
        name(&mut level.name, &mut level.summary, "Level", losses);
        optional(&mut level.summary, losses);
        optional(&mut level.goal, losses);
    }
    written.strategies_mut().for_each(|part| strategy(part, losses));
}

fn strategy(part: &mut Strategy, losses: &mut Losses) {
    name(&mut part.name, &mut part.summary, "Strategy", losses);
    optional(&mut part.summary, losses);
    links(part, losses);
    part.risks.iter_mut().for_each(|risk| optional(&mut risk.risk, losses));
    part.risks.retain(|risk| !risk.risk.is_empty());
    part.practices.iter_mut().for_each(|part| practice(part, losses));
}

/// Links that can be followed, each once, and not too many.
pub(super) fn links(part: &mut Strategy, losses: &mut Losses) {
    let mut kept: Vec<String> = vec![];
    for link in part.learn_more.drain(..).map(|link| link.trim().to_owned()) {
        match link {
            link if link.is_empty() || kept.contains(&link) => {}
            link if !is_sound_link(&link) => losses.add("web addresses left out, for they are none", &link),
            _ if kept.len() == LINKS => losses.add("web addresses left out, for a strategy keeps 12", ""),
            link => kept.push(link),
        }
    }
    part.learn_more = kept;
}

/// A web address as it is: an address that had to become plain text would lead elsewhere.
fn is_sound_link(link: &str) -> bool {
    is_link(link) && link.chars().count() <= LONGEST && link.chars().all(|c| c.is_ascii_graphic())
}

fn practice(part: &mut Practice, losses: &mut Losses) {
    required(&mut part.ask, "Is this in place", losses);
    optional(&mut part.why, losses);
    optional(&mut part.evidence, losses);
    optional(&mut part.next_step, losses);
    if part.ask.chars().count() > ASK {
        losses.add("questions cut at 1,000 characters", &part.ask);
        part.ask = cut(&part.ask, ASK);
    }
    if part.ask.ends_with(": ?") {
        losses.add("questions about nothing, called by their id", &part.id);
        part.ask.truncate(part.ask.len() - 1);
        part.ask.push_str(&plain(&part.id));
    }
    part.ask = question(&part.ask);
    let (told, rest) = sentences(&part.next_step, NEXT_STEP);
    if !rest.is_empty() {
        losses.add("next steps told in their first sentences, the rest under `why`", "");
        let space = if part.why.is_empty() { "" } else { " " };
        part.why = format!("{}{space}{rest}", part.why);
    }
    part.next_step = if has_words(told) {
        step(told)
    } else {
        losses.add("next steps made of the question, for the source tells none", "");
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

fn optional(text: &mut String, losses: &mut Losses) {
    if has_markup(text) {
        losses.add("texts freed of HTML or Markdown", "");
    }
    *text = plain(text);
    if text.chars().nth(LONGEST).is_some() {
        losses.add("texts cut at 4,000 characters", text);
        *text = cut(text, LONGEST);
    }
}

fn required(text: &mut String, instead: &str, losses: &mut Losses) {
    optional(text, losses);
    if text.is_empty() {
        losses.add("parts without a name, called by their kind", "");
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
fn name(text: &mut String, whole: &mut String, instead: &str, losses: &mut Losses) {
    required(text, instead, losses);
    if text.chars().count() > NAME {
        losses.add("names cut at 60 characters, in full under `summary` or `means`", text);
        *whole = if whole.is_empty() { text.clone() } else { format!("{text}. {whole}") };
        *text = cut_before_number(text);
    }
}
