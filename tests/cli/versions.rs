//! Answers to one version of a model, read and gone on with under another.

use crate::harness::{assert_text, maturity};

const MODEL: &str = include_str!("../data/answers/model/small.yaml");

/// Answers to the first version: renamed and moved parts, parts that are gone, and an answer of another form.
const ANSWERS: &str = "# ours
workload: shop
model: small@1.0.0
target: 4
answers:
  sources:
    common: a-bit # agreed in May
    reviewed: [app, docs]
    build: all
    areas:
      - manual
      - wiki
  lost:
    gone: {answer: y, note: keep me}
";

#[test]
fn what_is_new_gone_and_renamed_is_told_in_place() {
    let run = maturity("score a.yaml --model small.yaml --format json").file("a.yaml", ANSWERS).file("small.yaml", MODEL).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
warning[other-version]: these answers are for version 1.0.0 of the model; they are read with 2.0.0
 --> a.yaml:3:8
  |
3 | model: small@1.0.0
  |        ^^^^^^^^^^^
  |
  = help: look through them once, then write `small@2.0.0`

warning[range]: `target` is 4; the model has the levels 1 to 2
 --> a.yaml:4:9
  |
4 | target: 4
  |         ^
  |
  = help: write one of these, or leave the key out

warning[new-questions]: 4 questions of version 2.0.0 are not in this file: code/tagged, builds/fast, watch/alerts, watch/signals
 --> a.yaml:5:1
  |
5 | answers:
  | ^^^^^^^
  |
  = help: each counts as unanswered until `maturity assess` asks it

warning[renamed]: `sources` is called `code` in version 2.0.0, and is read as that
 --> a.yaml:6:3
  |
6 |   sources:
  |   ^^^^^^^
  |
  = help: write the new name once nobody uses the earlier version any more

warning[renamed]: `common` is called `shared` in version 2.0.0, and is read as that
 --> a.yaml:7:5
  |
7 |     common: a-bit # agreed in May
  |     ^^^^^^
  |
  = help: write the new name once nobody uses the earlier version any more

warning[renamed]: `a-bit` is called `some` in version 2.0.0, and is read as that
 --> a.yaml:7:13
  |
7 |     common: a-bit # agreed in May
  |             ^^^^^
  |
  = help: write the new name once nobody uses the earlier version any more

warning[wrong-answer]: the answer must be one option of the scale in version 2.0.0: kept, not scored
 --> a.yaml:8:15
  |
8 |     reviewed: [app, docs]
  |               ^^^^^^^^^^^
  |
  = help: one of: none, some, all, unknown

warning[renamed]: `sources/build` is called `builds/scripted` in version 2.0.0, and is read as that
 --> a.yaml:9:5
  |
9 |     build: all
  |     ^^^^^
  |
  = help: write the new name once nobody uses the earlier version any more

warning[renamed]: `manual` is called `docs` in version 2.0.0, and is read as that
  --> a.yaml:11:9
   |
11 |       - manual
   |         ^^^^^^
   |
   = help: write the new name once nobody uses the earlier version any more

warning[unknown-item]: `wiki` is not an item of this checklist in version 2.0.0: kept, not scored
  --> a.yaml:12:9
   |
12 |       - wiki
   |         ^^^^
   |
   = help: known here: app, tests, docs, config

warning[unknown-strategy]: the model has no strategy `lost` in version 2.0.0: kept, not scored
  --> a.yaml:13:3
   |
13 |   lost:
   |   ^^^^
   |
   = help: known here: code, builds, watch


"#]]
    );
    assert_eq!(run.json()["warnings"].as_array().unwrap().len(), run.stderr.matches("warning[").count());
    assert_eq!(run.json()["counts"]["answered"], 3);
}

#[test]
fn an_assessment_goes_on_and_keeps_every_answer() {
    let command = maturity("assess a.yaml --line --model small.yaml --only open").file("a.yaml", ANSWERS).file("small.yaml", MODEL);
    let run = command.stdin("3\n2\nq\n").run();
    assert_text!(
        run.read("a.yaml"),
        snapbox::str![[r#"
# ours
workload: shop
model: small@1.0.0
target: 4
answers:
  sources:
    common: a-bit # agreed in May
    reviewed:
      answer: all
      reviewed: 2026-11-22
    build: all
    areas:
      - manual
      - wiki
    tagged:
      answer: present
      reviewed: 2026-11-22
  lost:
    gone: {answer: y, note: keep me}

"#]]
    );
}

#[test]
fn of_two_given_versions_the_one_of_the_file_is_used() {
    let former = MODEL.replace("version: 2.0.0", "version: 1.0.0");
    let answers = ANSWERS.replace("small@1.0.0\ntarget: 4", "small@2.0.0").split("  sources:").next().unwrap().to_owned();
    let command = maturity("score a.yaml --model former.yaml --model small.yaml").file("former.yaml", former);
    let run = command.file("a.yaml", answers).file("small.yaml", MODEL).run().silent();
    assert!(run.stdout.contains("Small 2.0.0"), "{}", run.stdout);
}

#[test]
fn what_does_not_count_is_told_in_a_report_that_is_passed_on() {
    let report = |format: &str| {
        let command = format!("report a.yaml --model small.yaml --format {format}");
        maturity(&command).file("a.yaml", ANSWERS).file("small.yaml", MODEL).run().stdout
    };
    for (format, heading) in [("markdown", "## To look at in the answers file\n"), ("html", ">To look at in the answers file</h2>")] {
        let told = report(format);
        let (_, section) = told.split_once(heading).unwrap_or_else(|| panic!("no `{heading}` in {format}"));
        let section = section.split("Answers").next().unwrap();
        assert!(section.contains("these answers are for version 1.0.0 of the model"), "{section}");
        assert!(section.contains("kept, not scored") && !section.contains("a.yaml"), "{section}");
    }
    let sound = maturity("report a.yaml").file("a.yaml", crate::harness::checkout()).run().stdout;
    assert!(!sound.contains("To look at in the answers file"));
}

#[test]
fn answers_to_a_newer_version_ask_for_the_newer_model() {
    let newer = ANSWERS.replace("small@1.0.0", "small@2.0.10");
    let run = maturity("score a.yaml --model small.yaml").file("a.yaml", newer).file("small.yaml", MODEL).run();
    assert!(run.stderr.contains("= help: give the newer model, `small@2.0.10`, with --model FILE\n"), "{}", run.stderr);
}

#[test]
fn an_option_that_another_version_may_have_had_is_kept_whatever_its_name() {
    let other = ANSWERS.replace("build: all", "build: na");
    let run = maturity("score a.yaml --model small.yaml").file("a.yaml", other).file("small.yaml", MODEL).run();
    assert!(run.stderr.contains("`na` is not an answer of this scale in version 2.0.0: kept, not scored"), "{}", run.stderr);
}

#[test]
fn a_strategy_that_is_set_aside_lacks_no_question() {
    let text = "workload: shop\nmodel: small@1.0.0\nanswers:\n  sources: {not_applicable: We buy it}\n  watch: {alerts: all}\n";
    let run = maturity("score a.yaml --format json").file("a.yaml", text).file("small.yaml", MODEL).run();
    let told = "3 questions of version 2.0.0 are not in this file: builds/scripted, builds/fast, watch/signals\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stderr.contains("`sources` is called `code` in version 2.0.0"), "{}", run.stderr);
    assert_eq!(run.json()["counts"]["not_applicable"], 4);
}
