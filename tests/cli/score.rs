//! `score`: the report on the terminal.

use crate::harness::{answers, assert_text, checkout, committed, maturity, questions};

#[test]
fn a_score_begins_with_the_summary_and_says_level_blockers_and_plan() {
    let run = maturity("score maturity.yaml").file("maturity.yaml", checkout()).run().silent();
    let summary = run.then("score maturity.yaml --summary").run().silent().stdout;
    assert!(run.stdout.starts_with(&summary), "{}", run.stdout);
    for part in [
        "Level 2, possibly 3 (7 answers open)",
        "What holds back Level 3",
        "Worst risks (of ",
        "First steps",
        "\nLevels\n",
        "Find out first",
        "To reach Level 3\n",
        "After that",
    ] {
        assert!(run.stdout.contains(part), "no `{part}` in:\n{}", run.stdout);
    }
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "a line is wider than 80 columns:\n{}", run.stdout);
}

/// The model's levels, a target, notes and long names: whatever there is to tell.
#[test]
fn a_summary_fits_a_screen_of_24_lines_of_80() {
    let model = committed("examples/own-model/accessible-services.yaml");
    for example in ["young-team", "parcel-tracking", "checkout", "national-weather-alerts", "own-model"] {
        let text = committed(&format!("examples/{example}/maturity.yaml"));
        let command = maturity("score --summary maturity.yaml").file("accessible-services.yaml", &model);
        let told = command.file("maturity.yaml", text).run().silent().stdout;
        // The last line is the prompt's.
        assert!(told.lines().count() < 24 && told.lines().all(|line| line.chars().count() <= 80), "{told}");
        assert!(
            ["Target: ", "Levels: ", "What holds back Level ", "Worst risks (of ", "First steps"].iter().all(|part| told.contains(part))
        );
    }
    let long = answers("")
        .replace("workload: shop", &format!("workload: {0}\nabout: {0}\nassessors: [{0}]", "Very long names and words ".repeat(20)));
    let told = maturity("score --summary a.yaml").file("a.yaml", long).run().silent().stdout;
    assert!(told.lines().count() < 24 && told.lines().all(|line| line.chars().count() <= 80), "{told}");
}

#[test]
fn the_five_steps_after_the_plan_are_followed_by_the_number_of_the_rest() {
    let score = |flags: &str| maturity(&format!("score {flags} maturity.yaml")).file("maturity.yaml", checkout()).run().stdout;
    let (some, all) = (score(""), score("--all"));
    assert!(some.contains(" more (--all)\n"));
    assert!(!all.contains("more (--all)"));
    assert!(all.len() > some.len());
}

#[test]
fn the_full_report_adds_risks_heat_map_open_questions_and_notes() {
    let weather = committed("examples/national-weather-alerts/maturity.yaml");
    let run = maturity("score --full maturity.yaml").file("maturity.yaml", weather).run().silent();
    for part in ["Risks you run", "Themes across levels", "Open answers", "Set aside"] {
        assert!(run.stdout.contains(part), "no `{part}` in:\n{}", run.stdout);
    }
}

#[test]
fn an_unanswered_file_is_below_level_1_and_nothing_is_called_not_in_place() {
    let run = maturity("score --full blank.yaml").file("blank.yaml", answers("")).run().silent();
    let standing = format!("Below Level 1, possibly 5 ({} answers open)", questions());
    assert!(run.stdout.contains(&standing), "{}", run.stdout);
    assert_eq!(
        run.stdout.lines().filter(|line| line.starts_with("  ") && line.contains("–  ") && line.contains("not assessed")).count(),
        5
    );
    assert!(!run.stdout.contains("Not in place"), "{}", run.stdout);
    assert!(!run.stdout.contains("Level 0"), "{}", run.stdout);
}

#[test]
fn old_answers_count_as_unknown_from_the_day_that_is_given() {
    let text = checkout();
    let level = |flags: &str| maturity(&format!("score --format json {flags} a.yaml")).file("a.yaml", &text).run().json();
    let (fresh, stale) = (level("--max-age 365"), level("--max-age 0"));
    assert_eq!(fresh["counts"]["stale"], 0);
    assert_eq!(stale["counts"]["answered"], 0);
    assert_eq!(stale["level"], 0);
    assert_eq!(stale["level_possible"], 5);
    assert_eq!(level("--max-age 365 --as-of 2036-01-01")["counts"], stale["counts"]);
}

#[test]
fn the_day_comes_from_the_option_before_the_environment() {
    let as_of =
        |flags: &str| maturity(&format!("score --format json {flags} a.yaml")).file("a.yaml", answers("")).run().json()["as_of"].clone();
    assert_eq!(as_of(""), "2026-11-22");
    assert_eq!(as_of("--as-of 2027-01-31"), "2027-01-31");
}

#[test]
fn scoring_twice_gives_the_same_bytes() {
    let run = |format: &str| maturity(&format!("score --format {format} a.yaml")).file("a.yaml", checkout()).run().stdout;
    assert_eq!(run("text"), run("text"));
    assert_eq!(run("json"), run("json"));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let text = checkout();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let score = |text: &str| maturity("score --format json a.yaml").file("a.yaml", text).run().silent().stdout;
    assert_eq!(score(&windows), score(&text));
}

#[test]
fn every_example_scores_without_a_message() {
    let model = committed("examples/own-model/accessible-services.yaml");
    for example in ["parcel-tracking", "checkout", "national-weather-alerts", "own-model"] {
        let text = committed(&format!("examples/{example}/maturity.yaml"));
        let command = maturity("score --full maturity.yaml").file("accessible-services.yaml", &model);
        command.file("maturity.yaml", text).run().silent();
    }
}

#[test]
fn a_note_cut_short_and_a_day_in_the_future_are_warnings_and_the_score_is_given() {
    let lines = "  source-control:\n    component-owners:\n      answer: all\n      reviewed: 2026-11-23\n      note: see # 12\n";
    let run = maturity("score a.yaml").file("a.yaml", answers(lines)).run();
    assert!(run.stdout.contains("Below Level 1"));
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
warning[future]: 2026-11-23 lies in the future: today is 2026-11-22
 --> a.yaml:7:17
  |
7 |       reviewed: 2026-11-23
  |                 ^^^^^^^^^^

warning[cut-short]: YAML takes this for a comment, not for a part of the text
 --> a.yaml:8:17
  |
8 |       note: see # 12
  |                 ^^^^
  |
  = help: put the whole text in quotes


"#]]
    );
}

#[test]
fn answers_to_another_version_are_scored_and_what_the_model_lacks_is_a_warning() {
    let text = answers("  source-control:\n    owners-of-old: all\n    component-owners: all\n").replace("@1.0.0", "@0.9.0");
    let run = maturity("score --format json a.yaml").file("a.yaml", text).run();
    assert_eq!(run.json()["counts"]["answered"], 1);
    assert_eq!(run.json()["warnings"].as_array().unwrap().len(), 3);
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
warning[other-version]: these answers are for version 0.9.0 of the model; they are read with 1.0.0
 --> a.yaml:2:8
  |
2 | model: operational-excellence@0.9.0
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: look through them once, then write `operational-excellence@1.0.0`

warning[new-questions]: 127 questions of version 1.0.0 are not in this file: blameless-culture/business-needs, blameless-culture/one-team, blameless-culture/shared-outcomes, standard-methodologies/shared-board, standard-methodologies/proven-lifecycle, standard-methodologies/tools-with-headroom, standard-methodologies/common-vocabulary, source-control/versioned-sources and 119 more
 --> a.yaml:3:1
  |
3 | answers:
  | ^^^^^^^
  |
  = help: each counts as unanswered until `maturity assess` asks it

warning[unknown-practice]: the strategy `source-control` has no practice `owners-of-old` in version 1.0.0: kept, not scored
 --> a.yaml:5:5
  |
5 |     owners-of-old: all
  |     ^^^^^^^^^^^^^
  |
  = help: known here: versioned-sources, protected-branches, repository-structure, component-owners, discoverable-interfaces


"#]]
    );
}
