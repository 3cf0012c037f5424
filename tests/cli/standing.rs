//! Where a workload stands, in words and signs: what passes, waits, is undecided, or does not apply.

use crate::harness::{Run, assert_text, maturity};

/// A model with these levels, each with these strategies of so many practices each; the first practice of all is essential where marked.
fn model(levels: &[&[usize]], essential: bool) -> String {
    let mut model = "id: tiny\nversion: 1.0.0\ntitle: Tiny\nscoring: {achieved_at: 75, floor: 50}\nscales:\n  usual:\n".to_owned();
    for value in [0, 74, 75, 100] {
        model.extend([format!("    - {{id: o{value}, label: At {value}, value: {value}}}\n")]);
    }
    model += "themes: [{id: t, name: T}]\nlevels:\n";
    for (l, strategies) in levels.iter().enumerate() {
        model.extend([format!("  - id: l{l}\n    name: L{l}\n    strategies:\n")]);
        for (s, practices) in strategies.iter().enumerate() {
            model.extend([format!("      - id: s{l}{s}\n        name: S{l}{s}\n        theme: t\n        practices:\n")]);
            for p in 0..*practices {
                let mark = if essential && p == 0 { "essential: true, " } else { "" };
                model.extend([format!("          - {{id: p{p}, {mark}ask: Is p{p} of s{l}{s} there?, next_step: Do it.}}\n")]);
            }
        }
    }
    model
}

fn told(command: &str, model: &str, answers: &str) -> Run {
    let answers = format!("workload: shop\nmodel: tiny@1.0.0\nanswers:\n{answers}");
    maturity(command).file("tiny.yaml", model).file("a.yaml", answers).run().silent()
}

/// The text in each format that people read.
fn in_every_format(model: &str, answers: &str) -> [String; 3] {
    let run = told("score a.yaml --full", model, answers);
    let [markdown, html] = ["markdown", "html"].map(|format| run.then(&format!("report a.yaml --format {format}")).run().silent().stdout);
    [run.stdout, markdown, html]
}

#[test]
fn levels_that_pass_on_their_own_are_named_with_what_they_wait_for() {
    let three = model(&[&[1], &[1], &[1]], false);
    let answers = "  s00:\n    p0: o0\n  s10:\n    p0: o100\n  s20:\n    p0: o75\n";
    for text in in_every_format(&three, answers) {
        assert!(text.contains("Levels 2 and 3 pass on their own and wait for Level 1."), "{text}");
        assert!(text.contains("passes, waits for Level 1"), "{text}");
    }
    let one = told("score a.yaml", &three, "  s00:\n    p0: o0\n  s10:\n    p0: o0\n  s20:\n    p0: o75\n").stdout;
    assert!(one.contains("\nLevel 3 passes on its own and waits for Levels 1 and 2. Still ahead is Level 1 ·\nL0.\n"), "{one}");
    let none = told("score a.yaml", &three, "  s00:\n    p0: o100\n").stdout;
    assert!(!none.contains("on its own") && !none.contains("on their own"), "{none}");
}

#[test]
fn where_nothing_applies_there_is_no_level() {
    for text in in_every_format(&model(&[&[1]], false), "  s00:\n    not_applicable: We have no such thing.\n") {
        assert!(text.contains("No level applies") && !text.contains("Below Level 1") && text.contains("n/a"), "{text}");
    }
    let aside = "  s00:\n    not_applicable: We have no such thing.\n";
    let answers = format!("workload: shop\nmodel: tiny@1.0.0\nanswers:\n{aside}");
    let gate = maturity("check a.yaml --min-level 1").file("tiny.yaml", model(&[&[1]], false)).file("a.yaml", answers);
    let found = gate.ends_with(maturity::ExitCode::NotHeld).run().silent().stdout;
    assert_eq!(found, "a.yaml: min-level fails: found No level applies, wanted Level 1 or higher\n");
}

#[test]
fn what_is_hardly_better_or_worse_is_told_as_that_and_points_are_for_those_who_ask() {
    let mut answers = "  s00:\n    p0: o74\n".to_owned();
    answers.extend((1..25).map(|p| format!("    p{p}: o75\n")));
    for text in in_every_format(&model(&[&[25]], false), &answers) {
        assert!(text.contains("Level 1 is at 74 %, needs 75 %."), "{text}");
        assert!(!text.contains("points"), "{text}");
    }
    let file = |answers: &str| format!("workload: shop\nmodel: tiny@1.0.0\nanswers:\n{answers}");
    let compare = |command: &str| {
        let run = maturity(command).file("tiny.yaml", model(&[&[25]], false)).file("b.yaml", file(&answers));
        run.file("a.yaml", file(&answers.replace("o74", "o75"))).run().silent().stdout
    };
    assert!(compare("compare b.yaml a.yaml").contains("✗ 74 %  ✓ 75 %  better\n"), "{}", compare("compare b.yaml a.yaml"));
    assert!(compare("compare a.yaml b.yaml").contains("✓ 75 %  ✗ 74 %  worse\n"), "{}", compare("compare a.yaml b.yaml"));
}

#[test]
fn a_level_that_open_answers_decide_is_undecided_and_neither_green_nor_red() {
    let two = model(&[&[2]], false);
    let run = told("score a.yaml --color always", &two, "  s00:\n    p0: o75\n    p1: unknown\n");
    let rung = run.stdout.lines().find(|line| line.contains("undecided, 1 open")).unwrap();
    assert!(rung.contains('?') && rung.contains("\u{1b}[38;5;14m") && !rung.contains("38;5;9m") && !rung.contains("38;5;10m"), "{rung:?}");
    let page = run.then("report a.yaml --format html").run().silent().stdout;
    assert!(page.contains("<td class=\"sign\">?</td>\n<td class=\"maybe\"><svg") && page.contains("<td class=\"maybe\">37–87"), "{page}");
    assert!(run.then("report a.yaml").run().stdout.contains("| ? | `█████▒▒▒▒▒▒▒│░░░` | 37 to 87 % | undecided, 1 open |"));
}

#[test]
fn colours_know_the_two_lines_of_the_model_and_no_others() {
    let class = |answer: &str| {
        let page =
            told("report a.yaml --format html", &model(&[&[2]], false), &format!("  s00:\n    p0: {answer}\n    p1: {answer}\n")).stdout;
        let (_, cells) = page.split_once("<table class=\"heat\">").unwrap();
        cells.split_once("<td class=\"").unwrap().1.split('"').next().unwrap().to_owned()
    };
    assert_eq!(["o0", "o74", "o75", "o100"].map(class), ["bad", "fair", "good", "good"]);
}

#[test]
fn one_rule_colours_levels_strategies_and_themes_in_every_format() {
    // One practice is at 100, the other open: 50 to 100; then 0 to 50, which cannot reach 75; then 74 and 75 for certain.
    for (answers, class, color, sign) in [
        ("    p0: o100\n    p1: unknown\n", "maybe", 14, "?"),
        ("    p0: o0\n    p1: unknown\n", "bad", 9, "✗"),
        ("    p0: o74\n    p1: o74\n", "fair", 11, "~"),
        ("    p0: o75\n    p1: o75\n", "good", 10, "✓"),
    ] {
        let run = told("score a.yaml --full --color always", &model(&[&[2]], false), &format!("  s00:\n{answers}"));
        let page = run.then("report a.yaml --format html").run().silent().stdout;
        let cell = page.split_once("<table class=\"heat\">").unwrap().1.split_once("<td class=\"").unwrap().1;
        assert!(cell.starts_with(class), "{class}: {cell}");
        assert_eq!(page.matches(&format!("<td class=\"{class}\"><svg")).count(), 2, "the level and its strategy: {page}");
        assert!(page.contains(&format!("<li class=\"{class}\">1 ")), "{page}");
        let strategy = run.stdout.lines().find(|line| line.contains("S00") && line.contains('│')).unwrap();
        assert!(strategy.contains(sign) && strategy.contains(&format!("38;5;{color}m")), "{strategy:?}");
        let level = run.stdout.lines().find(|line| line.contains(" L0 ") && line.contains('│')).unwrap();
        assert!(level.contains(&format!("38;5;{color}m")), "{level:?}");
        let legend = ["✓ from 75 %", "? undecided: could reach 75 %", "~ from 50 %", "✗ under 50 %"];
        assert!(legend.iter().all(|line| run.stdout.contains(line)), "{}", run.stdout);
    }
}

#[test]
fn essentials_come_first_and_what_nobody_assessed_is_one_reason() {
    let many = model(&[&[2, 1, 1, 1]], true);
    let run = told("score a.yaml --full", &many, "  s00:\n    p0: o74\n    p1: o0\n");
    let (_, reasons) = run.stdout.split_once("Everything that holds back Level 1\n").unwrap();
    assert_text!(
        reasons.split_once("\nNot assessed").unwrap().0,
        snapbox::str![[r#"
  ✗ Essential: Is p0 of s00 there? At 74; needs At 75.
  ? 3 of its strategies are not assessed yet; 3 of their questions are
    essential.
  ✗ S00 is at 37 %, needs 50 %.
  ? Level 1 is at 9 to 84 %, needs 75 %.

  Where most is missing, most first:
  • Essential: Is p0 of s01 there? (not answered)
  • Essential: Is p0 of s02 there? (not answered)
  • Essential: Is p0 of s03 there? (not answered)
  • Is p1 of s00 there? (At 0)
  • Essential: Is p0 of s00 there? (At 74)

"#]]
    );
}
