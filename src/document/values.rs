//! The kinds of value that raw types are made of: single ones, lists, and mappings whose keys their author chooses.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_yaml::Value;

use super::{Field, Kind, Meaning, Node, Problems, Raw};

impl Raw for String {
    const WANTED: &'static str = "text";
    fn read(node: &Node) -> Option<Self> {
        node.as_text().map(str::to_owned)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

impl Raw for i64 {
    const WANTED: &'static str = "a whole number";
    fn read(node: &Node) -> Option<Self> {
        if let Meaning::Number(number) = node.meaning() { number.as_i64() } else { None }
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer"})
    }
}

impl Raw for bool {
    const WANTED: &'static str = "`true` or `false`";
    fn read(node: &Node) -> Option<Self> {
        if let Meaning::Bool(value) = node.meaning() { Some(value) } else { None }
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "boolean"})
    }
}

/// For values of several forms, which their own room takes apart.
impl Raw for Value {
    const WANTED: &'static str = "a value";
    fn read(node: &Node) -> Option<Self> {
        Some(node.to_value())
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}

impl<T: Raw> Raw for Vec<Field<T>> {
    const WANTED: &'static str = "a list";
    fn read(node: &Node) -> Option<Self> {
        if let Kind::List(items) = &node.kind { Some(items.iter().map(Field::from).collect()) } else { None }
    }
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "items": T::schema(generator)})
    }
    fn check(&self, node: &Node, problems: &mut Problems) {
        for (index, item) in self.iter().enumerate() {
            if let Some(node) = node.at(index) {
                item.check(None, true, node, problems);
            }
        }
    }
}

/// Names chosen by the author, each with a `T`, in the order of the names.
impl<T: Raw> Raw for BTreeMap<String, Field<T>> {
    const WANTED: &'static str = "a mapping";
    fn read(node: &Node) -> Option<Self> {
        Named::<T>::read(node)?;
        Some(node.first_entries().map(|(name, value)| (name.clone(), value.into())).collect())
    }
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        Named::<T>::schema(generator)
    }
    fn check(&self, node: &Node, problems: &mut Problems) {
        Named(PhantomData::<T>).check(node, problems);
    }
}

/// The same where it is not copied: whoever wants to know what the names stand for looks at their places.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(crate) struct Named<T>(PhantomData<T>);

impl<T: Raw> Raw for Named<T> {
    const WANTED: &'static str = "a mapping";
    fn read(node: &Node) -> Option<Self> {
        matches!(node.kind, Kind::Map(_)).then_some(Self(PhantomData))
    }
    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": T::schema(generator)})
    }
    fn check(&self, node: &Node, problems: &mut Problems) {
        for (name, node) in node.first_entries() {
            Field::<T>::from(node).check(Some(name), false, node, problems);
        }
    }
}

/// A value of several forms that is not copied: its own room takes it apart at its place.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(crate) struct Anything;

impl Raw for Anything {
    const WANTED: &'static str = "a value";
    fn read(_: &Node) -> Option<Self> {
        Some(Self)
    }
    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}
