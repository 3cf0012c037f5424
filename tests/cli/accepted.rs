//! Gaps that are accepted for now, and answers that grow old.

use maturity::ExitCode;

use crate::harness::{answers, assert_text, maturity};

/// A file with one gap, accepted like this.
fn accepting(accepted: &str) -> String {
    answers(&format!("  source-control:\n    component-owners:\n      answer: some\n      accepted: {accepted}\n"))
}

const UNTIL_MARCH: &str = "{reason: The registry is being replaced, until: 2027-03-01, by: Ana}";

#[test]
fn an_accepted_gap_stays_in_the_score_and_leaves_the_next_steps() {
    let plain = maturity("report a.yaml --format json").file("a.yaml", accepting(UNTIL_MARCH).replace("accepted", "x-accepted"));
    plain.ends_with(ExitCode::Unusable).run();
    let run = maturity("report a.yaml --format json").file("a.yaml", accepting(UNTIL_MARCH)).run().silent();
    let report = run.json();
    let practice = &report["levels"][0]["strategies"][2]["practices"][3];
    assert_eq!(practice["value"], 25.0);
    let steps = report["next_steps"].as_array().unwrap();
    assert_eq!(steps.len(), crate::harness::questions() - 1);
    assert!(steps.iter().all(|step| step["practice"] != "component-owners"));
    assert_eq!(report["accepted"][0]["days_left"], 99);
}

#[test]
fn it_is_listed_with_the_days_left_in_every_format() {
    let run = maturity("score a.yaml").file("a.yaml", accepting(UNTIL_MARCH)).run().silent();
    let (_, listed) = run.stdout.split_once("\nAccepted for now\n").unwrap();
    assert!(listed.contains("The registry is being replaced. Until 2027-03-01, 99 days left, by Ana\n"), "{listed}");
    for format in ["markdown", "html"] {
        let report = run.then(&format!("report a.yaml --format {format}")).run().silent().stdout;
        let (_, listed) = report.split_once("Accepted for now").unwrap();
        assert!(listed.contains("The registry is being replaced. Until 2027-03-01, 99 days left, by Ana"), "{listed}");
    }
}

#[test]
fn it_comes_back_by_itself_the_day_after_its_last() {
    let run = maturity("score a.yaml --as-of 2027-03-01").file("a.yaml", accepting(UNTIL_MARCH)).run().silent();
    assert!(run.stdout.contains("Until 2027-03-01, the last day, by Ana\n"), "{}", run.stdout);
    let after = run.then("report a.yaml --format json --as-of 2027-03-02").run().json();
    assert_eq!(after["accepted"], serde_json::Value::Array(vec![]));
    assert_eq!(after["next_steps"].as_array().unwrap().len(), crate::harness::questions());
    for command in ["score a.yaml", "plan a.yaml", "report a.yaml", "report a.yaml --format html"] {
        let told = run.then(&format!("{command} --as-of 2027-03-02")).run().silent().stdout;
        let (_, told) = told.split_once("Accepted until a day that has passed").unwrap();
        assert!(told.contains("The registry is being replaced. Until 2027-03-01, 1 day ago, by Ana"), "{command}: {told}");
    }
    run.then("check a.yaml --no-expired-acceptance --as-of 2027-03-01").run().silent();
    let expired = run.then("check a.yaml --no-expired-acceptance --as-of 2027-03-02").ends_with(ExitCode::NotHeld).run();
    assert_eq!(
        expired.stdout,
        "a.yaml: no-expired-acceptance fails: found 1 expired (source-control/component-owners), wanted every acceptance to last until 2027-03-02 or longer\n"
    );
}

#[test]
fn a_plan_that_needs_what_is_accepted_says_so() {
    let practices = ["versioned-sources", "protected-branches", "component-owners", "discoverable-interfaces"];
    let line = |id: &&str| format!("    {id}: {{answer: none, accepted: {{reason: No time., until: 2027-03-01}}}}");
    let lines = practices.iter().map(line).collect::<Vec<_>>().join("\n");
    let run = maturity("plan a.yaml").file("a.yaml", answers(&format!("  source-control:\n{lines}\n"))).run().silent();
    let (_, plan) = run.stdout.split_once("To reach Level 1\n").unwrap();
    assert_text!(
        plan.split_once("\nAccepted for now").unwrap().0,
        snapbox::str![[r#"
  ✗ Level 1 cannot be reached without what is accepted for now:
    source-control/versioned-sources until 2027-03-01;
    source-control/protected-branches until 2027-03-01;
    source-control/component-owners until 2027-03-01;
    source-control/discoverable-interfaces until 2027-03-01.

After that
   1. Draw which component lives in which repository, and mark where teams get
      in each other's way.
      Goal: Is it written down which component lives in which repository, and
      why the code is split that way? not answered → Current and known
      small effort · Level 1 · Source control that keeps work apart

"#]]
    );
    let report = run.then("plan a.yaml --format json").run().json();
    let warning = report["warnings"][0].as_str().unwrap();
    assert!(warning.starts_with("Level 1 cannot be reached") && warning.contains("component-owners until 2027-03-01"), "{warning}");
    let [plan, effort] = [&report["plan"]["level"], &report["plan"]["effort"]];
    assert_eq!((plan, effort), (&serde_json::Value::from(1), &serde_json::Value::Null));
    let markdown = run.then("report a.yaml").run().silent().stdout;
    assert!(markdown.contains("Level 1 cannot be reached without what is accepted for now: "), "{markdown}");
    assert!(!markdown.contains("Nothing left to do"), "{markdown}");
}

#[test]
fn an_acceptance_needs_a_reason_and_a_day_and_belongs_to_one_practice() {
    let refused = |text: &str| maturity("score a.yaml").file("a.yaml", text).ends_with(ExitCode::Unusable).run().stderr;
    assert_text!(
        refused(&accepting("{until: 2027-02-30, bye: Ana}")),
        snapbox::str![[r#"
error[acceptance]: `accepted` needs a reason
 --> a.yaml:7:7
  |
7 |       accepted: {until: 2027-02-30, bye: Ana}
  |       ^^^^^^^^
  |
  = help: say in `reason` why the gap can stay for now

error[date]: this is not a day of the calendar
 --> a.yaml:7:25
  |
7 |       accepted: {until: 2027-02-30, bye: Ana}
  |                         ^^^^^^^^^^
  |
  = help: write it as YYYY-MM-DD, for example 2026-03-01

error[unknown-key]: `bye` is not a key that may stand here
 --> a.yaml:7:37
  |
7 |       accepted: {until: 2027-02-30, bye: Ana}
  |                                     ^^^
  |
  = help: did you mean `by`?


"#]]
    );
    assert_text!(
        refused(&accepting("{reason: ' '}")),
        snapbox::str![[r#"
error[acceptance]: `accepted` needs a day
 --> a.yaml:7:7
  |
7 |       accepted: {reason: ' '}
  |       ^^^^^^^^
  |
  = help: say in `until` the last day on which the gap is accepted, as YYYY-MM-DD

error[acceptance]: `accepted` needs a reason
 --> a.yaml:7:7
  |
7 |       accepted: {reason: ' '}
  |       ^^^^^^^^
  |
  = help: say in `reason` why the gap can stay for now


"#]]
    );
    assert_text!(
        refused(&accepting("until March")),
        snapbox::str![[r#"
error[wrong-kind]: `accepted` is a mapping of `reason`, `until` and `by`
 --> a.yaml:7:17
  |
7 |       accepted: until March
  |                 ^^^^^^^^^^^
  |
  = help: write it as `accepted: {reason: why, until: 2027-03-01}`


"#]]
    );
}

#[test]
fn it_survives_another_answer_to_the_same_question() {
    let lines =
        format!("  blameless-culture:\n    business-needs: # ask Ana\n      answer: some\n      accepted: {UNTIL_MARCH} # until then\n");
    let run = maturity("assess a.yaml --line --strategy blameless-culture")
        .file("a.yaml", answers(&lines).replace("answers:", "assessed: 2026-11-22\nanswers:"));
    let run = run.stdin("b\n5\nq\n").run();
    let expected = answers(&lines.replace("some", "all")).replace("answers:", "assessed: 2026-11-22\nanswers:");
    assert!(run.read("a.yaml").starts_with(&expected), "{}", run.read("a.yaml"));
}

#[test]
fn stale_answers_are_listed_with_their_age() {
    let lines = "  source-control:\n    component-owners: {answer: most, reviewed: 2026-01-01}\n    repository-structure: unknown\n  health-model:\n    health-states: some\n";
    let text = answers(lines).replace("answers:", "assessed: 2025-11-22\nanswers:");
    let run = maturity("score a.yaml --max-age 30").file("a.yaml", text).run().silent();
    let (_, listed) = run.stdout.split_once("\nToo old to count\n").unwrap();
    for line in ["Most, 325 days old\n", "unknown, 365 days old\n", "Some, 365 days old\n"] {
        assert!(listed.contains(line), "{listed}");
    }
    for format in ["markdown", "html"] {
        let report = run.then(&format!("report a.yaml --max-age 30 --format {format}")).run().silent().stdout;
        assert!(report.contains("Too old to count") && report.contains("Most, 325 days old"), "{report}");
    }
}

#[test]
fn a_day_before_the_assessment_is_refused() {
    let text = answers("").replace("answers:", "assessed: 2026-10-01\nanswers:");
    for command in ["score a.yaml", "report a.yaml", "plan a.yaml", "compare a.yaml a.yaml", "explain 1 a.yaml", "assess a.yaml --line"] {
        let run = maturity(&format!("{command} --as-of 2026-09-30")).file("a.yaml", &text).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stderr, "error: `--as-of 2026-09-30` lies before the assessment: `shop` was first assessed on 2026-10-01\n");
    }
    maturity("score a.yaml --as-of 2026-10-01").file("a.yaml", &text).run().silent();
    let set = maturity("score a.yaml").variable("MATURITY_AS_OF", "soon").file("a.yaml", &text).ends_with(ExitCode::Unusable).run();
    assert_eq!(set.stderr, "error: `MATURITY_AS_OF` is `soon`, which is not a day; write it as YYYY-MM-DD\n");
}
