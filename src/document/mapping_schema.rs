//! Puts the JSON Schema of a mapping together, key by key, for editors.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// A mapping whose keys are being told.
#[derive(Debug)]
pub(crate) struct MappingSchema {
    description: &'static str,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
    extensible: bool,
}

impl MappingSchema {
    /// A mapping that so far may have no key, but for those that begin with `x-` where it is `extensible`.
    pub(crate) fn new(description: &'static str, extensible: bool) -> Self {
        Self { description, properties: Map::new(), required: vec![], extensible }
    }

    /// With the key `name`, whose value has this `schema` and what is `further` said of it. What is not required may have no value.
    pub(crate) fn key(mut self, name: &'static str, doc: &'static str, required: bool, schema: Schema, further: &Value) -> Self {
        let mut value = schema.to_value();
        merge(&mut value, further);
        if required {
            self.required.push(name);
        } else {
            value = or_nothing(value);
        }
        merge(&mut value, &json!({"description": doc.trim()}));
        self.properties.insert(name.to_owned(), value);
        self
    }

    pub(crate) fn finish(self) -> Schema {
        let mut whole = json!({
            "description": self.description.trim(),
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        });
        if self.extensible {
            merge(&mut whole, &json!({"patternProperties": {"^x-": true}}));
        }
        Schema::try_from(whole).unwrap_or_default()
    }
}

/// What `value` allows, or nothing behind the key.
fn or_nothing(mut value: Value) -> Value {
    match value.get("type").and_then(Value::as_str).map(str::to_owned) {
        Some(kind) if value.get("enum").is_none() => {
            value["type"] = json!([kind, "null"]);
            value
        }
        _ => json!({"anyOf": [value, {"type": "null"}]}),
    }
}

/// Adds what `further` says to `schema`, in depth.
pub(crate) fn merge(schema: &mut Value, further: &Value) {
    match (schema, further) {
        (Value::Object(known), Value::Object(further)) => {
            for (key, value) in further {
                merge(known.entry(key).or_insert(Value::Null), value);
            }
        }
        (schema, further) => *schema = further.clone(),
    }
}
