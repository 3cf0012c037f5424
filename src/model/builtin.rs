//! The models inside the program.

use super::Model;
use crate::document::Faults;

/// A model file that is part of the program.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The model's id, which is its file's stem.
    pub id: &'static str,
    /// The file, as committed.
    pub text: &'static str,
}

impl Builtin {
    /// The model.
    ///
    /// # Errors
    /// None that a release could have: every built-in model is tested to pass the lint.
    pub fn model(&self) -> Result<Model, Faults> {
        Model::read(&format!("built-in {}", self.id), self.text.as_bytes()).map(|(model, _)| model)
    }
}

/// One line a model; a test holds this list to the folder.
macro_rules! builtin_models {
    ($($id:literal),* $(,)?) => {
        &[$(Builtin { id: $id, text: include_str!(concat!("../../model/", $id, ".yaml")) }),*]
    };
}

/// All models inside the program, the default one first.
pub const BUILTIN: &[Builtin] = builtin_models!["operational-excellence"];

/// The built-in model with this id.
pub fn builtin(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|model| model.id == id)
}
