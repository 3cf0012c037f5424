//! `plan`: the smallest set of changes that reaches a level.

use maturity::ExitCode;
use serde_json::Value;

use crate::harness::{assert_text, checkout, committed, maturity};

#[test]
fn without_a_level_the_plan_is_for_the_target_of_the_file() {
    let run = maturity("plan a.yaml").file("a.yaml", checkout()).run().silent();
    assert!(run.stdout.contains("To reach Level 3\n  It takes 1 medium and 1 small step, and perhaps more"), "{}", run.stdout);
    assert!(!run.stdout.contains("What holds back"), "{}", run.stdout);
}

#[test]
fn a_plan_for_a_higher_level_holds_the_plan_for_a_lower_one() {
    let plan = |to: &str| maturity(&format!("plan --format json --to {to} a.yaml")).file("a.yaml", checkout()).run().json();
    let steps = |to: &str| -> Vec<String> {
        let report = plan(to);
        let steps = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true);
        steps.map(|step| format!("{}/{}", step["strategy"], step["practice"])).collect()
    };
    let (three, five) = (steps("3"), steps("5"));
    assert!(!three.is_empty() && three.len() < five.len());
    assert!(three.iter().all(|step| five.contains(step)));
    assert_eq!(steps("2"), <[String; 0]>::default(), "Level 2 passes already");
}

#[test]
fn a_level_that_passes_needs_no_plan() {
    let run = maturity("plan --to 1 a.yaml").file("a.yaml", checkout()).run().silent();
    assert!(!run.stdout.contains("(0 steps"), "{}", run.stdout);
}

#[test]
fn a_level_that_the_model_lacks_is_refused() {
    for level in ["0", "6"] {
        let run = maturity("plan a.yaml --to").argument(level).file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stdout, "");
        assert_eq!(run.stderr, format!("error: there is no level {level}: the model has the levels 1 to 5\n"));
    }
    let run = maturity("plan a.yaml --to three").file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error: invalid value 'three' for '--to <LEVEL>': a level is named by its number alone, for example 3

For more information, try '--help'.

"#]]
    );
}

#[test]
fn a_margin_plans_for_more_than_a_level_needs() {
    let run = maturity("plan a.yaml --margin 5").file("a.yaml", checkout()).run().silent();
    assert!(run.stdout.contains("Level 3 is then at 80 %, planned with 5 points to spare, if"), "{}", run.stdout);
    let supposed = run.then("plan a.yaml --margin 5 --set health-model/health-states=all").run().silent();
    assert!(supposed.stdout.contains("points to spare"), "{}", supposed.stdout);
    let reached = run.then("plan a.yaml --margin 5 --to 2").run().silent();
    assert!(reached.stdout.contains("Nothing left to do: it is reached."), "a margin makes no level fail: {}", reached.stdout);
}

#[test]
fn a_margin_that_is_out_of_reach_or_no_number_of_points_is_refused() {
    let refused = |margin: &str| {
        let run = maturity("plan a.yaml --margin").argument(margin).file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        run.stderr.lines().next().unwrap().to_owned()
    };
    maturity("plan a.yaml --margin 25").file("a.yaml", checkout()).run().silent();
    assert_eq!(refused("26"), "error: a margin of 26 points is out of reach: a level passes at 75 %, so at most 25 are left to 100");
    for margin in ["-1", "1.5", "five", ""] {
        let expected = format!("error: invalid value '{margin}' for '--margin <POINTS>': a margin is a whole number of points, 0 or more");
        assert!(refused(margin).starts_with(&expected), "{}", refused(margin));
    }
}

/// Two strategies, of which nobody has looked at the second, and a level that nobody has looked at.
const TEA: &str = "id: tea
version: 1.0.0
title: Tea
scoring: {achieved_at: 75, floor: 50}
scales:
  usual: [{id: absent, label: Absent, value: 0}, {id: mostly, label: Mostly, value: 80}, {id: always, label: Always, value: 100}]
themes: [{id: kitchen, name: Kitchen}]
levels:
  - id: first-cup
    name: First cup
    risks: [{id: thirst, severity: high, stated: true, risk: Nobody gets any tea.}]
    strategies:
      - id: water
        name: Water
        theme: kitchen
        risks:
          - {id: cold, severity: low, risk: The tea is cold., mitigation: Boil it., practices: [boiling]}
          - {id: stale, risk: The tea is stale., practices: [fresh]}
          - {id: scald, kind: pursuit, risk: Somebody is scalded., practices: [boiling]}
          - {id: bills, kind: pursuit, risk: Heating costs more.}
        trade_offs: [{id: time, trade_off: It takes longer., guidance: Begin earlier., practices: [fresh]}]
        practices:
          - {id: boiling, essential: true, ask: Does the water boil?, next_step: Watch it once., evidence: Bubbles.}
          - {id: fresh, ask: Is the water fresh?, next_step: Let the tap run.}
          - id: kinds
            ask: Which of these waters do you keep?
            next_step: Buy a bottle.
            items: [{id: still, label: Still}, {id: soft, label: Soft}, {id: hard, label: Hard}, {id: spring, label: Spring}]
      - id: leaves
        name: Leaves
        theme: kitchen
        builds_on: [water]
        practices:
          - {id: whole, essential: true, ask: Are the leaves whole?, next_step: Sift once.}
          - {id: dry, ask: Are the leaves dry?, next_step: Close the tin.}
  - id: second-cup
    name: Second cup
    risks: [{id: waste, risk: Tea is thrown away.}]
    strategies:
      - id: pot
        name: Pot
        theme: kitchen
        practices: [{id: warm, ask: Is the pot warm?, next_step: Warm it.}]
";

fn tea(command: &str, water: &str) -> crate::harness::Run {
    let answers = format!("workload: lunch\nmodel: tea@1.0.0\nanswers:\n  water:\n{water}");
    maturity(command).file("tea.yaml", TEA).file("a.yaml", answers).run().silent()
}

#[test]
fn what_nobody_looked_at_is_one_line_and_a_step_says_start_goal_done_and_what_comes_of_it() {
    let run = tea("plan a.yaml --to 2", "    boiling: absent\n    fresh: unknown\n    kinds: [still]\n");
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
lunch
Below Level 1
Still ahead is Level 1 · First cup.

Find out first
  ? Answer the 2 questions of Leaves (Level 1).
  ? Answer the question of Level 2.

To reach Level 2
  It takes 2 medium steps, and perhaps more by what is found out first. Level 2
  is then at 80 %, if what is to be found out turns out to be in place. Effort:
  small is days, medium weeks, large months.
   1. Watch it once.
      Goal: Does the water boil? Absent → Mostly
      essential · medium effort · Level 1 then at 67 % · Water
      Done when: Bubbles.
      Unlocks: Leaves
      Watch: Somebody is scalded.
      Watch: Heating costs more.
   2. Buy a bottle.
      Goal: Which of these waters do you keep? 1 of 4 → 3 of 4: any 2 of these
      3: Soft; Hard; Spring
      medium effort · Level 1 then at 75 % · Water
      Unlocks: Leaves

After that
   3. Let the tap run.
      Goal: Is the water fresh? unknown → Mostly
      medium effort · Level 1 · Water

"#]]
    );
}

#[test]
fn what_comes_after_leaves_out_strategies_that_nobody_looked_at() {
    let run = tea("plan a.yaml --to 1 --all", "    boiling: absent\n    fresh: unknown\n    kinds: [still]\n");
    let (_, after) = run.stdout.split_once("\nAfter that\n").unwrap();
    assert!(after.contains("Is the water fresh?") && !after.contains("Is the pot warm?"), "{after}");
    let json = run.then("plan a.yaml --to 1 --format json").run().json();
    assert!(json["next_steps"].as_array().unwrap().iter().any(|step| step["practice"] == "warm"), "programs are told every step");
}

#[test]
fn a_step_is_done_when_its_practice_is_where_it_was_to_lead() {
    let before = "workload: lunch\nmodel: tea@1.0.0\nanswers:\n  water:\n    boiling: absent\n    fresh: mostly\n".to_owned();
    let run =
        maturity("compare b.yaml a.yaml").file("tea.yaml", TEA).file("a.yaml", before.replace("absent", "mostly")).file("b.yaml", before);
    let done = run.run().silent().stdout;
    assert!(done.contains("\nSteps done since (1)\n") && done.contains("  1 of the "), "{done}");
}

#[test]
fn when_nothing_is_known_there_is_nothing_but_questions() {
    let run = tea("plan a.yaml", "    boiling:\n");
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
lunch
Below Level 1, possibly 2 (6 answers open)
Still ahead is Level 1 · First cup.

Find out first
  ? Answer the 5 questions of Level 1.

To reach Level 1
  Level 1 is then at 76 %, if what is to be found out turns out to be in place.
  Effort: small is days, medium weeks, large months.
  What else it takes is known once these questions are answered.

"#]]
    );
}

#[test]
fn every_format_tells_the_risks_of_what_is_known_to_be_missing_the_worst_first() {
    let run = tea("score a.yaml --full", "    boiling: absent\n    fresh: absent\n");
    let (_, told) = run.stdout.split_once("\nRisks you run: ").unwrap();
    assert_text!(
        told.split_once("\nThemes across").unwrap().0,
        snapbox::str![[r#"
1 high, 1 medium, 1 low
  high   Nobody gets any tea.
         Level 1 · First cup
  medium The tea is stale.
         Level 1 · Water
  low    The tea is cold.
         Level 1 · Water
         Boil it.

"#]]
    );
    let risks = run.then("report a.yaml --format json").run().json()["risks"].clone();
    let ids: Vec<&str> = risks.as_array().unwrap().iter().map(|risk| risk["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["thirst", "stale", "cold"]);
    assert_eq!([&risks[0]["strategy"], &risks[0]["stated"], &risks[2]["severity"]], [&Value::Null, &Value::from(true), &"low".into()]);
    for format in ["markdown", "html"] {
        let report = run.then(&format!("report a.yaml --format {format}")).run().silent().stdout;
        let at = |text: &str| report.find(text).unwrap_or_else(|| panic!("no `{text}` in {report}"));
        assert!(
            at("What holds back") < at("Worst risks (of 1 high, 1 medium, 1 low)") && at("Nobody gets any tea.") < at("The tea is cold.")
        );
    }
}

#[test]
fn a_risk_of_a_whole_strategy_is_run_when_no_open_answer_could_lift_it() {
    let risks = |water: &str| {
        let report = tea("report a.yaml --format json", water).json();
        report["risks"].as_array().unwrap().iter().map(|risk| risk["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let model = TEA.replace(", practices: [boiling]}\n          - {id: stale", "}\n          - {id: stale");
    assert_ne!(model, TEA);
    let of_strategy = |water: &str| {
        let answers = format!("workload: lunch\nmodel: tea@1.0.0\nanswers:\n  water:\n{water}");
        let report = maturity("report a.yaml --format json").file("tea.yaml", &model).file("a.yaml", answers).run().json();
        report["risks"].as_array().unwrap().iter().any(|risk| risk["id"] == "cold")
    };
    assert!(of_strategy("    boiling: absent\n"), "66 % at best");
    assert!(!of_strategy("    boiling: mostly\n    fresh: mostly\n"));
    assert_eq!(risks("    boiling: mostly\n    fresh: absent\n"), ["thirst", "stale"]);
    assert_eq!(risks("    boiling: absent\n    fresh: unknown\n"), ["thirst", "cold"], "nobody knows whether the water is fresh");
}

#[test]
fn the_steps_of_the_report_name_only_what_hangs_on_their_practice() {
    let report = tea("report a.yaml --format json", "    boiling: absent\n    fresh: absent\n    kinds: [still]\n").json();
    let step = |practice: &str| report["next_steps"].as_array().unwrap().iter().find(|step| step["practice"] == practice).unwrap().clone();
    let ids = |value: &Value| value.as_array().unwrap().iter().map(|found| found["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!([ids(&step("boiling")["risks"]), ids(&step("fresh")["risks"])], [vec!["scald", "bills"], vec!["bills"]]);
    assert_eq!([ids(&step("boiling")["trade_offs"]), ids(&step("fresh")["trade_offs"])], [vec![], vec!["time"]]);
    assert_eq!(
        [&step("boiling")["goal"], &step("boiling")["target"], &step("boiling")["done_when"]],
        ["Does the water boil? Mostly", "good", "Bubbles."]
    );
    assert_eq!(step("kinds")["goal"], "Which of these waters do you keep? any 2 of these 3: Soft; Hard; Spring");
    assert_eq!([&step("boiling")["to"], &step("kinds")["to"]], [80.0, 75.0]);
}

#[test]
fn a_team_without_templates_is_told_to_write_them_before_anything_that_rests_on_them() {
    let young = committed("examples/young-team/maturity.yaml");
    let report = maturity("plan --to 1 --format json a.yaml").file("a.yaml", young).run().json();
    let planned = report["next_steps"].as_array().unwrap().iter().filter(|step| step["in_plan"] == true);
    let planned: Vec<&str> =
        planned.filter(|step| step["strategy"] == "infrastructure-as-code").filter_map(|step| step["practice"].as_str()).collect();
    assert_eq!(planned.first(), Some(&"declarative-templates"), "{planned:?}");
    assert!(planned.len() > 1, "{planned:?}");
}
