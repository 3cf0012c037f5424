//! The README tells the truth: every `console` block in it is run, and the models in `model/README.md` are read.

use std::os::unix::fs::symlink;
use std::path::Path;

use tempfile::TempDir;

use crate::common::{committed, repository, shell, snapshot};

/// The lines of each fenced block of a language.
pub(crate) fn blocks(file: &str, language: &str) -> Vec<String> {
    let text = committed(file);
    let opening = format!("```{language}\n");
    text.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// A folder like the project's, but for what is not needed.
fn scratch() -> TempDir {
    let scratch = tempfile::tempdir().unwrap();
    for folder in ["examples", "model"] {
        symlink(repository(folder), scratch.path().join(folder)).unwrap();
    }
    scratch
}

/// What a shell in this folder prints for `command`, where `maturity` is the binary under test.
fn printed(command: &str, folder: &Path) -> String {
    let output = shell(&format!("{command} 2>&1"), folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A text with what their commands print now in its console blocks.
fn with_consoles_run(text: &str, mut print: impl FnMut(&str) -> String) -> String {
    let mut parts = text.split("```console\n");
    let before = parts.next().unwrap().to_owned();
    parts.fold(before, |all, part| {
        let (block, after) = part.split_once("```").unwrap();
        let command = block.lines().next().unwrap();
        let typed = command.strip_prefix("$ ").expect("a console block begins with `$ `");
        format!("{all}```console\n{command}\n{}\n```{after}", print(typed).trim_end())
    })
}

#[test]
fn every_console_block_of_the_readme_prints_what_it_shows() {
    let readme = committed("README.md");
    assert!(readme.contains("```console\n"));
    snapshot::none(
        snapshot::difference(&repository("README.md"), &with_consoles_run(&readme, |typed| printed(typed, scratch().path()))).as_slice(),
    );
}

#[test]
fn the_story_of_the_examples_is_told_from_an_empty_folder() {
    let story = committed("examples/README.md");
    let folder = scratch();
    let told = with_consoles_run(&story, |typed| printed(typed, folder.path()));
    snapshot::none(snapshot::difference(&repository("examples/README.md"), &told).as_slice());
}

#[test]
fn the_model_shown_in_its_readme_passes_the_lint() {
    for block in blocks("model/README.md", "yaml") {
        let (model, warnings) = maturity::model::Model::lint("README", block.as_bytes(), None).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(warnings.to_string(), "");
        assert_eq!(model.practices().count(), 2);
    }
}
