//! Reading what the command line names: files, and parts of a model.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::model::{Model, Part};
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

/// Whether both paths lead to one file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
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
