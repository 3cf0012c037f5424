//! A value of a file that may be missing or of the wrong kind, while the rest of the file is read nevertheless.

use serde::{Deserialize, Deserializer};

use super::node::Meaning;
use super::{Node, Raw};

/// One value of a raw type as it was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Field<T> {
    /// The key is absent or has no value.
    #[default]
    Missing,
    /// The value has the wanted kind.
    Good(T),
    /// The value has another kind; in words, what was found.
    Bad(&'static str),
}

impl<T> Field<T> {
    /// The value, when it has the wanted kind.
    pub fn good(&self) -> Option<&T> {
        match self {
            Self::Good(value) => Some(value),
            Self::Missing | Self::Bad(_) => None,
        }
    }
}

impl<T: Raw> From<&Node> for Field<T> {
    fn from(node: &Node) -> Self {
        if node.is_nothing() { Self::Missing } else { T::read(node).map_or_else(|| Self::Bad(in_words(&node.meaning())), Self::Good) }
    }
}

/// For what is known to be of its kind, as the models inside the program are: anything else fails as a whole.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map_or(Self::Missing, Self::Good))
    }
}

/// What no number of a file comes near: whole numbers are read up to 64 bits.
const BEYOND_ALL_COUNTS: f64 = 9e18;

/// What kind of value this is, as a person would say it.
fn in_words(value: &Meaning<'_>) -> &'static str {
    match value {
        Meaning::Nothing => "nothing",
        Meaning::Bool(_) => "true or false",
        Meaning::Number(number) if number.as_f64().is_some_and(|number| number.abs() >= BEYOND_ALL_COUNTS) => "a number that is too large",
        Meaning::Number(number) if number.is_f64() => "a fraction",
        Meaning::Number(_) => "a number",
        Meaning::Text(_) => "text",
        Meaning::List(_) => "a list",
        Meaning::Map(_) => "a mapping",
    }
}
