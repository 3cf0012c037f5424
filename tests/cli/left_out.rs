//! An answers file that is not named: `maturity.yaml` here, or `maturity.yml`.

use maturity::ExitCode;

use crate::harness::{checkout, committed, maturity};

#[test]
fn every_command_on_answers_finds_the_file_of_the_folder() {
    let other = committed("examples/parcel-tracking/maturity.yaml");
    for command in ["score", "report", "plan", "check", "explain 1"] {
        let run = |name: &str, arguments: &str| maturity(arguments).file(name, checkout()).run().stdout;
        let expected = run("maturity.yaml", &format!("{command} maturity.yaml"));
        assert_eq!(run("maturity.yaml", command), expected, "{command}");
        assert_eq!(run("maturity.yml", command), expected.replace("maturity.yaml", "maturity.yml"), "{command}");
        let both = maturity(command).file("maturity.yml", &other).file("maturity.yaml", checkout()).run().stdout;
        assert_eq!(both, expected, "{command}: the first name wins");
        let named = maturity(&format!("{command} a.yaml")).file("a.yaml", checkout()).file("maturity.yaml", &other).run().stdout;
        assert_eq!(named, expected.replace("maturity.yaml", "a.yaml"), "{command}: what is named is what is meant");
    }
}

#[test]
fn assess_goes_on_with_the_file_of_the_folder_whichever_name_it_has() {
    let run = maturity("assess --line").file("maturity.yml", checkout()).stdin("\n\nq\n").run();
    assert!(run.stderr.contains("Go on: maturity assess maturity.yml"), "{}", run.stderr);
    assert!(run.stderr.contains("maturity.yml.") && !run.stderr.contains("Which workload"), "{}", run.stderr);
}

#[test]
fn where_there_is_none_the_message_names_it() {
    for command in ["score", "report", "plan", "check"] {
        let run = maturity(command).ends_with(ExitCode::Unusable).run();
        assert!((run.stdout + &run.stderr).contains("maturity.yaml"), "{command}");
    }
    let run = maturity("explain 1").run().silent();
    assert!(run.stdout.contains("Level 1"), "what the model says needs no answers: {}", run.stdout);
}

#[test]
fn a_model_that_is_named_is_explained_by_itself() {
    let by_itself = maturity("explain 1 --model operational-excellence").run().stdout;
    let beside = maturity("explain 1 --model operational-excellence").file("maturity.yaml", checkout()).run().stdout;
    assert_eq!(beside, by_itself);
}

#[test]
fn new_writes_it_and_never_a_second_one() {
    let run = maturity("new").run();
    assert!(run.stderr.contains("Written to maturity.yaml."), "{}", run.stderr);
    let run = maturity("new").file("maturity.yml", checkout()).ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("`maturity.yml` exists already"), "{}", run.stderr);
}
