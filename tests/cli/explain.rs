//! `explain` and `score --explain`: one part in full, and the sums behind every figure.

use maturity::ExitCode;

use crate::harness::{answers, assert_text, checkout, maturity};

#[test]
fn without_answers_a_part_is_shown_as_the_model_has_it() {
    for id in ["3", "source-control", "source-control/component-owners", "component-owners"] {
        let shown = maturity(&format!("explain {id}")).run().silent().stdout;
        assert_eq!(shown, maturity(&format!("model show {id}")).run().silent().stdout);
    }
}

#[test]
fn with_answers_a_practice_tells_its_answer_its_points_and_what_it_holds_up() {
    let run = maturity("explain source-control/component-owners a.yaml").file("a.yaml", checkout()).run().silent();
    assert_eq!(run.then("explain component-owners a.yaml").run().silent().stdout, run.stdout);
    let (_, found) = run.stdout.split_once("In checkout\n").unwrap();
    assert_text!(
        found,
        snapbox::str![[r#"
  Answer: Most, as of 2026-09-29
  Evidence: CODEOWNERS
  Value: 80 of 100
  Points lost: (100 - 80) × 1 / 6 × 2 / 8 = 0.8333… points of Level 1
  Holds up: Infrastructure as code as the normal way to deploy (Level 1, 75 %);
            An agreed deployment strategy (Level 2, 80 %); through them 14 more
  Plan: comes after the plan

"#]]
    );
}

#[test]
fn an_essential_says_whether_it_holds_its_level_back() {
    let fact = |answer: &str| {
        let lines = format!("  source-control:\n    versioned-sources: {answer}\n");
        let run = maturity("explain source-control/versioned-sources a.yaml").file("a.yaml", answers(&lines)).run().silent();
        run.stdout.lines().find_map(|line| line.strip_prefix("  Essential: ").map(str::to_owned))
    };
    assert_eq!(fact("some").as_deref(), Some("Level 1 does not pass before it is 75 of 100"));
    assert_eq!(fact("most").as_deref(), Some("it does not hold back Level 1"));
    assert_eq!(fact("{not_applicable: There is no code.}"), None);
}

#[test]
fn a_strategy_and_a_level_show_their_sums() {
    let strategy = maturity("explain health-model a.yaml").file("a.yaml", checkout()).run().silent();
    assert_text!(
        strategy.stdout.split_once("In checkout\n").unwrap().1,
        snapbox::str![[r#"
  In place: 37 to 65 %
  Points lost: 10.4761… points of Level 3
  Holds up: Incident management, ready before production (Level 3, 63 to 80 %);
            Decisions drawn from production data (Level 4, 30 to 63 %); Use of
            what the organization already offers (Level 4, 50 to 66 %); through
            them 4 more
  Plan: 2 steps of the plan to reach Level 3, 3 later

The sums
  A health model with business context (health-model), weight 2
    2 × 80 = 160     health-states (essential) · Most
    1 × 0 = 0        fitting-thresholds · unknown
    2 × 25 = 50      actionable-alerts · Some
    1 × 50 = 50      stakeholder-dashboards · About half
    1 × 0 = 0        health-trends · not answered
    260 / 7 = 37.1428…; with 100 for open answers 460 / 7 = 65.7142…
    Floor: 37.1428… is under 50, by 12.8571….

"#]]
    );
    let level = strategy.then("explain 3 a.yaml").run().silent();
    assert_text!(
        level.stdout.split_once("The sums\n").unwrap().1,
        snapbox::str![[r#"
  Level 3 = (2 × 85 + 2 × 28.6111… + 1 × 50 + 1 × 72.5 + 2 × 76 + 2 × 37.1428… +
  2 × 63.3333…) / 12 = 58.5562…
  At best = (2 × 85 + 2 × 78.6111… + 1 × 75 + 1 × 72.5 + 2 × 76 + 2 × 65.7142… +
  2 × 80) / 12 = 76.5125…
  Score: 58.5562… is under 75, by 16.4437….
  Under 50: Enough testing, where it matters most (28.6111…); A health model
  with business context (37.1428…).
  Essentials under 75: sufficient-testing/critical-parts (0).
  So Level 3: undecided, 6 open.

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
    assert_eq!(found["assessment"]["practice"], report["levels"][0]["strategies"][2]["practices"][3]);
    assert_eq!(run.then("explain 1 --format json").run().json()["assessment"], serde_json::Value::Null);
}

#[test]
fn a_practice_is_found_by_its_own_id_where_one_strategy_alone_has_it() {
    let run = maturity("explain component-owners").run().silent();
    assert_eq!(run.stdout, run.then("explain source-control/component-owners").run().silent().stdout);
    let two = include_str!("../data/small.yaml").replace("id: warm", "id: boiling");
    let run = maturity("explain boiling --model small.yaml").file("small.yaml", two).ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: the model `tea` has no level, strategy or practice `boiling`; did you mean `water/boiling`?\n");
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
    let lines = "  source-control:\n    component-owners: all\n    versioned-sources: unknown\n";
    let run = maturity("score a.yaml --explain").file("a.yaml", answers(lines)).run().silent();
    for line in [
        "    1 × 100 = 100    component-owners · All\n",
        "    2 × 0 = 0        versioned-sources (essential) · unknown\n",
        "    100 / 6 = 16.6666…; with 100 for open answers 600 / 6 = 100\n",
        "    Floor: 16.6666… is under 50, by 33.3333….\n",
        "  Level 1 = (1 × 0 + 1 × 0 + 2 × 16.6666… + 2 × 0 + 2 × 0) / 8 = 4.1666…\n",
        "  Score: 4.1666… is under 75, by 70.8333….\n",
        "  Essentials under 75: ",
        "  With 100 for every open answer, a plan takes 0.\n",
        "  So Level 1: undecided, 22 open.\n",
        "  Effort: ",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
}
