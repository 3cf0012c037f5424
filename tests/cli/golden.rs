//! Every folder of `examples/` reproduces its committed reports, byte by byte.

use std::fs;
use std::path::{Path, PathBuf};

use maturity::model::BUILTIN;

use crate::common::{examples, repository, snapshot, stem, written};

/// The committed files of an example, and the commands that make them.
const REPORTS: [(&str, &str); 4] = [
    ("score.txt", "score maturity.yaml"),
    ("report.md", "report maturity.yaml --format markdown"),
    ("report.html", "report maturity.yaml --format html"),
    ("report.csv", "report maturity.yaml --format csv"),
];

/// The example whose JSON is committed too. It has something in every field; of the others, `figures` and the schema check the JSON.
const WITH_JSON: &str = "own-model";

/// The reports that are committed in an example's folder.
fn reports(folder: &Path) -> Vec<(&'static str, &'static str)> {
    let json = ("report.json", "report maturity.yaml --format json");
    REPORTS.into_iter().chain(folder.ends_with(WITH_JSON).then_some(json)).collect()
}

/// What differs between a committed file and what the program writes in its folder.
fn difference(folder: &Path, name: &str, arguments: &str) -> Option<String> {
    snapshot::difference(&folder.join(name), &written(folder, arguments))
}

#[test]
fn every_example_reproduces_its_reports() {
    let folders = examples();
    assert!(folders.len() >= 4, "{folders:?}");
    let of_folder = |folder: &PathBuf| {
        reports(folder).into_iter().filter_map(|(name, arguments)| difference(folder, name, arguments)).collect::<Vec<_>>()
    };
    snapshot::none(&folders.iter().flat_map(of_folder).collect::<Vec<_>>());
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
        expected.extend(reports(&folder).iter().map(|(name, _)| (*name).to_owned()));
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
    let handbook = |id: &str| difference(&repository("model"), &format!("{id}.md"), &format!("model show --model {id} --format markdown"));
    let differences: Vec<String> = BUILTIN.iter().filter_map(|builtin| handbook(builtin.id)).collect();
    snapshot::none(&differences);
}

#[test]
fn one_example_has_a_model_of_its_own_and_it_passes_the_strict_check() {
    let with_a_model: Vec<PathBuf> = examples().iter().filter_map(|folder| Some(folder.join(model_file(folder)?))).collect();
    let [file] = with_a_model.as_slice() else { panic!("{with_a_model:?}") };
    written(file.parent().unwrap(), &format!("model check --strict {}.yaml", stem(file)));
}
