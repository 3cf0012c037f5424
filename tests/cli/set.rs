//! `set`: single answers, notes, evidence and plans, saved by scripts.

use maturity::ExitCode;

use crate::harness::{Run, answers, assert_text, checkout, maturity};

/// A file of a day before the pinned one, with a comment and something beside an answer.
const FILE: &str = "  source-control:
    # Who owns what?
    component-owners: {answer: most, note: Two are missing., accepted: {reason: For now only, until: 2027-03-01}} # kept
    discoverable-interfaces: some
  workload-automation:
    automated-areas: [backup-recovery]
";

fn file() -> String {
    answers(FILE).replace("answers:", "assessed: 2026-11-01\nanswers:")
}

fn set(arguments: &[&str]) -> Run {
    let run = maturity("set a.yaml").file("a.yaml", file());
    arguments.iter().fold(run, |run, argument| run.argument(argument)).run()
}

/// What is said about what cannot be set; the file is left alone.
fn refused(arguments: &[&str]) -> String {
    let run = maturity("set a.yaml").file("a.yaml", file());
    let run = arguments.iter().fold(run, |run, argument| run.argument(argument)).ends_with(ExitCode::Unusable).run();
    assert_eq!((run.stdout.as_str(), run.read("a.yaml")), ("", file()), "{arguments:?}");
    run.stderr
}

#[test]
fn answers_of_every_kind_are_saved_together_and_nothing_else_changes() {
    let run = set(&[
        "source-control/component-owners=All",
        "discoverable-interfaces=unknown",
        "workload-automation/automated-areas=performance,backup-recovery",
        "protected-branches=not_applicable",
        "--reason",
        "One person works here.",
    ]);
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
source-control/component-owners: most → all · reviewed 2026-11-22
source-control/discoverable-interfaces: some → unknown · reviewed 2026-11-22
workload-automation/automated-areas: backup-recovery → backup-recovery,performance · reviewed 2026-11-22
source-control/protected-branches: no answer → not_applicable: One person works here. · reviewed 2026-11-22

"#]]
    );
    assert_eq!(run.stderr, "Saved in a.yaml.\n");
    assert_text!(
        run.read("a.yaml").split_once("answers:\n").unwrap().1,
        snapbox::str![[r#"
  source-control:
    protected-branches:
      not_applicable: One person works here.
      reviewed: 2026-11-22
    # Who owns what?
    component-owners: {answer: all, note: Two are missing., reviewed: 2026-11-22, accepted: {reason: For now only, until: 2027-03-01}} # kept
    discoverable-interfaces:
      answer: unknown
      reviewed: 2026-11-22
  workload-automation:
    automated-areas:
      answer:
        - performance
        - backup-recovery
      reviewed: 2026-11-22

"#]]
    );
}

#[test]
fn a_note_evidence_and_a_plan_go_to_one_practice_and_its_answer_stays() {
    let plan = "by=Ana, Raj,until=2027-03-01,link=https://t.example/1,2";
    let run = set(&["component-owners", "--note", "one\ntwo", "--evidence", "https://a.example", "--evidence", "b", "--planned", plan]);
    let told = "source-control/component-owners: most · note · evidence · planned: Ana, Raj, until 2027-03-01, https://t.example/1,2\n";
    assert_eq!(run.stdout, told);
    let entry = run.then("report a.yaml --format json").run().json()["levels"][0]["strategies"][2]["practices"][3].clone();
    assert_eq!(entry["note"], "one\ntwo\n");
    assert_eq!(entry["evidence"], serde_json::json!(["https://a.example", "b"]));
    assert_eq!(entry["planned"], serde_json::json!({"by": "Ana, Raj", "until": "2027-03-01", "link": "https://t.example/1,2"}));
    assert_eq!(entry["reviewed"], serde_json::Value::Null, "nobody answered anything");
    let out = ["--note", "", "--evidence", "", "--planned", ""];
    let emptied = out.iter().fold(run.then("set a.yaml component-owners"), |run, argument| run.argument(argument)).run();
    assert_eq!(emptied.stdout, "source-control/component-owners: most · note taken out · evidence taken out · plan taken out\n");
}

#[test]
fn setting_the_same_again_confirms_it_once_and_then_changes_nothing() {
    let run = set(&["discoverable-interfaces=some"]);
    assert_eq!(run.stdout, "source-control/discoverable-interfaces: some · reviewed 2026-11-22\n");
    let before = run.read("a.yaml");
    let again = run.then("set a.yaml discoverable-interfaces=some").run();
    assert_eq!((again.stdout.as_str(), again.read("a.yaml")), ("source-control/discoverable-interfaces: some · as before\n", before));
    let run = run.then("set a.yaml discoverable-interfaces=all --as-of 2026-11-01").run();
    assert!(run.read("a.yaml").contains("discoverable-interfaces: all\n"), "of the day of the assessment: {}", run.read("a.yaml"));
}

#[test]
fn an_answer_is_taken_out_and_what_stands_beside_it_stays() {
    let run = set(&["component-owners=null", "automated-areas=null"]);
    assert!(run.stdout.starts_with("source-control/component-owners: most → no answer\n"), "{}", run.stdout);
    assert!(run.read("a.yaml").contains("component-owners: {note: Two are missing., accepted:"), "{}", run.read("a.yaml"));
    assert!(run.read("a.yaml").ends_with("    automated-areas:\n"), "{}", run.read("a.yaml"));
    let run = run.then("set a.yaml automated-areas=[]").run();
    assert_eq!(run.stdout, "workload-automation/automated-areas: no answer → none of these · reviewed 2026-11-22\n");
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_is_saved() {
    let told = refused(&["component-owner=all", "discoverable-interfaces=all", "source-control/component-owners=mots", "a-b-c=all"]);
    assert!(told.contains("did you mean `source-control/component-owners`?") && told.contains("did you mean `most`?"), "{told}");
    assert!(told.contains("a-b-c=all names `a-b-c`, which is no practice"), "{told}");
    for (arguments, why) in [
        (vec!["component-owners=all", "source-control/component-owners=some"], "is set twice"),
        (vec!["component-owners=n/a"], "--reason"),
        (vec!["component-owners=not_applicable", "--reason", "no"], "which `no` does not give"),
        (vec!["component-owners=all", "--reason", "There are none."], "nothing is set to `not_applicable`"),
        (vec!["component-owners=all", "discoverable-interfaces=all", "--note", "x"], "`--note` belongs to one answer"),
        (vec!["component-owners=all", "discoverable-interfaces=all", "--planned", "by=Ana"], "`--planned` belongs to one answer"),
        (vec!["component-owners"], "names no answer"),
        (vec!["component-owners="], "names no answer"),
        (vec!["component-owners={answer: all, reviewed: 2031-01-01}"], "lies in the future"),
        (vec!["component-owners=all", "--as-of", "2031-01-01"], "lies in the future"),
        (vec!["component-owners=all", "--as-of", "2026-10-01"], "lies before the assessment"),
        (vec!["component-owners", "--planned", "by="], "`by` says nothing"),
        (vec!["component-owners", "--planned", "until=2027-02-30"], "2027-03-01"),
        (vec!["component-owners", "--planned", "by=a,until=2027-03-01,by=b"], "`by` is said twice"),
        (vec!["component-owners", "--planned", "who=a"], "by=who,until=2027-03-01,link=ticket"),
        (vec!["b.yaml"], "b.yaml names no answer"),
    ] {
        let told = refused(&arguments);
        assert!(told.contains(why), "{arguments:?}: {told}");
    }
}

#[test]
fn a_practice_that_two_strategies_have_is_named_with_one_of_them() {
    let practice = "practices: [{id: same, ask: A?, next_step: Do.}]";
    let model = format!(
        "id: m\nversion: 1.0.0\ntitle: M\nscoring: {{achieved_at: 75, floor: 50}}\nscales:\n  s: [{{id: none, label: None, value: 0}}, \
         {{id: all, label: All, value: 100}}]\nthemes: [{{id: t, name: T}}]\nlevels:\n  - id: l\n    name: L\n    strategies:\n      \
         - {{id: a, name: A, theme: t, {practice}}}\n      - {{id: b, name: B, theme: t, {}}}\n",
        practice.replace("A?", "B?")
    );
    let run = maturity("set a.yaml same=all").file("m.yaml", model).file("a.yaml", "workload: w\nmodel: m@1.0.0\n");
    let run = run.ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("of which there are several") && run.stderr.contains("`a/same`, `b/same`"), "{}", run.stderr);
    assert!(run.then("set a.yaml b/same=all").run().read("a.yaml").contains("b:\n    same: all\n"));
}

#[test]
fn a_blank_file_begins_with_its_first_answer() {
    let run = maturity("new a.yaml --workload shop").run().then("set a.yaml component-owners --planned by=Ana").run();
    assert!(!run.read("a.yaml").contains("assessed:"), "nobody has answered anything");
    let run = run.then("new b.yaml --workload shop").run().then("set b.yaml component-owners=all").run();
    assert!(run.read("b.yaml").contains("\nassessed: 2026-11-22\n"), "{}", run.read("b.yaml"));
    assert!(run.read("b.yaml").contains("    component-owners: all\n"));
    let run = run.then("new c.yaml").run().then("set c.yaml component-owners=all").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("does not say which workload it is about"), "{}", run.stderr);
}

#[test]
fn the_file_may_be_left_out_and_has_to_exist() {
    let run = maturity("set component-owners=all").file("maturity.yml", checkout()).run();
    assert_eq!(run.stderr, "Saved in maturity.yml.\n");
    let run = maturity("set mturity.yaml component-owners=all").file("maturity.yaml", checkout()).ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("did you mean `maturity.yaml`?"), "{}", run.stderr);
    let run = maturity("set - component-owners=all").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("in place"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_saved_is_in_a_rescue_file_and_no_success() {
    let run =
        maturity("score a.yaml").file("a.yaml", file().replace("    discoverable-interfaces: some", "    ? discoverable-interfaces")).run();
    let run = run.then("set a.yaml discoverable-interfaces=all").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("all answers are in `a.yaml.rescue.yaml`"), "{}", run.stderr);
    assert!(run.read("a.yaml.rescue.yaml").contains("answer: all\n"), "{}", run.read("a.yaml.rescue.yaml"));
}

#[test]
fn hostile_texts_are_kept_as_they_are_and_shown_harmless() {
    let hostile = "\u{1b}[31m=1+1 '\": # {[\u{202e}";
    let run = maturity("set a.yaml component-owners --note").argument(hostile).argument("--planned").argument(&format!("by={hostile}"));
    let run = run.argument("--evidence").argument(hostile).file("a.yaml", file()).run();
    assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", run.stdout);
    let entry = run.then("report a.yaml --format json").run().json()["levels"][0]["strategies"][2]["practices"][3].clone();
    assert_eq!([&entry["note"], &entry["evidence"][0], &entry["planned"]["by"]], [hostile; 3]);
}
