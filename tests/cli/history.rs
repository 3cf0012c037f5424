//! `history`: one workload over several sittings, from files or from git.

use std::path::Path;
use std::process::Command;

use maturity::ExitCode;

use crate::harness::{Maturity, Run, answers, assert_text, maturity};

/// An answers file of this day: these lines below `answers:`.
fn sitting(day: &str, by: &str, lines: &str) -> String {
    answers(lines)
        .replace("answers:\n", &format!("assessed: 2026-02-20\nassessors: [Ana]\nreviews: [{{on: {day}, by: [{by}]}}]\nanswers:\n"))
}

const OWNERS: &str = "  source-control:\n    component-owners: ";

fn three(arguments: &str) -> Maturity {
    let lines = |owners: &str, interfaces: &str| {
        format!("{OWNERS}{owners}\n    discoverable-interfaces: {interfaces}\n    protected-branches: most\n")
    };
    maturity(arguments)
        .file("spring.yaml", sitting("2026-03-01", "Ana, Raj", &lines("none", "some")))
        .file("summer.yaml", sitting("2026-06-01", "Ana", &lines("most", "some")))
        .file("autumn.yaml", sitting("2026-09-01", "Mila", &lines("most", "about-half")))
}

#[test]
fn sittings_stand_in_the_order_of_days_and_the_largest_moves_come_first() {
    let run = three("history autumn.yaml spring.yaml summer.yaml").run().silent();
    assert_text!(
        run.stdout,
        snapbox::str![[r#"
shop: Below Level 1, possibly 5, as at first
Operational Excellence 1.0.0 · 3 sittings, 2026-03-01 to 2026-09-01

  Day        Level                     1      2 3 4 5 Who, and from where
  2026-03-01 Below Level 1, possibly 5 ▒▒▒▒░? – – – – by Ana and Raj ·
                                                      spring.yaml
  2026-06-01 Below Level 1, possibly 5 ▒▒▒▒░? – – – – by Ana · summer.yaml
  2026-09-01 Below Level 1, possibly 5 ▒▒▒▒░? – – – – by Mila · autumn.yaml

Moved most, from the first sitting to the last
  • Does a list or owners file name, for each component, a person or team still
    there who answers for how it is built and deployed?
    None → Most
  • Is each interface (API, event, file) between your components or with other
    systems described in one place that can be searched (code alone does not
    count)?
    Some → About half

"#]]
    );
    let json = run.then("history autumn.yaml spring.yaml summer.yaml --format json").run().json();
    let days: Vec<&str> = json["sittings"].as_array().unwrap().iter().map(|sitting| sitting["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-03-01", "2026-06-01", "2026-09-01"]);
    assert_eq!(json["sittings"][0]["by"], serde_json::json!(["Ana", "Raj"]));
    // None is worth 0 and most 80, some 25 and about half 50.
    let moved: Vec<(&str, f64, f64)> = json["moved"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["practice"].as_str().unwrap(), row["from"].as_f64().unwrap(), row["to"].as_f64().unwrap()))
        .collect();
    assert_eq!(moved, [("component-owners", 0.0, 80.0), ("discoverable-interfaces", 25.0, 50.0)]);
    let report = run.then("report summer.yaml --format json").run().json();
    for key in ["level", "score", "high", "passes"] {
        assert_eq!(json["sittings"][1]["levels"][0][key], report["levels"][0][key], "{key}");
    }
}

#[test]
fn documents_have_a_line_a_sitting_and_the_page_a_line_a_level() {
    let run = three("history spring.yaml summer.yaml autumn.yaml -o a.html").run();
    let page = run.read("a.html");
    for text in ["<polyline points=\"", ">Level 1</text>", "default-src 'none'", "<th scope=\"row\">2026-06-01</th>"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!(page.matches("<polyline").count(), 1, "levels of which nothing is known have no line");
    let text = run.then("history spring.yaml summer.yaml autumn.yaml --format markdown").run().stdout;
    assert!(text.contains("| 2026-09-01 | Below Level 1, possibly 5 |") && text.contains("by Mila · autumn.yaml |"), "{text}");
}

#[test]
fn one_file_is_one_row_and_says_how_to_get_more() {
    let run = three("history spring.yaml").run();
    assert_eq!(run.stderr, "One file is one sitting. With --git its earlier versions are shown: maturity history spring.yaml --git\n");
    assert!(run.stdout.contains("1 sitting, 2026-03-01"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_shown() {
    let run = three("history spring.yaml bad.yaml missing.yaml summer.yaml --format json")
        .file("bad.yaml", "no\n")
        .ends_with(ExitCode::Unusable)
        .run();
    assert_eq!(run.json()["sittings"].as_array().unwrap().len(), 2);
    assert!(run.stderr.contains("bad.yaml") && run.stderr.contains("`missing.yaml`"), "{}", run.stderr);
    let own = "workload: shop\nmodel: own@1.0.0\n";
    let other = three("history spring.yaml own-answers.yaml").file("own-answers.yaml", own).ends_with(ExitCode::Unusable).run();
    assert!(other.stderr.contains("there is no model `own` here"), "{}", other.stderr);
}

#[test]
fn another_version_of_the_model_has_a_line_of_its_own() {
    let small = crate::harness::committed("tests/data/small.yaml");
    let answers = |version: &str, day: &str| {
        format!("workload: tea\nmodel: tea@{version}\nassessed: {day}\nanswers:\n  water:\n    boiling: often\n")
    };
    let run = maturity("history a.yaml b.yaml --model one.yaml --model two.yaml")
        .file("one.yaml", &small)
        .file("two.yaml", small.replacen("version: 1.0.0", "version: 1.1.0", 1))
        .file("a.yaml", answers("1.0.0", "2026-03-01"))
        .file("b.yaml", answers("1.1.0", "2026-06-01"))
        .run();
    let line = "2026-06-01: From here on the model is 1.1.0, before it was 1.0.0: the level may have moved because the questions did.";
    assert!(run.stdout.split_whitespace().collect::<Vec<_>>().join(" ").contains(line), "{}", run.stdout);
}

/// Runs git in the folder of a run; nothing of the machine's own settings counts.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(run: &Run, name: &str, text: &str) {
    std::fs::write(run.path(name), text).unwrap();
    git(&run.path("."), &["add", "-A"]);
    git(&run.path("."), &["commit", "-qm", "answers"]);
}

#[test]
fn git_gives_every_sitting_under_whatever_name_and_leaves_out_what_cannot_be_read() {
    let run = three("history spring.yaml").run();
    git(&run.path("."), &["init", "-q"]);
    let of = |name: &str| run.read(name);
    let (spring, summer, autumn) = (of("spring.yaml"), of("summer.yaml"), of("autumn.yaml"));
    for name in ["spring.yaml", "summer.yaml", "autumn.yaml"] {
        std::fs::remove_file(run.path(name)).unwrap();
    }
    commit(&run, "old name.yaml", &spring.replace("none", "some"));
    commit(&run, "old name.yaml", &spring);
    commit(&run, "old name.yaml", &spring.replace("answers:", "answers: ["));
    git(&run.path("."), &["mv", "old name.yaml", "shop.yaml"]);
    commit(&run, "shop.yaml", &spring);
    commit(&run, "shop.yaml", &summer);
    std::fs::write(run.path("shop.yaml"), autumn).unwrap();
    let json = run.then("history shop.yaml --git --format json").run();
    let sittings = json.json();
    let sittings = sittings["sittings"].as_array().unwrap();
    let days: Vec<&str> = sittings.iter().map(|sitting| sitting["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-03-01", "2026-06-01", "2026-09-01"], "the last version of each sitting, and what is not committed yet");
    assert_eq!(sittings[2]["file"], "shop.yaml");
    assert!(sittings[1]["file"].as_str().unwrap().starts_with("shop.yaml@"), "{sittings:?}");
    assert_eq!(json.stderr.lines().count(), 1, "{}", json.stderr);
    assert!(json.stderr.starts_with("old name.yaml@") && json.stderr.contains(": left out: line "), "{}", json.stderr);
    let below = run.then("history sub/shop.yaml --git --format json").subfolder("sub").file("sub/shop.yaml", &spring).run();
    assert_eq!(below.json()["sittings"].as_array().unwrap().len(), 1);
    assert_eq!(below.stderr, "`sub/shop.yaml` is not committed yet, so git has no earlier version of it\n");
}

#[test]
fn without_git_or_a_repository_it_says_what_to_give_instead() {
    let run = three("history spring.yaml --git").variable("GIT_CEILING_DIRECTORIES", "/").ends_with(ExitCode::Unusable).run();
    assert_eq!(
        run.stderr,
        "error: `spring.yaml` lies in no git repository; give the files of several sittings instead: maturity history FILE…\n"
    );
    let run = three("history spring.yaml --git").variable("PATH", "/nowhere").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: there is no program `git` here; give the files of several sittings instead: maturity history FILE…\n");
    let run = three("history spring.yaml summer.yaml --git").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: `--git` takes the versions of one file; give that one alone\n");
}

#[test]
fn an_answer_given_after_the_latest_sitting_makes_its_day_that_of_the_file() {
    let given = |day: &str, answer: &str| {
        answers(&format!("{OWNERS}{{answer: {answer}, reviewed: {day}}}\n")).replace("answers:\n", "assessed: 2026-02-20\nanswers:\n")
    };
    let run =
        maturity("history b.yaml a.yaml").file("a.yaml", given("2026-03-01", "none")).file("b.yaml", given("2026-04-01", "all")).run();
    assert!(run.stdout.contains("2 sittings, 2026-03-01 to 2026-04-01"), "{}", run.stdout);
    assert!(run.stdout.contains("None → All") || run.stdout.contains("0 → 100"), "{}", run.stdout);
    let csv = run.then("portfolio . --format csv").file("maturity.yaml", given("2026-04-01", "all")).run().stdout;
    assert!(csv.contains(",\"2026-02-20\",\"2026-04-01\","), "{csv}");
}
