//! The JSON Schema of a model file, by which editors complete and check it.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::raw::RawModel;
use crate::document::merge;

/// The JSON Schema (2020-12) of a model file, made from the types that read it.
///
/// It refuses nothing that the [rules](super::rules) accept. What one part demands of another (references, circles, the order of
/// values, a second use of a name) only the rules can see.
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<RawModel>();
    schema.insert("title".to_owned(), "Maturity model".into());
    let mut schema = schema.to_value();
    // A scale or a checklist, not both.
    let is_said = json!({"not": {"type": "null"}});
    let both = json!({"required": ["scale", "items"], "properties": {"scale": is_said, "items": is_said}});
    merge(&mut schema, &json!({"$defs": {"Practice": {"not": both}}}));
    // Every strategy belongs to a theme, so that there is one: the rules tell which ones are named, and so are told apart here.
    merge(&mut schema, &json!({"properties": {"themes": {"type": "array"}}}));
    if let Some(required) = schema["required"].as_array_mut() {
        required.push("themes".into());
    }
    schema
}
