//! Text of strangers is shown as it is written and can do nothing: no colour, no markup, no link, no hidden direction.

use maturity::ExitCode;

use crate::harness::{answers, maturity};

const HOSTILE: &str = r#""<script>alert(1)</script> a|b \e[31mred\e[0m \u202Egnp.exe\u202C \a\b\x7f\x9b1m # head @ana #12 [l](http://evil.example) ![i](x) `c` *b* &lt; \u2028 end""#;

/// An answers file with hostile text wherever a file can hold free text.
fn hostile() -> String {
    let lines = format!(
        "  source-control:
    component-owners: {{answer: some, note: {HOSTILE}, evidence: [{HOSTILE}]}}
    repository-structure: {{not_applicable: {HOSTILE}}}
  infrastructure-as-code:
    declarative-templates: {{answer: some, note: {HOSTILE}}}
"
    );
    answers(&lines)
        .replace("workload: shop", &format!("workload: {HOSTILE}\nabout: {HOSTILE}\nassessors: [{HOSTILE}]"))
        .replace("answers:", &format!("x-remark: {HOSTILE}\nanswers:"))
}

/// Fails when `text` holds a character that steers a terminal or hides what it says; the list is not the program's own.
#[track_caller]
fn is_visible(text: &str) {
    let bidirectional = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = |c: char| bidirectional(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') || (c != '\n' && c.is_control());
    let hidden: Vec<char> = text.chars().filter(|&c| hides(c)).collect();
    assert!(hidden.is_empty(), "{hidden:?} in:\n{text:?}");
}

#[test]
fn a_terminal_shows_control_characters_escaped() {
    for flags in ["", "--full", "--full --color always"] {
        let run = maturity(&format!("score {flags} a.yaml")).file("a.yaml", hostile()).run().silent();
        is_visible(&console::strip_ansi_codes(&run.stdout));
        assert!(run.stdout.contains("\\u{1b}[31mred"), "{}", run.stdout);
    }
    let plan = maturity("plan --all a.yaml").file("a.yaml", hostile()).run().silent();
    is_visible(&plan.stdout);
}

#[test]
fn markdown_shows_text_and_not_what_it_would_become() {
    let report = maturity("report a.yaml").file("a.yaml", hostile()).run().silent().stdout;
    is_visible(&report);
    for active in ["<script>", "[l](", "![i](", "@ana", " #12", "a|b", " `c`", " *b*", "&lt; "] {
        let lines: Vec<&str> = report.lines().filter(|line| line.contains(active)).collect();
        assert!(lines.is_empty(), "`{active}` in {lines:#?}");
    }
    assert!(report.contains("&lt;script&gt;"));
}

#[test]
fn html_and_csv_show_text_and_run_nothing() {
    let html = maturity("report a.yaml --format html").file("a.yaml", hostile()).run().silent().stdout;
    is_visible(&html);
    assert!(!html.contains("<script") && !html.contains("evil.example\""), "{html}");
    let csv = maturity("report a.yaml --format csv").file("a.yaml", hostile()).run().silent().stdout;
    is_visible(&csv.replace("\r\n", "\n"));
}

#[test]
fn json_escapes_what_cannot_be_seen_and_keeps_every_character() {
    let run = maturity("report a.yaml --format json").file("a.yaml", hostile()).run().silent();
    is_visible(&run.stdout);
    let report = run.json();
    let meant = "<script>alert(1)</script> a|b \u{1b}[31mred\u{1b}[0m \u{202e}gnp.exe\u{202c} \u{7}\u{8}\u{7f}\u{9b}1m # head @ana #12 [l](http://evil.example) ![i](x) `c` *b* &lt; \u{2028} end";
    assert_eq!(report["workload"], meant);
    assert_eq!(report["about"], meant);
    assert_eq!(report["assessors"][0], meant);
    let strategies = report["levels"][0]["strategies"].as_array().unwrap();
    let practices = strategies.iter().find(|strategy| strategy["id"] == "source-control").unwrap()["practices"].clone();
    let practice = |id: &str| practices.as_array().unwrap().iter().find(|practice| practice["id"] == id).unwrap().clone();
    assert_eq!(practice("component-owners")["note"], meant);
    assert_eq!(practice("component-owners")["evidence"][0], meant);
    assert_eq!(practice("repository-structure")["not_applicable"], meant);
}

#[test]
fn messages_on_hostile_text_are_safe_too() {
    let lines = format!("  source-control:\n    component-owners: {HOSTILE}\n    {HOSTILE}: all\n  {HOSTILE}: {{}}\n");
    let text = answers(&lines).replace("workload:", &format!("{HOSTILE}: x\nassessed: {HOSTILE}\nworkload:"));
    for flags in ["", "--color always"] {
        let run = maturity(&format!("score {flags} a.yaml")).file("a.yaml", &text).ends_with(ExitCode::Unusable).run();
        is_visible(&console::strip_ansi_codes(&run.stderr));
    }
}

#[test]
fn characters_that_hide_are_not_shown_in_the_line_of_a_fault() {
    for hidden in ['\u{202e}', '\u{2066}', '\u{200f}', '\u{feff}', '\u{2028}', '\u{85}', '\u{9b}', '\u{1b}', '\u{7f}'] {
        let lines = format!("  source-control:\n    component-owners: {hidden}fully{hidden} # {hidden}\n");
        let run = maturity("score a.yaml").file("a.yaml", answers(&lines)).ends_with(ExitCode::Unusable).run();
        is_visible(&run.stderr);
    }
}

#[test]
fn a_files_name_is_text_of_a_stranger_too() {
    let name = "\u{1b}[31m\u{202e}.yaml";
    for command in ["score", "model check", "model show --model", "report", "new --model"] {
        let run = maturity(command).argument(name).ends_with(ExitCode::Unusable).run();
        is_visible(&run.stderr);
    }
    let run = maturity("score").argument(name).file(name, "a: [").ends_with(ExitCode::Unusable).run();
    is_visible(&run.stderr);
    let run = maturity("new").argument(name).run();
    is_visible(&run.stderr);
}

#[test]
fn long_words_and_long_notes_never_break_a_page() {
    let note = "x".repeat(5_000);
    let wide = "漢字".repeat(500);
    let text = answers(&format!("  source-control:\n    component-owners: {{answer: some, note: {note}}}\n"))
        .replace("workload: shop", &format!("workload: {wide}"));
    let run = maturity("score --full a.yaml").file("a.yaml", text).run().silent();
    let words = run.stdout.lines().filter(|line| !line.contains("https://"));
    let widest = words.map(console::measure_text_width).max();
    assert!(widest <= Some(80), "{widest:?}");
}
