//! Slips of people who edit by hand and type commands: each is told at its cause, with its place and how to mend it.

use maturity::ExitCode;

use crate::harness::{Maturity, Run, answers, checkout, committed, maturity};

/// The small model of the slips, with labels of several words.
const MODEL: &str = "id: tea
version: 1.2.0
title: Tea
scoring: {achieved_at: 75, floor: 50}
scales:
  spread:
    - {id: none, label: Nowhere, value: 0}
    - {id: half, label: About half, value: 50}
    - {id: everywhere, label: Nearly-Everywhere, value: 100}
themes: [{id: kitchen, name: Kitchen}]
levels:
  - id: first
    name: First
    strategies:
      - id: water
        name: Water
        theme: kitchen
        risks: [{id: cold, risk: The tea is cold.}]
        practices:
          - {id: boiling, ask: Is the water boiling?, next_step: Boil the water.}
          - id: leaves
            ask: Which leaves are there?
            next_step: Buy leaves.
            items: [{id: black, label: Black tea}, {id: green, label: Green}]
";

/// An answers file of that model: these lines in its head, and these below its strategy.
fn tea(head: &str, practices: &str) -> String {
    format!("workload: cup\n{head}answers:\n  water:\n{practices}")
}

fn tea_of(version: &str, practices: &str) -> String {
    tea(&format!("model: {version}\n"), practices)
}

#[track_caller]
fn with_tea(arguments: &str, answers: &str) -> Maturity {
    maturity(arguments).file("tea.yaml", MODEL).file("a.yaml", answers)
}

/// Scores answers that have to be refused at `place`, with `word` in the message.
#[track_caller]
fn refused(answers: &str, place: &str, word: &str) -> Run {
    let run = with_tea("score a.yaml", answers).ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    told(&run, place, word);
    run
}

#[track_caller]
fn told(run: &Run, place: &str, word: &str) {
    assert!(run.stderr.contains(&format!("--> a.yaml:{place}\n")) && run.stderr.contains(word), "{place}, {word}:\n{}", run.stderr);
}

#[track_caller]
fn used(arguments: &str) -> String {
    let run = maturity(arguments).file("a.yaml", checkout()).file("maturity.yaml", checkout());
    run.ends_with(ExitCode::Unusable).run().stderr
}

#[test]
fn a_reason_that_gives_none_is_refused() {
    for reason in ["no", "Yes", "TBD", "todo.", "n/a", "none", "\".\"", "\"\\u200b\"", "ok", "—", "無", "\"\""] {
        let lines = format!("    boiling:\n      not_applicable: {reason}\n");
        refused(&tea_of("tea@1.2.0", &lines), "6:23", "`not_applicable` needs a reason");
    }
    let invisible = "    boiling:\n      not_applicable: \"\u{200b}\"\n";
    refused(&tea_of("tea@1.2.0", invisible), "6:24", "`not_applicable` needs a reason: it holds U+200B");
    let accepted = "    boiling: {answer: half, accepted: {until: 2027-01-01, reason: TBD}}\n";
    refused(&tea_of("tea@1.2.0", accepted), "5:67", "`accepted` needs a reason, which `TBD` does not give");
    for reason in ["Nobody boils.", "不要", "no tea here", "ADR 12"] {
        let lines = format!("    boiling:\n      not_applicable: {reason}\n");
        with_tea("score a.yaml", &tea_of("tea@1.2.0", &lines)).run().silent();
    }
}

#[test]
fn the_interview_takes_no_such_reason_either() {
    let run = with_tea("assess --line a.yaml", &tea_of("tea@1.2.0", "    boiling:\n")).stdin("x\nTBD\nesc\nq\n").run();
    assert!(run.stderr.contains("It needs a reason, which “TBD” does not give."), "{}", run.stderr);
    assert!(run.stderr.contains("Nothing has changed.") && run.stderr.contains("✓ Saved."), "`esc` leaves the prompt: {}", run.stderr);
    assert!(!run.read("a.yaml").contains("not_applicable"));
}

#[test]
fn a_model_without_a_version_is_refused_and_every_unknown_id_with_it() {
    for name in ["tea@1.0", "tea@latest", "tea@v1.2.0", "tea@1.2.0-rc1", "tea@", "tea"] {
        let run = refused(&tea_of(name, "    boilign: half\n"), "2:8", "write it as `tea@1.2.0`");
        told(&run, "5:5", "did you mean `boiling`?");
        assert!(run.stderr.contains("error[unknown-practice]"), "{}", run.stderr);
    }
    // The same numbers are the same version, however they are written.
    refused(&tea_of("tea@01.2.0", "    boilign: half\n"), "5:5", "error[unknown-practice]");
    let older = with_tea("score a.yaml", &tea_of("tea@1.0.0", "    boilign: half\n")).run();
    assert!(older.stderr.contains("warning[unknown-practice]"), "{}", older.stderr);
}

#[test]
fn a_day_that_has_not_come_is_refused_and_tomorrow_is_told() {
    let assessed = |day: &str| tea(&format!("model: tea@1.2.0\nassessed: {day}\n"), "    boiling: half\n");
    let reviewed = |day: &str| tea_of("tea@1.2.0", &format!("    boiling: {{answer: half, reviewed: {day}}}\n"));
    for day in ["2026-11-24", "2027-01-01", "2052-01-10"] {
        refused(&assessed(day), "3:11", "lies in the future: today is 2026-11-22");
        refused(&reviewed(day), "5:39", "lies in the future: today is 2026-11-22");
        // Another day to look at does not make it come.
        with_tea("score a.yaml --as-of 2060-01-01", &reviewed(day)).ends_with(ExitCode::Unusable).run();
    }
    let tomorrow = with_tea("score a.yaml", &reviewed("2026-11-23")).run();
    assert!(tomorrow.stderr.starts_with("warning[future]"), "{}", tomorrow.stderr);
    with_tea("score a.yaml --as-of 2026-10-01", &reviewed("2026-11-22")).run().silent();
    let ahead = with_tea("assess --line a.yaml --as-of 2027-01-01", &reviewed("2026-11-22")).ends_with(ExitCode::Unusable).run();
    assert_eq!(ahead.stderr, "error: `--as-of 2027-01-01` lies in the future: today is 2026-11-22, and nobody can answer on a later day\n");
}

#[test]
fn a_text_of_which_a_sign_leaves_nothing_is_told() {
    let evidence = |line: &str| tea_of("tea@1.2.0", &format!("    boiling:\n      answer: half\n      {line}\n"));
    for (text, place) in [
        (evidence("evidence: #42"), "7:17"),
        (evidence("note: #1 of three"), "7:13"),
        (evidence("note:   # see the wiki"), "7:15"),
        (tea("about: #shop, the team\nmodel: tea@1.2.0\n", "    boiling: half\n"), "2:8"),
    ] {
        let run = with_tea("score a.yaml", &text).run();
        told(&run, place, "warning[cut-short]: YAML takes this for a comment");
    }
    let accepted = evidence("accepted: {until: 2027-01-01, reason: Later, by: }  # Ana");
    with_tea("score a.yaml", &accepted).run().silent();
    refused(&evidence("evidence:\n        - #42"), "8:14", "evidence must be text");
}

#[test]
fn a_text_of_a_model_of_which_a_sign_leaves_nothing_is_told() {
    let model = MODEL.replace("title: Tea\n", "title: Tea\nsummary: #1 among the drinks\n");
    let run = maturity("model check a.yaml").file("a.yaml", model).run();
    told(&run, "4:10", "warning[cut-short]");
}

/// The answers to both practices in a report.
fn answers_in(report: &serde_json::Value) -> [serde_json::Value; 2] {
    let practices = &report["levels"][0]["strategies"][0]["practices"];
    [practices[0]["answer"].clone(), practices[1]["answer"].clone()]
}

#[test]
fn an_answer_is_read_by_label_in_any_case_and_the_rest_of_the_file_stays() {
    for word in ["half", "About half", "about-half", "ABOUT HALF", "\"about half\"", "About-Half"] {
        let text = tea_of("tea@1.2.0", &format!("    boiling: {word}\n    leaves: [Black Tea, GREEN]\n"));
        let run = with_tea("report a.yaml --format json", &text).run().silent();
        assert_eq!(answers_in(&run.json()), ["half".into(), serde_json::json!(["black", "green"])], "{word}");
    }
    for word in ["nearly everywhere", "Nearly-everywhere", "UNKNOWN", "Unknown"] {
        with_tea("score a.yaml", &tea_of("tea@1.2.0", &format!("    boiling: {word}\n"))).run().silent();
    }
    let set = with_tea("plan a.yaml --format json --set", &tea_of("tea@1.2.0", "    boiling: none\n"));
    let set = set.argument("water/boiling=About half").argument("--set").argument("water/leaves=black tea,Green").run().silent();
    assert_eq!(answers_in(&set.json()["result"]), ["half".into(), serde_json::json!(["black", "green"])]);
    let saved = with_tea("assess --line a.yaml", &tea_of("tea@1.2.0", "    boiling: Nowhere # cold\n    leaves: [Green]\n"));
    let saved = saved.stdin("2\nq\n").run();
    let written = "    boiling: # cold\n      answer: half\n      reviewed: 2026-11-22\n    leaves: [Green]\n";
    assert!(saved.read("a.yaml").ends_with(written), "{}", saved.read("a.yaml"));
    refused(&tea_of("tea@1.2.0", "    boiling: About the half\n"), "5:14", "is not an answer of this scale");
    refused(&tea_of("tea@1.2.0", "    leaves: [Black tea, black]\n"), "5:25", "is ticked twice");
}

#[test]
fn answers_of_a_model_that_read_alike_are_refused() {
    let cases = [
        ("Nowhere", "ABOUT-HALF", "8:25"),
        ("Nowhere", "half", "8:12"),
        ("About half", "Unknown", "8:25"),
        ("Green", "Black-Tea", "24:71"),
    ];
    for (label, other, place) in cases {
        let model = MODEL.replace(&format!("label: {label}"), &format!("label: {other}"));
        let run = maturity("model check a.yaml").file("a.yaml", model).ends_with(ExitCode::NotHeld).run();
        told(&run, place, "error[reads-alike]");
    }
}

#[test]
fn a_misspelt_file_is_named_by_what_stands_beside_it() {
    for (typed, meant) in [
        ("maturty.yaml", "maturity.yaml"),
        ("maturity.yml", "maturity.yaml"),
        ("MATURITY.yaml", "maturity.yaml"),
        ("maturity", "maturity.yaml"),
    ] {
        let told = used(&format!("score {typed}"));
        assert_eq!(told, format!("error: there is no file `{typed}`; did you mean `{meant}`?\n"));
    }
    assert!(used("score a.yaml --model tea-model.yml").contains("tea-model.yml"));
    assert!(used("score shop.yaml").contains("`maturity new shop.yaml` writes a blank file"));
    assert!(used("model check maturiti.yaml").contains("did you mean `maturity.yaml`?"));
}

#[test]
fn what_was_made_to_be_read_or_printed_is_told_as_that() {
    let page = committed("examples/checkout/report.html");
    let report = committed("examples/own-model/report.json");
    let csv = committed("examples/checkout/report.csv");
    let markdown = committed("examples/checkout/report.md");
    let form = maturity("form -o form.md").run().read("form.md");
    for (name, text, word) in [
        ("report.json", &report, "this is what `--format json` wrote"),
        ("copy.yaml", &report, "this is what `--format json` wrote"),
        ("report.html", &page, "is a page for a browser, not an answers file"),
        ("report.csv", &csv, "is a table, not an answers file"),
        ("report.md", &markdown, "is Markdown, not an answers file"),
        ("form.md", &form, "is a questionnaire to print, not an answers file; `maturity new FILE.yaml`"),
        ("form.yaml", &form, "is a questionnaire to print, not an answers file"),
    ] {
        let run = maturity(&format!("score {name}")).file(name, text).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.contains(word), "{name}: {}", run.stderr);
        assert!(run.stderr.lines().count() < 10, "{name}: {}", run.stderr);
    }
}

#[test]
fn levels_and_ages_that_are_no_numbers_are_told_with_the_number() {
    for (arguments, word) in [
        ("plan a.yaml --to level3", "for example 3"),
        ("plan a.yaml --to=L2", "for example 2"),
        ("check a.yaml --min-level Level4", "for example 4"),
        ("score a.yaml --max-age 1y", "here 365"),
        ("score a.yaml --max-age 6w", "here 42"),
        ("check a.yaml --max-age 90days", "here 90"),
        ("score a.yaml --max-age year", "for example 365"),
    ] {
        assert!(used(arguments).contains(word), "{arguments}: {}", used(arguments));
    }
}

#[test]
fn every_bad_set_is_told_at_once_with_the_nearest_id() {
    let told = used(
        "plan a.yaml --set health-trends=largely --set health-trend=never --set health-trnds=fully --set source-control/component-ownrs=fully --set x=y",
    );
    for word in [
        "did you mean `health-model/health-trends`?",
        "`largely` is not an answer of this scale",
        "health-trnds=fully names",
        "did you mean `component-owners`?",
        "x=y names `x`",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
}

#[test]
fn a_report_goes_into_formats_that_there_are() {
    for (name, word) in
        [("x.pdf", "print that from a browser"), ("x.DOCX", "a word processor opens"), ("x.txt", ".md, .html, .json, .csv and .xlsx")]
    {
        let told = used(&format!("report a.yaml -o {name}"));
        assert!(told.contains(word) && told.contains(".html"), "{name}: {told}");
    }
    let run = maturity("report a.yaml -o X.HTML").file("a.yaml", checkout()).run();
    assert!(run.read("X.HTML").starts_with("<!DOCTYPE html>") || run.read("X.HTML").starts_with("<!doctype html>"));
}

#[test]
fn a_new_file_is_what_its_name_says_and_has_a_name() {
    for name in ["foo.csv", "foo.json", "foo.XLSX"] {
        let told = used(&format!("new {name}"));
        assert!(told.starts_with("error: an answers file is YAML, not `."), "{told}");
        assert!(used(&format!("model new {name}")).contains("a model is YAML"));
        assert!(used(&format!("assess --line {name}")).contains("an answers file is YAML"));
    }
    for name in ["", " ", "\t"] {
        let run = maturity("new b.yaml --workload").argument(name).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.contains("`--workload` has no name"), "{}", run.stderr);
        assert!(!run.path("b.yaml").exists());
    }
    for name in ["FORM.MD", "form.html"] {
        let told = used(&format!("new {name}"));
        assert!(told.contains("`maturity form -o") && told.contains("people without a terminal"), "{told}");
    }
    assert!(maturity("form -o FORM.MD").run().read("FORM.MD").starts_with("# "));
}

#[test]
fn check_says_an_error_once() {
    for file in ["missing.yaml", "maturity.yml", "."] {
        let run = maturity(&format!("check {file}")).file("maturity.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stderr, "");
        assert!(run.stdout.starts_with(&format!("{file}: cannot be used: ")), "{}", run.stdout);
    }
}

#[test]
fn check_tells_every_fault_in_json_as_the_check_of_a_model_does() {
    let bad = answers("  source-control:\n    component-owners: abuot-half\n    component-ownrs: all\n");
    let warned = answers("  source-control:\n    component-owners: {answer: all, note: see # 1\n      }\n");
    let run = maturity("check bad.yaml warned.yaml missing.yaml good.yaml --format json").file("bad.yaml", bad).file("warned.yaml", warned);
    let run = run.file("good.yaml", checkout()).ends_with(ExitCode::Unusable).run().silent();
    let files = run.json()["files"].clone();
    assert_eq!((&files[0]["errors"], &files[0]["warnings"], &files[1]["warnings"]), (&2.into(), &0.into(), &1.into()));
    let first = &files[0]["problems"][0];
    assert_eq!((&first["line"], &first["column"], &first["rule"]), (&5.into(), &23.into(), &"unknown-option".into()));
    assert_eq!(first["help"], "did you mean `about-half`?");
    assert_eq!(files[0]["problems"][1]["line"], 6);
    assert_eq!((&files[1]["problems"][0]["rule"], &files[1]["valid"]), (&"cut-short".into(), &true.into()));
    assert_eq!((&files[2]["problems"], &files[3]["problems"]), (&serde_json::json!([]), &serde_json::json!([])));
    let model = run.then("model check m.yaml --format json").file("m.yaml", MODEL.replace("floor: 50", "floor: 500"));
    let model = model.ends_with(ExitCode::NotHeld).run().json();
    let keys = |problem: &serde_json::Value| problem.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(first), keys(&model["problems"][0]));
}

#[test]
fn another_locale_than_utf_8_gets_signs_of_ascii() {
    let example = checkout();
    for variables in
        [[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")], [("LC_CTYPE", "POSIX"), ("LANG", "C.UTF-8")], [("LC_ALL", ""), ("LANG", "de_DE@euro")]]
    {
        for command in ["score --full --explain a.yaml", "plan a.yaml", "explain 2 a.yaml", "model show", "compare a.yaml a.yaml"] {
            let run =
                variables.iter().fold(maturity(command).file("a.yaml", &example), |run, (name, value)| run.variable(name, value)).run();
            let odd: String = run.stdout.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
            assert_eq!(odd, "", "{command}");
        }
    }
    let plain = maturity("score a.yaml").file("a.yaml", &example).run().stdout;
    let ascii = maturity("score a.yaml").file("a.yaml", &example).variable("LANG", "C").run().stdout;
    assert!(ascii.contains('#') && plain.contains('█'));
    assert_eq!(plain.lines().count(), ascii.lines().count());
    for variables in [[("LC_ALL", "en_US.utf8"), ("LANG", "C")], [("LC_CTYPE", "C.UTF-8"), ("LANG", "C")], [("LC_ALL", ""), ("LANG", "")]] {
        let run = variables.iter().fold(maturity("score a.yaml").file("a.yaml", &example), |run, (name, value)| run.variable(name, value));
        assert_eq!(run.run().stdout, plain);
    }
    let asked = maturity("assess --line b.yaml").variable("LANG", "C").stdin("\nshop\n\n\nq\n").run();
    assert!(asked.stderr.chars().all(|c| c.is_ascii() || c.is_alphabetic() || "’“”".contains(c)), "{}", asked.stderr);
}

#[test]
fn columns_count_where_no_terminal_is() {
    let widest = |columns: &'static str| {
        let run = maturity("score a.yaml").file("a.yaml", checkout()).variable("COLUMNS", columns).run();
        run.stdout.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("50") <= 50 && (61..=70).contains(&widest("70")) && (81..=100).contains(&widest("300")));
    assert_eq!(["", "wide", "0x10", "-3"].map(widest), [widest("80"); 4]);
    assert!(widest("0") <= widest("1").max(20) + 20);
}

#[test]
fn a_level_that_does_not_apply_is_told_on_one_line() {
    let aside = "    boiling: {not_applicable: No kettle.}\n    leaves: {not_applicable: No kettle.}\n";
    for columns in ["60", "80", "100"] {
        let run = with_tea("score a.yaml", &tea_of("tea@1.2.0", aside)).variable("COLUMNS", columns).run();
        assert!(run.stdout.contains("n/a"), "{}", run.stdout);
    }
}
