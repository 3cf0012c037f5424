//! Every folder of `examples/` reproduces its committed reports, byte by byte.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The committed files, and the commands that make them.
const REPORTS: [(&str, &[&str]); 5] = [
    ("score.txt", &["score", "maturity.yaml"]),
    ("report.md", &["report", "maturity.yaml", "--format", "markdown"]),
    ("report.html", &["report", "maturity.yaml", "--format", "html"]),
    ("report.csv", &["report", "maturity.yaml", "--format", "csv"]),
    ("report.json", &["report", "maturity.yaml", "--format", "json"]),
];

fn examples() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What the program writes, in a folder, on the day of the examples: 80 columns and no colour, as always in a pipe.
fn written(arguments: &[&str], folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maturity"));
    command.args(arguments).current_dir(folder).env_clear().env("MATURITY_AS_OF", "2026-11-22");
    let output = command.output().unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && messages.is_empty(), "maturity {arguments:?} in {}:\n{messages}", folder.display());
    String::from_utf8(output.stdout).unwrap()
}

/// The first line in which the two differ.
fn difference(expected: &str, found: &str) -> String {
    let (mut expected, mut found) = (expected.split('\n'), found.split('\n'));
    for number in 1.. {
        match (expected.next(), found.next()) {
            (None, None) => break,
            (expected, found) if expected == found => {}
            (expected, found) => {
                let line = |line: Option<&str>| line.map_or("(end of the file)".to_owned(), |line| format!("`{line}`"));
                return format!("line {number}\n    committed {}\n    written   {}", line(expected), line(found));
            }
        }
    }
    "nothing".to_owned()
}

/// Compares one committed file with what the program writes; with `UPDATE_EXPECTED` set, makes it so.
fn check(folder: &Path, name: &str, arguments: &[&str]) -> Option<String> {
    let path = folder.join(name);
    let (expected, found) = (fs::read_to_string(&path).unwrap_or_default(), written(arguments, folder));
    if expected == found {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, found).unwrap();
        return None;
    }
    Some(format!("{} differs at {}", path.display(), difference(&expected, &found)))
}

#[test]
fn every_example_reproduces_its_reports() {
    let folders = examples();
    assert!(folders.len() >= 4, "{folders:?}");
    let check_folder = |folder: &PathBuf| REPORTS.map(|(name, arguments)| check(folder, name, arguments));
    let differences: Vec<String> = folders.iter().flat_map(check_folder).flatten().collect();
    assert!(
        differences.is_empty(),
        "{}\n\nIf these changes are meant, accept them with\n    UPDATE_EXPECTED=1 cargo test --test golden\nand read `git diff examples` before you commit.",
        differences.join("\n")
    );
}

/// The file beside the answers that holds their model, where it is not built in.
fn model_file(folder: &Path) -> Option<String> {
    let answers = fs::read_to_string(folder.join("maturity.yaml")).unwrap();
    let id = answers.lines().find_map(|line| line.strip_prefix("model: ")?.split('@').next()).unwrap();
    maturity::model::builtin(id).is_none().then(|| format!("{id}.yaml"))
}

#[test]
fn an_example_folder_holds_answers_and_reports_and_nothing_else() {
    for folder in examples() {
        let mut expected: Vec<String> = model_file(&folder).into_iter().chain(["maturity.yaml".to_owned()]).collect();
        expected.extend(REPORTS.map(|(name, _)| name.to_owned()));
        expected.sort();
        let mut names: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        // The README shows a picture of one of them; `tests/browser/picture.mjs` makes it.
        names.retain(|name| name != "report.png");
        names.sort();
        assert_eq!(names, expected, "{}", folder.display());
    }
}

#[test]
fn the_handbook_of_a_built_in_model_is_that_model() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("model");
    let difference = check(&folder, "operational-excellence.md", &["model", "show", "--format", "markdown"]);
    assert_eq!(difference, None, "after a change of the model: UPDATE_EXPECTED=1 cargo test --test golden");
}

#[test]
fn one_example_has_a_model_of_its_own_and_it_passes_the_strict_check() {
    let with_a_model: Vec<PathBuf> = examples().iter().filter_map(|folder| Some(folder.join(model_file(folder)?))).collect();
    let [file] = with_a_model.as_slice() else { panic!("{with_a_model:?}") };
    written(&["model", "check", "--strict", file.to_str().unwrap()], file.parent().unwrap());
}
