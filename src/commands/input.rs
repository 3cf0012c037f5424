//! What the command line names: files, how messages call them, and parts of a model.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::cli::NAMES;
use crate::model::{self, Id, Model, Part};
use crate::text::{nearest, visible};

/// The answers file of the folder that people are in, if there is one.
pub(super) fn present() -> Option<PathBuf> {
    NAMES.into_iter().map(PathBuf::from).find(|name| name.exists())
}

/// What messages call a file: one line, whatever its name.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { visible(&path.to_string_lossy()).replace('\n', "\\u{a}") }
}

/// Where a file is for a program that looks at the whole repository, with `/` between folders: below `root`, where a run of GitHub's
/// says where that is, else as it was typed.
pub(super) fn in_repository(path: &Path, root: Option<OsString>) -> Option<String> {
    if path == Path::new("-") {
        return None;
    }
    let whole = std::path::absolute(path).ok();
    let inside = root.and_then(|root| whole?.strip_prefix(root).map(Path::to_owned).ok());
    let path = inside.unwrap_or_else(|| path.to_owned());
    let name = path.to_string_lossy();
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() };
    Some(name.strip_prefix("./").unwrap_or(&name).to_owned())
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
    if let Some(like) = read.as_ref().is_err().then(|| like(path)).flatten() {
        bail!("there is no file `{}`; did you mean `{}`?", name(path), name(&like));
    }
    read.with_context(|| format!("failed to read `{}`", name(path)))?;
    Ok(bytes)
}

/// The bytes of a file that is no stream and no device, be it that it has become one just now; one more than `limit` at most.
pub(super) fn bytes_of_a_file(path: &Path, limit: usize) -> Result<Vec<u8>> {
    if path.is_dir() {
        return bytes(path, limit);
    }
    crate::files::read_regular(path, limit).with_context(|| format!("failed to read `{}`", name(path)))
}

/// So many files of a folder are compared with one that is not there.
const NEIGHBOURS: usize = 1_000;

/// The file that was most likely meant by one that is not there: with another ending, or a name much like it.
pub(super) fn like(missing: &Path) -> Option<PathBuf> {
    if missing.exists() {
        return None;
    }
    let wanted = missing.file_name()?.to_str()?;
    let folder = missing.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let files = std::fs::read_dir(folder).ok()?.take(NEIGHBOURS).filter_map(Result::ok).filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| ["yaml", "yml", "json"].contains(&extension(Path::new(name)).unwrap_or_default().as_str()));
    names.sort();
    let is_stem = |name: &&str| Path::new(name).file_stem() == missing.file_stem() || name.eq_ignore_ascii_case(wanted);
    let names = || names.iter().map(String::as_str);
    Some(missing.with_file_name(names().find(is_stem).or_else(|| nearest(wanted, names()))?))
}

/// The ending of a file's name, in small letters.
pub(super) fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_lowercase())
}

/// Refuses a new file whose name promises another format than YAML.
pub(super) fn refuse_other_than_yaml(path: &Path, what: &str) -> Result<()> {
    match extension(path).as_deref() {
        None | Some("yaml" | "yml") => Ok(()),
        Some(other) => bail!("{what} is YAML, not `.{}`: choose a name that ends in .yaml", visible(other)),
    }
}

/// Whether both paths lead to one file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The number of a level that `model` has.
pub(super) fn level_of(model: &Model, level: usize) -> Result<usize> {
    match model.level(level) {
        Some(level) => Ok(level.number),
        None => bail!("there is no level {level}; the model has the levels 1 to {}", model.levels.len()),
    }
}

/// The strategy of `model` with this id.
pub(super) fn strategy_of(model: &Model, id: &str) -> Result<Id> {
    if let Some((_, strategy)) = model.strategy(id) {
        return Ok(strategy.id.clone());
    }
    let known = model.strategies().map(|(_, strategy)| strategy.id.as_str());
    let shown = model::builtin(model.id.as_str()).map_or("FILE", |builtin| builtin.id);
    let list = || format!("`maturity model show --model {shown}` lists them");
    let hint = nearest(id, known).map_or_else(list, |name| format!("did you mean `{name}`?"));
    bail!("the model has no strategy `{}`; {hint}", visible(id))
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
