//! Next steps that people have taken on, those that are late, and best answers with nothing to show for them.

use maturity::ExitCode;

use crate::harness::{answers, assert_text, maturity};

const FILE: &str = "  source-control:
    component-owners: {answer: some, planned: {by: Ana, until: 2026-11-20, link: 'https://t.example/7'}}
    discoverable-interfaces: {answer: unknown, planned: {by: Raj, until: 2026-11-01}}
    protected-branches: {answer: some, planned: {by: Today, until: 2026-11-22}}
    versioned-sources: {answer: all, planned: {by: Done, until: 2026-11-01}}
  one-team: {}
  blameless-culture:
    one-team: {not_applicable: We are alone., planned: {by: Nobody, until: 2026-11-01}}
    business-needs: {answer: some, planned: {by: Later, until: 2026-11-01}, accepted: {reason: For now only, until: 2027-01-01}}
    shared-outcomes: {planned: {by: Someone}}
";

fn file() -> String {
    answers(&FILE.replace("  one-team: {}\n", ""))
}

#[test]
fn steps_that_are_late_stand_before_the_others_in_a_section_of_their_own() {
    let run = maturity("score a.yaml").file("a.yaml", file()).run().silent();
    let section = |text: &str| text.split_once("\nOverdue\n").unwrap().1.split_once("\n\n").unwrap().0.to_owned();
    assert_text!(
        section(&run.stdout) + "\n",
        snapbox::str![[r#"
  • Is each interface (API, event, file) between your components or with other
    systems described in one place that can be searched (code alone does not
    count)?
    Level 1 · Source control that keeps work apart · unknown
    21 days over: Raj, until 2026-11-01
  • Does a list or owners file name, for each component, a person or team still
    there who answers for how it is built and deployed?
    Level 1 · Source control that keeps work apart · Some
    2 days over: Ana, until 2026-11-20, https://t.example/7

"#]]
    );
    assert!(run.stdout.find("\nOverdue\n") < run.stdout.find("\nFind out first\n"));
    assert_eq!(section(&run.then("plan a.yaml").run().stdout), section(&run.stdout));
    for format in ["markdown", "html"] {
        let report = run.then(&format!("report a.yaml --format {format}")).run().stdout;
        let (_, after) = report.split_once(">Overdue<").or_else(|| report.split_once("## Overdue\n")).unwrap();
        assert!(after.contains("21 days over: Raj, until 2026-11-01"), "{format}");
        assert!(after.contains("Find out first") && !after.contains("days over: Nobody"), "{format}");
    }
}

#[test]
fn the_gate_names_what_is_late_as_of_its_day() {
    let run = maturity("check a.yaml --no-overdue").file("a.yaml", file()).ends_with(ExitCode::NotHeld).run().silent();
    let late = "source-control/component-owners, source-control/discoverable-interfaces";
    let wanted = "wanted every planned step done, or planned until 2026-11-22 or later";
    assert_eq!(run.stdout, format!("a.yaml: no-overdue fails: found 2 overdue ({late}), {wanted}\n"));
    run.then("check a.yaml --no-overdue --as-of 2026-11-01").run();
    let later = run.then("check a.yaml --no-overdue --as-of 2027-02-01 --format json").ends_with(ExitCode::NotHeld).run().json();
    assert_eq!(later["files"][0]["gates"][0]["found"].as_str().unwrap().split(' ').next(), Some("4"), "{later}");
}

#[test]
fn a_best_answer_without_evidence_fails_its_gate() {
    let lines = "  source-control:
    component-owners: all
    discoverable-interfaces: {answer: all, evidence: ['', ' ']}
    protected-branches: {answer: all, evidence: docs/branches.md}
    versioned-sources: most
  workload-automation:
    automated-areas: [routine-operations, development-life-cycle, performance, security-governance, backup-recovery, cost-savings]
";
    let run = maturity("check a.yaml --evidence-for full").file("a.yaml", answers(lines)).ends_with(ExitCode::NotHeld).run().silent();
    let bare = "source-control/component-owners, source-control/discoverable-interfaces, workload-automation/automated-areas";
    let wanted = "wanted evidence for every best answer";
    assert_eq!(run.stdout, format!("a.yaml: evidence-for fails: found 3 without evidence ({bare}), {wanted}\n"));
    let shown = answers("  source-control:\n    component-owners: {answer: all, evidence: x}\n");
    maturity("check a.yaml --evidence-for full").file("a.yaml", shown).run();
    maturity("check a.yaml --evidence-for some").file("a.yaml", file()).ends_with(ExitCode::Unusable).run();
}
