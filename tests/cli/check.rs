//! `check`: are answers files valid, and do the gates hold.

use maturity::ExitCode;

use crate::harness::{answers, assert_text, checkout, committed, maturity};

const UNREADABLE: &str = "workload: shop\nmodel: operational-excellence@1.0.0\nanswers:\n  nothing:\n";

#[test]
fn without_a_gate_valid_files_are_listed_with_their_level() {
    let run = maturity("check a.yaml").file("a.yaml", checkout()).run().silent();
    assert_eq!(run.stdout, "a.yaml: valid: Level 2, possibly 3 (7 answers open)\n");
}

#[test]
fn each_gate_that_fails_has_a_line_with_the_figure_found_and_the_figure_wanted() {
    let young = committed("examples/parcel-tracking/maturity.yaml");
    let gates = "--min-level 2 --max-open 50 --max-not-applicable 1 --max-age 30 --no-expired-acceptance --as-of 2026-12-24";
    let run = maturity(&format!("check a.yaml b.yaml {gates}")).file("a.yaml", checkout()).file("b.yaml", young);
    assert_text!(
        run.ends_with(ExitCode::NotHeld).run().silent().stdout,
        snapbox::str![[r#"
a.yaml: min-level fails: found Below Level 1, wanted Level 2 or higher
a.yaml: max-open fails: found 128 open, wanted 50 at most
a.yaml: max-age fails: found 101 too old (blameless-culture/business-needs, blameless-culture/one-team, blameless-culture/shared-outcomes and 98 more), wanted every answer 30 days old at most
b.yaml: min-level fails: found Below Level 1, wanted Level 2 or higher
b.yaml: max-open fails: found 128 open, wanted 50 at most
b.yaml: max-age fails: found 68 too old (blameless-culture/business-needs, blameless-culture/one-team, blameless-culture/shared-outcomes and 65 more), wanted every answer 30 days old at most

"#]]
    );
}

#[test]
fn gates_that_hold_are_counted() {
    let run = maturity("check a.yaml --min-level 2 --max-open 100 --max-age 365").file("a.yaml", checkout()).run().silent();
    assert_eq!(run.stdout, "a.yaml: 3 gates hold: Level 2, possibly 3 (7 answers open)\n");
}

#[test]
fn every_file_is_reported_and_the_highest_code_wins() {
    let run = maturity("check bad.yaml missing.yaml a.yaml b.yaml --min-level 3")
        .file("bad.yaml", UNREADABLE)
        .file("a.yaml", checkout())
        .file("b.yaml", committed("examples/national-weather-alerts/maturity.yaml"))
        .ends_with(ExitCode::Unusable)
        .run();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
bad.yaml: cannot be used: 1 error, in line 4
missing.yaml: cannot be used: no answers to score; `maturity new missing.yaml` writes a blank file: failed to read `missing.yaml`: No such file or directory (os error 2)
a.yaml: min-level fails: found Level 2, wanted Level 3 or higher
b.yaml: 1 gate holds: Level 4

"#]]
    );
    assert!(run.stderr.contains(" --> bad.yaml:4:3\n"), "{}", run.stderr);
}

#[test]
fn no_average_reaches_a_level_that_lacks_an_essential() {
    let model = maturity::model::BUILTIN[0].model().unwrap();
    let lines = |essential: usize| -> String {
        let of_practice = |practice: &maturity::model::Practice| {
            let answer = match &practice.form {
                maturity::model::Form::Checklist(items) => {
                    format!("[{}]", items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", "))
                }
                maturity::model::Form::Scale(scale) => scale.options[if practice.essential { essential } else { 4 }].id.to_string(),
            };
            format!("    {}: {answer}\n", practice.id)
        };
        let of_strategy = |strategy: &maturity::model::Strategy| {
            format!("  {}:\n{}", strategy.id, strategy.practices.iter().map(of_practice).collect::<String>())
        };
        model.levels[0].strategies.iter().map(of_strategy).collect()
    };
    let check = |essential: usize| maturity("check a.yaml --min-level 1").file("a.yaml", answers(&lines(essential)));
    check(3).run().silent();
    let run = check(2).ends_with(ExitCode::NotHeld).run().silent();
    assert_eq!(run.stdout, "a.yaml: min-level fails: found Below Level 1, wanted Level 1 or higher\n");
}

#[test]
fn nothing_may_be_worse_than_before() {
    let [before, after] = ["most", "some"].map(|answer| answers(&format!("  source-control:\n    component-owners: {answer}\n")));
    let run = maturity("check a.yaml --no-regression b.yaml").file("b.yaml", &before).file("a.yaml", &after);
    let run = run.ends_with(ExitCode::NotHeld).run().silent();
    assert_eq!(
        run.stdout,
        "a.yaml: no-regression fails: found 1 regressed (source-control/component-owners), wanted nothing worse than before\n"
    );
    run.then("check b.yaml --no-regression -").stdin(&after).run().silent();
    run.then("check a.yaml --no-regression a.yaml").run().silent();
    let renamed =
        run.then("check a.yaml --no-regression other.yaml").file("other.yaml", after.replace("workload: shop", "workload: stall")).run();
    assert_eq!(renamed.stderr, "These are two workloads: stall and shop.\n");
    let two = run.then("check a.yaml b.yaml --no-regression b.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(two.stderr, "error: `--no-regression` compares one file with `b.yaml`; check the others in a run of their own\n");
}

#[test]
fn where_nothing_was_before_nothing_can_be_worse() {
    for (base, state) in [("before.yaml", "is empty"), ("gone.yaml", "is not there")] {
        let run = maturity("check a.yaml --no-regression").argument(base).file("before.yaml", "\n").file("a.yaml", checkout()).run();
        assert_eq!(run.stdout, "a.yaml: 1 gate holds: Level 2, possibly 3 (7 answers open)\n");
        assert_eq!(run.stderr, format!("`{base}` {state}: this is the first assessment, and nothing can be worse.\n"));
    }
    let run = maturity("check a.yaml --no-regression -").file("a.yaml", checkout()).run();
    assert_eq!(run.stderr, "`standard input` is empty: this is the first assessment, and nothing can be worse.\n");
    let slip = maturity("check a.yaml --no-regression befor.yaml").file("before.yaml", checkout()).file("a.yaml", checkout()).run();
    assert!(slip.stderr.ends_with("nothing can be worse. If `before.yaml` was meant, name it.\n"), "{}", slip.stderr);
    let broken = maturity("check a.yaml --no-regression b.yaml").file("b.yaml", "# only words\n").file("a.yaml", checkout());
    broken.ends_with(ExitCode::Unusable).run();
}

#[test]
fn a_level_that_the_model_lacks_is_refused() {
    for level in ["0", "6"] {
        let run = maturity("check a.yaml --min-level").argument(level).file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stderr, format!("error: there is no level {level}: the model of `a.yaml` has the levels 1 to 5\n"));
    }
}

#[test]
fn a_file_given_twice_is_checked_once() {
    let run = maturity("check a.yaml ./a.yaml").file("a.yaml", checkout()).run();
    assert_eq!(run.stderr, "`./a.yaml` is given twice; it is checked once\n");
    assert_eq!(run.stdout.lines().count(), 1);
}

#[test]
fn the_json_has_every_gate_and_every_file() {
    let run = maturity("check a.yaml bad.yaml --min-level 3 --max-open 100 --format json");
    let run = run.file("a.yaml", checkout()).file("bad.yaml", UNREADABLE).ends_with(ExitCode::Unusable).run();
    let found = run.json();
    assert_eq!(found["holds"], false);
    assert_eq!(found["files"][0]["gates"][0]["gate"], "min-level");
    assert_eq!(found["files"][0]["gates"][0]["found"], "Level 2");
    assert_eq!(found["files"][0]["gates"][1]["holds"], true);
    assert_eq!(found["files"][1]["valid"], false);
    assert_eq!(found["files"][1]["level"], serde_json::Value::Null);
}
