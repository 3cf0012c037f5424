//! Types that hold what a file says before anything of it is believed, and the check that each key is known and of its kind.

use schemars::{Schema, SchemaGenerator};

use super::{Field, Kind, Node, Problem, Problems};
use crate::text::nearest;

/// A type that mirrors a part of a file; [`check`](Raw::check) reports what is misspelt, missing or of the wrong kind.
pub trait Raw: Sized {
    /// The kind in words, for `must be …`.
    const WANTED: &'static str;

    /// What stands at `node`; nothing where it is of another kind.
    fn read(node: &Node) -> Option<Self>;

    /// The kind for editors.
    fn schema(generator: &mut SchemaGenerator) -> Schema;

    /// Reports the faults of shape in this value and everything in it; a single value has none.
    fn check(&self, _: &Node, _: &mut Problems) {}
}

impl<T: Raw> Field<T> {
    /// Reports a value that is missing though required, or of the wrong kind; `node` is its own place. An entry of a list has no name.
    pub(crate) fn check(&self, name: Option<&str>, required: bool, node: &Node, problems: &mut Problems) {
        let name = || name.map_or_else(|| "this entry".to_owned(), |name| format!("`{name}`"));
        match self {
            Self::Missing if required => {
                let problem = Problem::error("missing", node.name(), format!("{} has no value", name()));
                problems.push(problem.help(format!("write {} here", T::WANTED)));
            }
            Self::Missing => {}
            Self::Good(value) => value.check(node, problems),
            Self::Bad(found) => {
                let problem = Problem::error("wrong-kind", node.content(), format!("{} must be {}, not {found}", name(), T::WANTED));
                problems.push(match (T::WANTED, *found) {
                    ("text", "a list" | "a mapping") => problem,
                    ("text", _) => problem.help("put it in quotes to make it text"),
                    ("`true` or `false`", _) => problem.help(format!("write {}, without quotes", meant_boolean(node))),
                    ("a whole number", _) => problem.help("write it in digits alone, without quotes, sign or unit"),
                    ("a list", "text") => problem.help(format!("put it in brackets: {}", in_brackets(node))),
                    ("a mapping", "text") => problem.help("write each of its keys with a colon and a value, as in `id: …`"),
                    _ => problem,
                });
            }
        }
    }

    /// [`check`](Field::check) for the key `name` of the mapping at `parent`; a key that was `misspelt` has been reported as that.
    pub(crate) fn check_in(&self, name: &str, required: bool, parent: &Node, misspelt: &[&str], problems: &mut Problems) {
        match parent.get(name) {
            Some(node) => self.check(Some(name), required, node, problems),
            None if required && !misspelt.contains(&name) => {
                problems.push(
                    Problem::error("missing", first_line(parent), format!("`{name}` is missing"))
                        .help(format!("add `{name}:` with {}", T::WANTED)),
                );
            }
            None => {}
        }
    }
}

/// Which of the two a word most likely stands for, as one of them does in other readers of YAML.
fn meant_boolean(node: &Node) -> &'static str {
    let Kind::Scalar { text, .. } = &node.kind else { return bool::WANTED };
    match text.to_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "1" => "`true`",
        "no" | "n" | "off" | "false" | "0" => "`false`",
        _ => bool::WANTED,
    }
}

/// A text as a list of one.
fn in_brackets(node: &Node) -> String {
    const SHORT: usize = 60;
    match &node.kind {
        Kind::Scalar { text, .. } if text.chars().count() <= SHORT => format!("`[{text}]`"),
        _ => "`[…]`".to_owned(),
    }
}

/// The first key of a mapping in a list, else the place itself: a caret under thirty lines helps nobody.
fn first_line(parent: &Node) -> std::ops::Range<usize> {
    match (&parent.key, parent.entries().first()) {
        (None, Some((_, first))) => first.name(),
        _ => parent.name(),
    }
}

/// Reports the keys of a mapping that are neither among `known` nor, where it is `extensible`, begin with `x-`; returns the
/// known keys that were most likely meant by them, of which those that are `required` are not to be reported as missing.
pub(crate) fn check_keys<'k>(
    node: &Node,
    known: &[&'k str],
    required: &[&'k str],
    extensible: bool,
    problems: &mut Problems,
) -> Vec<&'k str> {
    let is_known = |key: &str| known.contains(&key) || (extensible && key.starts_with("x-"));
    let unknown: Vec<&(String, Node)> = node.entries().iter().filter(|(key, _)| !is_known(key)).collect();
    let missing: Vec<&'k str> = required.iter().copied().filter(|key| node.get(key).is_none()).collect();
    let mut misspelt = Vec::new();
    for (key, value) in &unknown {
        let problem = Problem::error("unknown-key", value.name(), format!("`{key}` is not a key that may stand here"));
        // A comma between braces ends a text, and what is left of it looks like a key without a value.
        let is_text = key.contains(char::is_whitespace) && value.value.is_empty();
        problems.push(match (nearest(key, known.iter().copied()), missing.as_slice()) {
            _ if is_text => problem.help("put text that holds a comma in quotes (straight ones: \"…\"), for a comma ends it here"),
            (None, [only]) if unknown.len() == 1 && !key.starts_with("x-") => {
                misspelt.push(*only);
                problem.help(format!("`{only}` is missing here: is it what you mean?"))
            }
            (near, _) => {
                misspelt.extend(near);
                problem.suggest(key, known.iter().copied())
            }
        });
    }
    misspelt
}

/// A raw value beside its place.
#[derive(Debug)]
pub(crate) struct At<'a, T> {
    pub(crate) raw: &'a T,
    pub(crate) node: &'a Node,
}

impl<T> Clone for At<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for At<'_, T> {}

impl<'a, T> At<'a, T> {
    /// The field `name`, when it has a value of the wanted kind.
    pub(crate) fn field<F>(self, name: &str, pick: impl Fn(&'a T) -> &'a Field<F>) -> Option<At<'a, F>> {
        Some(At { raw: pick(self.raw).good()?, node: self.node.get(name)? })
    }
}

impl<'a, T> At<'a, Vec<Field<T>>> {
    /// The entries of a list that have the wanted kind.
    pub(crate) fn items(self) -> impl Iterator<Item = At<'a, T>> {
        let good = |(index, item): (usize, &'a Field<T>)| Some(At { raw: item.good()?, node: self.node.at(index)? });
        self.raw.iter().enumerate().filter_map(good)
    }
}

/// The field of a located raw value: `field!(practice.ask)`.
macro_rules! field {
    ($at:ident . $name:ident) => {
        $at.field(stringify!($name), |raw| &raw.$name)
    };
}
pub(crate) use field;

/// Declares a raw struct: [`Raw`] reads it and knows its keys, which are required and what kind each has, as a check and as
/// a schema; `where` adds to the schema what the rules hold the value to. An `extensible` one may have further keys that begin
/// with `x-`.
macro_rules! raw {
    ($(#[doc = $doc:literal])* struct $name:ident $(($extensible:ident))? {
        $($(#[doc = $field_doc:literal])* $need:ident $field:ident: $kind:ty $(where $further:expr)?,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize)]
        #[serde(default)]
        pub(crate) struct $name { $($(#[doc = $field_doc])* pub(crate) $field: $crate::document::Field<$kind>,)* }

        impl $crate::document::Raw for $name {
            const WANTED: &'static str = "a mapping";
            fn read(node: &$crate::document::Node) -> Option<Self> {
                let $crate::document::Kind::Map(_) = node.kind else { return None };
                Some(Self { $($field: node.get(stringify!($field)).map($crate::document::Field::from).unwrap_or_default(),)* })
            }
            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
            }
            fn check(&self, node: &$crate::document::Node, problems: &mut $crate::document::Problems) {
                let known = [$(stringify!($field)),*];
                let needed = [$($crate::document::raw!(@$need)),*];
                let required: Vec<&str> = known.into_iter().zip(needed).filter(|(_, needed)| *needed).map(|(key, _)| key).collect();
                let misspelt = $crate::document::check_keys(node, &known, &required, $crate::document::raw!(@$($extensible)?), problems);
                $(self.$field.check_in(stringify!($field), $crate::document::raw!(@$need), node, &misspelt, problems);)*
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mapping = $crate::document::MappingSchema::new(concat!($($doc),*), $crate::document::raw!(@$($extensible)?));
                $(let schema = <$kind as $crate::document::Raw>::schema(generator);
                let further = $crate::document::raw!(@further $($further)?);
                let mapping = mapping.key(stringify!($field), concat!($($field_doc),*), $crate::document::raw!(@$need), schema, &further);)*
                mapping.finish()
            }
        }
    };
    (@further) => { serde_json::json!({}) };
    (@further $further:expr) => { $further };
    (@required) => { true };
    (@optional) => { false };
    (@extensible) => { true };
    (@) => { false };
}
pub(crate) use raw;
