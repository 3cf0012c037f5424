//! Changes one key above the answers of a file and nothing else, and proves it by reading the result.

use jiff::civil::Date;

use super::super::{Answers, Review, SIZE_LIMIT};
use super::EditFault;
use super::layout::{Layout, Patch};
use super::mapping::{Spot, insert, set, without_lines};
use super::yaml::Yaml;
use crate::document::{Document, Node};
use crate::model::Model;

/// The keys above the answers, in the order in which they are written.
const KEYS: [&str; 7] = ["workload", "about", "model", "assessed", "assessors", "reviews", "target"];

/// A change to what a file says above its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadChange {
    /// The number of the level to reach; nothing takes the target out.
    Target(Option<usize>),
    /// A later sitting. One of the same day is not written twice: who is new joins it.
    Sitting(Review),
}

impl HeadChange {
    fn key(&self) -> &'static str {
        match self {
            Self::Target(_) => "target",
            Self::Sitting(_) => "reviews",
        }
    }

    /// The answers with this change.
    pub(in super::super) fn applied(&self, mut answers: Answers) -> Answers {
        match self {
            Self::Target(target) => answers.target = *target,
            Self::Sitting(sitting) => match answers.reviews.iter_mut().find(|review| review.on == sitting.on) {
                Some(present) => present.by = joined(present, sitting),
                None => answers.reviews.insert(place(&answers.reviews, sitting), sitting.clone()),
            },
        }
        answers
    }
}

/// The people of a sitting with those who joined it.
fn joined(present: &Review, sitting: &Review) -> Vec<String> {
    let new = sitting.by.iter().filter(|person| !present.by.contains(person));
    present.by.iter().chain(new).cloned().collect()
}

/// The position of a new sitting: behind those before it, and before those after it.
fn place(reviews: &[Review], sitting: &Review) -> usize {
    reviews.iter().rposition(|review| review.on < sitting.on).map_or(0, |before| before + 1)
}

/// `document`, which says `answers`, with this change; every other line stays as it is. The result has been read, once, and says
/// what is meant.
///
/// # Errors
/// Where the file is written in a way that does not let the key be changed alone, or would be too long.
pub fn with_head(document: &Document, answers: &Answers, model: &Model, change: &HeadChange) -> Result<Document, EditFault> {
    let wanted = change.applied(answers.clone());
    if wanted == *answers {
        return Ok(document.clone());
    }
    let layout = Layout::new(document);
    let changed = patch(&layout, document.root(), answers, &wanted, change)
        .and_then(|patch| Document::parse(document.name(), layout.patched(vec![patch]).as_bytes(), SIZE_LIMIT).ok());
    // The day only decides what is warned of.
    let read = |changed: &Document| Some(Answers::read(changed.clone(), model, Date::MAX).ok()?.0.without_blanks());
    changed.filter(|changed| read(changed) == Some(wanted)).ok_or(EditFault::Head(change.key()))
}

fn patch(layout: &Layout<'_>, root: &Node, before: &Answers, after: &Answers, change: &HeadChange) -> Option<Patch> {
    let spot = Spot { node: root, in_flow: false };
    match change {
        HeadChange::Sitting(sitting) => of_sitting(layout, spot, &before.reviews, &after.reviews, sitting),
        HeadChange::Target(target) => match (target, root.get("target")) {
            (Some(target), present) => put(layout, spot, present, "target", &Yaml::Source(target.to_string())),
            (None, Some(present)) if layout.is_flow(root) => set(layout, spot.child(layout, present), &Yaml::Nothing),
            (None, present) => Some(without_lines(layout, present?, layout.column(present?.name().start))),
        },
    }
}

/// Gives `key` this value, be it `present` or not yet there.
fn put(layout: &Layout<'_>, spot: Spot<'_>, present: Option<&Node>, key: &str, value: &Yaml) -> Option<Patch> {
    if let Some(present) = present {
        return set(layout, spot.child(layout, present), value);
    }
    let position = KEYS.iter().position(|other| *other == key)?;
    let after = KEYS[..position].iter().rev().find_map(|earlier| spot.node.get(earlier));
    insert(layout, spot, after, key, value)
}

fn of_sitting(layout: &Layout<'_>, root: Spot<'_>, before: &[Review], after: &[Review], sitting: &Review) -> Option<Patch> {
    let list = root.node.get("reviews");
    let items = list.map(Node::items).unwrap_or_default();
    let entry = of_review(sitting);
    if let Some(position) = before.iter().position(|review| review.on == sitting.on) {
        let item = Spot { node: items.get(position)?, in_flow: layout.is_flow(list?) };
        return with_people(layout, item, &after[position].by);
    }
    let position = place(before, sitting);
    let Some(first) = items.first() else { return put(layout, root, list, "reviews", &Yaml::List(vec![entry])) };
    if layout.is_flow(list?) {
        let (at, text) = match position.checked_sub(1) {
            Some(before) => (layout.end(items.get(before)?), format!(", {}", entry.flow())),
            None => (first.name().start, format!("{}, ", entry.flow())),
        };
        return Some(Patch::replacing(at..at, text));
    }
    let start = match position.checked_sub(1) {
        Some(before) => layout.below(items.get(before)?),
        None => layout.line_start(first.value.start),
    };
    Some(layout.new_lines(start, layout.indentation(first.value.start), &[format!("- {}", entry.flow())]))
}

/// Gives a sitting that is there these people.
fn with_people(layout: &Layout<'_>, item: Spot<'_>, people: &[String]) -> Option<Patch> {
    let people = Yaml::Source(of_people(people).flow());
    match item.node.get("by") {
        Some(present) => set(layout, item.child(layout, present), &people),
        None => insert(layout, item, item.node.get("on"), "by", &people),
    }
}

/// On one line, as a person would write it.
fn of_review(review: &Review) -> Yaml {
    let day = ("on".to_owned(), Yaml::Source(review.on.to_string()));
    let people = (!review.by.is_empty()).then(|| ("by".to_owned(), of_people(&review.by)));
    Yaml::Source(Yaml::Map([day].into_iter().chain(people).collect()).flow())
}

fn of_people(people: &[String]) -> Yaml {
    Yaml::List(people.iter().cloned().map(Yaml::Text).collect())
}
