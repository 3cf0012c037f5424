//! `plan --set`: what would be, beside what is.

use maturity::ExitCode;

use crate::harness::{Run, answers, assert_text, checkout, maturity};

fn supposing(assignments: &[&str]) -> Run {
    let run = maturity("plan a.yaml --format json").file("a.yaml", checkout());
    assignments.iter().fold(run, |run, assignment| run.argument("--set").argument(assignment)).run().silent()
}

/// What `plan --set` says about an assignment that it refuses.
fn refused(assignments: &[&str]) -> String {
    let run = maturity("plan a.yaml").file("a.yaml", checkout());
    let run = assignments.iter().fold(run, |run, assignment| run.argument("--set").argument(assignment));
    let run = run.ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    run.stderr
}

#[test]
fn the_result_stands_beside_the_present_one_and_nothing_is_saved() {
    let run = maturity("plan a.yaml --set source-control/component-owners=all --set health-model/health-states=unknown")
        .file("a.yaml", checkout())
        .run()
        .silent();
    assert!(run.stdout.contains("    Most → All\n") && run.stdout.contains("    Most → unknown\n"), "{}", run.stdout);
    assert!(run.stdout.contains("  ✓ 78 to 81 %  ✓ 79 to 82 %  better\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with("\nNothing was saved.\n"));
    assert_eq!(run.read("a.yaml"), checkout());
}

#[test]
fn scales_checklists_and_mappings_can_be_supposed() {
    let found = supposing(&[
        "source-control/component-owners=none",
        "workload-automation/automated-areas=backup-recovery,performance",
        "standard-processes/process-areas=[]",
        "health-model/health-trends={not_applicable: There is none.}",
    ])
    .json();
    let practices = |side: &str, level: usize, strategy: &str| {
        let strategies = found[side]["levels"][level - 1]["strategies"].as_array().unwrap();
        strategies.iter().find(|found| found["id"] == strategy).unwrap()["practices"].clone()
    };
    let value = |strategy: &str, level: usize, practice: &str| {
        let practices = practices("result", level, strategy);
        practices.as_array().unwrap().iter().find(|found| found["id"] == practice).unwrap().clone()
    };
    assert_eq!(value("source-control", 1, "component-owners")["value"], 0.0);
    assert_eq!(value("source-control", 1, "component-owners")["note"], practices("present", 1, "source-control")[3]["note"]);
    assert_eq!(value("workload-automation", 2, "automated-areas")["answer"].as_array().unwrap().len(), 2);
    assert_eq!(value("standard-processes", 2, "process-areas")["value"], 0.0);
    assert_eq!(value("health-model", 3, "health-trends")["state"], "not_applicable");
}

#[test]
fn what_is_supposed_is_of_today_however_old_what_it_stands_in_for_is() {
    let text = answers("  source-control:\n    component-owners: most\n").replace("answers:", "assessed: 2024-01-01\nanswers:");
    let run = maturity("plan a.yaml --max-age 30 --format json --set source-control/component-owners=all").file("a.yaml", text).run();
    let found = run.json();
    assert_eq!([&found["present"]["counts"]["stale"], &found["result"]["counts"]["stale"]], [1, 0]);
}

#[test]
fn what_cannot_be_supposed_is_refused_with_the_nearest_name() {
    assert_text!(
        refused(&["sorce-control/component-owners=all"]),
        snapbox::str![[r#"
error[unknown-strategy]: sorce-control/component-owners=all names `sorce-control`, which the model lacks
 |
 = help: did you mean `source-control`?


"#]]
    );
    assert_text!(
        refused(&["source-control/component-owner=all"]),
        snapbox::str![[r#"
error[unknown-practice]: source-control/component-owner=all names `component-owner`, which the strategy `source-control` lacks
 |
 = help: did you mean `component-owners`?


"#]]
    );
    assert_text!(
        refused(&["source-control/component-owners=fuly"]),
        snapbox::str![[r#"
error[unknown-option]: `fuly` is not an answer of this scale
 --> source-control/component-owners=fuly:1:1
  |
1 | fuly
  | ^^^^
  |
  = help: known here: none, some, about-half, most, all, unknown


"#]]
    );
    assert_text!(
        refused(&["workload-automation/automated-areas=backup"]),
        snapbox::str![[r#"
error[unknown-item]: `backup` is not an item of this checklist
 --> workload-automation/automated-areas=backup:1:2
  |
1 | [backup]
  |  ^^^^^^
  |
  = help: known here: routine-operations, development-life-cycle, performance, security-governance, backup-recovery, cost-savings


"#]]
    );
    assert_text!(
        refused(&["source-control=all"]),
        snapbox::str![[r#"
error[set]: source-control=all names `source-control`, which is no practice
 |
 = help: name a practice of the strategy, such as `source-control/versioned-sources`


"#]]
    );
    assert_text!(
        refused(&["source-control/component-owners="]),
        snapbox::str![[r#"
error[set]: source-control/component-owners= names no answer
 |
 = help: write it as `strategy/practice=answer`


"#]]
    );
    assert_eq!(
        refused(&["source-control/component-owners=all", "source-control/component-owners=unknown"]),
        "error: `source-control/component-owners` is set twice; keep one of the two\n"
    );
}
