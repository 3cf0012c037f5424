//! The steps from what a file says in one slot to what it is to say: as few and as small as possible.

use std::collections::BTreeSet;

use super::super::{Acceptance, Answer, Entry};
use super::items;
use super::layout::{Layout, Patch};
use super::mapping::{self, Spot};
use super::spelling::Spelling;
use crate::document::{Kind, Node};
use crate::model::Form;
use crate::text::spelled_in_brackets as spelled;

/// One small change of the value in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Another value altogether.
    Whole(Spelling),
    /// Another value of a key of the mapping, present or not.
    Put(&'static str, Spelling),
    /// No such key any more.
    Remove(&'static str),
    /// One more item of a list, behind another.
    Tick(String, Option<String>),
    /// One item less.
    Untick(String),
}

impl Step {
    /// The replacement in the text that makes this step.
    pub(super) fn patch(&self, layout: &Layout<'_>, spot: Spot<'_>) -> Option<Patch> {
        let list = || spot.node.get("answer").unwrap_or(spot.node);
        match self {
            Self::Whole(value) => mapping::set(layout, spot, value),
            Self::Put(key, value) => match spot.get(layout, key) {
                Some(present) => mapping::set(layout, present, value),
                None => mapping::insert(layout, spot, predecessor(spot.node, key), key, value),
            },
            Self::Remove(key) => mapping::remove(layout, spot, key),
            Self::Tick(word, after) => items::tick(layout, list(), word, after.as_deref()),
            Self::Untick(word) => items::untick(layout, list(), word),
        }
    }
}

/// The keys of an entry, in the order in which they are written.
const KEYS: [&str; 6] = ["answer", "not_applicable", "note", "evidence", "reviewed", "accepted"];

fn predecessor<'d>(node: &'d Node, key: &str) -> Option<&'d Node> {
    let position = KEYS.iter().position(|other| *other == key)?;
    KEYS[..position].iter().rev().find_map(|earlier| node.get(earlier))
}

/// What is to be written, and what it takes the place of.
pub(super) struct Change<'c> {
    pub(super) before: &'c Entry,
    pub(super) after: &'c Entry,
    pub(super) form: &'c Form,
}

impl Change<'_> {
    /// The value of a slot that the file lacks.
    pub(super) fn fresh(&self, layout: &Layout<'_>) -> Spelling {
        self.whole(layout, None)
    }

    /// The value of a slot in the simplest form that holds it; `answer` is the node of the present answer.
    fn whole(&self, layout: &Layout<'_>, answer: Option<&Node>) -> Spelling {
        let answer = self.answer(layout, answer);
        let others: Vec<_> = KEYS[1..].iter().filter_map(|key| Some(((*key).to_owned(), spelt(self.after, key)?))).collect();
        if others.is_empty() {
            return answer.unwrap_or(Spelling::Nothing);
        }
        let answer = answer.map(|answer| ("answer".to_owned(), answer));
        Spelling::Map(answer.into_iter().chain(others).collect())
    }

    /// The answer, as it is spelt at `node` if it stays. An answer that only another version of the model knows stays.
    fn answer(&self, layout: &Layout<'_>, node: Option<&Node>) -> Option<Spelling> {
        let stays = answer_key(self.before) == answer_key(self.after);
        if let (true, Some(Node { value, kind: Kind::Scalar { .. }, .. })) = (stays, node) {
            let word = &layout.text[value.clone()];
            return Some(Spelling::Word(word.to_owned())).filter(|_| !word.is_empty() && !word.contains('\n'));
        }
        if let (true, None, Some(Node { kind: Kind::List(_), .. })) = (stays, answer_key(self.after), node) {
            return Some(Spelling::List(items::words(layout, node, &[], &BTreeSet::new())));
        }
        match answer_key(self.after)? {
            Answer::Option(id) => Some(Spelling::Word(id.to_string())),
            Answer::Ticked(ticked) => Some(Spelling::List(match self.form {
                Form::Checklist(items) => items::words(layout, node, items, ticked),
                Form::Scale(_) => ticked.iter().map(ToString::to_string).collect(),
            })),
            Answer::Unknown => Some(Spelling::Word("unknown".to_owned())),
            Answer::NotApplicable(_) => None,
        }
    }

    /// The steps that leave as much as possible of the value at `node` as it is.
    pub(super) fn steps(&self, layout: &Layout<'_>, node: &Node) -> Vec<Step> {
        match &node.kind {
            Kind::Map(entries) if !entries.is_empty() => self.steps_in_mapping(layout, node),
            _ => match self.whole(layout, Some(node)) {
                Spelling::List(words) => {
                    steps_in_list(layout, node, &words).unwrap_or_else(|| vec![Step::Whole(list(layout, node, words))])
                }
                whole => vec![Step::Whole(whole)],
            },
        }
    }

    /// The one step that writes the value anew.
    pub(super) fn anew(&self, layout: &Layout<'_>) -> Vec<Step> {
        vec![Step::Whole(self.fresh(layout))]
    }

    fn steps_in_mapping(&self, layout: &Layout<'_>, node: &Node) -> Vec<Step> {
        let mut steps = self.steps_of_answer(layout, node.get("answer"));
        for key in &KEYS[1..] {
            match (spelt(self.before, key), spelt(self.after, key)) {
                (before, Some(after)) if before.as_ref() != Some(&after) => steps.push(Step::Put(key, after)),
                (Some(_), None) => steps.push(Step::Remove(key)),
                _ => {}
            }
        }
        // Additions first, so that the mapping never becomes empty in between.
        steps.sort_by_key(|step| matches!(step, Step::Remove(_)));
        let whole = self.whole(layout, node.get("answer"));
        let end = if layout.is_flow(node) { node.value.end } else { layout.line_end(layout.end(node)) };
        let no_comment = layout.comments(node.value.start..end, node).is_empty();
        let shrinks = steps.iter().any(|step| matches!(step, Step::Remove(_))) && !matches!(whole, Spelling::Map(_));
        if shrinks && no_comment { vec![Step::Whole(whole)] } else { steps }
    }

    fn steps_of_answer(&self, layout: &Layout<'_>, node: Option<&Node>) -> Vec<Step> {
        if answer_key(self.before) == answer_key(self.after) {
            return Vec::new();
        }
        match (self.answer(layout, node), node) {
            (Some(Spelling::List(words)), Some(node)) => {
                let whole = |words| vec![Step::Put("answer", list(layout, node, words))];
                steps_in_list(layout, node, &words).unwrap_or_else(|| whole(words))
            }
            (Some(answer), _) => vec![Step::Put("answer", answer)],
            (None, Some(_)) => vec![Step::Remove("answer")],
            (None, None) => Vec::new(),
        }
    }
}

/// The items to tick and untick in the block list `node`; nothing where it is not one or none of its items stays.
fn steps_in_list(layout: &Layout<'_>, node: &Node, words: &[String]) -> Option<Vec<Step>> {
    let Kind::List(items) = &node.kind else { return None };
    let present: Vec<&str> = items.iter().map(|item| layout.text[item.value.clone()].trim_end()).collect();
    let stays = |word: &&str| words.iter().any(|other| other == word);
    if layout.is_flow(node) || !present.iter().any(stays) {
        return None;
    }
    let before = |index: usize| index.checked_sub(1).map(|before| words[before].clone());
    let new = words.iter().enumerate().filter(|(_, word)| !present.contains(&word.as_str()));
    let ticks = new.map(|(index, word)| Step::Tick(word.clone(), before(index)));
    let unticks = present.iter().filter(|word| !stays(word)).map(|word| Step::Untick((*word).to_owned()));
    Some(ticks.chain(unticks).collect())
}

/// A list in brackets stays in brackets.
fn list(layout: &Layout<'_>, node: &Node, words: Vec<String>) -> Spelling {
    let in_brackets = matches!(&node.kind, Kind::List(items) if !items.is_empty()) && layout.is_flow(node);
    if in_brackets { Spelling::Word(Spelling::List(words).flow()) } else { Spelling::List(words) }
}

/// What stands under the key `answer`.
fn answer_key(entry: &Entry) -> Option<&Answer> {
    entry.answer.as_ref().filter(|answer| !matches!(answer, Answer::NotApplicable(_)))
}

/// What stands under one of the other keys.
fn spelt(entry: &Entry, key: &str) -> Option<Spelling> {
    match (key, &entry.answer) {
        ("not_applicable", Some(Answer::NotApplicable(reason))) => Some(Spelling::Word(spelled(reason))),
        ("note", _) => Some(Spelling::Prose(entry.note.clone()?)),
        ("evidence", _) => match entry.evidence.as_slice() {
            [] => None,
            [only] => Some(Spelling::Word(spelled(only))),
            several => Some(Spelling::List(several.iter().map(|place| spelled(place)).collect())),
        },
        ("reviewed", _) => Some(Spelling::Word(entry.reviewed?.to_string())),
        ("accepted", _) => Some(Spelling::Word(acceptance(entry.accepted.as_ref()?))),
        _ => None,
    }
}

fn acceptance(accepted: &Acceptance) -> String {
    let by = accepted.by.as_deref().map(|by| format!(", by: {}", spelled(by))).unwrap_or_default();
    format!("{{reason: {}, until: {}{by}}}", spelled(&accepted.reason), accepted.until)
}
