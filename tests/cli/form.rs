//! `form`: the questionnaire as a page and to print, and in a real browser what the page gives back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use maturity::ExitCode;
use maturity::model::{BUILTIN, Form, Model, Practice};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use serde_json::Value;

use crate::browser::can_look;
use crate::common::repository;
use crate::harness::{answers, checkout, maturity};

fn model() -> Model {
    BUILTIN[0].model().unwrap()
}

fn form(arguments: &str) -> String {
    maturity(&format!("form {arguments}")).file("a.yaml", checkout()).run().silent().stdout
}

#[test]
fn a_form_to_print_holds_every_question_and_what_was_answered() {
    let blank = form("--format markdown");
    assert!(blank.starts_with("# Operational Excellence 1.0.0: questionnaire\n"), "{blank}");
    let model = model();
    let options = model.scales().into_iter().flat_map(|scale| &scale.options);
    let options = options.map(|option| format!("- **{}**: {}\n", option.label, option.means.as_deref().unwrap()));
    for part in options.chain(["☐ None of these", "☐ I don't know", "☐ Does not apply"].map(str::to_owned)) {
        assert!(blank.contains(&part), "no `{part}`");
    }
    for (_, _, practice) in model.practices() {
        let first_words = practice.ask.split([',', '(', '-', '\'']).next().unwrap();
        assert!(blank.contains(first_words), "no `{}`", practice.ask);
    }
    assert!(!blank.contains('☒'));
    let filled = form("a.yaml --format markdown");
    assert!(filled.starts_with("# checkout, Operational Excellence 1.0.0: questionnaire\n"), "{filled}");
    assert!(filled.contains("☒ Most") && filled.contains("\nNote: "), "{filled}");
}

#[test]
fn a_form_of_a_part_asks_that_part() {
    let questions = |arguments: &str| form(&format!("{arguments} --format html")).matches("<fieldset data-strategy").count();
    let model = model();
    let in_level = |number: usize| model.practices().filter(|(level, ..)| level.number == number).count();
    assert_eq!(questions(""), model.practices().count());
    assert_eq!(questions("--level 2"), in_level(2));
    assert_eq!(
        questions("--strategy health-model"),
        model.practices().filter(|(_, strategy, _)| strategy.id.as_str() == "health-model").count()
    );
    assert_eq!(questions("--essentials"), model.practices().filter(|(.., practice)| practice.essential).count());
    for (arguments, why) in [
        ("--level 9 -o x.html", "there is no level 9; the model has the levels 1 to 5"),
        ("--strategy health-modle -o x.html", "the model has no strategy `health-modle`; did you mean `health-model`?"),
        ("--level 1 --strategy health-model -o x.html", "nothing of the model is asked for"),
        ("-o x.pdf", "a form is a page for a browser (.html), a workbook (.xlsx) or one to print (.md)"),
        ("-o -", "or name one with --format"),
        ("a.yaml -o a.yaml --format html", "`a.yaml` is what was read; choose another file to write to"),
        ("missing.yaml -o x.html", "failed to read `missing.yaml`: No such file"),
    ] {
        let run = maturity(&format!("form {arguments}")).file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.contains(why), "{arguments}: {}", run.stderr);
        assert!(!run.path("x.html").exists());
    }
    assert!(maturity("form").ends_with(ExitCode::Unusable).run().stderr.contains("--output <OUT>"));
}

#[test]
fn a_form_is_written_over_an_older_one_and_never_over_answers() {
    let run = maturity("form -o form.html").run();
    run.then("form -o form.html --level 1").run();
    let refused = maturity("form -o a.html").file("a.html", checkout()).ends_with(ExitCode::Unusable).run();
    assert_eq!(refused.stderr, "error: `a.html` is an answers file, which is never written over; choose another file\n");
}

#[test]
fn the_page_is_small_and_its_policy_allows_its_own_script_alone() {
    let page = form("a.yaml --format html");
    assert!(page.len() < 600_000, "{} bytes", page.len());
    let (_, policy) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
    let policy = policy.split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"), "{policy}");
    assert!(policy.ends_with("'; base-uri 'none'; form-action 'none'"), "{policy}");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn the_script_has_no_fault_of_type() {
    if !can_look() {
        return;
    }
    let arguments = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "esnext", "--lib", "esnext,dom,dom.iterable"];
    let [compiler, script] = ["tests/browser/node_modules/typescript/bin/tsc", "src/render/templates/form.js"].map(repository);
    let output = Command::new("node").arg(compiler).args(arguments).arg(script).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Runs `form.mjs`; what it says on standard output.
fn browse(way: &str, files: &[PathBuf], folder: &Path) -> String {
    let mut command = Command::new("node");
    let output = command.arg(repository("tests/browser/form.mjs")).arg(way).args(files).arg(folder).output().unwrap();
    assert!(output.status.success(), "{way}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a report says of each practice that people can type into a form, by its place.
pub(crate) fn given(report: &Value) -> BTreeMap<String, [Value; 4]> {
    let list = |value: &Value, key: &str| value[key].as_array().unwrap().clone();
    let mut given = BTreeMap::new();
    for strategy in list(report, "levels").iter().flat_map(|level| list(level, "strategies")) {
        for practice in list(&strategy, "practices") {
            let place = format!("{}/{}", strategy["id"].as_str().unwrap(), practice["id"].as_str().unwrap());
            given.insert(place, ["answer", "note", "evidence", "not_applicable"].map(|key| practice[key].clone()));
        }
    }
    given
}

/// Texts that mean something to YAML, HTML or a script, or that not everybody sees.
const TEXTS: [&str; 22] = [
    "plain words",
    "key: value # no comment",
    "</script><script>alert(1)</script>",
    "</textarea><b>bold</b> &amp; &lt; \"quotes\" 'single'",
    "--- !!str &anchor *alias",
    "first line\nsecond line\n\n  fourth, indented\n",
    "\n\nlines before",
    "a\ttab",
    "one\u{2028}two\u{2029}three\u{85}four",
    "e\u{301} 👩\u{200d}👩\u{200d}👧 🦀 \u{feff}\u{fffe}\u{ffff}",
    "\u{7}bell \u{1b}[31m \u{7f} \u{9b}",
    "\\ back \\n slash \\u0041 %41 ${x} `y`",
    "  blanks around  ",
    "yes, if you ask",
    "- [ ] item",
    "\u{202e}right to left\u{202c}",
    "=1+1",
    "{{ title }} {% raw %}",
    "<!-- comment --> ]]>",
    "null and ~ and true",
    "0x1F 1_000 12:30:45",
    "ﬁ ligature ﷽ 漢字 ไทย",
];

/// A text that somebody may have written; never blank, for a blank note is none.
fn texts() -> impl Strategy<Value = String> {
    let text = prop_oneof![select(&TEXTS[..]).prop_map(str::to_owned), "\\PC{1,60}", any::<String>()];
    // A spreadsheet knows one line break.
    text.prop_map(|text| text.replace('\r', "\n")).prop_filter("says something", |text| text.chars().any(char::is_alphanumeric))
}

/// What is said about one practice: the kind of its answer, which options, a reason, a note, and evidence.
type Said = (usize, [bool; 10], String, Option<String>, Vec<String>);

/// A file with answers of every kind; now and then a strategy as a whole does not apply.
pub(crate) fn any_answers() -> impl Strategy<Value = String> {
    let lines = texts().prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let said = (0..7_usize, any::<[bool; 10]>(), texts(), proptest::option::of(texts()), vec(lines, 0..3));
    vec(said, model().practices().count()).prop_map(|said| {
        let model = model();
        let mut said = said.iter();
        let strategies = model.strategies().map(|(_, strategy)| {
            let practices: String = strategy.practices.iter().zip(said.by_ref()).map(|(practice, said)| spelled(practice, said)).collect();
            format!("  {}:\n    not_applicable: {}\n{practices}", strategy.id, quoted("We have no such thing."))
        });
        let aside = |(number, text): (usize, String)| if number % 7 == 3 { text } else { text.replacen("    not_applicable", "    #", 1) };
        answers(&strategies.enumerate().map(aside).collect::<String>())
    })
}

fn spelled(practice: &Practice, (kind, picked, reason, note, evidence): &Said) -> String {
    let any = || picked.iter().position(|picked| *picked).unwrap_or_default();
    let answer = match (kind, &practice.form) {
        (0, _) => String::new(),
        (1, _) => "      answer: unknown\n".to_owned(),
        (2, _) => format!("      not_applicable: {}\n", quoted(&format!("Because of {reason}"))),
        (_, Form::Scale(scale)) => format!("      answer: {}\n", scale.options[any() % scale.options.len()].id),
        (_, Form::Checklist(items)) => {
            let ticked: Vec<&str> = items.iter().zip(picked).filter(|(_, ticked)| **ticked).map(|(item, _)| item.id.as_str()).collect();
            format!("      answer: [{}]\n", ticked.join(", "))
        }
    };
    let note = note.as_ref().map(|note| format!("      note: {}\n", quoted(note))).unwrap_or_default();
    let evidence: Vec<String> = evidence.iter().map(|line| quoted(line)).collect();
    let evidence = if evidence.is_empty() { String::new() } else { format!("      evidence: [{}]\n", evidence.join(", ")) };
    format!("    {}:\n{answer}{note}{evidence}", practice.id)
}

/// A text for YAML, whatever it holds.
fn quoted(text: &str) -> String {
    let plain = |c: char| c == ' ' || c.is_ascii_alphanumeric();
    let spelled = text.chars().map(|c| if plain(c) { c.to_string() } else { format!("\\U{:08x}", u32::from(c)) });
    format!("\"{}\"", spelled.collect::<String>())
}

#[test]
fn any_answers_come_back_from_the_page_as_they_went_in() {
    if !can_look() {
        return;
    }
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let [one, other] = [(); 2].map(|()| any_answers().new_tree(&mut runner).unwrap().current());
    for text in [checkout(), one, other, answers("")] {
        let run = maturity("form a.yaml -o form.html").file("a.yaml", &text).run();
        browse("unchanged", &[run.path("form.html")], &run.path(""));
        let report = |file: &str| given(&run.then(&format!("report {file} --format json")).run().silent().json());
        let (before, after) = (report("a.yaml"), report("form.html.yaml"));
        assert_eq!(before.len(), after.len());
        for (place, entry) in &before {
            assert_eq!(after[place], *entry, "{place}");
        }
        run.then("check form.html.yaml form.html.again.yaml").run();
    }
}

#[test]
fn whatever_is_typed_comes_back_through_both_readers_of_yaml() {
    if !can_look() {
        return;
    }
    let run = maturity("form -o form.html").file("texts.json", serde_json::to_string(&TEXTS).unwrap()).run();
    browse("typed", &[run.path("form.html"), run.path("texts.json")], &run.path(""));
    let report = run.then("report typed.yaml --format json").run().silent().json();
    let written: serde_yaml::Value = serde_yaml::from_str(&run.read("typed.yaml")).unwrap();
    for (text, (_, strategy, practice)) in TEXTS.iter().zip(model().practices()) {
        let place = format!("{}/{}", strategy.id, practice.id);
        let [_, note, _, reason] = &given(&report)[&place];
        assert_eq!((note.as_str().unwrap(), reason.as_str().unwrap()), (*text, format!("Because: {text}").as_str()), "{place}");
        assert_eq!(written["answers"][strategy.id.as_str()][practice.id.as_str()]["note"].as_str(), Some(*text), "{place}");
    }
}

#[test]
fn level_1_is_answered_by_keyboard_alone_and_survives_a_reload() {
    if !can_look() {
        return;
    }
    let run = maturity("form -o form.html").run();
    browse("keyboard", &[run.path("form.html")], &run.path(""));
    let file = "shop-söhne.ana-zoë.rater.yaml";
    run.then(&format!("check {file}")).run();
    let report = run.then(&format!("report {file} --format json")).run().silent().json();
    assert_eq!((report["workload"].as_str(), report["assessors"][0].as_str()), (Some("Shop & Söhne"), Some("Ana Zoë")));
    let model = model();
    let level = model.practices().filter(|(level, ..)| level.number == 1);
    for (number, (_, strategy, practice)) in level.enumerate() {
        let expected = match &practice.form {
            Form::Scale(scale) => Value::from(scale.options[number % 5].id.as_str()),
            Form::Checklist(items) => Value::from(vec![items[0].id.as_str()]),
        };
        assert_eq!(given(&report)[&format!("{}/{}", strategy.id, practice.id)][0], expected, "{number}");
    }
    assert_eq!(report["counts"]["answered"], model.levels[0].strategies.iter().map(|strategy| strategy.practices.len()).sum::<usize>());
}

#[test]
fn a_file_that_the_page_did_not_write_is_refused_with_a_word() {
    if !can_look() {
        return;
    }
    let model = "model: operational-excellence@1.0.0\n";
    let run = maturity("form -o form.html")
        .file("other.yaml", "workload: a\nmodel: tea@1.0.0\nanswers: {}\n")
        .file("flow.yaml", format!("workload: a\n{model}answers: {{a: {{b: c}}}}\n"))
        .file("binary.yaml", [0xff, 0xd8, 0x00, 0x10])
        .file("typed.yaml", format!("workload: a\n{model}assessors: [Mila]\n"))
        .file("empty.yaml", "")
        .run();
    let files = ["form.html", "other.yaml", "flow.yaml", "binary.yaml", "typed.yaml", "empty.yaml"];
    let said = browse("refused", &files.map(|file| run.path(file)), &run.path(""));
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said[0], "other.yaml cannot be read: it holds answers to tea@1.0.0, and this page asks operational-excellence@1.0.0.");
    assert!(said[1].starts_with("flow.yaml cannot be read: ") && said[2].starts_with("binary.yaml cannot be read: line 1"), "{said:?}");
    let only = "line 3 is not as this page writes it, which reads back what it gave back alone.";
    assert_eq!(said[3..], [format!("typed.yaml cannot be read: {only}"), "empty.yaml cannot be read: it holds no answers.".to_owned()]);
}
