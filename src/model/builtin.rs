//! The models inside the program.

use super::raw::RawModel;
use super::{Model, convert};

/// A model file that is part of the program.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The model's id, which is its file's stem.
    pub id: &'static str,
    /// The file, as committed.
    pub text: &'static str,
    /// The same content as JSON, which takes a tenth of the time to read.
    json: &'static str,
}

impl Builtin {
    /// The model. Nothing checks it here: a test holds every built-in model to the rules, and what is read here to its file.
    ///
    /// # Errors
    /// None that a release could have.
    pub fn model(&self) -> anyhow::Result<Model> {
        let raw: RawModel = serde_json::from_str(self.json)?;
        convert::model(&raw).ok_or_else(|| anyhow::anyhow!("the built-in model `{}` breaks a rule", self.id))
    }
}

/// One line a model; a test holds this list to the folder. The build script `model/build.rs` makes the JSON.
macro_rules! builtin_models {
    ($($id:literal),* $(,)?) => {
        &[$(Builtin {
            id: $id,
            text: include_str!(concat!("../../model/", $id, ".yaml")),
            json: include_str!(concat!(env!("OUT_DIR"), "/", $id, ".json")),
        }),*]
    };
}

/// All models inside the program, the default one first.
pub const BUILTIN: &[Builtin] = builtin_models!["operational-excellence", "security"];

/// The built-in model with this id.
pub fn builtin(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|model| model.id == id)
}
