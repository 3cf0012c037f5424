//! Answers that make no sense: each fault with its line, a caret and the nearest name, all of them at once.

use maturity::ExitCode;

use crate::harness::{answers, assert_text, maturity};

/// The messages on an answers file with these lines below `answers:`, which must be refused.
#[track_caller]
fn faults(lines: &str) -> String {
    faults_of(&answers(lines))
}

#[track_caller]
fn faults_of(text: &str) -> String {
    let run = maturity("score a.yaml").file("a.yaml", text).ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

#[test]
fn an_unknown_option_gets_the_nearest_name() {
    assert_text!(
        faults("  source-control:\n    component-owners: abuot-half\n"),
        snapbox::str![[r#"
error[unknown-option]: `abuot-half` is not an answer of this scale
 --> a.yaml:5:23
  |
5 |     component-owners: abuot-half
  |                       ^^^^^^^^^^
  |
  = help: did you mean `about-half`?


"#]]
    );
}

#[test]
fn an_option_that_is_like_none_gets_all_names() {
    assert_text!(
        faults("  source-control:\n    component-owners: yes\n"),
        snapbox::str![[r#"
error[unknown-option]: `yes` is not an answer of this scale
 --> a.yaml:5:23
  |
5 |     component-owners: yes
  |                       ^^^
  |
  = help: known here: none, some, about-half, most, all, unknown


"#]]
    );
}

#[test]
fn a_misspelt_practice_gets_the_nearest_name() {
    assert_text!(
        faults("  source-control:\n    component-ownrs: all\n"),
        snapbox::str![[r#"
error[unknown-practice]: the strategy `source-control` has no practice `component-ownrs`
 --> a.yaml:5:5
  |
5 |     component-ownrs: all
  |     ^^^^^^^^^^^^^^^
  |
  = help: did you mean `component-owners`?


"#]]
    );
}

#[test]
fn a_misspelt_strategy_gets_the_nearest_name() {
    assert_text!(
        faults("  sorce-control:\n    component-owners: all\n"),
        snapbox::str![[r#"
error[unknown-strategy]: the model has no strategy `sorce-control`
 --> a.yaml:4:3
  |
4 |   sorce-control:
  |   ^^^^^^^^^^^^^
  |
  = help: did you mean `source-control`?


"#]]
    );
}

#[test]
fn a_misspelt_key_gets_the_nearest_name() {
    let text = answers("  source-control:\n    component-owners:\n      anser: all\n").replace("workload:", "asessors: [Ana]\nworkload:");
    assert_text!(
        faults_of(&text),
        snapbox::str![[r#"
error[unknown-key]: `asessors` is not a key that may stand here
 --> a.yaml:1:1
  |
1 | asessors: [Ana]
  | ^^^^^^^^
  |
  = help: did you mean `assessors`?

error[unknown-key]: `anser` is not a key that may stand here
 --> a.yaml:7:7
  |
7 |       anser: all
  |       ^^^^^
  |
  = help: did you mean `answer`?


"#]]
    );
}

#[test]
fn a_second_answer_shows_the_first() {
    assert_text!(
        faults("  source-control:\n    component-owners: all\n    component-owners: some\n"),
        snapbox::str![[r#"
error[duplicate-key]: `component-owners` stands here a second time
 --> a.yaml:6:5
  |
5 |     component-owners: all
  |     ---------------- the first time
6 |     component-owners: some
  |     ^^^^^^^^^^^^^^^^
  |
  = help: keep one of the two


"#]]
    );
}

#[test]
fn a_list_for_a_scale_and_an_option_for_a_checklist_are_told_what_fits() {
    let lines = "  source-control:\n    component-owners: [all]\n  workload-automation:\n    automated-areas: all\n";
    assert_text!(
        faults(lines),
        snapbox::str![[r#"
error[wrong-answer]: the answer must be one option of the scale
 --> a.yaml:5:23
  |
5 |     component-owners: [all]
  |                       ^^^^^
  |
  = help: one of: none, some, about-half, most, all, unknown

error[wrong-answer]: the answer to a checklist is a list of the items in place
 --> a.yaml:7:22
  |
7 |     automated-areas: all
  |                      ^^^
  |
  = help: a list of any of: routine-operations, development-life-cycle, performance, security-governance, backup-recovery, cost-savings; `[]` when none is


"#]]
    );
}

#[test]
fn an_unknown_or_repeated_item_is_shown() {
    let lines =
        "  workload-automation:\n    automated-areas:\n      - performence\n      - routine-operations\n      - routine-operations\n";
    assert_text!(
        faults(lines),
        snapbox::str![[r#"
error[unknown-item]: `performence` is not an item of this checklist
 --> a.yaml:6:9
  |
6 |       - performence
  |         ^^^^^^^^^^^
  |
  = help: did you mean `performance`?

error[duplicate-item]: `routine-operations` is ticked twice
 --> a.yaml:8:9
  |
8 |       - routine-operations
  |         ^^^^^^^^^^^^^^^^^^
  |
  = help: remove one of the two


"#]]
    );
}

#[test]
fn answers_to_a_model_that_is_not_here_say_how_to_give_it() {
    assert_text!(
        faults_of("workload: shop\nmodel: delivery@2.0.0\nanswers:\n"),
        snapbox::str![[r#"
error[other-model]: there is no model `delivery` here
 --> a.yaml:2:8
  |
2 | model: delivery@2.0.0
  |        ^^^^^^^^^^^^^^
  |
  = help: give its file with --model FILE, or put it beside the answers as delivery.yaml


"#]]
    );
}

#[test]
fn a_misspelt_model_gets_the_nearest_name() {
    assert_text!(
        faults_of("workload: shop\nmodel: operational-exellence@1.0.0\nanswers:\n"),
        snapbox::str![[r#"
error[other-model]: there is no model `operational-exellence` here
 --> a.yaml:2:8
  |
2 | model: operational-exellence@1.0.0
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `operational-excellence`?


"#]]
    );
}

#[test]
fn a_model_without_its_version_is_told_how_to_write_it() {
    assert_text!(
        faults_of("workload: shop\nmodel: operational-excellence\nanswers:\n"),
        snapbox::str![[r#"
error[model-name]: the model is named without its version
 --> a.yaml:2:8
  |
2 | model: operational-excellence
  |        ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write it as `operational-excellence@1.0.0`


"#]]
    );
}

#[test]
fn a_day_that_no_calendar_has_is_shown() {
    let lines = "  source-control:\n    component-owners: {answer: all, reviewed: 2026-02-30}\n";
    let text = answers(lines).replace("answers:", "assessed: 22.11.2026\nanswers:");
    assert_text!(
        faults_of(&text),
        snapbox::str![[r#"
error[date]: this is not a day of the calendar
 --> a.yaml:3:11
  |
3 | assessed: 22.11.2026
  |           ^^^^^^^^^^
  |
  = help: write it as YYYY-MM-DD, for example 2026-03-01

error[date]: this is not a day of the calendar
 --> a.yaml:6:47
  |
6 |     component-owners: {answer: all, reviewed: 2026-02-30}
  |                                               ^^^^^^^^^^
  |
  = help: write it as YYYY-MM-DD, for example 2026-03-01


"#]]
    );
}

#[test]
fn what_people_write_for_what_does_not_apply_is_understood() {
    for word in ["n/a", "N/A", "not applicable", "na"] {
        let told = faults(&format!("  source-control:\n    component-owners: {word}\n"));
        assert!(
            told.contains("= help: write `not_applicable: why it does not apply`, indented below the key or in braces behind it\n"),
            "{told}"
        );
    }
}

#[test]
fn does_not_apply_needs_a_reason_and_stands_alone() {
    let lines = "  source-control:\n    component-owners: not_applicable\n    repository-structure: {not_applicable: ' '}\n    protected-branches: {answer: all, not_applicable: none}\n";
    assert_text!(
        faults(lines),
        snapbox::str![[r#"
error[wrong-answer]: what does not apply needs a reason
 --> a.yaml:5:23
  |
5 |     component-owners: not_applicable
  |                       ^^^^^^^^^^^^^^
  |
  = help: write `not_applicable: why it does not apply`, indented below the key or in braces behind it

error[wrong-answer]: `not_applicable` needs a reason
 --> a.yaml:6:44
  |
6 |     repository-structure: {not_applicable: ' '}
  |                                            ^^^
  |
  = help: say in a few words why the practice does not apply to this workload

error[two-answers]: `not_applicable` stands beside `answer`
 --> a.yaml:7:39
  |
7 |     protected-branches: {answer: all, not_applicable: none}
  |                          ------       ^^^^^^^^^^^^^^
  |                          |
  |                          the other answer
  |
  = help: keep one of the two


"#]]
    );
}

#[test]
fn a_number_or_true_is_no_answer() {
    let lines = "  source-control:\n    component-owners: 3\n    repository-structure: true\n    1: all\n";
    assert!(faults(lines).contains("error[key-not-text]: the key `1` is not text to YAML"));
    let text = faults(lines.trim_end_matches("    1: all\n"));
    assert_eq!(text.matches("error[wrong-answer]: the answer must be one option of the scale").count(), 2, "{text}");
}

#[test]
fn a_target_that_the_model_lacks_is_shown() {
    let text = answers("").replace("answers:", "target: 6\nanswers:");
    assert_text!(
        faults_of(&text),
        snapbox::str![[r#"
error[range]: `target` is 6; the model has the levels 1 to 5
 --> a.yaml:3:9
  |
3 | target: 6
  |         ^
  |
  = help: write one of these, or leave the key out


"#]]
    );
}

#[test]
fn what_is_missing_is_named() {
    assert_text!(
        faults_of("about: a shop\n"),
        snapbox::str![[r#"
error[missing]: `model` is missing
 --> a.yaml:1:1
  |
1 | about: a shop
  | ^^^^^
  |
  = help: add `model:` with text

error[missing]: `workload` is missing
 --> a.yaml:1:1
  |
1 | about: a shop
  | ^^^^^
  |
  = help: add `workload:` with text


"#]]
    );
}

#[test]
fn all_faults_of_a_file_are_told_at_once_in_its_order() {
    let lines =
        "  source-control:\n    component-owners: abuot-half\n    component-ownrs: all\n  sorce-control: {}\n  workload-automation: all\n";
    let text = answers(lines).replace("answers:", "assessed: tomorrow\ntarget: three\nassesors: [Ana]\nanswers:");
    let faults = faults_of(&text);
    let places: Vec<&str> = faults.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    assert_eq!(places, ["a.yaml:3:11", "a.yaml:4:9", "a.yaml:5:1", "a.yaml:8:23", "a.yaml:9:5", "a.yaml:10:3", "a.yaml:11:24"]);
}

#[test]
fn a_file_with_a_fault_never_counts_as_not_in_place() {
    for value in ["Al", "'all '", "{all: }", "[]", "''", "{answer: [all]}", "{answer: {answer: all}}", "\"al\\u200bl\""] {
        let text = faults(&format!("  source-control:\n    component-owners: {value}\n"));
        assert!(text.contains("a.yaml:5:"), "{value}: {text}");
    }
}

#[test]
fn a_model_given_for_answers_is_told_as_that() {
    let run =
        maturity("score m.yaml").file("m.yaml", crate::harness::committed("tests/data/small.yaml")).ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[other-file]: this is a model, not an answers file
  --> m.yaml:13:1
   |
13 | levels:
   | ^^^^^^
   |
   = help: `maturity model check` checks models, `maturity new --model` begins answers to one


"#]]
    );
}
