//! `compare`: what changed between two answers files, what got worse first.

use maturity::ExitCode;

use crate::harness::{Maturity, answers, assert_text, checkout, committed, maturity};

const BEFORE: &str = "  source-control:
    component-owners: most
    repository-structure: spoken
    versioned-sources: some
    discoverable-interfaces: all
  blameless-culture:
    business-needs: most
    one-team: some
    shared-outcomes: unknown
";

const AFTER: &str = "  source-control:
    component-owners: {answer: some, note: Two owners left.}
    repository-structure: in-use
    versioned-sources: most
    discoverable-interfaces: unknown
  blameless-culture:
    business-needs: most
    one-team: {not_applicable: We are alone now.}
    shared-outcomes: none
";

/// Compares the two files above.
fn compare(arguments: &str) -> Maturity {
    maturity(&format!("compare b.yaml a.yaml {arguments}")).file("b.yaml", answers(BEFORE)).file("a.yaml", answers(AFTER))
}

#[test]
fn every_class_has_its_place_and_what_got_worse_comes_first() {
    assert_text!(
        compare("").run().silent().stdout,
        snapbox::str![[r#"
shop
Operational Excellence 1.0.0

Below Level 1, as before

  Level                              Before         After
  5 · Future adaptability                 –             –
  4 · Change management                   –             –
  3 · Release readiness                   –             –
  2 · Process standardization             –             –
  1 · DevOps foundation        ✗ 13 to 86 %  ✗ 15 to 86 %  better

Regressed (1)
  • Does a list or owners file name, for each component, a person or team still
    there who answers for how it is built and deployed?
    Most → Some
    Level 1 · Source control that keeps work apart
    Two owners left.

Lost sight of (2)
  • Is each interface (API, event, file) between your components or with other
    systems described in one place that can be searched (code alone does not
    count)?
    All → unknown
    Level 1 · Source control that keeps work apart
  • Has each other group that changes or supports the workload, such as a
    central team or vendor, joined its planning or reviews in the last 3 months
    (not makers of products that you merely use)?
    Some → does not apply
    Level 1 · Collaboration and a blameless culture

Found out (1)
  • Essential: Does each incident that users noticed in the last 6 months (or
    the latest) have a note naming causes in the system, not somebody to blame
    (if a rule says what is reviewed: each that it names)?
    unknown → None
    Level 1 · Collaboration and a blameless culture

Improved (1)
  • Essential: Is each program, script, template and pipeline definition that
    builds, deploys or runs the workload in source control?
    Some → Most
    Level 1 · Source control that keeps work apart

Resolved (1)
  • Is it written down which component lives in which repository, and why the
    code is split that way?
    Spoken only → Current and in use
    Level 1 · Source control that keeps work apart

Still open (1)
  Gaps that are as large as before; `maturity score --full` lists them.

Steps done since (1)
  1 of the 14 steps of the plan to reach Level 1
  • Draw which component lives in which repository, and mark where teams get in
    each other's way.

"#]]
    );
}

#[test]
fn the_markdown_is_a_comment_on_a_pull_request() {
    assert_text!(
        compare("--format markdown").run().silent().stdout,
        snapbox::str![[r#"
## shop: Below Level 1, as before

| Level | Name | Before | After | |
|--:|---|--:|--:|---|
| 1 | DevOps foundation | ✗ 13 to 86 % | ✗ 15 to 86 % | better |

### Regressed (1)

| Question | Before | After | Level |
|---|---|---|---|
| Does a list or owners file name, for each component, a person or team still there who answers for how it is built and deployed?<br>*Two owners left.* | Most | Some | 1 · Source control that keeps work apart |

### Lost sight of (2)

| Question | Before | After | Level |
|---|---|---|---|
| Is each interface (API, event, file) between your components or with other systems described in one place that can be searched (code alone does not count)? | All | unknown | 1 · Source control that keeps work apart |
| Has each other group that changes or supports the workload, such as a central team or vendor, joined its planning or reviews in the last 3 months (not makers of products that you merely use)? | Some | does not apply | 1 · Collaboration and a blameless culture |

### Found out (1)

| Question | Before | After | Level |
|---|---|---|---|
| Essential: Does each incident that users noticed in the last 6 months (or the latest) have a note naming causes in the system, not somebody to blame (if a rule says what is reviewed: each that it names)? | unknown | None | 1 · Collaboration and a blameless culture |

### Improved (1)

| Question | Before | After | Level |
|---|---|---|---|
| Essential: Is each program, script, template and pipeline definition that builds, deploys or runs the workload in source control? | Some | Most | 1 · Source control that keeps work apart |

### Resolved (1)

| Question | Before | After | Level |
|---|---|---|---|
| Is it written down which component lives in which repository, and why the code is split that way? | Spoken only | Current and in use | 1 · Source control that keeps work apart |

### Steps done since (1)

1 of the 14 steps of the plan to reach Level 1

- Draw which component lives in which repository, and mark where teams get in each other's way.

Self-assessment with Operational Excellence 1.0.0, as of 2026-11-22.
"#]]
    );
}

/// GitHub takes comments of 65,536 characters.
#[test]
fn a_comment_fits_whatever_people_wrote() {
    let ids: Vec<(String, String)> = {
        let report = maturity("score a.yaml --format json").file("a.yaml", answers("")).run().json();
        let levels = report["levels"].as_array().unwrap().iter();
        let strategies = levels.flat_map(|level| level["strategies"].as_array().unwrap().clone());
        let of = |strategy: serde_json::Value| {
            let practices = strategy["practices"].as_array().unwrap().clone().into_iter();
            let lines =
                practices.filter(|practice| practice["state"] == "unanswered").map(|practice| practice["id"].as_str().unwrap().to_owned());
            lines.map(move |practice| (strategy["id"].as_str().unwrap().to_owned(), practice)).collect::<Vec<_>>()
        };
        strategies.flat_map(of).collect()
    };
    let file = |note: &str| {
        let mut lines = String::new();
        let mut last = "";
        for (strategy, practice) in &ids {
            if strategy != last {
                lines.extend([format!("  {strategy}:\n")]);
                last = strategy;
            }
            lines.extend([format!("    {practice}: {{not_applicable: We have no such thing., note: \"{note}\"}}\n")]);
        }
        answers(&lines)
    };
    // The longest that a file of a mebibyte has room for, of what Markdown escapes most.
    for (note, shown) in [("plain words ".repeat(550), "plain words"), ("<&>@a#1".repeat(900), "&lt;&amp;&gt;")] {
        let known = committed("examples/national-weather-alerts/maturity.yaml").replace("national-weather-alerts", "shop");
        let compare = maturity("compare b.yaml a.yaml --format markdown").file("b.yaml", known);
        let run = compare.file("a.yaml", file(&note)).run().silent();
        assert!(run.stdout.chars().count() < 60_000, "{} characters", run.stdout.chars().count());
        assert!(run.stdout.contains(shown), "the notes are cut and not left out: {}", run.stdout);
        assert!(
            run.stdout.contains("| 1 | DevOps foundation |")
                && run.stdout.contains("### Lost sight of (")
                && run.stdout.trim_end().ends_with("as of 2026-11-22."),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn the_json_has_one_entry_for_every_practice_that_applies_before_or_after() {
    let found = compare("--format json").run().silent().json();
    let classes: Vec<(&str, &str)> = found["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["practice"].as_str().unwrap(), change["class"].as_str().unwrap()))
        .filter(|(_, class)| *class != "none")
        .collect();
    let expected = [
        ("business-needs", "still_open"),
        ("one-team", "lost_sight_of"),
        ("shared-outcomes", "found_out"),
        ("versioned-sources", "improved"),
        ("repository-structure", "resolved"),
        ("component-owners", "regressed"),
        ("discoverable-interfaces", "lost_sight_of"),
    ];
    assert_eq!(classes, expected);
    assert_eq!(found["changes"].as_array().unwrap().len(), crate::harness::questions());
    assert_eq!(found["got_worse"], true);
    assert_eq!(found["steps_done"][0]["practice"], "repository-structure");
}

#[test]
fn the_exit_code_tells_what_got_worse_only_when_asked() {
    compare("").run();
    compare("--exit-code").ends_with(ExitCode::NotHeld).run();
    maturity("compare a.yaml b.yaml --exit-code").file("a.yaml", answers("")).file("b.yaml", answers(BEFORE)).run().silent();
}

#[test]
fn a_file_compared_with_itself_shows_no_change() {
    for format in ["text", "markdown"] {
        let run = maturity(&format!("compare a.yaml a.yaml --exit-code --format {format}")).file("a.yaml", checkout()).run().silent();
        assert!(run.stdout.contains("Level 2, possibly 3 (7 answers open), as before\n"), "{}", run.stdout);
        assert!(run.stdout.contains("\nNo change.\n"), "{}", run.stdout);
    }
}

#[test]
fn one_of_the_two_may_come_from_standard_input() {
    let run = compare("").run();
    let piped = run.then("compare - a.yaml").stdin(answers(BEFORE)).run().silent();
    assert_eq!(piped.stdout, run.stdout);
    let refused = maturity("compare - -").ends_with(ExitCode::Unusable).run();
    assert_eq!(refused.stderr, "error: only one of the two can come from standard input\n");
}

const TINY: &str = "id: tiny
version: 1.0.0
title: Tiny
scoring: {achieved_at: 75, floor: 50}
scales:
  yes-or-no: [{id: absent, label: Absent, value: 0}, {id: halfway, label: Halfway, value: 50}, {id: present, label: Present, value: 100}]
themes: [{id: code, name: Code}]
levels:
  - id: basics
    name: Basics
    strategies:
      - id: review
        name: Review
        theme: code
        risks: [{id: faults, risk: Faults go live.}]
        practices:
          - {id: pairs, ask: Does a second person read each change?, next_step: Read one change together.}
          - {id: old-habit, ask: Is each change announced?, next_step: Announce one change.}
";

fn second_version() -> String {
    let renamed = TINY.replace("version: 1.0.0", "version: 2.0.0").replace("{id: pairs, ", "{id: second-reader, formerly: [pairs], ");
    renamed.replace("{id: old-habit, ask: Is each change announced?", "{id: new-habit, ask: Is each change measured?")
}

fn tiny(version: &str, lines: &str) -> String {
    format!("workload: shop\nmodel: tiny@{version}\nanswers:\n  review:\n{lines}")
}

#[test]
fn two_versions_of_one_model_are_compared_where_they_agree_and_the_rest_is_listed() {
    let run = maturity("compare b.yaml a.yaml --model one.yaml --model two.yaml")
        .file("one.yaml", TINY)
        .file("two.yaml", second_version())
        .file("b.yaml", tiny("1.0.0", "    pairs: present\n    old-habit: present\n"))
        .file("a.yaml", tiny("2.0.0", "    second-reader: halfway\n    new-habit: absent\n"))
        .run()
        .silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
shop
Tiny 2.0.0
The model was 1.0.0 and is 2.0.0; only questions of both are compared.

Level 1 → Below Level 1

  Level        Before   After
  1 · Basics  ✓ 100 %  ✗ 25 %  worse

Regressed (1)
  • Does a second person read each change?
    Present → Halfway
    Level 1 · Review

Asked only before
  • review/old-habit

Asked only now
  • review/new-habit

"#]]
    );
    let found = run.then("compare b.yaml a.yaml --model one.yaml --model two.yaml --format json").run().json();
    assert_eq!(found["changes"].as_array().unwrap().len(), 1);
    assert_eq!(found["only_before"][0]["practice"], "old-habit");
    assert_eq!(found["only_after"][0]["practice"], "new-habit");
}

#[test]
fn a_version_that_is_not_here_is_read_with_the_one_that_is() {
    let old = answers("  source-control:\n    component-owners: most\n    gone: all\n").replace("@1.0.0", "@0.9.0");
    let new = answers("  source-control:\n    component-owners: all\n");
    let run = maturity("compare b.yaml a.yaml").file("b.yaml", old).file("a.yaml", new).run();
    assert!(run.stderr.contains("the strategy `source-control` has no practice `gone` in version 1.0.0"), "{}", run.stderr);
    assert!(run.stdout.contains("\nResolved (1)\n"), "{}", run.stdout);
}

#[test]
fn answers_to_two_models_cannot_be_compared() {
    let run = maturity("compare a.yaml t.yaml --model tiny.yaml")
        .file("a.yaml", checkout())
        .file("tiny.yaml", TINY)
        .file("t.yaml", tiny("1.0.0", "    pairs: present\n"))
        .ends_with(ExitCode::Unusable)
        .run();
    assert_eq!(run.stdout, "");
    assert_eq!(
        run.stderr,
        "error: `a.yaml` answers the model `operational-excellence` and `t.yaml` the model `tiny`; only answers to one model can be compared\n"
    );
}

#[test]
fn the_faults_of_both_files_are_told_at_once() {
    let run = maturity("compare b.yaml a.yaml")
        .file("b.yaml", answers("  source-control:\n    component-owners: mostly\n"))
        .file("a.yaml", answers("  source-control:\n    component-owner: most\n"))
        .ends_with(ExitCode::Unusable)
        .run();
    assert_eq!(run.stdout, "");
    let at = |place: &str| run.stderr.find(place).unwrap_or_else(|| panic!("{place} is not told: {}", run.stderr));
    assert!(at("b.yaml:5:23") < at("a.yaml:5:5"));
    let twice = run.then("compare b.yaml b.yaml").ends_with(ExitCode::Unusable).run();
    assert_eq!(twice.stderr.matches("b.yaml:5:23").count(), 1, "{}", twice.stderr);
}

#[test]
fn two_workloads_are_compared_with_a_remark() {
    let other = committed("examples/parcel-tracking/maturity.yaml");
    let run = maturity("compare a.yaml b.yaml").file("a.yaml", checkout()).file("b.yaml", other).run().silent();
    assert!(run.stdout.contains("These are two workloads: checkout and parcel-tracking.\n"), "{}", run.stdout);
}

#[test]
fn what_was_open_is_found_out_be_it_good_or_bad_and_nothing_got_worse() {
    let before = answers("  source-control:\n    component-owners: unknown\n    repository-structure: {not_applicable: One component.}\n");
    let after = answers("  source-control:\n    component-owners: all\n    repository-structure: spoken\n    versioned-sources: none\n");
    let run = maturity("compare b.yaml a.yaml --exit-code --format json").file("b.yaml", before).file("a.yaml", after).run().silent();
    let found = run.json();
    assert_eq!([&found["counts"]["found_out"], &found["counts"]["new"], &found["counts"]["resolved"]], [2, 1, 0]);
    let text = run.then("compare b.yaml a.yaml").run().silent().stdout;
    assert!(text.contains("\nNew gaps (1)\n") && text.contains("\nFound out (2)\n"), "{text}");
    assert!(run.then("compare b.yaml a.yaml --format markdown").run().silent().stdout.contains("\n### Found out (2)\n"));
}

#[test]
fn an_empty_file_before_is_the_first_time() {
    let first = |format: &str| {
        maturity("compare before.yaml a.yaml --exit-code --format")
            .argument(format)
            .file("before.yaml", "")
            .file("a.yaml", checkout())
            .run()
    };
    let markdown = first("markdown");
    assert_text!(
        markdown.stdout,
        snapbox::str![[r#"
## checkout: Level 2, possibly 3 (7 answers open)

This is the first assessment: there is nothing earlier to compare it with.

| Level | Name | Now |
|--:|---|--:|
| 5 | Future adaptability | – |
| 4 | Change management | ✗ 42 to 58 % |
| 3 | Release readiness | ? 58 to 76 % |
| 2 | Process standardization | ✓ 77 % |
| 1 | DevOps foundation | ✓ 78 to 81 % |

Self-assessment with Operational Excellence 1.0.0, assessed 2026-09-29 by Ana and Raj, reviewed 2026-11-18 by Ana, Raj and Sofie; as of 2026-11-22.

"#]]
    );
    assert_eq!(markdown.stderr, "`before.yaml` is empty: this is the first assessment.\n");
    assert!(first("text").stdout.contains("\nLevel 2, possibly 3 (7 answers open) · Target: Level 3"));
    let [first, later] = [first("json").json(), maturity("compare a.yaml a.yaml --format json").file("a.yaml", checkout()).run().json()];
    assert_eq!((&first["before"], &first["got_worse"], &first["after"]), (&serde_json::Value::Null, &false.into(), &later["after"]));
    assert!(first.as_object().unwrap().keys().eq(later.as_object().unwrap().keys()), "the shape is the same");
    maturity("compare gone.yaml a.yaml").file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
}
