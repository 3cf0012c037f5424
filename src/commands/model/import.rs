//! `model import`: a model of another tool, written anew in our format.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::cli::{ModelImportArgs, ModelSource};
use crate::commands::input;
use crate::commands::output::Output;
use crate::exit_code::ExitCode;
use crate::import::{self, Failure, Foreign};
use crate::render;

/// A folder of SAMM has some three hundred files; one with so many is something else …
const FILES: usize = 2_000;
/// … and so is one with so many bytes in them.
const BYTES: usize = 4 * Foreign::LIMIT;

pub(super) fn run(args: &ModelImportArgs, output: Output) -> Result<ExitCode> {
    let read = match args.from {
        ModelSource::Samm => {
            let folder = samm_folder(&args.path)?;
            import::samm(&input::name(&folder), &samm_files(&folder)?)
        }
        ModelSource::Dsomm => import::dsomm(&file(&args.path)?),
        ModelSource::AwsLens => import::aws_lens(&file(&args.path)?),
    };
    let imported = match read {
        Ok(imported) => imported,
        Err(Failure::Unusable(faults)) => return Err(faults.into()),
        Err(Failure::Bug(faults)) => {
            output.faults(&faults);
            return Ok(crate::commands::bug());
        }
    };
    let out = args.output.as_deref().unwrap_or(Path::new("-"));
    Output::new_file(out, &imported.text, "choose another name")?;
    Output::note(&render::imported(&imported, (out != Path::new("-")).then_some(out), &input::typed(out)));
    Ok(ExitCode::Done)
}

fn file(path: &Path) -> Result<Foreign> {
    Ok(Foreign::new(&input::name(path), &input::bytes(path, Foreign::LIMIT)?)?)
}

/// The folder that holds the others: the one that was given, or `model` in it.
fn samm_folder(path: &Path) -> Result<PathBuf> {
    let holds = |folder: &Path| folder.join("questions").is_dir();
    let name = input::name(path);
    match path {
        path if path == Path::new("-") => bail!("SAMM is a folder of files, and cannot come from standard input"),
        path if holds(path) => Ok(path.to_owned()),
        path if holds(&path.join("model")) => Ok(path.join("model")),
        path if path.is_file() => bail!("`{name}` is a file; SAMM is read from the folder that holds `questions` and its neighbours"),
        path if path.is_dir() => bail!("`{name}` holds no folder `questions`; give the folder `model` of SAMM's core"),
        _ => bail!("failed to read `{name}`: there is no such folder"),
    }
}

/// Every YAML file of SAMM's folders with the name of its folder, in the order of their names.
fn samm_files(folder: &Path) -> Result<Vec<(&'static str, Foreign)>> {
    let mut files = vec![];
    let mut length = 0;
    for name in import::SAMM_FOLDERS {
        for path in yaml_files(&folder.join(name))? {
            let bytes = input::bytes(&path, Foreign::LIMIT)?;
            length += bytes.len();
            if files.len() == FILES || length > BYTES {
                bail!("`{}` holds more than a model of SAMM; give the folder `model` of SAMM's core", input::name(folder));
            }
            files.push((name, Foreign::new(&input::name(&path), &bytes)?));
        }
    }
    Ok(files)
}

/// Only regular files: a pipe among them would be waited for.
fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = || format!("failed to read `{}`; SAMM has the folders {}", input::name(folder), import::SAMM_FOLDERS.join(", "));
    let entries = fs::read_dir(folder).with_context(read)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>().with_context(read)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yml" || extension == "yaml") && path.is_file());
    paths.sort();
    Ok(paths)
}
