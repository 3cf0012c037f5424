//! Files that cannot be read at all: each ends with 2 and a message that says what to do.

use maturity::ExitCode;

use crate::harness::{Maturity, Run, answers, assert_text, committed, maturity};

/// Scores `a.yaml` with this content; nothing may come out but a message.
#[track_caller]
fn refused(content: impl AsRef<[u8]>) -> Run {
    refused_by(maturity("score a.yaml").file("a.yaml", content))
}

#[track_caller]
fn refused_by(command: Maturity) -> Run {
    let run = command.ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stdout, "");
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

#[test]
fn a_missing_file_comes_with_the_command_that_writes_one() {
    assert_text!(
        refused_by(maturity("score a.yaml")).stderr,
        snapbox::str![[r#"
error: no answers to score; `maturity new a.yaml` writes a blank file: failed to read `a.yaml`: No such file or directory (os error 2)

"#]]
    );
}

#[test]
fn a_folder_is_not_a_file() {
    assert_text!(
        refused_by(maturity("score sub").subfolder("sub")).stderr,
        snapbox::str![[r#"
error: no answers to score: `sub` is a folder; give the file in it

"#]]
    );
}

#[test]
fn an_empty_file_is_told_from_a_broken_one() {
    let run = refused("");
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[empty]: a.yaml is empty
 |
 = help: `maturity new` writes a blank answers file, `maturity model new` a model to start from


"#]]
    );
    for nothing in ["\n\n", "# only a remark\n", "  \t\r\n", "\u{feff}"] {
        assert_eq!(refused(nothing).stderr, run.stderr);
    }
}

#[test]
fn a_binary_file_is_not_shown() {
    let run = refused(b"\x7fELF\x02\x01\x01\x00\xff\xfe\x1b[2J");
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[binary]: a.yaml is not a text file in UTF-8
 |
 = help: save it as UTF-8 text


"#]]
    );
    assert_eq!(refused("workload: a\0b").stderr, run.stderr);
    assert_eq!(refused(b"workload: caf\xe9\n").stderr, run.stderr);
}

#[test]
fn a_file_of_two_megabytes_is_too_large() {
    let long_note = format!("  source-control:\n    component-owners: {{note: {}}}\n", "x".repeat(2 << 20));
    let run = refused(answers(&long_note));
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[too-large]: a.yaml is over 1 MiB
 |
 = help: split it, or keep long evidence in documents of its own and link to them


"#]]
    );
}

#[test]
fn a_file_of_one_megabyte_can_be_read() {
    let text = answers("");
    let padded = format!("{text}# {}\n", "x".repeat((1 << 20) - text.len() - 3));
    assert_eq!(padded.len(), 1 << 20);
    maturity("score a.yaml").file("a.yaml", padded).run().silent();
}

#[test]
fn broken_yaml_is_shown_where_it_breaks() {
    assert_text!(
        refused(answers("  source-control: {component-owners: all\n")).stderr,
        snapbox::str![[r#"
error[syntax]: this is not valid YAML: this bracket is not closed
 --> a.yaml:4:19
  |
4 |   source-control: {component-owners: all
  |                   ^
  |
  = help: close it with `}` or `]` where the part ends


"#]]
    );
}

#[test]
fn a_tab_is_shown_where_it_stands() {
    assert_text!(
        refused(answers("  source-control:\n\tcomponent-owners: all\n")).stderr,
        snapbox::str![[r#"
error[syntax]: this is not valid YAML: a tab in the indentation
 --> a.yaml:5:1
  |
5 |     component-owners: all
  | ^^^^
  |
  = help: indent with plain spaces; YAML allows nothing else there


"#]]
    );
}

#[test]
fn anchors_aliases_tags_and_merge_keys_are_refused_where_they_stand() {
    let lines = "  source-control: &mine\n    component-owners: !!str all\n  infrastructure-as-code: *mine\n  workload-automation:\n    <<: *mine\n";
    assert_text!(
        refused(answers(lines)).stderr,
        snapbox::str![[r#"
error[indirection]: a YAML anchor is not read here
 --> a.yaml:4:19
  |
4 |   source-control: &mine
  |                   ^^^^^
  |
  = help: write the value out where it belongs, or put text that begins with `*`, `&` or `!` in quotes

error[indirection]: a YAML tag is not read here
 --> a.yaml:5:29
  |
5 |     component-owners: !!str all
  |                             ^^^
  |
  = help: write the value out where it belongs, or put text that begins with `*`, `&` or `!` in quotes

error[indirection]: a YAML alias is not read here
 --> a.yaml:6:27
  |
6 |   infrastructure-as-code: *mine
  |                           ^^^^^
  |
  = help: write the value out where it belongs, or put text that begins with `*`, `&` or `!` in quotes

error[indirection]: a YAML merge key is not read here
 --> a.yaml:8:5
  |
8 |     <<: *mine
  |     ^^

error[indirection]: a YAML alias is not read here
 --> a.yaml:8:9
  |
8 |     <<: *mine
  |         ^^^^^
  |
  = help: write the value out where it belongs, or put text that begins with `*`, `&` or `!` in quotes


"#]]
    );
}

#[test]
fn a_thousandfold_alias_is_refused_before_it_unfolds() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text = format!("{text}a{level}: &a{level} [{aliases}]\n");
    }
    assert!(refused(text).stderr.contains("error[indirection]"));
}

#[test]
fn ten_thousand_brackets_are_too_deep() {
    assert_text!(
        refused("[".repeat(10_000)).stderr,
        snapbox::str![[r#"
error[too-deep]: this is nested deeper than 32
 --> a.yaml:1:256
  |
1 | ...[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
  |                                      ^


"#]]
    );
    for nesting in ["{a: ", "- ", "[[", "? "] {
        let run = refused(answers("") + &nesting.repeat(10_000));
        assert!(run.stderr.contains("error[too-deep]"), "{nesting}: {}", run.stderr);
    }
}

#[test]
fn thousands_of_faults_are_told_in_a_moment_and_not_all_at_once() {
    let stderr = refused("a: 1\n".repeat(100_000)).stderr;
    assert!(stderr.starts_with("error[too-many]: this has more than 1000 entries\n --> a.yaml:1:1\n"), "{stderr}");
    let practices = (0..200).map(|i| format!("    x{i}: all\n")).collect::<Vec<_>>().concat();
    let strategy = |id: &str| format!("  {id}:\n{practices}");
    let stderr = refused(answers(&(strategy("source-control") + &strategy("blameless-culture")))).stderr;
    assert_eq!(stderr.matches("error[unknown-practice]").count(), 100);
    assert!(stderr.ends_with("\nand 300 more\n\n"), "{stderr}");
}

#[test]
fn several_documents_are_refused() {
    assert_text!(
        refused(answers("") + "---\nworkload: other\n").stderr,
        snapbox::str![[r#"
error[second-document]: a second YAML document begins here
 --> a.yaml:4:1
  |
4 | ---
  | ^^^
  |
  = help: remove the `---` line, or make it a file of its own


"#]]
    );
}

#[test]
fn a_list_or_a_word_is_no_answers_file() {
    assert_text!(
        refused("- a\n- b\n").stderr,
        snapbox::str![[r#"
error[wrong-kind]: answers are a mapping of `workload`, `model`, `answers` and more
 --> a.yaml:1:1
  |
1 | - a
  | ^^^


"#]]
    );
    assert!(refused("all\n").stderr.contains("error[wrong-kind]"));
}

#[test]
fn a_key_that_stands_twice_is_told_together_with_everything_else() {
    let model =
        committed("tests/data/small.yaml").replace("version: 1.0.0\n", "version: 1.0.0\nid: tee\n").replace("value: 60", "value: 600");
    let run = maturity("model check m.yaml").file("m.yaml", model).ends_with(ExitCode::NotHeld).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[duplicate-key]: `id` stands here a second time
 --> m.yaml:4:1
  |
2 | id: tea
  | -- the first time
3 | version: 1.0.0
4 | id: tee
  | ^^
  |
  = help: keep one of the two

error[range]: `value` is 600; it must be a whole number from 0 to 100
  --> m.yaml:10:40
   |
10 |     - {id: often, label: Often, value: 600}
   |                                        ^^^

m.yaml: 2 errors, 0 warnings

"#]]
    );
    let text = "workload: w\nmodel: operational-excellence@1.0.0\nworkload: v\nanswers:\n  source-contro: {}\n";
    let run = maturity("score a.yaml").file("a.yaml", text).ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
error[duplicate-key]: `workload` stands here a second time
 --> a.yaml:3:1
  |
1 | workload: w
  | -------- the first time
2 | model: operational-excellence@1.0.0
3 | workload: v
  | ^^^^^^^^
  |
  = help: keep one of the two

error[unknown-strategy]: the model has no strategy `source-contro`
 --> a.yaml:5:3
  |
5 |   source-contro: {}
  |   ^^^^^^^^^^^^^
  |
  = help: did you mean `source-control`?


"#]]
    );
}

#[test]
fn a_slip_of_the_hand_is_told_at_its_cause() {
    for (slip, place, word) in [
        ("  source-control:\n    component-owners:all\n    discoverable-interfaces: all\n", "5:21", "no space behind the colon"),
        ("  source-control:\n    component-owners = all\n    discoverable-interfaces: all\n", "5:22", "`=` where a colon belongs"),
        ("  source-control：\n    component-owners: all\n", "4:17", "U+FF1A (full-width `:`)"),
        ("  source-control:\n\u{a0}   component-owners: all\n", "5:1", "U+00A0 (no-break space)"),
        ("  source-control:\n    component-\u{200b}owners: all\n", "5:15", "U+200B (zero-width space)"),
        ("  source-control:\n    component-owners: all\u{443}\n", "5:26", "U+0443 (Cyrillic small letter u)"),
        ("  source-control:\n    component-owners: {answer: all, note: a\u{b}b}\n", "5:44", "U+000B (vertical tab)"),
        ("  source-control:\n    component-owners: {answer: all, note: \"C:\\dir\"}\n", "5:46", "single quotes"),
        ("  source-control:\n    component-owners: {answer: all, note: \"\\ud83d\"}\n", "5:44", "one half of a character"),
        ("  source-control:\n=======\n    component-owners: all\n", "5:1", "error[merge-conflict]"),
        ("  source-control:\n    component-owners: all\n>>>>>>> theirs\n", "6:1", "and >>>>>>>"),
    ] {
        let run = refused(answers(slip));
        assert!(run.stderr.contains(&format!(" a.yaml:{place}\n")) && run.stderr.contains(word), "{slip:?}: {}", run.stderr);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{slip:?}: {}", run.stderr);
    }
}

#[test]
fn json_with_characters_in_two_halves_is_read() {
    let text = r#"{"workload": "shop \ud83d\ude00", "model": "operational-excellence@1.0.0",
        "answers": {"source-control": {"component-owners": {"answer": "all", "note": "gr\u00fcn \ud83d\ude00"}}}}"#;
    let run = maturity("score --format json a.yaml").file("a.yaml", text).run().silent();
    assert_eq!(run.json()["workload"], "shop \u{1f600}");
}

#[test]
fn a_fault_in_a_very_long_line_is_shown_with_what_stands_around_it_and_its_true_column() {
    let note = "ü ".repeat(5_000);
    let text = answers("")
        .replace("answers:", &format!("answers: {{source-control: {{component-owners: {{note: '{note}', answer: nonsense}}}}}}"));
    let run = maturity("score a.yaml").file("a.yaml", &text).ends_with(ExitCode::Unusable).run();
    let line = text.lines().last().unwrap();
    let column = line[..line.find("nonsense").unwrap()].chars().count() + 1;
    assert!(run.stderr.contains(&format!("--> a.yaml:3:{column}\n")), "{column}: {}", run.stderr);
    assert!(run.stderr.contains("answer: nonsense") && run.stderr.len() < 1_000, "{} bytes", run.stderr.len());
}

#[test]
fn a_message_repeats_no_more_than_a_line_of_what_was_written() {
    let long = "y".repeat(100_000);
    for lines in [format!("  source-control:\n    component-owners: {long}\n"), format!("  {long}:\n    x: fully\n")] {
        let run = maturity("check --format json a.yaml").file("a.yaml", answers(&lines)).ends_with(ExitCode::Unusable).run();
        assert!(run.stdout.len() < 2_000, "{} bytes", run.stdout.len());
        let run = maturity("score a.yaml").file("a.yaml", answers(&lines)).ends_with(ExitCode::Unusable).run();
        assert!(run.stderr.len() < 3_000, "{} bytes: {}", run.stderr.len(), run.stderr);
    }
}
