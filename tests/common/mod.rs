//! What the test binaries share: files of the repository, the program in a clean environment, and snapshots.

#![allow(dead_code, reason = "no binary uses all of it")]

pub(crate) mod snapshot;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The day on which every run of the program takes place.
pub(crate) const TODAY: &str = "2026-11-22";

/// A path of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
#[track_caller]
pub(crate) fn committed(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap()
}

/// The files and folders in a folder of the repository, by name.
pub(crate) fn entries(folder: &str) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(repository(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// The files of a folder of the repository that have this extension, by name.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

/// The folders of `examples/` that hold one workload.
pub(crate) fn examples() -> Vec<PathBuf> {
    entries("examples").into_iter().filter(|path| path.join("maturity.yaml").is_file()).collect()
}

/// The name of a file without its extension.
pub(crate) fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// The program in a folder. Nothing is inherited: no colour settings, no `MATURITY_…`, no home; the day is pinned.
pub(crate) fn program(folder: &Path) -> Command {
    clean(Command::new(env!("CARGO_BIN_EXE_maturity")), folder)
}

/// A shell in a folder and the environment of [`program`], in which `maturity` is the program under test.
pub(crate) fn shell(command: &str, folder: &Path) -> Command {
    let binaries = Path::new(env!("CARGO_BIN_EXE_maturity")).parent().unwrap();
    let path = format!("{}:{}", binaries.display(), std::env::var("PATH").unwrap());
    let mut shell = clean(Command::new("sh"), folder);
    shell.args(["-e", "-c", command]).env("PATH", path);
    shell
}

fn clean(mut command: Command, folder: &Path) -> Command {
    command.current_dir(folder).env_clear();
    command.env("HOME", folder).env("MATURITY_AS_OF", TODAY).env("RUST_BACKTRACE", "0");
    command
}

/// What the program writes to standard output; fails unless it succeeds without a message.
#[track_caller]
pub(crate) fn written(folder: &Path, arguments: &str) -> String {
    let output = program(folder).args(arguments.split(' ')).output().unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && messages.is_empty(), "maturity {arguments} in {}:\n{messages}", folder.display());
    String::from_utf8(output.stdout).unwrap()
}
