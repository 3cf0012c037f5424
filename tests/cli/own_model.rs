//! A team's own model: given with `--model`, or found beside the answers.

use maturity::ExitCode;

use crate::harness::{assert_text, checkout, maturity};

/// A small model with this id.
fn model(id: &str) -> String {
    format!(
        "id: {id}
version: 1.0.0
title: Tea
scoring: {{achieved_at: 50, floor: 0}}
scales:
  enjoyed:
    - {{id: never, label: Never, value: 0}}
    - {{id: always, label: Always, value: 100}}
themes:
  - {{id: kitchen, name: Kitchen}}
levels:
  - id: first-cup
    name: First cup
    strategies:
      - id: water
        name: Water
        theme: kitchen
        risks:
          - {{id: cold, risk: The tea is cold.}}
        practices:
          - {{id: boiling, ask: Is the water boiling?, next_step: Boil the water.}}
"
    )
}

const ANSWERS: &str = "workload: breakfast\nmodel: tea@1.0.0\nanswers:\n  water:\n    boiling: always\n";

#[test]
fn a_model_beside_the_answers_is_found() {
    let run = maturity("score a.yaml").file("a.yaml", ANSWERS).file("tea.yaml", model("tea")).run().silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
breakfast
Level 1
Level 1 · First cup.
Levels:   1 ✓ 100 %
As of 2026-11-22, 1 of the 1 question that applies is answered.

Every level passes

Levels
  1 First cup ✓  ████████│███████       100 % passes
  █ in place   ▒ open   │ passes at 50 %
  Mean of all levels: 100 % (a mean hides holes; the level does not)

Self-assessment with Tea 1.0.0, as of 2026-11-22.

"#]]
    );
}

#[test]
fn a_model_given_by_option_is_used_and_picked_by_its_id() {
    let command =
        |arguments: &str| maturity(arguments).file("a.yaml", ANSWERS).file("t.yaml", model("tea")).file("c.yaml", model("coffee"));
    command("score a.yaml --model t.yaml").run().silent();
    command("score a.yaml --model c.yaml --model t.yaml").run().silent();
    command("plan --model t.yaml a.yaml").run().silent();
    command("report --model t.yaml a.yaml").run().silent();
    let run = command("score a.yaml --model c.yaml").ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[other-model]: there is no model `tea` here
 --> a.yaml:2:8
  |
2 | model: tea@1.0.0
  |        ^^^^^^^^^
  |
  = help: give its file with --model FILE, or put it beside the answers as tea.yaml


"#]]
    );
}

#[test]
fn a_given_model_wins_over_the_one_beside_the_answers() {
    let given = model("tea").replace("title: Tea", "title: Strong tea");
    let run =
        maturity("score a.yaml --model given.yaml").file("a.yaml", ANSWERS).file("tea.yaml", model("tea")).file("given.yaml", given).run();
    assert!(run.stdout.contains("Strong tea 1.0.0"), "{}", run.stdout);
}

#[test]
fn a_model_of_that_id_beside_the_answers_wins_over_the_built_in_one() {
    let beside = maturity("model export").run().stdout.replacen("title: Operational Excellence", "title: Our Excellence", 1);
    let run = maturity("score a.yaml").file("a.yaml", checkout()).file("operational-excellence.yaml", beside).run();
    assert!(run.stdout.contains("Our Excellence 1.0.0"), "{}", run.stdout);
}

#[test]
fn answers_may_stand_in_a_file_named_like_their_model() {
    let new = maturity("new operational-excellence.yaml --workload shop").run();
    new.then("score operational-excellence.yaml").run().silent();
    let run = maturity("score tea.yaml").file("tea.yaml", ANSWERS).ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("there is no model `tea` here"), "{}", run.stderr);
}

#[test]
fn a_broken_model_is_shown_as_the_cause() {
    let broken = model("tea").replace("floor: 0", "floor: 51");
    let run = maturity("score a.yaml").file("a.yaml", ANSWERS).file("tea.yaml", broken).ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[range]: `floor` is 51; it must be a whole number from 0 to 50
 --> tea.yaml:4:35
  |
4 | scoring: {achieved_at: 50, floor: 51}
  |                                   ^^


"#]]
    );
}

#[test]
fn an_own_model_is_shown_and_answered_like_the_built_in_one() {
    let show = maturity("model show --model t.yaml water/boiling").file("t.yaml", model("tea")).run().silent();
    assert!(show.stdout.starts_with("Is the water boiling?\n"), "{}", show.stdout);
    let new = show.then("new b.yaml --model t.yaml --workload lunch").run();
    assert_text!(
        new.read("b.yaml"),
        snapbox::str![[r#"
# Answers to Tea 1.0.0. Edit freely: comments stay.
# An answer is an option, `unknown`, a list of items, or a mapping of `answer` (or `not_applicable` and its reason),
# `note`, `evidence` and more. A strategy may have `not_applicable` too: for its questions without an answer of their own.
workload: lunch
model: tea@1.0.0
answers:

  # Level 1 · First cup

  # Water
  water:
    # Is the water boiling? (never, always)
    boiling:

"#]]
    );
    new.then("score b.yaml --model t.yaml").run().silent();
}

#[test]
fn an_id_that_leads_out_of_the_folder_is_no_file() {
    let text = ANSWERS.replace("tea@", "../tea@");
    let run = maturity("score a.yaml").file("a.yaml", text).ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("there is no model `../tea` here"), "{}", run.stderr);
}

#[test]
fn a_model_is_read_once_for_all_files() {
    // Standard input can be read only once.
    let run = maturity("check a.yaml b.yaml c.yaml --model -").stdin(model("tea"));
    run.file("a.yaml", ANSWERS).file("b.yaml", ANSWERS).file("c.yaml", ANSWERS).run().silent();
    let compared = maturity("compare a.yaml b.yaml --model -").stdin(model("tea"));
    compared.file("a.yaml", ANSWERS).file("b.yaml", ANSWERS).run().silent();
}

#[test]
fn a_broken_model_is_told_once_for_all_files() {
    let run = maturity("check a.yaml b.yaml --model tea.yaml").file("a.yaml", ANSWERS).file("b.yaml", ANSWERS);
    let run = run.file("tea.yaml", model("tea").replace("floor: 0", "floor: 51")).ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr.matches("`floor` is 51").count(), 1, "{}", run.stderr);
}

#[test]
fn a_model_may_be_named_by_its_id() {
    let new = maturity("new a.yaml --model operational-excellence --workload shop").run();
    assert!(new.read("a.yaml").contains("model: operational-excellence@1.0.0"));
    let score = new.then("score a.yaml --model operational-excellence").run().silent();
    let show = score.then("model show --model operational-excellence").run().silent();
    show.then("model schema answers --model operational-excellence").run().silent();
    let run = maturity("model show --model operational-excelence").ends_with(ExitCode::Unusable).run();
    assert_eq!(
        run.stderr,
        "error: `operational-excelence` is neither a file nor a built-in model; did you mean `operational-excellence`?\n"
    );
}

#[test]
fn a_model_beside_the_answers_may_end_in_yml() {
    maturity("score a.yaml").file("a.yaml", ANSWERS).file("tea.yml", model("tea")).run().silent();
}
