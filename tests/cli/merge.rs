//! `merge`: several raters' answers become one, and people settle where they differ.

use maturity::ExitCode;

use crate::harness::{Maturity, Run, assert_text, maturity};

/// An answers file of one rater: these lines below `answers:`.
fn rated(by: &str, lines: &str) -> String {
    format!("workload: shop\nmodel: operational-excellence@1.0.0\nassessed: 2026-11-20\nassessors: [{by}]\nanswers:\n{lines}")
}

/// Three raters, of whom the expected table was made by hand: they share four practices, and agree on one.
fn three(arguments: &str) -> Maturity {
    let ana = "  source-control:\n    component-owners: most\n    discoverable-interfaces: {answer: some, note: Only the big ones.}\n  \
               blameless-culture:\n    business-needs: all\n    one-team:\n      not_applicable: We are the only team.\n";
    let raj = "  source-control:\n    component-owners: some\n    discoverable-interfaces: {answer: some, note: Only the big ones.}\n  \
               blameless-culture:\n    business-needs: unknown\n    one-team: {answer: most, evidence: 'https://wiki.example/teams'}\n";
    let mila = "  source-control:\n    component-owners: all\n    discoverable-interfaces: about-half\n  \
                blameless-culture:\n    business-needs: all\n";
    maturity(arguments).file("ana.yaml", rated("Ana", ana)).file("raj.yaml", rated("Raj", raj)).file("mila.yaml", rated("Mila", mila))
}

fn merged(arguments: &str) -> Run {
    three(&format!("merge ana.yaml raj.yaml mila.yaml {arguments}")).run()
}

/// The lines of a file that are neither a comment nor a key without value.
fn said(text: &str) -> String {
    let says = |line: &&str| !line.trim_start().starts_with('#') && !line.trim().is_empty();
    let lines: Vec<&str> = text.lines().filter(says).collect();
    let is_blank = |at: usize| {
        let indent = |line: &str| line.len() - line.trim_start().len();
        lines[at].ends_with(':') && lines.get(at + 1).is_none_or(|next| indent(next) <= indent(lines[at]))
    };
    let mut kept: Vec<&str> = (0..lines.len()).filter(|at| !is_blank(*at)).map(|at| lines[at]).collect();
    // What is left of a strategy of which all keys were blank.
    let is_strategy = |line: &str| line.starts_with("  ") && !line.starts_with("    ");
    let all = kept.clone();
    let mut at = 0;
    kept.retain(|line| {
        at += 1;
        !is_strategy(line) || all.get(at).is_some_and(|next| next.starts_with("    "))
    });
    kept.join("\n") + "\n"
}

#[test]
fn the_table_has_the_widest_splits_first_and_the_file_everybody_s_word() {
    let run = merged("-o team.yaml");
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
shop
Operational Excellence 1.0.0 · rated by Ana, Raj and Mila

Of 4 answers that two or more know, 1 is the same (25 %).

Furthest apart: two options or more, or whether it applies (2)
  • Has each other group that changes or supports the workload, such as a
    central team or vendor, joined its planning or reviews in the last 3 months
    (not makers of products that you merely use)?
    Ana: does not apply · Raj: Most → Most
    Level 1 · Collaboration and a blameless culture
  • Does a list or owners file name, for each component, a person or team still
    there who answers for how it is built and deployed?
    Ana: Most · Raj: Some · Mila: All → Some
    Level 1 · Source control that keeps work apart · 3 options apart

One option or item apart (1)
  • Is each interface (API, event, file) between your components or with other
    systems described in one place that can be searched (code alone does not
    count)?
    Ana: Some · Raj: Some · Mila: About half → Some
    Level 1 · Source control that keeps work apart · 1 option apart

Known to some (1)
  • Does each work item begun in the last month name, itself or through the item
    above it, the user or business need that it serves (plain upkeep needs
    none)?
    Ana: All · Raj: unknown · Mila: All → All
    Level 1 · Collaboration and a blameless culture

"#]]
    );
    assert_text!(
        said(&run.read("team.yaml")),
        snapbox::str![[r#"
workload: shop
model: operational-excellence@1.0.0
assessed: 2026-11-20
assessors: [Ana, Raj, Mila]
answers:
  blameless-culture:
    business-needs:
      answer: all
      ratings: {Ana: all, Mila: all, Raj: unknown}
    one-team:
      answer: most
      note: "Ana: does not apply: We are the only team."
      evidence: https://wiki.example/teams
      ratings: {Ana: not_applicable, Raj: most}
  source-control:
    component-owners:
      answer: some
      ratings: {Ana: most, Mila: all, Raj: some}
    discoverable-interfaces:
      answer: some
      note: "Ana, Raj: Only the big ones."
      ratings: {Ana: some, Mila: about-half, Raj: some}

"#]]
    );
    assert_eq!(run.stderr, "Written to team.yaml.\nSettle the 4 disputed answers together: maturity assess team.yaml --only disputed\n");
}

#[test]
fn the_json_has_each_figure_of_the_table() {
    let json = merged("-o team.yaml --format json").json();
    assert_eq!(json["workload"], "shop");
    assert_eq!(json["raters"], serde_json::json!(["Ana", "Raj", "Mila"]));
    // By hand: three answers to owners (some, most, all) and to interfaces, two to needs and to the one team; needs alone are the same.
    assert_eq!((json["compared"].as_u64(), json["equal"].as_u64()), (Some(4), Some(1)));
    let row = |at: usize| {
        let row = &json["practices"][at];
        (row["practice"].as_str().unwrap().to_owned(), row["spread"].as_u64().unwrap(), row["ratings"].clone(), row["merged"].clone())
    };
    let expected = [
        ("one-team", 5, serde_json::json!({"Ana": "not_applicable", "Raj": "most"}), "most"),
        ("component-owners", 3, serde_json::json!({"Ana": "most", "Mila": "all", "Raj": "some"}), "some"),
        ("discoverable-interfaces", 1, serde_json::json!({"Ana": "some", "Mila": "about-half", "Raj": "some"}), "some"),
        ("business-needs", 0, serde_json::json!({"Ana": "all", "Mila": "all", "Raj": "unknown"}), "all"),
    ];
    for (at, (practice, spread, ratings, merged)) in expected.into_iter().enumerate() {
        assert_eq!(row(at), (practice.to_owned(), spread, ratings, merged.into()));
    }
}

#[test]
fn the_median_is_the_lower_middle() {
    let run = merged("-o - --policy median --format markdown");
    assert!(run.stdout.contains("component-owners:\n      answer: most\n"), "{}", run.stdout);
    assert!(run.stdout.contains("discoverable-interfaces:\n      answer: some\n"), "{}", run.stdout);
    assert!(run.stderr.contains("| Question | Ana | Raj | Mila | Merged | Where |\n"), "{}", run.stderr);
}

#[test]
fn a_checklist_is_merged_item_by_item() {
    let lines = |items: &str| format!("  infrastructure-as-code:\n    template-tools: [{items}]\n");
    let files = |arguments: &str| {
        maturity(arguments)
            .file("a.yaml", rated("Ana", &lines("open-format, platform-support")))
            .file("b.yaml", rated("Raj", &lines("platform-support")))
            .file("c.yaml", rated("Mila", &lines("open-format, platform-support, current-version")))
    };
    for (policy, expected) in [("lowest", 1), ("median", 2)] {
        let json = files(&format!("merge a.yaml b.yaml c.yaml -o - --policy {policy} --format json")).run();
        let table: serde_json::Value = serde_json::from_str(&json.stderr).unwrap();
        assert_eq!(table["practices"][0]["merged"].as_array().unwrap().len(), expected, "{policy}");
        assert_eq!(table["practices"][0]["spread"], 2);
    }
}

#[test]
fn disputed_answers_are_settled_together_and_what_was_said_stays() {
    let run = merged("-o team.yaml");
    let report = run.then("report team.yaml --without evidence").run().stdout;
    assert!(report.contains("Disputed answers") && report.contains("Ana: Most · Mila: All · Raj: Some"), "{report}");
    let settle =
        |keys: &str| run.then("assess team.yaml --only disputed --line").variable("MATURITY_AS_OF", "2026-11-21").stdin(keys).run();
    let session = settle("Ana, Raj\n\n4\nq\n");
    for line in
        ["Ana says: All", "Raj says: I don't know", "Raj says: Most", "Ana says: does not apply", "Note: Ana: does not apply: We are"]
    {
        assert!(session.stderr.contains(line), "{line}: {}", session.stderr);
    }
    let text = run.read("team.yaml");
    let settled = "    business-needs:\n      answer: all\n      reviewed: 2026-11-21\n      ratings: {Ana: all, Mila: all, Raj: unknown}\n      settled: 2026-11-21\n";
    assert!(text.contains(settled), "{text}");
    assert!(text.contains("ratings: {Ana: not_applicable, Raj: most}\n      settled: 2026-11-21\n"), "{text}");
    let rest = run.then("assess team.yaml --only disputed --line").variable("MATURITY_AS_OF", "2026-11-21").stdin("\n\n").run();
    assert!(!rest.stderr.contains("Ana says: All"), "{}", rest.stderr);
    let none = run.then("assess team.yaml --only disputed --line").variable("MATURITY_AS_OF", "2026-11-21").run();
    assert!(none.stderr.contains("Nothing to ask about shop: no answer is disputed."), "{}", none.stderr);
}

#[test]
fn next_quarter_the_file_of_record_is_changed_in_place() {
    let record = "# ours\nworkload: shop\nabout: The shop.\nmodel: operational-excellence@1.0.0\nassessed: 2026-08-20\nassessors: [Ana, Raj]\n\
                  target: 2\nx-team: payments # theirs\nanswers:\n  source-control:\n    # asked first\n    component-owners:\n      \
                  answer: none\n      note: Nobody yet.\n      planned: {by: Ana}\n";
    let run = three("merge ana.yaml raj.yaml mila.yaml --into shop.yaml").file("shop.yaml", record).run();
    assert_text!(
        run.read("shop.yaml"),
        snapbox::str![[r##"
# ours
workload: shop
about: The shop.
model: operational-excellence@1.0.0
assessed: 2026-08-20
assessors: [Ana, Raj]
reviews:
  - {on: 2026-11-20, by: [Ana, Raj, Mila]}
target: 2
x-team: payments # theirs
answers:
  blameless-culture:
    business-needs:
      answer: all
      reviewed: 2026-11-20
      ratings: {Ana: all, Mila: all, Raj: unknown}
    one-team:
      answer: most
      note: "Ana: does not apply: We are the only team."
      evidence: https://wiki.example/teams
      reviewed: 2026-11-20
      ratings: {Ana: not_applicable, Raj: most}
  source-control:
    # asked first
    component-owners:
      answer: some
      note: Nobody yet.
      reviewed: 2026-11-20
      planned: {by: Ana}
      ratings: {Ana: most, Mila: all, Raj: some}
    discoverable-interfaces:
      answer: some
      note: "Ana, Raj: Only the big ones."
      reviewed: 2026-11-20
      ratings: {Ana: some, Mila: about-half, Raj: some}

"##]]
    );
    assert_eq!(run.stderr, "Merged into shop.yaml.\nSettle the 4 disputed answers together: maturity assess shop.yaml --only disputed\n");
    let once = run.read("shop.yaml");
    run.then("merge ana.yaml raj.yaml mila.yaml --into shop.yaml").run();
    assert_eq!(run.read("shop.yaml"), once, "merging the same files again changes nothing");
}

#[test]
fn an_answer_that_is_newer_settled_since_or_known_stays_and_one_that_is_replaced_takes_its_record_along() {
    let record = "workload: shop\nmodel: operational-excellence@1.0.0\nassessed: 2026-08-20\nreviews:\n  - {on: 2026-11-21}\nanswers:\n  \
                  blameless-culture:\n    business-needs: {answer: most, reviewed: 2026-11-20, ratings: {Ana: most, Raj: all}, settled: 2026-11-20}\n    \
                  one-team: {answer: most, reviewed: 2026-11-21}\n    shared-outcomes: most\n  source-control:\n    \
                  component-owners: {answer: most, ratings: {Ana: most, Raj: all}, settled: 2026-08-20}\n    \
                  discoverable-interfaces: {answer: most, ratings: {Ana: most, Raj: all}, settled: 2026-08-20}\n";
    let said = "  blameless-culture:\n    business-needs: none\n    one-team: {answer: none, note: On Mondays.}\n    shared-outcomes: unknown\n  \
                source-control:\n    component-owners: none\n    discoverable-interfaces: most\n";
    let run = maturity("merge late.yaml --into shop.yaml").file("shop.yaml", record).file("late.yaml", rated("Zoe", said)).run();
    let text = run.read("shop.yaml");
    for line in [
        "    business-needs: {answer: most, reviewed: 2026-11-20, ratings: {Ana: most, Raj: all}, settled: 2026-11-20}\n",
        "    one-team: {answer: most, note: \"On Mondays.\", reviewed: 2026-11-21}\n",
        "    shared-outcomes: most\n",
        "    component-owners: {answer: none, reviewed: 2026-11-20}\n",
        "    discoverable-interfaces: {answer: most, reviewed: 2026-11-20, ratings: {Ana: most, Raj: all}, settled: 2026-08-20}\n",
    ] {
        assert!(text.contains(line), "no `{line}` in\n{text}");
    }
    let told = "What stood there stays where it is newer, was settled since, or no rater knows better: blameless-culture/business-needs, \
                blameless-culture/one-team, blameless-culture/shared-outcomes.\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}

#[test]
fn a_blank_file_of_record_is_begun() {
    let run = maturity("new shop.yaml --workload shop").run();
    let run =
        run.then("merge ana.yaml --into shop.yaml").file("ana.yaml", rated("Ana", "  source-control:\n    component-owners: most\n")).run();
    let text = run.read("shop.yaml");
    assert!(text.contains("assessed: 2026-11-20\nassessors: [Ana]\n") && text.contains("    component-owners: most\n"), "{text}");
    assert!(!text.contains("\nreviews:"), "{text}");
}

#[test]
fn what_cannot_be_merged_is_refused_and_nothing_is_written() {
    let refused = |arguments: &str| {
        let run = three(arguments)
            .file("other.yaml", rated("Sofie", "").replace("shop", "stall"))
            .file("again.yaml", rated("Ana", ""))
            .file("bad.yaml", rated("Jonas", "  nothing:\n    at-all: most\n"))
            .file("two.yaml", "workload: shop\nmodel: own@1.0.0\n")
            .file("own.yaml", "id: own\nversion: 1.0.0\ntitle: Own\nscoring: {achieved_at: 75, floor: 50}\nscales:\n  s:\n    - {id: no-thing, label: None, value: 0}\n    - {id: all, label: All, value: 100}\nthemes: [{id: t, name: T}]\nlevels:\n  - id: l\n    name: L\n    strategies:\n      - id: s\n        name: S\n        theme: t\n        practices:\n          - {id: p, ask: Is it so?, next_step: Do it.}\n")
            .ends_with(ExitCode::Unusable)
            .run();
        assert!(!run.path("out.yaml").exists());
        assert_eq!(run.stdout, "");
        run.stderr
    };
    assert_eq!(
        refused("merge ana.yaml other.yaml -o out.yaml"),
        "error: `ana.yaml` is about `shop` and `other.yaml` about `stall`; raters of one workload write its name alike\n"
    );
    assert_eq!(
        refused("merge ana.yaml two.yaml -o out.yaml"),
        "error: `ana.yaml` answers the model `operational-excellence` and `two.yaml` the model `own`; only answers to one model can be compared\n"
    );
    assert_eq!(
        refused("merge ana.yaml again.yaml -o out.yaml"),
        "error: `ana.yaml` and `again.yaml` are both by `Ana`; give each its one assessor, such as `assessors: [Ana]`\n"
    );
    assert_eq!(
        refused("merge ana.yaml raj.yaml --into ana.yaml"),
        "error: `ana.yaml` is what the answers are merged into; name the raters' files alone before --into\n"
    );
    let bad = refused("merge bad.yaml missing.yaml ana.yaml -o out.yaml");
    for part in ["--> bad.yaml:6:3", "failed to read `missing.yaml`"] {
        assert!(bad.contains(part), "{bad}");
    }
    assert!(refused("merge ana.yaml raj.yaml -o mila.yaml").starts_with("error: `mila.yaml` exists already"));
    assert!(refused("merge ana.yaml raj.yaml").contains("--output <OUT>|--into <RECORD>"));
}

#[test]
fn a_file_given_twice_is_merged_once_and_another_version_is_told() {
    let run = three("merge ana.yaml ./ana.yaml raj.yaml -o out.yaml --format json").run();
    assert!(run.stderr.starts_with("`./ana.yaml` is given twice; it is merged once\n"), "{}", run.stderr);
    assert_eq!(run.json()["raters"], serde_json::json!(["Ana", "Raj"]));
    let old = rated("Sofie", "  source-control:\n    component-owners: most\n").replace("@1.0.0", "@0.9.0");
    let run = run.then("merge raj.yaml old.yaml -o later.yaml").file("old.yaml", old).run();
    assert!(run.stderr.contains("these answers are for version 0.9.0 of the model; they are read with 1.0.0"), "{}", run.stderr);
    assert!(run.read("later.yaml").contains("model: operational-excellence@1.0.0\n"));
}
