//! The replacements in the text that turn what a file says in one place into what it is to say: as few and as small as possible.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::entry::KEYS;
use super::super::{Acceptance, Answer, Entry, Planned};
use super::checklist;
use super::layout::{Layout, Patch};
use super::mapping::{Spot, insert, set, without_lines};
use super::yaml::Yaml;
use crate::document::{Kind, Node};
use crate::model::Form;
use crate::text::spelled_in_brackets;

fn predecessor<'d>(node: &'d Node, key: &str) -> Option<&'d Node> {
    let position = KEYS.iter().position(|other| *other == key)?;
    KEYS[..position].iter().rev().find_map(|earlier| node.get(earlier))
}

/// What is to be written, and what it takes the place of.
pub(super) struct Rewrite<'c> {
    pub(super) before: &'c Entry,
    pub(super) after: &'c Entry,
    pub(super) form: &'c Form,
}

impl Rewrite<'_> {
    /// The replacements that leave as much as possible of the value at `spot` as it is. What stands in brackets is written anew
    /// as a whole.
    pub(super) fn patches(&self, layout: &Layout<'_>, spot: Spot<'_>) -> Option<Vec<Patch>> {
        let node = spot.node;
        match &node.kind {
            Kind::Map(entries) if !entries.is_empty() && !layout.is_flow(node) => self.in_block(layout, spot),
            Kind::Map(entries) if !entries.is_empty() => {
                let value = self.value(layout, node.get("answer"), Some(node));
                let value = if let Yaml::Map(_) = value { Yaml::Source(value.flow()) } else { value };
                Some(vec![set(layout, spot, &value)?])
            }
            _ => list_or_whole(layout, spot, &self.value(layout, Some(node), None)),
        }
    }

    /// The value in the simplest form that holds the entry. `answer` is the present answer; of `entry`, a mapping in brackets, the
    /// parts that stay are left as they are spelt.
    pub(super) fn value(&self, layout: &Layout<'_>, answer: Option<&Node>, entry: Option<&Node>) -> Yaml {
        let spelt = |key: &str| entry.and_then(|entry| entry.get(key));
        let named = |key: &str| spelt(key).and_then(|node| node.key.clone()).map_or(key.to_owned(), |key| layout.text[key].to_owned());
        let answer = self.answer(layout, answer);
        let others = KEYS[1..].iter().filter_map(|key| {
            let after = self.part(self.after, key)?;
            let stays = self.part(self.before, key).as_ref() == Some(&after);
            let source = spelt(key).filter(|node| stays && layout.comments(node.value.clone(), node).is_empty());
            Some((named(key), source.map_or(after, |node| Yaml::Source(layout.text[node.value.clone()].to_owned()))))
        });
        let others: Vec<_> = others.collect();
        if others.is_empty() {
            return answer.unwrap_or(Yaml::Nothing);
        }
        Yaml::Map(answer.map(|answer| (named("answer"), answer)).into_iter().chain(others).collect())
    }

    /// The answer, as it is spelt at `node` if it stays. One that only another version of the model knows stays, unless a reason
    /// takes its place.
    fn answer(&self, layout: &Layout<'_>, node: Option<&Node>) -> Option<Yaml> {
        let stays = self.answer_stays();
        if let (true, Some(Node { value, kind: Kind::Scalar { .. }, .. })) = (stays, node) {
            let word = &layout.text[value.clone()];
            return Some(Yaml::Source(word.to_owned())).filter(|_| !word.is_empty() && !word.contains('\n'));
        }
        if let (true, None, Some(Node { kind: Kind::List(_), .. })) = (stays, answer_key(self.after), node) {
            return Some(Yaml::list(checklist::words(layout, node, &[], &BTreeSet::new())));
        }
        match answer_key(self.after)? {
            Answer::Option(id) => Some(Yaml::Source(id.to_string())),
            Answer::Ticked(ticked) => Some(Yaml::list(match self.form {
                Form::Checklist(items) => checklist::words(layout, node, items, ticked),
                Form::Scale(_) => ticked.iter().map(ToString::to_string).collect(),
            })),
            Answer::Unknown => Some(Yaml::Source("unknown".to_owned())),
            Answer::NotApplicable(_) => None,
        }
    }

    /// A mapping in block style: only the keys change that have to. One of which nothing but the answer is left becomes the
    /// answer again, unless a comment stands in it.
    fn in_block(&self, layout: &Layout<'_>, spot: Spot<'_>) -> Option<Vec<Patch>> {
        let node = spot.node;
        let value = self.value(layout, node.get("answer"), None);
        let shrinks = || value == Yaml::Nothing || KEYS[1..].iter().any(|key| self.part(self.before, key).is_some());
        let no_comment = || layout.comments(node.value.start..layout.line_end(layout.end(node)), node).is_empty();
        if !matches!(value, Yaml::Map(_)) && shrinks() && no_comment() {
            return Some(vec![set(layout, spot, &value)?]);
        }
        let mut patches = Vec::new();
        for key in KEYS {
            patches.extend(self.of_key(layout, spot, key)?);
        }
        Some(patches)
    }

    /// What stands under one of the keys behind `answer`.
    fn part(&self, entry: &Entry, key: &str) -> Option<Yaml> {
        match (key, &entry.answer) {
            ("not_applicable", Some(Answer::NotApplicable(reason))) => Some(Yaml::Text(reason.clone())),
            ("note", _) => Some(Yaml::Prose(entry.note.clone()?)),
            ("evidence", _) => match entry.evidence.as_slice() {
                [] => None,
                [only] => Some(Yaml::Text(only.clone())),
                several => Some(Yaml::List(several.iter().cloned().map(Yaml::Text).collect())),
            },
            ("reviewed", _) => Some(Yaml::Source(entry.reviewed?.to_string())),
            ("planned", _) => Some(planned(entry.planned.as_ref()?)),
            ("accepted", _) => Some(acceptance(entry.accepted.as_ref()?)),
            ("ratings", _) => self.ratings(entry),
            ("settled", _) => Some(Yaml::Source(entry.settled?.to_string())),
            _ => None,
        }
    }

    /// On one line, as [`acceptance`].
    fn ratings(&self, entry: &Entry) -> Option<Yaml> {
        let rating = |(name, answer): (&String, &Answer)| (spelled_in_brackets(name), self.rating(answer));
        let ratings: Vec<_> = entry.ratings.iter().map(rating).collect();
        (!ratings.is_empty()).then(|| Yaml::Source(Yaml::Map(ratings).flow()))
    }

    fn rating(&self, answer: &Answer) -> Yaml {
        let word = |word: &str| Yaml::Source(word.to_owned());
        match (answer, self.form) {
            (Answer::Option(id), _) => word(id.as_str()),
            (Answer::Unknown, _) => word("unknown"),
            (Answer::NotApplicable(_), _) => word("not_applicable"),
            (Answer::Ticked(ticked), Form::Checklist(items)) => {
                Yaml::list(items.iter().filter(|item| ticked.contains(&item.id)).map(|item| item.id.to_string()).collect())
            }
            (Answer::Ticked(ticked), Form::Scale(_)) => Yaml::list(ticked.iter().map(ToString::to_string).collect()),
        }
    }

    fn answer_stays(&self) -> bool {
        answer_key(self.before) == answer_key(self.after) && !matches!(self.after.answer, Some(Answer::NotApplicable(_)))
    }

    fn of_key(&self, layout: &Layout<'_>, spot: Spot<'_>, key: &str) -> Option<Vec<Patch>> {
        let present = spot.node.get(key);
        let (after, stays) = match key {
            "answer" => (self.answer(layout, present), self.answer_stays()),
            _ => (self.part(self.after, key), self.part(self.before, key) == self.part(self.after, key)),
        };
        if stays {
            return Some(Vec::new());
        }
        match (after, present) {
            (Some(after), Some(present)) if key == "answer" => list_or_whole(layout, spot.child(layout, present), &after),
            (Some(after), Some(present)) => Some(vec![set(layout, spot.child(layout, present), &after)?]),
            (Some(after), None) => Some(vec![insert(layout, spot, predecessor(spot.node, key), key, &after)?]),
            (None, Some(present)) => Some(vec![without_lines(layout, present, layout.column(present.name().start))]),
            (None, None) => Some(Vec::new()),
        }
    }
}

/// Gives the key of `spot` this answer; the items of a list change each for itself, and a list in brackets stays in brackets.
fn list_or_whole(layout: &Layout<'_>, spot: Spot<'_>, answer: &Yaml) -> Option<Vec<Patch>> {
    let Yaml::List(items) = answer else { return Some(vec![set(layout, spot, answer)?]) };
    let words: Vec<String> = items.iter().map(Yaml::flow).collect();
    let in_brackets = || !spot.node.items().is_empty() && layout.is_flow(spot.node);
    checklist::patches(layout, spot.node, &words).or_else(|| {
        let whole = if in_brackets() { &Yaml::Source(answer.flow()) } else { answer };
        Some(vec![set(layout, spot, whole)?])
    })
}

/// What stands under the key `answer`.
fn answer_key(entry: &Entry) -> Option<&Answer> {
    entry.answer.as_ref().filter(|answer| !matches!(answer, Answer::NotApplicable(_)))
}

/// On one line, for it is short and rarely changes.
fn acceptance(accepted: &Acceptance) -> Yaml {
    in_brackets([text("reason", Some(&accepted.reason)), Some(day("until", accepted.until)), text("by", accepted.by.as_ref())])
}

fn planned(planned: &Planned) -> Yaml {
    in_brackets([text("by", planned.by.as_ref()), planned.until.map(|until| day("until", until)), text("link", planned.link.as_ref())])
}

fn in_brackets<const N: usize>(entries: [Option<(String, Yaml)>; N]) -> Yaml {
    Yaml::Source(Yaml::Map(entries.into_iter().flatten().collect()).flow())
}

fn text(key: &str, text: Option<&String>) -> Option<(String, Yaml)> {
    Some((key.to_owned(), Yaml::Text(text?.clone())))
}

fn day(key: &str, day: Date) -> (String, Yaml) {
    (key.to_owned(), Yaml::Source(day.to_string()))
}
