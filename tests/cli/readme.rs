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

/// Runs `command` with the variables of a job on a pull request; fails unless it ends with 0.
fn job_step(command: &str, folder: &Path) {
    let bin = Path::new(env!("CARGO_BIN_EXE_maturity")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-e", "-c", command])
        .current_dir(folder)
        .env_clear()
        .envs([("PATH", path.as_str()), ("MATURITY_AS_OF", "2026-11-22"), ("HOME", &folder.display().to_string())])
        .envs([("GITHUB_BASE_REF", "main"), ("GITHUB_STEP_SUMMARY", "summary.md")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_workflow_of_the_readme_runs_on_a_pull_request() {
    let workflow = blocks("README.md", "yaml").into_iter().find(|block| block.contains("on: pull_request")).unwrap();
    let workflow: serde_yaml::Value = serde_yaml::from_str(&workflow).unwrap();
    let steps = workflow["jobs"]["maturity"]["steps"].as_sequence().unwrap();
    let commands: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).filter(|run| !run.starts_with("cargo")).collect();
    assert_eq!(commands.len(), 3);

    let folder = tempfile::tempdir().unwrap();
    let answers = std::fs::read_to_string(Path::new(ROOT).join("examples/checkout/maturity.yaml")).unwrap();
    std::fs::write(folder.path().join("maturity.yaml"), &answers).unwrap();
    let commit = "git init -q && git add . && git -c user.name=a -c user.email=a@example.org commit -qm a && git update-ref refs/remotes/origin/main HEAD";
    job_step(commit, folder.path());
    std::fs::write(folder.path().join("maturity.yaml"), answers.replacen("answer: partially", "answer: largely", 1)).unwrap();
    for command in commands {
        job_step(command, folder.path());
    }
    let summary = std::fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert!(summary.starts_with("## checkout: Level 2") && summary.contains("### Improved (1)"), "{summary}");
}
