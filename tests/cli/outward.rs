//! What goes outward does nothing by itself, and is never written over what people wrote.

use maturity::ExitCode;

use crate::harness::{answers, checkout, maturity};

const ANSWERS: &str = "workload: shop\nmodel: operational-excellence@1.0.0\nanswers: {}\n";

#[test]
fn a_report_is_never_written_over_answers_or_a_model_in_whatever_state() {
    let json = r#"{"workload": "b", "model": "operational-excellence@1.0.0", "answers": {}}"#;
    let model = crate::common::committed("model/operational-excellence.yaml");
    for (what, name, text) in [
        ("an answers file", "b.md", ANSWERS.to_owned()),
        ("an answers file", "b.md", format!("\u{feff}{ANSWERS}")),
        ("an answers file", "b.md", ANSWERS.replace("{}", "[{")),
        ("an answers file", "b.json", json.to_owned()),
        ("an answers file", "b.json", json[..json.len() - 2].to_owned()),
        ("a model", "b.html", model.clone()),
        ("a model", "b.md", model.replace("levels:", "levels: [") + "]["),
    ] {
        let run = maturity("report a.yaml -o").argument(name).file("a.yaml", ANSWERS).file(name, &text).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.contains(&format!("`{name}` is {what}, which is never written over")), "{}", run.stderr);
        assert_eq!(run.read(name), text);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_answers_is_no_way_round() {
    let run = maturity("score a.yaml").file("a.yaml", ANSWERS).file("b.yaml", ANSWERS).run();
    std::os::unix::fs::symlink("b.yaml", run.path("report.md")).unwrap();
    std::fs::hard_link(run.path("a.yaml"), run.path("hard.md")).unwrap();
    for name in ["report.md", "hard.md"] {
        let refused = run.then("report a.yaml -o").argument(name).ends_with(ExitCode::Unusable).run();
        assert!(refused.stderr.contains("an answers file, which is never written over"), "{}", refused.stderr);
    }
    assert_eq!((run.read("a.yaml"), run.read("b.yaml")), (ANSWERS.to_owned(), ANSWERS.to_owned()));
}

#[test]
fn a_report_is_written_over_an_older_one_in_every_format() {
    let run = maturity("score a.yaml").file("a.yaml", checkout()).run();
    for name in ["r.md", "r.html", "r.json", "r.csv", "r.xlsx"] {
        for _ in 0..2 {
            run.then("report a.yaml -o").argument(name).run();
        }
    }
}

#[test]
fn every_text_of_the_table_stands_in_quotes() {
    let run = maturity("report a.yaml --format csv").file("a.yaml", checkout()).run();
    assert!(run.stdout.lines().count() > 5);
    for line in run.stdout.lines() {
        let outside: String = line.split('"').step_by(2).collect();
        assert!(outside.chars().all(|c| c.is_ascii_digit() || ",.".contains(c)), "{line}");
    }
}

#[test]
fn links_that_lead_elsewhere_than_they_seem_to_are_text() {
    let lines = "  source-control:\n    component-owners:\n      answer: all\n      evidence: ['https://good.example\\@evil.example/x', \
                 'https://good.example@evil.example/y', 'https://good.example/z']\n";
    for format in ["html", "markdown"] {
        let run = maturity("report a.yaml --format").argument(format).file("a.yaml", answers(lines)).run();
        let followed = [r#"href="https://good"#, "<https://good"].map(|link| run.stdout.matches(link).count());
        assert_eq!(followed.iter().sum::<usize>(), 1, "{format}: {}", run.stdout);
    }
}

#[test]
fn what_was_typed_is_repeated_escaped_and_in_part() {
    let hostile = "\u{1b}[31m\u{202e}";
    let typed = [
        vec!["score", "--format", hostile, "a.yaml"],
        vec!["score", "a.yaml", hostile],
        vec![hostile],
        vec!["explain", "a", "b", "--max-age", hostile],
        vec!["--color", hostile],
    ];
    for arguments in typed.into_iter().chain([vec!["score", "--\u{1b}]0;x\u{7}"]]) {
        let prepared = arguments.iter().fold(maturity(""), |prepared, argument| prepared.argument(argument));
        let run = prepared.ends_with(ExitCode::Unusable).run();
        assert!(!run.stderr.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{arguments:?}: {:?}", run.stderr);
    }
    let run = maturity("score --max-age").argument(&"x".repeat(100_000)).ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.len() < 1_000, "{} bytes", run.stderr.len());
}
