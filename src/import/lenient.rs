//! Values as other tools write them, read whatever they are: a number where a text belongs, a text where a list does, nothing.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::Value;

/// A text; a number or a truth value is taken for one, anything else is an empty one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Text(pub(super) String);

/// Several texts; a single one is a list of one, anything else an empty list.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Texts(pub(super) Vec<String>);

/// A number, perhaps in quotes; anything else, and what is not finite, is none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Number(pub(super) Option<f64>);

/// A mapping from names that its author chose, in the author's order; beside them what only describes the file, which is what
/// `meta` says, while keys that begin with `_` are left out. Nothing at all is an empty one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entries<T> {
    pub(super) named: Vec<(String, T)>,
    pub(super) meta: Value,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { named: vec![], meta: Value::Null }
    }
}

/// A list without what is null in it; null is an empty one.
pub(super) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let items = Option::<Vec<Option<T>>>::deserialize(deserializer)?;
    Ok(items.into_iter().flatten().flatten().collect())
}

/// What a scalar says as text.
struct Scalars;

impl<'de> Visitor<'de> for Scalars {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Vec<String>, E> {
        Ok(vec![value.to_string()])
    }

    fn visit_i64<E>(self, value: i64) -> Result<Vec<String>, E> {
        Ok(vec![value.to_string()])
    }

    fn visit_u64<E>(self, value: u64) -> Result<Vec<String>, E> {
        Ok(vec![value.to_string()])
    }

    fn visit_u128<E>(self, value: u128) -> Result<Vec<String>, E> {
        Ok(vec![value.to_string()])
    }

    fn visit_i128<E>(self, value: i128) -> Result<Vec<String>, E> {
        Ok(vec![value.to_string()])
    }

    fn visit_f64<E>(self, value: f64) -> Result<Vec<String>, E> {
        Ok(if value.is_finite() { vec![value.to_string()] } else { vec![] })
    }

    fn visit_str<E>(self, value: &str) -> Result<Vec<String>, E> {
        Ok(vec![value.to_owned()])
    }

    fn visit_unit<E>(self) -> Result<Vec<String>, E> {
        Ok(vec![])
    }

    fn visit_none<E>(self) -> Result<Vec<String>, E> {
        Ok(vec![])
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<String>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
        let mut texts = vec![];
        while let Some(Text(text)) = list.next_element()? {
            texts.push(text);
        }
        Ok(texts)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Vec<String>, A::Error> {
        while entries.next_entry::<String, IgnoredAny>()?.is_some() {}
        Ok(vec![])
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = deserializer.deserialize_any(Scalars)?;
        Ok(Self(texts.into_iter().filter(|text| !text.trim().is_empty()).collect()))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Texts::deserialize(deserializer)?.0.join("\n")))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Text::deserialize(deserializer)?.0.trim().parse().ok();
        Ok(Self(number.filter(|number: &f64| number.is_finite())))
    }
}

struct Named<T>(PhantomData<T>);

impl<'de, T: Default + Deserialize<'de>> Visitor<'de> for Named<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_unit<E>(self) -> Result<Entries<T>, E> {
        Ok(Entries::default())
    }

    fn visit_none<E>(self) -> Result<Entries<T>, E> {
        Ok(Entries::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Entries<T>, A::Error> {
        let mut read = Entries::default();
        while let Some(name) = entries.next_key::<String>()? {
            if name == "meta" {
                read.meta = entries.next_value()?;
            } else if name.starts_with('_') {
                entries.next_value::<IgnoredAny>()?;
            } else {
                read.named.push((name, entries.next_value::<Option<T>>()?.unwrap_or_default()));
            }
        }
        Ok(read)
    }
}

impl<'de, T: Default + Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Named(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_taken_for_what_it_says() {
        let texts = |yaml: &str| serde_yaml::from_str::<Texts>(yaml).unwrap().0;
        assert_eq!(texts("[a, 1, true, 0.5, ~, {x: 1}, [b, c]]"), ["a", "1", "true", "0.5", "b\nc"]);
        assert_eq!(texts("one"), ["one"]);
        assert!(texts("{a: b}").is_empty() && texts("~").is_empty() && texts("' '").is_empty());
        let number = |yaml: &str| serde_yaml::from_str::<Number>(yaml).unwrap().0;
        assert_eq!((number("2"), number("'0.5'"), number(".nan"), number("many")), (Some(2.0), Some(0.5), None, None));
    }

    #[test]
    fn entries_keep_their_order_and_leave_out_what_describes_the_file() {
        let entries: Entries<Text> = serde_yaml::from_str("b: 1\n_yaml: {a: [x]}\nmeta: 2\n404: 3\n").unwrap();
        assert_eq!(entries.meta, Value::from(2));
        assert_eq!(entries.named, [("b".to_owned(), Text("1".to_owned())), ("404".to_owned(), Text("3".to_owned()))]);
    }
}
