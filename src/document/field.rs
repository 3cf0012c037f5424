//! A value of a file that may be missing or of the wrong kind, while the rest of the file is read nevertheless.

use serde::{Deserialize, Deserializer};
use serde_yaml::Value;

use super::Raw;

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

impl<T: Raw> From<Value> for Field<T> {
    fn from(value: Value) -> Self {
        let found = in_words(&value);
        match value {
            Value::Null => Self::Missing,
            value => T::read(value).map_or(Self::Bad(found), Self::Good),
        }
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
fn in_words(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(number) if number.as_f64().is_some_and(|number| number.abs() >= BEYOND_ALL_COUNTS) => "a number that is too large",
        Value::Number(number) if number.is_f64() => "a fraction",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) | Value::Tagged(_) => "a mapping",
    }
}
