//! Files given on the command line, and the models they need.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::document::{Document, Faults, Problem};
use crate::model::{self, Model, Part};
use crate::text::{nearest, visible};

/// What messages call a file.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { visible(&path.to_string_lossy()).into_owned() }
}

/// The file as one word of a command that a person can type; `FILE` for a stream, which no other command can go on with.
pub(super) fn typed(path: &Path) -> String {
    if path == Path::new("-") {
        return "FILE".to_owned();
    }
    let is_like_an_option = path.to_string_lossy().starts_with('-');
    let name = if is_like_an_option { name(&Path::new(".").join(path)) } else { name(path) };
    let plain = if cfg!(windows) { "-_./\\:" } else { "-_./:" };
    let is_word = name.chars().all(|c| c.is_alphanumeric() || plain.contains(c));
    if is_word { name } else { format!("'{}'", name.replace('\'', r"'\''")) }
}

/// The bytes of a file or, for `-`, of standard input; one more than `limit` at most, so that nothing endless is read.
pub(super) fn bytes(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = limit as u64 + 1;
    let read = if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        if path.is_dir() {
            bail!("`{}` is a folder; give the file in it", name(path));
        }
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.with_context(|| format!("failed to read `{}`", name(path)))?;
    Ok(bytes)
}

/// The model in a file, and its warnings.
pub(super) fn model_file(path: &Path) -> Result<(Model, Faults)> {
    Ok(Model::read(&name(path), &bytes(path, model::SIZE_LIMIT)?)?)
}

/// The model in a file, else the built-in one.
pub(super) fn model_or_builtin(path: Option<&Path>) -> Result<Model> {
    match path {
        Some(path) => Ok(model_file(path)?.0),
        None => Ok(model::BUILTIN.first().ok_or_else(|| anyhow!("no model is built in"))?.model()?),
    }
}

/// The model that the answers in `document`, read from `file`, are for: among `given` files, then beside the answers, then
/// built in.
pub(super) fn model_for(document: &Document, file: &Path, given: &[PathBuf]) -> Result<Model> {
    let wanted = crate::answers::model_name(document);
    let mut models = given.iter().map(|path| Ok(model_file(path)?.0)).collect::<Result<Vec<Model>>>()?;
    let Some(wanted) = wanted else { return models.into_iter().next().map_or_else(|| model_or_builtin(None), Ok) };
    let is_wanted = |model: &Model| model.id.as_str() == wanted.id;
    let of_its_version = models.iter().position(|model| is_wanted(model) && model.version == wanted.version);
    if let Some(index) = of_its_version.or_else(|| models.iter().position(is_wanted)) {
        return Ok(models.swap_remove(index));
    }
    let beside = beside(file, &wanted.id);
    if model::Id::new(&wanted.id).is_ok() && beside.is_file() && !is_same_file(&beside, file) {
        let model = model_file(&beside)?.0;
        if model.id.as_str() == wanted.id {
            return Ok(model);
        }
    }
    match model::builtin(&wanted.id) {
        Some(builtin) => Ok(builtin.model()?),
        None => Err(unknown_model(document, &wanted, &models).into()),
    }
}

/// Where the model `id` may stand beside the answers in `file`.
pub(super) fn beside(file: &Path, id: &str) -> PathBuf {
    file.with_file_name(format!("{id}.yaml"))
}

/// Whether both paths lead to one file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn unknown_model(document: &Document, wanted: &crate::answers::ModelName, given: &[Model]) -> Faults {
    let known: Vec<&str> = given.iter().map(|model| model.id.as_str()).chain(model::BUILTIN.iter().map(|model| model.id)).collect();
    let problem = Problem::error("other-model", wanted.place.clone(), format!("there is no model `{}` here", wanted.id));
    let problem = match nearest(&wanted.id, known.iter().copied()) {
        Some(name) => problem.help(format!("did you mean `{name}`?")),
        None => problem.help(format!("give its file with --model FILE, or put it beside the answers as {}.yaml", wanted.id)),
    };
    document.clone().rejected(problem.into())
}

/// The part of `model` that `name` stands for.
pub(super) fn part<'m>(model: &'m Model, name: &str) -> Result<Part<'m>> {
    match model.part(name) {
        Some(part) => Ok(part),
        None => bail!("the model `{}` has no level, strategy or practice `{}`{}", model.id, visible(name), did_you_mean(model, name)),
    }
}

fn did_you_mean(model: &Model, name: &str) -> String {
    let practices = model.practices().map(|(_, strategy, practice)| format!("{}/{}", strategy.id, practice.id));
    let names: Vec<String> = model
        .levels
        .iter()
        .map(|level| level.id.to_string())
        .chain(model.strategies().map(|(_, strategy)| strategy.id.to_string()))
        .chain(practices)
        .collect();
    let whole = nearest(name, names.iter().map(String::as_str));
    // Perhaps a practice was named without its strategy.
    let within = || {
        let practice = nearest(name, model.practices().map(|(_, _, practice)| practice.id.as_str()))?;
        names.iter().map(String::as_str).find(|name| name.split_once('/').is_some_and(|(_, last)| last == practice))
    };
    whole.or_else(within).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}
