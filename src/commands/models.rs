//! The models of one run, each of which is read once, however many answers files need it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, anyhow, bail};

use super::input;
use crate::answers::{ModelName, SIZE_LIMIT, model_name, other_file};
use crate::document::{Document, Faults, Problem};
use crate::model::{self, BUILTIN, Id, Model};
use crate::text::nearest;

/// The models that were given, and those that answers have asked for so far.
#[derive(Debug)]
pub(super) struct Models {
    given: Vec<Arc<Model>>,
    /// By path, or by id for one inside the program.
    found: Mutex<BTreeMap<PathBuf, Arc<Model>>>,
}

impl Models {
    /// Reads the models that `--model` names: files, or ids of built-in models.
    pub(super) fn given(names: &[PathBuf]) -> Result<Self> {
        let given = names.iter().map(|name| Ok(Arc::new(named(name)?))).collect::<Result<_>>()?;
        Ok(Self { given, found: Mutex::default() })
    }

    /// The model for new work: the first that was given, else the first that is built in.
    pub(super) fn first(&self) -> Result<Arc<Model>> {
        let builtin = || self.builtin(BUILTIN.first().ok_or_else(|| anyhow!("no model is built in"))?.id);
        self.given.first().map_or_else(builtin, |model| Ok(Arc::clone(model)))
    }

    /// What people may choose from for new work: the first that was given, else all that are built in.
    pub(super) fn offered(&self) -> Result<Vec<Arc<Model>>> {
        match self.given.first() {
            Some(model) => Ok(vec![Arc::clone(model)]),
            None => BUILTIN.iter().map(|builtin| self.builtin(builtin.id)).collect(),
        }
    }

    /// The model to look up the part `name` in: the one for new work, else the first on offer that has such a part.
    pub(super) fn with_part(&self, name: &str) -> Result<Arc<Model>> {
        let first = self.first()?;
        if first.part(name).is_some() {
            return Ok(first);
        }
        Ok(self.offered()?.into_iter().find(|model| model.part(name).is_some()).unwrap_or(first))
    }

    /// The model that the answers in `document`, read from `file`, are for: among those given, then beside the answers, then built in.
    pub(super) fn of_answers(&self, document: &Document, file: &Path) -> Result<Arc<Model>> {
        if let Some(problem) = other_file(document) {
            return Err(document.clone().rejected(problem.into()).into());
        }
        let Some(wanted) = model_name(document) else { return self.first() };
        self.of_name(&wanted.id, &wanted.version, file)?.ok_or_else(|| self.unknown(document, &wanted).into())
    }

    /// The model with this id, rather that of this version: among those given, then beside `file`, then built in.
    pub(super) fn of_name(&self, id: &str, version: &str, file: &Path) -> Result<Option<Arc<Model>>> {
        let is_wanted = |model: &&Arc<Model>| model.id.as_str() == id;
        let of_its_version = self.given.iter().filter(is_wanted).find(|model| model.version == version);
        if let Some(model) = of_its_version.or_else(|| self.given.iter().find(is_wanted)) {
            return Ok(Some(Arc::clone(model)));
        }
        if let Some(model) = self.beside(file, id)?.filter(|model| is_wanted(&model)) {
            return Ok(Some(model));
        }
        model::builtin(id).map(|builtin| self.builtin(builtin.id)).transpose()
    }

    fn beside(&self, file: &Path, id: &str) -> Result<Option<Arc<Model>>> {
        let candidates = beside(file, id).into_iter().filter(|_| Id::new(id).is_ok());
        let path = candidates.into_iter().find(|path| path.is_file() && !input::is_same_file(path, file));
        path.map(|path| self.once(&path, || read_file(&path))).transpose()
    }

    fn builtin(&self, id: &'static str) -> Result<Arc<Model>> {
        self.once(Path::new(id), || named(Path::new(id)))
    }

    fn once(&self, name: &Path, read: impl FnOnce() -> Result<Model>) -> Result<Arc<Model>> {
        // A panic elsewhere leaves no half-read model behind.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(model) = found.get(name) {
            return Ok(Arc::clone(model));
        }
        let model = read()?;
        // Many folders may have a copy of one model beside their answers.
        let same = found.values().find(|known| ***known == model).map(Arc::clone);
        let model = same.unwrap_or_else(|| Arc::new(model));
        found.insert(name.to_owned(), Arc::clone(&model));
        Ok(model)
    }

    fn unknown(&self, document: &Document, wanted: &ModelName) -> Faults {
        let known = self.given.iter().map(|model| model.id.as_str()).chain(BUILTIN.iter().map(|model| model.id));
        let problem = Problem::error("other-model", wanted.place.clone(), format!("there is no model `{}` here", wanted.id));
        let problem = match nearest(&wanted.id, known) {
            Some(name) => problem.help(format!("did you mean `{name}`?")),
            None => problem.help(format!("give its file with --model FILE, or put it beside the answers as {}.yaml", wanted.id)),
        };
        document.clone().rejected(problem.into())
    }
}

/// The built-in model of this id, else the one in the file of this name.
fn named(name: &Path) -> Result<Model> {
    match name.to_str().and_then(model::builtin) {
        Some(builtin) => builtin.model(),
        None if name.extension().is_none() && Id::new(&name.to_string_lossy()).is_ok() && !name.exists() => {
            bail!("`{}` is neither a file nor {}", name.display(), no_builtin(&name.to_string_lossy()))
        }
        None => read(name),
    }
}

/// The model that somebody most likely means who names none or this one: that of the answers in this folder, else the first that is
/// built in. Nothing is said of what cannot be read, and nothing but files is.
pub(super) fn at_hand(name: Option<&Path>) -> Option<Arc<Model>> {
    let models = Models::given(&[]).ok()?;
    if let Some(name) = name {
        let builtin = name.to_str().and_then(model::builtin);
        return builtin.map_or_else(|| read_file(name).ok().map(Arc::new), |builtin| models.builtin(builtin.id).ok());
    }
    let of_answers = || {
        let file = input::present()?;
        let bytes = input::bytes_of_a_file(&file, SIZE_LIMIT).ok()?;
        models.of_answers(&Document::parse("", &bytes, SIZE_LIMIT).ok()?, &file).ok()
    };
    of_answers().or_else(|| models.first().ok())
}

/// `a built-in model; …` with the nearest id, else all of them.
pub(super) fn no_builtin(id: &str) -> String {
    let ids = || BUILTIN.iter().map(|model| model.id);
    let hint = nearest(id, ids())
        .map_or_else(|| format!("there is: {}", ids().collect::<Vec<_>>().join(", ")), |near| format!("did you mean `{near}`?"));
    format!("a built-in model; {hint}")
}

pub(super) fn read(path: &Path) -> Result<Model> {
    Ok(Model::read(&input::name(path), &input::bytes(path, model::SIZE_LIMIT)?)?)
}

/// One that nobody named, so that nobody meant a stream.
fn read_file(path: &Path) -> Result<Model> {
    Ok(Model::read(&input::name(path), &input::bytes_of_a_file(path, model::SIZE_LIMIT)?)?)
}

/// Where the model `id` may stand beside the answers in `file`.
pub(super) fn beside(file: &Path, id: &str) -> [PathBuf; 2] {
    ["yaml", "yml"].map(|extension| file.with_file_name(format!("{id}.{extension}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_built_in_model_alone_is_loaded_where_one_is_needed() {
        let loaded = |models: &Models| models.given.len() + models.found.lock().unwrap().len();
        let of_answers = |models: &Models, id: &str| {
            let document = Document::parse("a", format!("model: {id}@1.0.0\n").as_bytes(), 1000).unwrap();
            models.of_answers(&document, Path::new("a.yaml")).unwrap()
        };
        for builtin in BUILTIN {
            let models = Models::given(&[]).unwrap();
            let first = of_answers(&models, builtin.id);
            assert!(Arc::ptr_eq(&first, &of_answers(&models, builtin.id)));
            assert_eq!((first.id.as_str(), loaded(&models)), (builtin.id, 1));
            let named = Models::given(&[builtin.id.into()]).unwrap();
            assert_eq!((named.first().unwrap().id.as_str(), named.offered().unwrap().len(), loaded(&named)), (builtin.id, 1, 1));
        }
        let models = Models::given(&[]).unwrap();
        models.first().unwrap();
        models.with_part("1").unwrap();
        assert_eq!(loaded(&models), 1);
        assert_eq!((models.offered().unwrap().len(), loaded(&models)), (BUILTIN.len(), BUILTIN.len()));
    }

    #[test]
    fn answers_to_one_model_share_it_wherever_it_was_found() {
        let folder = tempfile::tempdir().unwrap();
        let own = BUILTIN[0].text.replacen(&format!("id: {}", BUILTIN[0].id), "id: own", 1);
        std::fs::write(folder.path().join("own.yaml"), own).unwrap();
        let models = Models::given(&[]).unwrap();
        for reference in ["own@1.0.0", &format!("{}@1.0.0", BUILTIN[0].id)] {
            let text = format!("workload: a\nmodel: {reference}\n");
            let document = Document::parse("a", text.as_bytes(), 1000).unwrap();
            let [one, other] = ["a.yaml", "b.yaml"].map(|name| models.of_answers(&document, &folder.path().join(name)).unwrap());
            assert!(Arc::ptr_eq(&one, &other), "{reference}");
        }
    }
}
