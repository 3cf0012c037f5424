//! `model check`, `model schema` and `model export`, and how parts of a model are named.

use maturity::ExitCode;

use crate::harness::{assert_text, committed, maturity};

#[test]
fn a_misspelt_part_gets_the_nearest_name() {
    for (misspelt, meant) in [
        ("source-contol", "source-control"),
        ("source-control/component-owner", "source-control/component-owners"),
        ("release-rediness", "release-readiness"),
        ("Source_Control", "source-control"),
    ] {
        let run = maturity("model show").argument(misspelt).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stdout, "");
        assert_eq!(
            run.stderr,
            format!("error: the model `operational-excellence` has no level, strategy or practice `{misspelt}`; did you mean `{meant}`?\n")
        );
    }
    for nothing_like_it in ["6", "0", "-1", "elephants", "nothing/", "/", ""] {
        let run = maturity("model show --").argument(nothing_like_it).ends_with(ExitCode::Unusable).run();
        assert_eq!(
            run.stderr,
            format!("error: the model `operational-excellence` has no level, strategy or practice `{nothing_like_it}`\n")
        );
    }
}

#[test]
fn the_built_in_models_pass_the_strict_check() {
    for (id, title) in [("operational-excellence", "Operational Excellence"), ("security", "Security")] {
        let file = committed(&format!("model/{id}.yaml"));
        let run = maturity("model check m.yaml --strict").file("m.yaml", file).run().silent();
        assert!(run.stdout.starts_with(&format!("m.yaml: {title} 1.")), "{}", run.stdout);
    }
}

#[test]
fn an_exported_model_is_the_committed_file() {
    let file = committed("model/operational-excellence.yaml");
    assert_eq!(maturity("model export").run().silent().stdout, file);
    let run = maturity("model export operational-excellence -o own.yaml").run();
    assert!(run.stderr.contains("give it an `id` and a `title` of its own"), "{}", run.stderr);
    assert_eq!(run.read("own.yaml"), file);
    assert_eq!(run.then("model export security").run().silent().stdout, committed("model/security.yaml"));
    let again = run.then("model export -o own.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(again.stderr, "error: `own.yaml` exists already; choose another name\n");
}

#[test]
fn a_model_that_is_not_built_in_cannot_be_exported() {
    let run = maturity("model export other").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: `other` is not a built-in model; there is: operational-excellence, security\n");
}

#[test]
fn where_no_strategy_is_like_the_one_asked_for_the_list_of_them_is_named() {
    let refused = |model: &str| {
        let command = maturity("form -o f.md --strategy elephants --model").argument(model).file("m.yaml", SMALL);
        command.ends_with(ExitCode::Unusable).run()
    };
    let built_in = refused("security");
    assert_eq!(built_in.stderr, "error: the model has no strategy `elephants`; `maturity model show --model security` lists them\n");
    assert!(built_in.then("model show --model security").run().stdout.contains("\n  attack-surface "));
    assert!(refused("m.yaml").stderr.ends_with("`maturity model show --model FILE` lists them\n"));
}

#[test]
fn a_broken_rule_ends_with_1_and_shows_the_line() {
    let file = SMALL.replacen("achieved_at: 75", "achieved_at: 101", 1);
    let run = maturity("model check m.yaml").file("m.yaml", file).ends_with(ExitCode::NotHeld).run();
    assert_eq!(run.stdout, "");
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[range]: `achieved_at` is 101; it must be a whole number from 1 to 100
 --> m.yaml:5:24
  |
5 | scoring: {achieved_at: 101, floor: 50}
  |                        ^^^

m.yaml: 1 error, 0 warnings

"#]]
    );
}

#[test]
fn a_warning_fails_only_the_strict_check() {
    let file = SMALL.replacen("{id: broken, ", "{id: broken, kind: pursuit, ", 1);
    let run = maturity("model check m.yaml").file("m.yaml", file).run();
    assert!(run.stdout.starts_with("m.yaml: Tea"));
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
warning[gap-risk]: this strategy has no risk of kind `gap`
  --> m.yaml:35:13
   |
35 |       - id: pot
   |             ^^^
   |
   = help: say under `risks` what a team runs while the strategy is missing

m.yaml: 0 errors, 1 warning

"#]]
    );
    let strict = run.then("model check m.yaml --strict").ends_with(ExitCode::NotHeld).run();
    assert_eq!(strict.stderr, run.stderr);
}

#[test]
fn several_faults_of_a_model_are_all_told_at_once() {
    let file = SMALL
        .replacen("achieved_at: 75", "achieved_at: 101", 1)
        .replacen("theme: kitchen\n        builds_on: [water]", "theme: kitchn\n        builds_on: [watr]", 1)
        .replacen("{id: broken, ", "{id: broken, severity: hi, practices: [warmth, warm], ", 1)
        .replacen(
            "ask: Is the pot warm?",
            "ask: Is the pot warm?\n            effort: huge\n            weight: 6\n            essential: yes",
            1,
        );
    let run = maturity("model check m.yaml").file("m.yaml", file).ends_with(ExitCode::NotHeld).run();
    let rules: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("error[")).collect();
    assert_text!(
        rules.join("\n"),
        snapbox::str![[r#"
error[range]: `achieved_at` is 101; it must be a whole number from 1 to 100
error[unknown-theme]: no theme has the id `kitchn`
error[unknown-strategy]: no strategy has the id `watr`
error[unknown-word]: `severity` cannot be `hi`
error[unknown-practice]: this strategy has no practice `warmth`
error[unknown-word]: `effort` cannot be `huge`
error[range]: `weight` is 6; it must be a whole number from 1 to 5
error[wrong-kind]: `essential` must be `true` or `false`, not text
"#]]
    );
    assert!(run.stderr.ends_with("m.yaml: 8 errors, 0 warnings\n"), "{}", run.stderr);
}

#[test]
fn colons_in_texts_are_all_told_at_once_and_hide_nothing() {
    let file = SMALL.replace("name: Water", "name: Water: hot").replace("The pot is broken.", "The pot: broken.");
    let file = file.replace("theme: kitchen\n        builds_on", "theme: kitchn\n        builds_on");
    let run = maturity("model check m.yaml").file("m.yaml", file).ends_with(ExitCode::Unusable).run();
    let rules: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("error[")).collect();
    assert_text!(
        rules.join("\n"),
        snapbox::str![[r#"
error[syntax]: this is not valid YAML: a second `: ` in one text
error[unknown-theme]: no theme has the id `kitchn`
error[syntax]: this is not valid YAML: a second `: ` in one text
"#]]
    );
}

#[test]
fn a_model_that_cannot_be_read_ends_with_2() {
    for text in ["", "a: [", "\0", &"[".repeat(10_000)] {
        maturity("model check m.yaml").file("m.yaml", text).ends_with(ExitCode::Unusable).run();
    }
    maturity("model check missing.yaml").ends_with(ExitCode::Unusable).run();
    maturity("model check sub").subfolder("sub").ends_with(ExitCode::Unusable).run();
    let run = maturity("model check m.yaml").file("m.yaml", "#".repeat(5 << 20)).ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("m.yaml is over 4 MiB"), "{}", run.stderr);
}

#[test]
fn a_question_that_ends_in_a_character_of_several_bytes_is_shown_whole() {
    let file = SMALL.replacen("Is the pot warm?", "Ist die Kanne warm genug für Malmö", 1);
    let run = maturity("model check m.yaml").file("m.yaml", file).ends_with(ExitCode::NotHeld).run();
    assert!(run.stderr.contains("error[question]"), "{}", run.stderr);
}

/// An empty file cannot be read; an empty list in a file can, and is a fault like any other.
#[test]
fn a_part_that_is_empty_ends_with_1() {
    let unused = SMALL.replace("themes:\n", "themes:\n  - {id: garden, name: Garden}\n");
    let run = maturity("model check m.yaml").file("m.yaml", unused).ends_with(ExitCode::NotHeld).run();
    assert!(run.stderr.starts_with("error[empty]: no strategy belongs to the theme `garden`"), "{}", run.stderr);
}

const SMALL: &str = include_str!("../data/small.yaml");

#[test]
fn a_new_version_is_checked_against_the_old_one() {
    let new = SMALL.replace("version: 1.0.0", "version: 1.1.0").replace("      - id: pot\n", "      - id: jug\n");
    let new = new.replace("value: 60", "value: 50").replace("{id: black, ", "{id: dark, formerly: [black], ");
    let run = maturity("model check new.yaml --since old.yaml").file("old.yaml", SMALL).file("new.yaml", &new).run();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
new.yaml: Tea 1.1.0, 2 levels, 2 strategies, 3 questions
Since 1.0.0: 1 question as before, 0 renamed, 1 changed, 1 gone, 1 new

"#]]
    );
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
warning[gone]: the strategy `pot` of 1.0.0 is gone with its question: answers to it are kept and no longer count
 --> new.yaml:3:10
  |
3 | version: 1.1.0
  |          ^^^^^
  |
  = help: `jug` asks nearly the same; if it is the same strategy, write `formerly: [pot]` there

warning[other-answers]: `often` was worth 60 in 1.0.0 and is worth 50 now: old answers score otherwise
 --> new.yaml:9:40
  |
9 |     - {id: often, label: Often, value: 50}
  |                                        ^^
  |
  = help: an option with an id of its own would leave them as they are

new.yaml: 0 errors, 2 warnings

"#]]
    );
    run.then("model check new.yaml --since old.yaml --strict").ends_with(ExitCode::NotHeld).run();
    let same = SMALL.replace("id: warm\n", "id: hot\n            formerly: [warm]\n");
    let not_raised = run.then("model check same.yaml --since old.yaml").file("same.yaml", &same).ends_with(ExitCode::NotHeld).run();
    assert_eq!(not_raised.stdout, "Since 1.0.0: 2 questions as before, 1 renamed, 0 changed, 0 gone, 0 new\n");
    let piped = run.then("model check new.yaml --since -").stdin(SMALL).run();
    assert_eq!(piped.stdout, run.stdout);
    run.then("model check old.yaml --since old.yaml --strict").run().silent();
    run.then("model check old.yaml --since new.yaml").ends_with(ExitCode::NotHeld).run();
    run.then("model check old.yaml --since none.yaml").ends_with(ExitCode::Unusable).run();
}

#[test]
fn the_check_is_told_as_json_too() {
    let new = SMALL.replace("version: 1.0.0", "version: 1.1.0").replace("      - id: pot\n", "      - id: jug\n");
    let new = new.replace("id: warm\n", "id: hot\n            formerly: [pot/warm]\n").replace("value: 60", "value: 50");
    let run = maturity("model check new.yaml --since old.yaml --format json").file("old.yaml", SMALL).file("new.yaml", &new).run().silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
{
  "schema_version": 1,
  "file": "new.yaml",
  "valid": true,
  "errors": 0,
  "warnings": 1,
  "model": {
    "id": "tea",
    "version": "1.1.0",
    "title": "Tea",
    "levels": 2,
    "strategies": 2,
    "questions": 3
  },
  "problems": [
    {
      "severity": "warning",
      "rule": "other-answers",
      "message": "`often` was worth 60 in 1.0.0 and is worth 50 now: old answers score otherwise",
      "help": "an option with an id of its own would leave them as they are",
      "line": 9,
      "column": 40,
      "end_line": 9,
      "end_column": 42,
      "also": null
    }
  ],
  "changes": {
    "since": "1.0.0",
    "as_before": [
      "water/leaves"
    ],
    "renamed": [
      {
        "from": "pot/warm",
        "to": "jug/hot"
      }
    ],
    "changed": [
      {
        "question": "water/boiling",
        "differences": [
          "option-worth"
        ]
      },
      {
        "question": "jug/hot",
        "differences": [
          "option-worth"
        ]
      }
    ],
    "gone": [],
    "new": []
  }
}

"#]]
    );
    let command = |text: &str| maturity("model check a.yaml --format json").file("a.yaml", text);
    let broken = command(&SMALL.replace("value: 60", "value: 600")).ends_with(ExitCode::NotHeld).run().silent();
    let found = broken.json();
    assert_eq!((&found["valid"], &found["model"], &found["changes"]), (&false.into(), &serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!(found["problems"].as_array().unwrap().len() as u64, found["errors"].as_u64().unwrap());
    assert_eq!((&found["problems"][0]["rule"], &found["problems"][0]["line"]), (&"range".into(), &9.into()));
    let unreadable = command("a: [").ends_with(ExitCode::Unusable).run().silent();
    assert_eq!((&unreadable.json()["problems"][0]["rule"], &unreadable.json()["valid"]), (&"syntax".into(), &false.into()));
    let empty = command("").ends_with(ExitCode::Unusable).run().silent();
    assert_eq!(empty.json()["problems"][0]["line"], serde_json::Value::Null);
}

#[test]
fn schemas_are_printed_and_only_that_of_answers_depends_on_the_model() {
    for of in ["model", "answers", "report"] {
        let schema = maturity("model schema").argument(of).run().silent().json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    let own = maturity("model schema answers --model tea.yaml").file("tea.yaml", SMALL).run().silent();
    assert_eq!(own.json()["title"], "Answers to Tea 1.0.0");
    let refused = own.then("model schema report --model tea.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(refused.stderr, "error: `--model` goes with `answers` alone: the other schemas are the same for every model\n");
}

#[test]
fn several_models_are_checked_one_after_the_other() {
    let good = maturity("model new -").run().stdout;
    let run =
        maturity("model check a.yaml bad.yaml gone.yaml").file("a.yaml", &good).file("bad.yaml", good.replace("value: 25", "value: 80"));
    let run = run.ends_with(ExitCode::Unusable).run();
    assert!(run.stdout.starts_with("a.yaml: ") && run.stdout.lines().count() == 1, "{}", run.stdout);
    assert!(run.stderr.contains("bad.yaml: 1 error") && run.stderr.contains("error: failed to read `gone.yaml`"), "{}", run.stderr);
    run.then("model check a.yaml bad.yaml").ends_with(ExitCode::NotHeld).run();
    for one in ["--format json", "--since a.yaml"] {
        let run = run.then(&format!("model check a.yaml bad.yaml {one}")).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.contains("are about one model"), "{}", run.stderr);
    }
}
