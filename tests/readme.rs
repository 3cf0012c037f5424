//! The README tells the truth: every `console` block in it is run, and the models in `model/README.md` are read.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

use snapbox::assert_data_eq;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The lines of each fenced block of a language.
fn blocks(file: &str, language: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(ROOT).join(file)).unwrap();
    let opening = format!("```{language}\n");
    text.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// What a shell in the project's folder prints for `command`, where `maturity` is the binary under test.
fn shell(command: &str) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_maturity")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let scratch = tempfile::tempdir().unwrap();
    for folder in ["examples", "model"] {
        std::os::unix::fs::symlink(Path::new(ROOT).join(folder), scratch.path().join(folder)).unwrap();
    }
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(scratch.path())
        .env_clear()
        .env("PATH", path)
        .env("MATURITY_AS_OF", "2026-11-22")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_console_block_of_the_readme_prints_what_it_shows() {
    let blocks = blocks("README.md", "console");
    assert!(!blocks.is_empty());
    for block in blocks {
        let (command, expected) = block.split_once('\n').unwrap();
        let command = command.strip_prefix("$ ").expect("a console block begins with `$ `");
        assert_data_eq!(shell(command).trim_end(), snapbox::Data::text(expected.trim_end()).raw());
    }
}

#[test]
fn the_model_shown_in_its_readme_passes_the_lint() {
    for block in blocks("model/README.md", "yaml") {
        let (model, warnings) = maturity::model::Model::read("README", block.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(warnings.to_string(), "");
        assert_eq!(model.practices().count(), 2);
    }
}
