//! What a good model holds to beyond the rules: told as warnings to whoever checks a model, and never to those who only read it.

use super::prose::{NAME, NEXT_STEP, comment_behind, folded};
use super::size::length;
use crate::document::{At, Node, Problem, Problems, field};
use crate::model::RiskKind;
use crate::model::file::{ModelFile, items, practices, risks, strategies};
use crate::model::raw::{RawLevel, RawRisk};

/// Beginnings of a question whose good answer is no.
#[rustfmt::skip]
const NEGATIVE: [&str; 12] = [
    "is there no ", "are there no ", "do you not ", "do you never ",
    "isn't ", "aren't ", "don't ", "doesn't ", "haven't ", "hasn't ", "can't ", "won't ",
];

/// Every answer rises towards what is in place, so a practice is asked, and named, for what is there and not for what is missing.
pub(super) fn practices_are_put_positively(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, practice) in file.practices() {
        let id = field!(practice.id).filter(|id| ["no-", "not-"].iter().any(|no| id.raw.starts_with(no)));
        if let Some(id) = id {
            let message = format!("the practice `{}` is named for what is missing", id.raw);
            problems.push(Problem::warning("negative", id.node.value.clone(), message).help("name it for what is in place"));
        }
        let ask = field!(practice.ask).filter(|ask| is_negative(ask.raw));
        if let Some(ask) = ask {
            let problem = Problem::warning("negative", ask.node.content(), "this question asks for what is missing");
            problems.push(problem.help("turn it round, so that the best answer is the one that agrees"));
        }
    }
}

fn is_negative(ask: &str) -> bool {
    let folded = ask.to_lowercase().replace('’', "'");
    NEGATIVE.iter().any(|no| folded.starts_with(no))
}

/// What a label or a question says, without its signs, that stands for no answer, or for none of the others.
#[rustfmt::skip]
const NO_ANSWERS: [&str; 22] = [
    "none", "no", "nope", "nothing", "nobody", "not any", "neither", "nothing of this", "nothing of the above", "not applicable", "na",
    "does not apply", "unknown", "unsure", "no idea", "nobody knows", "not in place", "not implemented", "not available", "not yet",
    "not started", "not done",
];
/// What such a text begins with, and any more words behind it.
#[rustfmt::skip]
const NO_BEGINNINGS: [&str; 22] = [
    "none of it", "none of them", "none of these", "none of those", "none of this", "none of the above", "none of above",
    "none of the others", "none of the options", "none of the listed", "none of the following", "none apply", "none applies", "not sure",
    "dont know", "do not know", "i dont know", "i do not know", "we dont know", "we do not know", "i am not sure", "we are not sure",
];

/// Whether a text means that nothing of what it stands beside is so, or that nobody knows.
pub(crate) fn says_none(text: &str) -> bool {
    let bare = |text: &str| folded(&text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect::<String>());
    let words = bare(text);
    // "No, we do not" says no, "No public access" does not.
    let first = text.trim().split_inclusive(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let stands_alone = first.ends_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace()) || is_set_off(text, first);
    NO_ANSWERS.contains(&words.as_str())
        || NO_BEGINNINGS.iter().any(|no| words.strip_prefix(no).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        || (["no", "none", "nope"].contains(&bare(first).as_str()) && stands_alone)
}

/// Whether a dash or a bracket follows the first word.
fn is_set_off(text: &str, first: &str) -> bool {
    text.trim()[first.len()..].trim_start().starts_with(['-', '–', '—', '('])
}

/// A list without ticks says "none of these", and `unknown` that nobody knows: an item for it would score when it is ticked.
pub(super) fn nobody_is_asked_for_none_of_it(file: ModelFile<'_>, problems: &mut Problems) {
    let questions = file.practices().filter_map(|(_, practice)| field!(practice.ask)).map(|ask| (ask, "question"));
    let items =
        file.practices().flat_map(|(_, practice)| items(practice)).filter_map(|item| field!(item.label)).map(|label| (label, "item"));
    // What stands in brackets says how to answer.
    let is_outside = |before: &str| before.matches('(').count() == before.matches(')').count();
    let thing = |text: &str| text.rsplit_once(": ").is_some_and(|(before, thing)| is_outside(before) && says_none(thing));
    let says_none = |text: &str| says_none(text) || thing(text);
    for (text, what) in questions.chain(items).filter(|(text, _)| says_none(text.raw)) {
        let message = format!("this {what} stands for no answer, or for none of the others, and would score like one in place");
        let problem = Problem::warning("no-answer", text.node.content(), message);
        problems.push(problem.help("leave it out: a list without ticks is \"none of these\", and `unknown` may be said of every question"));
    }
}

/// Where essentials stop some levels, one without any can be reached with something missing that nobody would do without.
pub(super) fn every_level_has_an_essential_or_none_has(file: ModelFile<'_>, problems: &mut Problems) {
    let has_one = |level: &At<'_, RawLevel>| {
        strategies(*level).flat_map(practices).any(|practice| practice.raw.essential.good().is_some_and(|essential| *essential))
    };
    let (with, without): (Vec<_>, Vec<_>) = file.levels().partition(has_one);
    for level in without.into_iter().filter(|_| !with.is_empty()) {
        let place = field!(level.id).map_or_else(|| level.node.name(), |id| id.node.value.clone());
        let problem = Problem::warning("essential", place, "this level has no essential practice, though others have");
        problems.push(problem.help("write `essential: true` at the practice without which the level means nothing"));
    }
}

/// The most characters that fit a table, a card, a line on the wall.
const LENGTHS: [(&str, usize); 4] = [("name", NAME), ("label", NAME), ("ask", 200), ("next_step", NEXT_STEP)];

pub(super) fn texts_are_short(file: ModelFile<'_>, problems: &mut Problems) {
    file.root.node.each_scalar("", &mut |key, node, text| {
        let length = text.chars().count();
        if let Some((_, most)) = LENGTHS.iter().find(|(name, most)| *name == key && length > *most) {
            let message = format!("`{key}` has {length} characters, more than {most}");
            problems.push(Problem::warning("long-text", node.content(), message).help("shorten it: it is read in a room"));
        }
    });
}

/// In text without quotes ` #` begins a comment. Whoever writes one puts a space behind the sign; `#1` or `#team` is meant as
/// text.
pub(super) fn no_text_is_cut_short(file: ModelFile<'_>, problems: &mut Problems) {
    file.root.node.each_scalar("", &mut |_, node, _| {
        let warning = |place| Problem::warning("cut-short", place, "YAML takes this for a comment, not for a part of the text");
        let help = "put the whole text in quotes, or write `# ` if it is a comment";
        problems.extend(comment_behind(node, file.text).map(|place| warning(place).help(help)));
    });
}

/// A report on a strategy without it has no risks to tell.
pub(super) fn every_strategy_has_a_gap_risk(file: ModelFile<'_>, problems: &mut Problems) {
    let is_gap = |risk: &At<'_, RawRisk>| risk.raw.kind.good().is_none_or(|kind| kind != RiskKind::Pursuit.as_str());
    for (_, strategy) in file.strategies() {
        if !risks(strategy).any(|risk| is_gap(&risk)) {
            let place = field!(strategy.id).map_or_else(|| strategy.node.name(), |id| id.node.value.clone());
            let problem = Problem::warning("gap-risk", place, "this strategy has no risk of kind `gap`");
            problems.push(problem.help("say under `risks` what a team runs while the strategy is missing"));
        }
    }
}

/// Questions that a team answers in one sitting before it stops thinking.
const QUESTIONS_IN_A_STRATEGY: usize = 6;
/// The same for a level.
const QUESTIONS_IN_A_LEVEL: usize = 32;

pub(super) fn nobody_is_asked_too_much(file: ModelFile<'_>, problems: &mut Problems) {
    for (_, strategy) in file.strategies() {
        advise(questions(strategy.node), QUESTIONS_IN_A_STRATEGY, strategy.node, "strategy", problems);
    }
    for level in file.levels() {
        let all = level.node.get("strategies").map(Node::items).unwrap_or_default().iter().map(questions).sum();
        advise(all, QUESTIONS_IN_A_LEVEL, level.node, "level", problems);
    }
}

fn questions(strategy: &Node) -> usize {
    strategy.get("practices").map_or(0, length)
}

fn advise(questions: usize, most: usize, part: &Node, what: &str, problems: &mut Problems) {
    if questions > most {
        let place = part.get("id").map_or_else(|| part.name(), |id| id.value.clone());
        let problem = Problem::warning("many-questions", place, format!("this {what} asks {questions} questions, more than {most}"));
        problems.push(problem.help("merge what every team answers alike, or split it"));
    }
}
