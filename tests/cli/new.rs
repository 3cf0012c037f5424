//! `new`: a blank answers file.

use maturity::ExitCode;

use crate::harness::{assert_text, maturity, questions};

#[test]
fn a_new_file_parses_asks_everything_and_scores_below_level_1() {
    let new = maturity("new shop.yaml --workload shop").run();
    assert_eq!(
        (new.stdout.as_str(), new.stderr.as_str()),
        ("", "Written to shop.yaml.\nAnswer it in an editor, or: maturity assess shop.yaml\n")
    );
    let report = new.then("score --format json shop.yaml").run().silent().json();
    assert_eq!((&report["workload"], &report["level"], &report["level_possible"]), (&"shop".into(), &0.into(), &5.into()));
    assert_eq!(report["counts"]["unanswered"], questions());
    for level in report["levels"].as_array().unwrap() {
        assert_eq!(level["score"], serde_json::Value::Null);
    }
    let score = new.then("score shop.yaml").run().silent();
    assert!(score.stdout.contains("\nBelow Level 1"), "{}", score.stdout);
    assert_eq!(score.stdout.lines().filter(|line| line.ends_with("  not assessed")).count(), 5, "{}", score.stdout);
}

#[test]
fn every_question_of_a_new_file_can_be_answered_on_its_own_line() {
    let blank = maturity("new - --workload shop").run().silent().stdout;
    let keys: Vec<&str> = blank.lines().filter(|line| line.starts_with("    ") && line.ends_with(':') && !line.contains('#')).collect();
    assert_eq!(keys.len(), questions());
    let unknown: String =
        blank.lines().map(|line| if keys.contains(&line) { format!("{line} unknown\n") } else { format!("{line}\n") }).collect();
    let report = maturity("score --format json a.yaml").file("a.yaml", unknown).run().silent().json();
    assert_eq!(report["counts"]["unknown"], questions());
}

#[test]
fn a_new_file_without_a_workload_says_that_the_name_is_missing() {
    let new = maturity("new shop.yaml").run();
    let run = new.then("score shop.yaml").ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[missing]: `workload` has no value
 --> shop.yaml:4:1
  |
4 | workload:
  | ^^^^^^^^
  |
  = help: write text here


"#]]
    );
}

#[test]
fn an_existing_file_is_left_as_it_is() {
    let run = maturity("new shop.yaml").file("shop.yaml", "mine").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: `shop.yaml` exists already; `maturity score` scores it, or choose another name\n");
    assert_eq!(run.read("shop.yaml"), "mine");
}

#[test]
fn a_name_that_yaml_would_misread_is_quoted() {
    for name in ["yes", "12", "a: b", "# x", "it's", "- a", "two\nlines", "\u{202e}"] {
        let new = maturity("new a.yaml").argument(&format!("--workload={name}")).run();
        assert_eq!(new.then("score --format json a.yaml").run().silent().json()["workload"], name);
    }
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let run = maturity("new missing/shop.yaml").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.starts_with("error: failed to write `missing/shop.yaml`: its folder does not exist"), "{}", run.stderr);
}
