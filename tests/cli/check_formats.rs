//! `check --format github` and `junit`: what a runner reads of them is what `--format json` says, whatever a file and its texts hold.

use std::collections::BTreeMap;

use maturity::ExitCode;
use serde_json::Value;

use crate::harness::{Maturity, Run, answers, assert_text, checkout, committed, maturity};

/// A line as GitHub's runner reads it (`ActionCommand.TryParseV2` of its source); nothing for a line that is no command.
fn annotation(line: &str) -> Option<(String, BTreeMap<String, String>, String)> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
    let property = |text: &str| data_of(&text.replace("%3A", ":").replace("%2C", ","));
    let pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
    Some((command.to_owned(), pairs.map(|(key, value)| (key.to_owned(), property(value))).collect(), data_of(data)))
}

fn data_of(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

/// Texts that would end a command, a line or an element, and begin another.
const HOSTILE: &str = "workload: shop\nmodel: operational-excellence@1.0.0\nanswers:\n  source-control:\n    component-owners: \"50 %0A, \
                       a:b\\n::error::<x a='1'>&amp; ##[error]\\e[31m\\uFFFE\"\n    dicoverable: most\n";

/// Names with blanks, what separates in a command, and control characters.
const NAMES: [&str; 3] = ["a b.yaml", "50%,a:b=c.yaml", "c\r\nd\u{1b}[31m.yaml"];

fn hostile() -> Maturity {
    let run = NAMES.iter().fold(maturity("check"), |run, name| run.argument(name).file(name, HOSTILE));
    run.ends_with(ExitCode::Unusable)
}

/// The problems of all files in JSON, as `(severity, rule, message and help, line)`.
fn problems(json: &Value) -> Vec<(String, String, String, String)> {
    let files = json["files"].as_array().unwrap().iter().flat_map(|file| file["problems"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let message = |problem: &Value| format!("{}\n{}", text(&problem["message"]), text(&problem["help"])).trim_end().to_owned();
    files.map(|problem| (text(&problem["severity"]), text(&problem["rule"]), message(problem), problem["line"].to_string())).collect()
}

#[test]
fn annotations_tell_every_problem_at_its_line_whatever_is_in_it() {
    let json = hostile().argument("--format=json").run().json();
    let run = hostile().argument("--format=github").run().silent();
    let annotations: Vec<_> = run.stdout.lines().map(|line| annotation(line).unwrap_or_else(|| panic!("no command: {line}"))).collect();
    let told = annotations
        .iter()
        .map(|(kind, properties, message)| (kind.clone(), properties["title"].clone(), message.clone(), properties["line"].clone()));
    assert_eq!(told.collect::<Vec<_>>(), problems(&json));
    let files: Vec<&str> = annotations.iter().map(|(_, properties, _)| properties["file"].as_str()).collect();
    let expected = ["a b.yaml", "50%,a:b=c.yaml", "c\r\nd\\u{1b}[31m.yaml"].iter().flat_map(|name| [*name; 2]);
    assert_eq!(files, expected.collect::<Vec<_>>());
    assert!(!run.stdout.contains(['\u{1b}', '\r']), "{:?}", run.stdout);
}

/// Answers of two that cannot be used, and of two that fail gates.
fn mixed(format: &str) -> Run {
    let run = maturity("check a.yaml b.yaml bad.yaml missing.yaml --min-level 2 --max-open 100 --max-not-applicable 0 --format");
    let run = run.argument(format).file("a.yaml", checkout()).file("b.yaml", committed("examples/parcel-tracking/maturity.yaml"));
    run.file("bad.yaml", "workload: shop\n").ends_with(ExitCode::Unusable).run().silent()
}

#[test]
fn gates_that_fail_come_first_each_at_the_practice_to_look_at() {
    let run = mixed("github");
    assert_text!(
        run.stdout.replace("(os error 2)", ""),
        snapbox::str![[r#"
::error file=b.yaml,line=111,title=min-level::found Below Level 1, wanted Level 2 or higher
::error file=b.yaml,line=65,title=max-not-applicable::found 1 set aside, wanted 0 at most
::error file=missing.yaml,title=cannot be used::missing.yaml: no answers to score; `maturity new missing.yaml` writes a blank file: failed to read `missing.yaml`: No such file or directory 
::error file=bad.yaml,line=1,col=1,endColumn=9,title=missing::`model` is missing%0Aadd `model:` with text
ok a.yaml: 3 gates hold: Level 2, possibly 3 (7 answers open)

"#]]
    );
    let aside = run.stdout.lines().filter_map(annotation).find(|(_, properties, _)| properties["title"] == "max-not-applicable").unwrap();
    let line: usize = aside.1["line"].parse().unwrap();
    let lines: Vec<String> = run.read("b.yaml").lines().map(str::to_owned).collect();
    assert!(lines[line].trim_start().starts_with("not_applicable:"), "line {line}: {:?}", &lines[line - 1..=line]);
}

#[test]
fn a_gate_about_one_practice_points_at_its_line() {
    let [before, after] = ["most", "some"].map(|answer| answers(&format!("  source-control:\n    component-owners: {answer}\n")));
    let run = maturity("check a.yaml --no-regression b.yaml --format github").file("b.yaml", before).file("a.yaml", after);
    assert_eq!(
        run.ends_with(ExitCode::NotHeld).run().silent().stdout,
        "::error file=a.yaml,line=5,title=no-regression::found 1 regressed (source-control/component-owners), \
         wanted nothing worse than before\n"
    );
    let aside = "  source-control:\n    not_applicable: Nothing is written here.\n";
    let run = maturity("check a.yaml --max-not-applicable 0 --format github").file("a.yaml", answers(aside));
    let run = run.ends_with(ExitCode::NotHeld).run().silent();
    assert!(run.stdout.starts_with("::error file=a.yaml,line=4,title=max-not-applicable::"), "the strategy's line: {}", run.stdout);
}

#[test]
fn the_file_is_named_from_the_root_of_the_repository() {
    let run = maturity("new shop/maturity.yaml --workload shop").subfolder("shop").run();
    let root: &'static str = Box::leak(run.path("").canonicalize().unwrap().display().to_string().into_boxed_str());
    let of = |arguments: &str| run.then(arguments).ends_with(ExitCode::NotHeld);
    for file in ["shop/maturity.yaml", "./shop/maturity.yaml", &format!("{root}/shop/maturity.yaml")] {
        let run = of(&format!("check {file} --max-open 0 --format github")).variable("GITHUB_WORKSPACE", root).run();
        assert!(run.stdout.starts_with("::error file=shop/maturity.yaml,line=1"), "{file}: {}", run.stdout);
    }
    let elsewhere = of("check shop/maturity.yaml --max-open 0 --format github").variable("GITHUB_WORKSPACE", "/elsewhere").run();
    assert!(elsewhere.stdout.starts_with("::error file=shop/maturity.yaml,"), "{}", elsewhere.stdout);
    let stdin = run.then("check - --max-open 0 --format github").stdin(run.read("shop/maturity.yaml")).ends_with(ExitCode::NotHeld).run();
    assert!(stdin.stdout.starts_with("::error title=max-open::standard input: found "), "{}", stdin.stdout);
}

#[test]
fn what_holds_is_said_in_a_line_that_no_runner_takes_for_a_command() {
    let run =
        maturity("check --format github").argument("::error::##[error].yaml").file("::error::##[error].yaml", checkout()).run().silent();
    assert_eq!(run.stdout, "ok ::error::## [error].yaml: valid: Level 2, possibly 3 (7 answers open)\n");
    let named = maturity("check").argument("a\n::error::b.yaml").file("a\n::error::b.yaml", checkout()).run().silent();
    assert_eq!(named.stdout, "a\\u{a}::error::b.yaml: valid: Level 2, possibly 3 (7 answers open)\n");
}

/// Every case of a report: its suite, name and line, and in a word how it ended.
fn cases(xml: &str) -> Vec<(String, String, Option<String>, &'static str)> {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let of_suite = |suite: roxmltree::Node<'_, '_>| -> Vec<_> {
        let found: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
        let ends = |case: roxmltree::Node<'_, '_>, tag: &str| case.children().any(|node| node.has_tag_name(tag));
        let count = |tag: &str| found.iter().filter(|case| ends(**case, tag)).count().to_string();
        assert_eq!(suite.attribute("tests"), Some(found.len().to_string().as_str()));
        assert_eq!(suite.attribute("failures"), Some(count("failure").as_str()));
        assert_eq!(suite.attribute("errors"), Some(count("error").as_str()));
        let end = |case| {
            if ends(case, "error") {
                "error"
            } else if ends(case, "failure") {
                "failure"
            } else {
                "passed"
            }
        };
        let text = |case: roxmltree::Node<'_, '_>, name: &str| case.attribute(name).map(str::to_owned);
        found
            .iter()
            .map(|case| (text(*case, "classname").unwrap(), text(*case, "name").unwrap(), text(*case, "line"), end(*case)))
            .collect()
    };
    let suites = document.root_element().children().filter(|node| node.has_tag_name("testsuite"));
    let cases: Vec<_> = suites.flat_map(of_suite).collect();
    assert_eq!(document.root_element().tag_name().name(), "testsuites");
    assert_eq!(document.root_element().attribute("tests"), Some(cases.len().to_string().as_str()));
    cases
}

#[test]
fn junit_has_a_case_for_each_file_and_gate_that_ends_as_the_json_says() {
    let json = mixed("json").json();
    let mut expected = Vec::new();
    for file in json["files"].as_array().unwrap() {
        let name = file["file"].as_str().unwrap();
        expected.push((name.to_owned(), "valid".to_owned(), if file["valid"] == true { "passed" } else { "error" }));
        for gate in file["gates"].as_array().unwrap() {
            let end = if gate["holds"] == true { "passed" } else { "failure" };
            expected.push((name.to_owned(), gate["gate"].as_str().unwrap().to_owned(), end));
        }
    }
    let xml = mixed("junit").stdout;
    let cases = cases(&xml);
    assert!(cases.iter().all(|(_, _, line, end)| line.is_some() == (*end == "failure")), "{cases:?}");
    assert_eq!(cases.into_iter().map(|(file, name, _, end)| (file, name, end)).collect::<Vec<_>>(), expected);
}

#[test]
fn junit_is_xml_whatever_is_in_a_file_and_says_every_problem() {
    let json = hostile().argument("--format=json").run().json();
    let xml = hostile().argument("--format=junit").run().silent().stdout;
    assert_eq!(cases(&xml).len(), NAMES.len());
    let document = roxmltree::Document::parse(&xml).unwrap();
    let told: String = document.descendants().filter(|node| node.has_tag_name("error")).filter_map(|node| node.text()).collect();
    for (_, rule, message, _) in problems(&json) {
        let readable = message.lines().next().unwrap().replace('\u{fffe}', "\u{fffd}");
        assert!(told.contains(&format!("error[{rule}]: {readable}")), "`{readable}` is not among\n{told}");
    }
    let suites: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("testsuite")).filter_map(|node| node.attribute("name")).collect();
    let shown: Vec<&str> = json["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(suites, shown);
}
