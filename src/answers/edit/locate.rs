//! Finds where an entry stands in a file, under its present or a former name, or where it would stand.

use super::super::entries::names;
use super::super::set_aside;
use super::layout::{Layout, Patch};
use super::mapping::{Spot, insert};
use super::yaml::Yaml;
use crate::document::{Document, Kind, Node};
use crate::model::{Model, PracticeRef, Strategy, lookup};

/// How much of the way to an entry the file has.
pub(super) enum Located<'d> {
    Entry(Spot<'d>),
    /// Only its strategy, which stands under this key.
    Strategy(Spot<'d>, &'d str),
    Answers(Spot<'d>),
    Root(Spot<'d>),
}

/// Looks for the entry of `subject`: a key with a value before one without, a present name before a former one.
pub(super) fn locate<'d>(document: &'d Document, layout: &Layout<'_>, model: &Model, subject: &PracticeRef) -> Located<'d> {
    let root = Spot { node: document.root(), in_flow: false };
    let Some(answers) = root.node.get("answers") else { return Located::Root(root) };
    let answers = root.child(layout, answers);
    let strategies = || answers.node.entries().iter().map(|(key, node)| (key.as_str(), answers.child(layout, node)));
    let practices = strategies().flat_map(|(strategy_key, strategy)| {
        let of_practice = strategy.node.entries().iter().filter(move |(key, _)| names(model, strategy_key, key, subject));
        of_practice.map(move |(key, node)| (key.as_str(), strategy.child(layout, node)))
    });
    if let Some((_, spot)) = practices.max_by_key(|(key, spot)| (!is_blank(spot.node), *key == subject.practice.as_str())) {
        return Located::Entry(spot);
    }
    let present = strategies().filter(|(key, _)| is_strategy(model, key, subject));
    let strategy = present.max_by_key(|(key, _)| *key == subject.strategy.as_str());
    strategy.map_or(Located::Answers(answers), |(key, spot)| Located::Strategy(spot, key))
}

fn is_blank(node: &Node) -> bool {
    matches!(node.kind, Kind::Scalar { plain: true, .. }) && node.value.is_empty()
}

fn is_strategy(model: &Model, key: &str, subject: &PracticeRef) -> bool {
    lookup::strategy(model, key).is_some_and(|strategy| strategy.id == subject.strategy)
}

impl Located<'_> {
    /// Adds the entry with this value, and what is missing of the way to it, in model order among what is there.
    pub(super) fn fill(&self, layout: &Layout<'_>, model: &Model, subject: &PracticeRef, value: &Yaml) -> Option<Patch> {
        let nested = |key: &str, value: Yaml| Yaml::Map(vec![(key.to_owned(), value)]);
        let strategy = subject.strategy.as_str();
        match self {
            Self::Entry(_) => None,
            Self::Strategy(there, strategy_key) => {
                let (_, parent) = model.strategy(strategy)?;
                let wanted = position_of_key(parent, subject.practice.as_str());
                let after = last_before(there.node, wanted, |key| position(model, parent, strategy_key, key));
                insert(layout, *there, after, subject.practice.as_str(), value)
            }
            Self::Answers(there) => {
                let wanted = strategy_position(model, strategy);
                let after = last_before(there.node, wanted, |key| strategy_position(model, key));
                insert(layout, *there, after, strategy, &nested(subject.practice.as_str(), value.clone()))
            }
            Self::Root(there) => {
                let after = there.node.entries().last().map(|(_, node)| node);
                insert(layout, *there, after, "answers", &nested(strategy, nested(subject.practice.as_str(), value.clone())))
            }
        }
    }
}

/// The last value whose key comes before `wanted` in the model.
fn last_before(node: &Node, wanted: Option<usize>, position: impl Fn(&str) -> Option<usize>) -> Option<&Node> {
    let earlier = |key: &str| position(key).is_some_and(|position| Some(position) < wanted);
    node.entries().iter().rfind(|(key, _)| earlier(key)).map(|(_, node)| node)
}

fn strategy_position(model: &Model, key: &str) -> Option<usize> {
    let strategy = lookup::strategy(model, key)?;
    model.strategies().position(|(_, other)| other.id == strategy.id)
}

fn position(model: &Model, parent: &Strategy, strategy_key: &str, key: &str) -> Option<usize> {
    let Some((strategy, practice)) = lookup::practice(model, strategy_key, key) else { return position_of_key(parent, key) };
    if strategy.id == parent.id { position_of_key(parent, practice.id.as_str()) } else { None }
}

/// What sets the strategy aside stands above the practices that it holds for.
fn position_of_key(strategy: &Strategy, key: &str) -> Option<usize> {
    let practice = strategy.practices.iter().position(|practice| practice.id.as_str() == key);
    practice.map(|position| position + 1).or((key == set_aside::KEY).then_some(0))
}
