//! `model import`: a model of another tool, written anew in our format.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::cli::{ModelImportArgs, ModelSource};
use crate::commands::input;
use crate::commands::output::Output;
use crate::document::{Faults, Problem, Problems, Severity};
use crate::exit_code::ExitCode;
use crate::import::{self, Called, Foreign, Imported};
use crate::model::{Id, version_numbers};
use crate::render;

/// A folder of SAMM has some three hundred files; one with so many is something else …
const FILES: usize = 2_000;
/// … and so is one with so many bytes in them.
const BYTES: usize = 4 * Foreign::LIMIT;

/// What was read is written, and then judged: a model that breaks a rule ends with 1.
pub(super) fn run(args: &ModelImportArgs, output: Output) -> Result<ExitCode> {
    let imported = read(args, &called(args)?)?;
    let out = args.output.as_deref().unwrap_or(Path::new("-"));
    let is_file = out != Path::new("-");
    let shown = if is_file { input::name(out) } else { "standard output".to_owned() };
    let linted = imported.lint(&shown);
    Output::new_file(out, &imported.text, "choose another name")?;
    for warnings in &imported.warnings {
        output.faults(warnings);
    }
    let code = match &linted {
        Ok((model, _)) => {
            for twin in twins(out, model.id.as_str()) {
                output.faults(&twin);
            }
            ExitCode::Done
        }
        Err(faults) => {
            // What could be better is told once the model can be used; its count is told now.
            let mut errors = Problems::default();
            errors.extend(faults.problems.iter().filter(|problem| problem.severity == Severity::Error).cloned());
            output.faults(&Faults::new(&faults.name, faults.text.clone(), errors));
            ExitCode::NotHeld
        }
    };
    Output::note(&render::imported(&imported, &linted, is_file.then_some(out), &input::typed(out)));
    Ok(code)
}

fn called(args: &ModelImportArgs) -> Result<Called> {
    if let Some(id) = &args.id {
        Id::new(id).map_err(|why| anyhow!("the id `{}` {why}", crate::text::visible_line(id)))?;
    }
    if let Some(version) = args.version.as_ref().filter(|version| version_numbers(version).is_none()) {
        bail!("the version `{}` is not three numbers such as 2.0.0", crate::text::visible_line(version));
    }
    Ok(Called { id: args.id.clone(), version: args.version.clone() })
}

fn read(args: &ModelImportArgs, called: &Called) -> Result<Imported> {
    if args.meta.is_some() && args.from != ModelSource::Dsomm {
        bail!("--meta goes with --from dsomm");
    }
    let path = &args.path;
    Ok(match args.from {
        ModelSource::Samm => {
            let folder = samm_folder(path)?;
            import::samm(&input::name(&folder), &samm_files(&folder)?, called)?
        }
        ModelSource::Osps => {
            let files = osps_files(path)?;
            import::osps(&input::name(path), &files, called)?
        }
        ModelSource::Dsomm => {
            let model = path.join("model.yaml");
            let path = if model.is_file() { &model } else { path };
            let file = file(path, args.from)?;
            let beside = path.with_file_name("meta.yaml");
            let meta = args.meta.as_deref().or_else(|| Some(beside.as_path()).filter(|meta| path != Path::new("-") && meta.is_file()));
            let meta = meta.map(foreign).transpose()?;
            import::dsomm(&file, meta.as_ref(), called)?
        }
        ModelSource::AwsLens => import::aws_lens(&file(path, args.from)?, called)?,
    })
}

fn foreign(path: &Path) -> Result<Foreign> {
    Ok(Foreign::new(&input::name(path), &input::bytes(path, Foreign::LIMIT)?)?)
}

/// The file of a tool that has one alone.
fn file(path: &Path, tool: ModelSource) -> Result<Foreign> {
    if let Some(looks) = Some(path).filter(|path| path.is_dir()).and_then(folder_looks_like) {
        bail!("`{}` is a folder, and looks like `--from {looks}`", input::name(path));
    }
    let file = foreign(path)?;
    file.is_of(word(tool))?;
    Ok(file)
}

fn word(tool: ModelSource) -> &'static str {
    match tool {
        ModelSource::Samm => "samm",
        ModelSource::Dsomm => "dsomm",
        ModelSource::AwsLens => "aws-lens",
        ModelSource::Osps => "osps",
    }
}

/// Whose folder it looks like.
fn folder_looks_like(folder: &Path) -> Option<&'static str> {
    if [folder.join("questions"), folder.join("model/questions")].iter().any(|inner| inner.is_dir()) {
        return Some("samm");
    }
    let files = yaml_files(folder, "").ok()?;
    files.iter().take(20).find_map(|path| foreign(path).ok()?.looks_like().filter(|looks| ["osps", "dsomm"].contains(looks)))
}

/// What a folder is wanted for and a file was given.
fn not_a_folder(path: &Path, wanted: &str) -> Result<()> {
    let name = input::name(path);
    if path == Path::new("-") {
        bail!("{wanted} is a folder of files, and cannot come from standard input");
    }
    if path.is_file() {
        match foreign(path).ok().and_then(|file| file.looks_like()) {
            Some(looks) if looks.contains(' ') => bail!("`{name}` is {looks}; {wanted} is read from a folder"),
            Some(looks) => bail!("`{name}` is a file, and looks like `--from {looks}`; {wanted} is read from a folder"),
            None => bail!("`{name}` is a file; {wanted} is read from a folder"),
        }
    }
    if !path.is_dir() {
        bail!("failed to read `{name}`: there is no such folder");
    }
    Ok(())
}

/// The folder that holds the others: the one that was given, or `model` in it.
fn samm_folder(path: &Path) -> Result<PathBuf> {
    not_a_folder(path, "SAMM")?;
    let folders = [path.to_owned(), path.join("model")];
    folders.into_iter().find(|folder| folder.join("questions").is_dir()).ok_or_else(|| {
        let looks = folder_looks_like(path).map(|looks| format!(", and looks like `--from {looks}`")).unwrap_or_default();
        anyhow!("`{}` holds no folder `questions`{looks}; give the folder `model` of SAMM's core", input::name(path))
    })
}

/// Every YAML file of SAMM's folders with the name of its folder, in the order of their names.
fn samm_files(folder: &Path) -> Result<Vec<(&'static str, Foreign)>> {
    let mut files = vec![];
    for name in import::SAMM_FOLDERS {
        let wanted = format!("SAMM has the folders {}", import::SAMM_FOLDERS.join(", "));
        files.extend(read_all(&folder.join(name), &wanted)?.into_iter().map(|file| (name, file)));
    }
    Ok(files)
}

fn osps_files(folder: &Path) -> Result<Vec<Foreign>> {
    not_a_folder(folder, "the OSPS Baseline")?;
    if let Some(looks) = folder_looks_like(folder).filter(|looks| *looks != "osps") {
        bail!("`{}` is not what `--from osps` reads, and looks like `--from {looks}`", input::name(folder));
    }
    read_all(folder, "the OSPS Baseline is a folder of YAML files")
}

fn read_all(folder: &Path, wanted: &str) -> Result<Vec<Foreign>> {
    let (mut files, mut length) = (vec![], 0);
    for path in yaml_files(folder, wanted)? {
        let bytes = input::bytes(&path, Foreign::LIMIT)?;
        length += bytes.len();
        if files.len() == FILES || length > BYTES {
            bail!("`{}` holds more than such a model has; {wanted}", input::name(folder));
        }
        files.push(Foreign::new(&input::name(&path), &bytes)?);
    }
    if files.is_empty() {
        bail!("`{}` holds no YAML file; {wanted}", input::name(folder));
    }
    Ok(files)
}

/// Only regular files: a pipe among them would be waited for.
fn yaml_files(folder: &Path, wanted: &str) -> Result<Vec<PathBuf>> {
    let read = || format!("failed to read `{}`; {wanted}", input::name(folder));
    let entries = fs::read_dir(folder).with_context(read)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>().with_context(read)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yml" || extension == "yaml") && path.is_file());
    paths.sort();
    Ok(paths)
}

/// The models beside the one that was written that have its id, each where it says so: answers beside them find one alone.
fn twins(out: &Path, id: &str) -> Vec<Faults> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = if out == Path::new("-") { vec![] } else { yaml_files(folder, "").unwrap_or_default() };
    let twin = |path: &PathBuf| {
        let text = String::from_utf8(input::bytes(path, crate::model::SIZE_LIMIT).ok()?).ok()?;
        let line = format!("\nid: {id}\n");
        let at = format!("\n{text}").find(&line).filter(|_| text.contains("\nlevels:"))?;
        let problem = Problem::warning("same-id", at + 4..at + 4 + id.len(), format!("this model has the id `{id}` too"));
        let problem = problem.help("answers beside both find only one of them: import one anew with --id");
        Some(Faults::new(&input::name(path.strip_prefix(".").unwrap_or(path)), text, problem.into()))
    };
    beside.iter().take(FILES).filter(|path| !input::is_same_file(path, out)).filter_map(twin).collect()
}
