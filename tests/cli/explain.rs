//! `explain` and `score --explain`: one part in full, and the sums behind every figure.

use maturity::ExitCode;

use crate::harness::{answers, assert_text, checkout, maturity};

#[test]
fn without_answers_a_part_is_shown_as_the_model_has_it() {
    for id in ["3", "source-control", "source-control/component-owners"] {
        let shown = maturity(&format!("explain {id}")).run().silent().stdout;
        assert_eq!(shown, maturity(&format!("model show {id}")).run().silent().stdout);
    }
}

#[test]
fn with_answers_a_practice_tells_its_answer_its_points_and_what_it_holds_up() {
    let run = maturity("explain source-control/component-owners a.yaml").file("a.yaml", checkout()).run().silent();
    let (_, found) = run.stdout.split_once("In checkout\n").unwrap();
    assert_text!(
        found,
        snapbox::str![[r#"
  Answer: Largely, as of 2026-11-18
  Note: The refund worker has two owners on paper and none on most days.
  Evidence: CODEOWNERS
  Value: 75 of 100
  Points lost: (100 - 75) × 1 / 5 × 2 / 8 = 1.25 points of Level 1
  Holds up: Infrastructure as code as the normal way to deploy (Level 1, 79 %);
            An agreed deployment strategy (Level 2, 87 %); through them 14 more
  Plan: comes after the plan

"#]]
    );
}

#[test]
fn an_essential_says_whether_it_holds_its_level_back() {
    let fact = |answer: &str| {
        let lines = format!("  source-control:\n    shared-repository-rules: {answer}\n");
        let run = maturity("explain source-control/shared-repository-rules a.yaml").file("a.yaml", answers(&lines)).run().silent();
        run.stdout.lines().find_map(|line| line.strip_prefix("  Essential: ").map(str::to_owned))
    };
    assert_eq!(fact("partially").as_deref(), Some("Level 1 does not pass before it is 75 of 100"));
    assert_eq!(fact("largely").as_deref(), Some("it does not hold back Level 1"));
    assert_eq!(fact("{not_applicable: There is no code.}"), None);
}

#[test]
fn a_strategy_and_a_level_show_their_sums() {
    let strategy = maturity("explain health-model a.yaml").file("a.yaml", checkout()).run().silent();
    assert_text!(
        strategy.stdout.split_once("In checkout\n").unwrap().1,
        snapbox::str![[r#"
  In place: 25 to 58 %
  Points lost: 12.5 points of Level 3
  Holds up: Incident management, ready before production (Level 3, 60 to 80 %);
            Decisions drawn from production data (Level 4, 20 to 70 %); Use of
            what the organization already offers (Level 4, 25 to 50 %); through
            them 4 more
  Plan: 3 steps of the plan to reach Level 3, 2 later

The sums
  A health model with business context (health-model), weight 2
    2 × 25 = 50      health-states (essential) · Partially
    1 × 0 = 0        fitting-thresholds · unknown
    1 × 25 = 25      actionable-alerts · Partially
    1 × 75 = 75      stakeholder-dashboards · Largely
    1 × 0 = 0        health-trends · not answered
    150 / 6 = 25; with 100 for open answers 350 / 6 = 58.3333…
    Floor: 25 is under 50, by 25.

"#]]
    );
    let level = strategy.then("explain 3 a.yaml").run().silent();
    assert_text!(
        level.stdout.split_once("The sums\n").unwrap().1,
        snapbox::str![[r#"
  Level 3 = (2 × 81.25 + 2 × 56.25 + 1 × 68.75 + 1 × 65 + 2 × 75 + 2 × 25 + 2 ×
  60) / 12 = 60.7291…
  At best = (2 × 81.25 + 2 × 81.25 + 1 × 93.75 + 1 × 85 + 2 × 75 + 2 × 58.3333…
  + 2 × 80) / 12 = 77.5347…
  Score: 60.7291… is under 75, by 14.2708….
  Under 50: A health model with business context (25).
  Essentials under 75: health-model/health-states (25).
  So Level 3: fails.

"#]]
    );
}

#[test]
fn explain_as_json_has_the_part_and_the_same_objects_as_the_report() {
    let run = maturity("explain source-control/component-owners a.yaml --format json").file("a.yaml", checkout()).run().silent();
    let found = run.json();
    let report = run.then("report a.yaml --format json").run().json();
    assert_eq!(found["practice"]["id"], "component-owners");
    assert_eq!(found["strategy"]["holds_up"][0], "infrastructure-as-code");
    assert_eq!(found["assessment"]["practice"], report["levels"][0]["strategies"][2]["practices"][2]);
    assert_eq!(run.then("explain 1 --format json").run().json()["assessment"], serde_json::Value::Null);
}

#[test]
fn an_unknown_id_is_refused_with_the_nearest_one() {
    let hint = |id: &str| maturity(&format!("explain {id}")).ends_with(ExitCode::Unusable).run().stderr;
    let refused = |id: &str| format!("error: the model `operational-excellence` has no level, strategy or practice `{id}`");
    assert_eq!(hint("sorce-control"), format!("{}; did you mean `source-control`?\n", refused("sorce-control")));
    assert_eq!(hint("component-owner"), format!("{}; did you mean `source-control/component-owners`?\n", refused("component-owner")));
    assert_eq!(hint("9"), format!("{}\n", refused("9")));
}

/// The lines of `text`, those that were wrapped within a sum joined again.
fn unwrapped(text: &str) -> Vec<String> {
    const SIGNS: [char; 7] = ['=', '×', '+', '-', '/', '(', ')'];
    let mut lines: Vec<String> = vec![];
    for line in text.lines().map(str::trim) {
        match lines.last_mut() {
            Some(last) if last.ends_with(&SIGNS[..6]) || line.starts_with(SIGNS) && !line.starts_with('(') => {
                *last = format!("{last} {line}");
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The sums in `text`: what is to be typed, and what is to come out.
fn sums(text: &str) -> Vec<(String, String)> {
    let lines = unwrapped(text);
    let parts = lines.iter().flat_map(|line| line.split([';', ':'])).filter_map(|part| part.rsplit_once(" = "));
    let typed = |text: &str| text.rsplit(|c: char| !c.is_ascii_digit() && !" ().+×/-".contains(c)).next().unwrap().trim().to_owned();
    let result = |text: &str| text.split([' ', ',']).next().unwrap().to_owned();
    parts.map(|(sum, value)| (typed(sum), result(value))).filter(|(sum, _)| sum.contains(['×', '/', '+'])).collect()
}

/// A pocket calculator: `+` and `-` after `×` and `/`, parentheses first.
fn calculated(sum: &str) -> f64 {
    let spaced = sum.replace('(', " ( ").replace(')', " ) ");
    let mut tokens = spaced.split_whitespace().peekable();
    added(&mut tokens)
}

fn added<'t>(tokens: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>) -> f64 {
    let mut value = multiplied(tokens);
    while let Some(sign) = tokens.next_if(|token| ["+", "-"].contains(token)) {
        let term = multiplied(tokens);
        value += if sign == "+" { term } else { -term };
    }
    value
}

fn multiplied<'t>(tokens: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>) -> f64 {
    let mut value = number(tokens);
    while let Some(sign) = tokens.next_if(|token| ["×", "/"].contains(token)) {
        let factor = number(tokens);
        value = if sign == "×" { value * factor } else { value / factor };
    }
    value
}

fn number<'t>(tokens: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>) -> f64 {
    match tokens.next().unwrap() {
        "(" => {
            let value = added(tokens);
            assert_eq!(tokens.next(), Some(")"));
            value
        }
        number => number.parse().unwrap(),
    }
}

#[test]
fn every_sum_comes_out_on_a_pocket_calculator() {
    let run = maturity("score a.yaml --explain").file("a.yaml", checkout()).run().silent();
    let (_, text) = run.stdout.split_once("The sums\n").unwrap();
    let sums = sums(&text.replace('…', ""));
    assert!(sums.len() > 150, "only {} sums were found", sums.len());
    for (sum, result) in sums {
        let (found, shown) = (calculated(&sum), result.parse::<f64>().unwrap());
        assert!((found - shown).abs() < 0.001, "{sum} = {found}, not {shown}");
    }
}

#[test]
fn the_sums_say_why_a_level_counts_or_does_not() {
    let lines = "  source-control:\n    component-owners: fully\n    shared-repository-rules: unknown\n";
    let run = maturity("score a.yaml --explain").file("a.yaml", answers(lines)).run().silent();
    for line in [
        "    1 × 100 = 100    component-owners · Fully\n",
        "    2 × 0 = 0        shared-repository-rules (essential) · unknown\n",
        "    100 / 5 = 20; with 100 for open answers 500 / 5 = 100\n",
        "    Floor: 20 is under 50, by 30.\n",
        "  Level 1 = (1 × 0 + 1 × 0 + 2 × 20 + 2 × 0 + 2 × 0) / 8 = 5\n",
        "  Score: 5 is under 75, by 70.\n",
        "  Essentials under 75: ",
        "  With 100 for every open answer, a plan takes 0.\n",
        "  So Level 1: undecided, 20 open.\n",
        "  Effort: ",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
}
