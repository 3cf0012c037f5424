//! From the bytes of a model file to a [`Model`], all faults at once.

use super::file::ModelFile;
use super::raw::RawModel;
use super::{Model, convert, rules};
use crate::document::{Document, Faults, Field, Node, Problem, Problems};

/// The greatest length of a model file, in bytes.
pub const SIZE_LIMIT: usize = 4 << 20;

impl Model {
    /// Reads a model file; `name` is what messages call it. Warnings come with the model.
    ///
    /// # Errors
    /// All faults of the file at once: of syntax, of shape, and of the [`rules`].
    pub fn read(name: &str, bytes: &[u8]) -> Result<(Self, Faults), Faults> {
        Self::read_since(name, bytes, None)
    }

    /// Reads a model file that is to take the place of a `former` version; the warnings say what becomes of old answers.
    ///
    /// # Errors
    /// As [`read`](Model::read), and another model's id, or a version that is not higher though the model is another.
    pub fn read_since(name: &str, bytes: &[u8], former: Option<&Self>) -> Result<(Self, Faults), Faults> {
        let document = Document::parse(name, bytes, SIZE_LIMIT)?;
        if let Some(problem) = another_kind_of_file(document.root()) {
            return Err(document.rejected(problem.into()));
        }
        let raw = match document.content::<RawModel>() {
            Field::Good(raw) => raw,
            Field::Missing | Field::Bad(_) => {
                let problem =
                    Problem::error("wrong-kind", document.root().value.clone(), "a model is a mapping of `id`, `levels` and more");
                return Err(document.rejected(problem.into()));
            }
        };
        let file = ModelFile::new(&raw, document.root(), document.text());
        let mut problems = document.problems().clone();
        rules::look_at(file, &mut problems);
        if problems.errors() > 0 {
            return Err(document.rejected(problems));
        }
        let model = convert::model(&raw);
        if let (Some(former), Some(model)) = (former, &model) {
            rules::noted_since(former, model, file, &mut problems);
        }
        match model {
            Some(_) if problems.errors() > 0 => Err(document.rejected(problems)),
            Some(model) => Ok((model, document.rejected(problems))),
            None => Err(document.rejected(Problems::from(Problem::error(
                "model",
                0..0,
                "passes every rule, yet cannot be used: this is a bug",
            )))),
        }
    }
}

/// One fault for a file that was never meant to be a model, instead of one for each of its keys.
fn another_kind_of_file(root: &Node) -> Option<Problem> {
    let has = |keys: [&str; 2]| keys.iter().all(|key| root.get(key).is_some()) && root.get("levels").is_none();
    let (key, message, help) = if has(["workload", "answers"]) {
        ("workload", "this is an answers file, not a model", "`maturity check` checks answers")
    } else if has(["schemaVersion", "pillars"]) {
        ("pillars", "this is a lens of the AWS Well-Architected Tool", "`maturity model import --from aws-lens` makes a model of it")
    } else {
        return None;
    };
    Some(Problem::error("other-file", root.get(key)?.name(), message).help(help))
}
