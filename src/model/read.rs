//! From the bytes of a model file to a [`Model`], all faults at once.

use super::file::ModelFile;
use super::raw::RawModel;
use super::{Model, convert, rules};
use crate::document::{Document, Faults, Field, Node, Problem, Problems};

/// The greatest length of a model file, in bytes.
pub const SIZE_LIMIT: usize = 4 << 20;

impl Model {
    /// Reads a model file; `name` is what messages call it.
    ///
    /// # Errors
    /// All faults of the file at once: of syntax, of shape, and of the [`RULES`](rules::RULES).
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let written = Written::parse(name, bytes)?;
        let mut problems = written.problems();
        written.model(&mut problems).ok_or_else(|| written.document.rejected(problems))
    }

    /// Reads a model file as [`read`](Model::read) does and asks for [`ADVICE`](rules::ADVICE) on it, which takes longer; with a
    /// `former` version the warnings also say what becomes of answers to that.
    ///
    /// # Errors
    /// As [`read`](Model::read), together with the advice; and another model's id, or a version that is not higher than the `former` though
    /// the model is another.
    pub fn lint(name: &str, bytes: &[u8], former: Option<&Self>) -> Result<(Self, Faults), Faults> {
        let written = Written::parse(name, bytes)?;
        let mut problems = written.problems();
        for advise in rules::ADVICE {
            advise(written.file(), &mut problems);
        }
        let model = written.model(&mut problems);
        if let (Some(former), Some(model)) = (former, &model) {
            rules::noted_since(former, model, written.file(), &mut problems);
        }
        let is_sound = problems.errors() == 0;
        let faults = written.document.rejected(problems);
        model.filter(|_| is_sound).map(|model| (model, faults.clone())).ok_or(faults)
    }
}

/// A model file of which nothing is believed yet.
struct Written {
    document: Document,
    raw: RawModel,
}

impl Written {
    fn parse(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let document = Document::parse(name, bytes, SIZE_LIMIT)?;
        if let Some(problem) = another_kind_of_file(document.root()) {
            return Err(document.rejected(problem.into()));
        }
        match document.content::<RawModel>() {
            Field::Good(raw) => Ok(Self { document, raw }),
            Field::Missing | Field::Bad(_) => {
                let problem =
                    Problem::error("wrong-kind", document.root().value.clone(), "a model is a mapping of `id`, `levels` and more");
                Err(document.rejected(problem.into()))
            }
        }
    }

    fn file(&self) -> ModelFile<'_> {
        ModelFile::new(&self.raw, self.document.root(), self.document.text())
    }

    /// Everything that keeps it from being used.
    fn problems(&self) -> Problems {
        let mut problems = self.document.problems().clone();
        for rule in rules::RULES {
            rule(self.file(), &mut problems);
        }
        problems
    }

    /// The model, unless one of the `problems` is an error.
    fn model(&self, problems: &mut Problems) -> Option<Model> {
        if problems.errors() > 0 {
            return None;
        }
        let model = convert::model(&self.raw);
        if model.is_none() {
            problems.push(Problem::error("model", 0..0, "passes every rule, yet cannot be used: please report this"));
        }
        model
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
