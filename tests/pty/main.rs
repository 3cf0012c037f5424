//! The interview in a real pseudo-terminal.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "../common/mod.rs"]
mod common;
mod failed_saves;
mod keys;
mod kills;
mod later;
mod menus;
mod owners;
mod progress;
mod prompts;
mod readme;
mod screen;
mod shells;
mod signals;
mod small;
mod tty;

use std::process::Stdio;

use screen::{Folder, Start};

const FIRST: &str = "Level 1 · 1 of ";
const SECOND: &str = "Level 1 · 2 of ";
const THIRD: &str = "Level 1 · 3 of ";

/// Both sizes at which the interview has to be a pleasure.
const SIZES: [(u16, u16); 2] = [(80, 24), (40, 15)];

#[test]
fn a_newcomer_answers_quits_and_comes_back_at_the_right_question() {
    let folder = Folder::new();
    let all = maturity::model::builtin("operational-excellence").unwrap().model().unwrap().practices().count();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait("There is no maturity.yaml yet").wait("❯ Operational Excellence · 5 levels").type_keys("\r");
    screen.wait("✓ Model: Operational Excellence").wait("Which workload do you assess?").wait("checkout").type_keys("\r");
    screen.wait("Who takes part?").type_keys("Ana, Raj\r").wait("Which level do you want to reach?").wait("❯ No target yet");
    screen.type_keys("\x1b[B\x1b[B\r");
    screen.wait_for_card(FIRST).type_keys("3").wait_for_card(SECOND).type_keys("2").wait_for_card(THIRD).type_keys("q");
    let (code, contents, _) = screen.end();
    assert_eq!(code, 0);
    assert!(
        contents.contains(&format!("Saved. {} questions to go.", all - 2)) && contents.contains("Go on: maturity assess maturity.yaml"),
        "{contents}"
    );
    assert!(folder.text().contains("assessors: [Ana, Raj]\ntarget: 2\n"));
    let mut again = Start::in_folder(&folder.path()).run(&["assess"]);
    again.wait(&format!("2 of {all} answered, {} not answered yet.", all - 2)).wait_for_card(THIRD).type_keys("q");
    assert_eq!(again.end().0, 0);
}

#[test]
fn a_new_file_answers_the_built_in_model_that_people_choose() {
    for (columns, rows) in [(80, 24), (40, 15), (30, 20)] {
        let folder = Folder::new();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen
            .wait("Operational Excellence")
            .wait("Security")
            .type_keys("\x1b[B")
            .wait_until("the second one", |now| now.contains("❯ Security") || now.contains("Enter takes 2"));
        // It may have scrolled away.
        screen.type_keys("\r").wait_for_raw("the model taken", |raw| raw.contains("✓ Model: Security"));
        screen.wait("Which workload").wait_for_text().type_keys("\r");
        screen.wait("Who takes part?").wait_for_text().type_keys("\r").wait("No target yet").type_keys("\r");
        screen.wait_for_card(FIRST).type_keys("3").wait_for_card(SECOND).type_keys("q");
        let (code, _, raw) = screen.end();
        assert_eq!(code, 0, "{raw}");
        assert!(folder.text().contains("model: security@1.0.0\n") && folder.text().contains("written-baseline: with-gaps\n"), "{raw}");
        let mut again = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        again.wait_for_card(SECOND).type_keys("q");
        assert!(!again.end().2.contains("Which built-in model"), "a file knows its model");
    }
}

#[test]
fn nobody_is_asked_for_a_model_that_was_named() {
    for named in ["security", "sitting.yaml"] {
        let folder = Folder::with_model();
        let (code, said) = piped(&folder, &["assess", "--line", "--model", named], "shop\n\n\nq\n");
        assert_eq!((code, said.contains("Which built-in model")), (Some(0), false), "{said}");
    }
}

#[test]
fn in_line_mode_a_model_is_chosen_by_its_number() {
    for (typed, model) in [("2", "security"), ("1", "operational-excellence"), ("", "operational-excellence"), ("3\n2", "security")] {
        let folder = Folder::new();
        let (code, said) = piped(&folder, &["assess", "--line"], &format!("{typed}\nshop\n\n\nq\n"));
        assert_eq!(code, Some(0), "{said}");
        assert!(folder.text().contains(&format!("model: {model}@1.0.0\n")), "{said}");
    }
    let folder = Folder::new();
    let (code, said) = piped(&folder, &["assess", "--line"], "");
    assert_eq!((code, said.contains("nothing was written"), folder.file().exists()), (Some(2), true, false), "{said}");
}

#[test]
fn back_marks_the_present_answer_and_changing_it_changes_one_line() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen.wait_for_card("1 of ").type_keys("3").wait_for_card("2 of ");
        let before = folder.text();
        screen.type_keys("\x1b[D").wait("3 Largely · Enter keeps it").wait("● 3").type_keys("1").wait_for_card("2 of ");
        screen.type_keys("q");
        assert_eq!(screen.end().0, 0);
        let after = folder.text();
        let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
        assert_eq!(changed.collect::<Vec<_>>(), [("    business-needs: largely", "    business-needs: not-in-place")]);
    }
}

#[test]
fn arrows_and_enter_answer_but_enter_alone_does_not() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST).type_keys("\r\x1b[B").wait("> 1 Not in place · Enter to answer");
    screen.type_keys("\x1b[B\x1b[B").wait("> 3 Largely · Enter to answer").type_keys("\r").wait_for_card(SECOND).type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert!(folder.text().contains("business-needs: largely"));
}

#[test]
fn a_checklist_is_ticked_with_digits() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let checklist = ["assess", "--strategy", "workload-automation"];
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&checklist);
        screen.wait_for_card("1 of ");
        while !screen.contents().contains("None of these") {
            let before = screen.contents();
            screen.type_keys("4").wait_until("the next card", |now| now != before && now.trim_end().ends_with(['>', 'e']));
        }
        screen.wait("tick what is in place").wait("[ ] 1").type_keys("15").wait("ticked 1 5").wait("[x] 1").wait("[ ] 4").wait("[x] 5");
        screen.type_keys("1").wait("ticked 5 ").wait("[ ] 1").type_keys("0").wait("none of these · Enter").wait("[ ] 5").wait("[x] 0");
        screen.type_keys("1\x1b[B ").wait("ticked 1 2 ").wait("[x] 2").type_keys("1").wait("ticked 2 ").wait("[ ] 1");
        assert_eq!(screen.contents().matches("[x]").count(), 1, "{}", screen.contents());
        screen.type_keys("\r").wait("✓").type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert!(folder.text().contains("- development-life-cycle\n"), "{}", folder.text());
    }
}

#[test]
fn ticks_stay_and_are_seen_whatever_is_done_beside_them() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen.wait_for_card("1 of ").type_keys("j").wait("Jump to which").wait_for_text().type_keys("areas machines\r");
        screen.wait("None of these").wait_for_card("").type_keys("13").wait("ticked 1 3").type_keys("n").wait("Your note:").wait_for_text();
        screen.type_keys("seen\r").wait_for_raw("the note", |raw| raw.contains("✓ Note saved")).wait_for_card("ticked 1 3");
        screen.type_keys("2").wait("ticked 1 2 3");
        let boxes = |now: &str| now.rsplit_once("areas do machines").map_or(0, |(_, card)| card.matches("[x]").count());
        screen.wait_until("three ticks", |now| boxes(now) == 3);
        screen.type_keys("q").wait("Your ticks are not saved yet").wait_for_card("ticked 1 2 3").type_keys("2").wait_for_card("ticked 1 3");
        screen.wait_until("two ticks", |now| boxes(now) == 2).type_keys("\x03");
        let (code, contents, _) = screen.end();
        assert_eq!(code, 130);
        let said = contents.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("Not saved, because no Enter confirmed it:") && !said.contains("every answer so far"), "{contents}");
        assert!(said.contains("every answer before this question is saved") && said.contains("Go on: maturity assess"), "{contents}");
        assert_eq!(folder.counts()["answered"], 0);
    }
}

#[test]
fn a_reason_a_note_and_evidence_are_kept_with_letters_of_any_script() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST).type_keys("n").wait("Your note:").type_keys("Größe 漢字\r").wait("✓ Note saved");
    screen.wait_until("the prompt", |contents| contents.trim_end().ends_with('>')).type_keys("e").wait("What shows it?");
    screen.type_keys("https://wiki/ü\r").wait("✓ Evidence saved");
    screen.wait_until("the prompt", |contents| contents.trim_end().ends_with('>')).type_keys("x").wait("Why does it not apply");
    screen.type_keys("Nur für 🦀\r").wait_for_card(SECOND).type_keys("q");
    assert_eq!(screen.end().0, 0);
    for text in ["Größe 漢字", "https://wiki/ü", "Nur für 🦀"] {
        assert!(folder.text().contains(text), "{text}");
    }
    assert_eq!(folder.counts()["not_applicable"], 1);
}

#[test]
fn a_note_is_written_in_the_editor_and_one_that_fails_changes_nothing() {
    let folder = Folder::begun();
    let editor = folder.path().join("editor.sh");
    std::fs::write(&editor, "#!/bin/sh\nprintf 'First line\\nsecond line\\n' > \"$1\"\n").unwrap();
    let editor = format!("sh {}", editor.display());
    let mut screen = Start::in_folder(&folder.path()).with("VISUAL", " ").with("EDITOR", &editor).run(&["assess"]);
    screen.wait_for_card(FIRST).type_keys("n").wait("Ctrl-X opens your editor").type_keys("\x18").wait("✓ Note saved").type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert!(folder.text().contains("        First line\n        second line\n"), "{}", folder.text());
    let before = folder.text();
    let mut screen = Start::in_folder(&folder.path()).with("VISUAL", "false").run(&["assess"]);
    screen.wait_for_card(FIRST).type_keys("n").wait("> First line").type_keys("\x18\x1b").wait("The note stays as it is.").type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert_eq!(folder.text(), before);
    let mut screen = Start::in_folder(&folder.path()).with("VISUAL", "no-such-editor").run(&["assess"]);
    screen
        .wait_for_card(FIRST)
        .type_keys("n")
        .wait("> First line")
        .type_keys("!\x18")
        .wait("`no-such-editor` cannot be used")
        .wait("second line!");
    screen.type_keys("\r").wait("✓ Note saved").type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert!(folder.text().contains("        second line!\n"), "{}", folder.text());
}

#[test]
fn explain_and_jump_lead_back_to_a_question() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen.wait_for_card("1 of ").type_keys("?").wait_for_raw("the card again", |raw| raw.matches("1 of 9").count() == 2);
        screen.wait_for_card("");
        let parts = ["Why it matters", "What would show it", "What you risk without it", "More:", "Does every piece of work"];
        let raw = console::strip_ansi_codes(screen.raw().rsplit_once(parts[0]).unwrap().1).into_owned();
        assert!(parts[1..].iter().map(|part| raw.find(part).unwrap()).is_sorted(), "{raw}");
        assert!(raw.contains("Nowhere, or only by accident."), "whatever the size of the window: {raw}");
        assert!(raw.contains("More: https://example.org/culture"), "a link is never broken: {raw}");
        screen.type_keys("j").wait("Jump to which").type_keys("elephant zoo\r").wait("No question matches.");
        screen.wait_until("the prompt", |contents| contents.trim_end().ends_with('>')).type_keys("j");
        screen.wait_until("the prompt for words", |contents| contents.trim_end().ends_with("leaves it as it is.\n>"));
        screen
            .type_keys("of these areas\r")
            .wait("4 questions match")
            .wait("❯ For which")
            .type_keys("\x1b[B")
            .wait("❯ For which of these areas are")
            .type_keys("\r");
        screen.wait("None of these").type_keys("q");
        assert_eq!(screen.end().0, 0);
    }
}

#[test]
fn escape_says_what_the_keys_do_and_they_act_as_always() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen.wait_for_card("1 of ").type_keys("\x1b").wait("4 Fully").wait("Quit; every answer");
        screen.wait_for_card("This list").type_keys("s").wait_for_card("2 of ").type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert_eq!(folder.counts()["unknown"], 0);
    }
}

#[test]
fn on_one_page_each_question_has_the_screen_for_itself() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 20)] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess", "--one-page"]);
        for place in 1..=3 {
            let contents = screen.wait_for_card(&format!("Level 1 · {place} of ")).contents();
            assert_eq!(contents.matches(" of 9").count(), 1, "{contents}");
            assert!(contents.trim_start().starts_with("Level 1") && contents.contains("4  Fully") || columns < 80, "{contents}");
            screen.type_keys("4");
        }
        screen.wait_for_card("Level 1 · 4 of ").type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert_eq!(folder.counts()["answered"], 3);
    }
}

#[test]
fn on_one_page_the_end_of_a_level_stays_until_it_is_read() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess", "--one-page"]);
    for place in 1..=9 {
        screen.wait_for_card(&format!("Level 1 · {place} of "));
        let is_checklist = screen.contents().contains("[ ] 1");
        screen.type_keys(if is_checklist { "123\r" } else { "4" });
    }
    screen.wait("Level 1 passes: 100 %").wait_for_last("> Enter turns the page").type_keys("4\r").wait_for_card("Level 2 · 1 of ");
    assert!(!screen.contents().contains("passes"), "{}", screen.contents());
    screen.type_keys("q");
    assert_eq!(screen.end().0, 0);
}

#[test]
fn a_screen_made_smaller_shows_the_next_card_whole() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST);
    screen.resize(40, 24);
    screen.type_keys("4").wait_for_card(SECOND);
    let contents = screen.contents();
    assert!(contents.contains("Do staff, central teams, partners and\nvendors work as one team"), "{contents}");
    let card = contents.split(SECOND).nth(1).unwrap();
    assert_eq!(card.matches("4  Fully").count(), 1, "{contents}");
    screen.type_keys("q");
    assert_eq!(screen.end().0, 0);
}

#[test]
fn ctrl_c_anywhere_keeps_the_answers_shows_the_cursor_and_says_how_to_go_on() {
    let prompts = [("", "Level 1"), ("x", "Why does it not apply"), ("\x1b", "4 Fully"), ("j", "Jump to which")];
    for (key, prompt) in prompts {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        screen.wait_for_card(FIRST).type_keys("4").wait_for_card(SECOND).type_keys(key).wait(prompt).type_keys("\x03");
        let (code, contents, _) = screen.end();
        assert_eq!(code, 130, "{contents}");
        assert!(contents.contains("Go on: maturity assess maturity.yaml"), "{contents}");
        assert_eq!(folder.counts()["answered"], 1);
    }
}

#[test]
fn ctrl_c_before_the_first_question_writes_nothing() {
    for (arguments, prompt) in [(&["assess"][..], "❯ Operational Excellence"), (&["assess", "--model", "security"], "Which workload")] {
        let folder = Folder::new();
        let mut screen = Start::in_folder(&folder.path()).run(arguments);
        screen.wait(prompt).type_keys("\x03");
        assert_eq!(screen.end().0, 130);
        assert!(!folder.file().exists());
    }
}

#[test]
fn a_killed_session_loses_the_question_on_the_screen_at_most() {
    for answers in 1..8 {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        for answer in 1..=answers {
            screen.wait_for_card(&format!("Level 1 · {answer} of ")).type_keys("3");
        }
        screen.wait_for_card(&format!("Level 1 · {} of ", answers + 1));
        screen.kill();
        assert_eq!(folder.counts()["answered"], answers);
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 2, "nothing is left beside the file and its model");
    }
}

#[test]
fn two_sessions_on_one_file_keep_both_and_ask_where_they_differ() {
    let folder = Folder::begun();
    let mut one = Start::in_folder(&folder.path()).run(&["assess"]);
    let mut other = Start::in_folder(&folder.path()).run(&["assess"]);
    one.wait_for_card(FIRST);
    other.wait_for_card(FIRST).type_keys("s").wait_for_card(SECOND).type_keys("4").wait_for_card(THIRD);
    one.type_keys("3").wait_for_card(SECOND);
    assert_eq!(folder.counts()["answered"], 2, "{}", folder.text());
    other.type_keys("2").wait_for_card("Level 1 · 4 of ");
    one.type_keys("s").wait_for_card(THIRD).type_keys("4").wait("Someone has changed this answer").wait("Theirs: Partially");
    one.type_keys("\x1b[B\r").wait_for_card("Level 1 · 4 of ").type_keys("q");
    assert_eq!(one.end().0, 0);
    other.type_keys("q");
    assert_eq!(other.end().0, 0);
    assert!(folder.text().contains("shared-outcomes: fully"));
    assert_eq!(folder.counts()["answered"], 3);
}

#[test]
fn a_file_made_unreadable_meanwhile_is_left_alone_until_it_is_mended() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST);
    let good = folder.text();
    std::fs::write(folder.file(), "answers: [\n").unwrap();
    screen.type_keys("3").wait("try again?");
    assert_eq!(folder.text(), "answers: [\n");
    std::fs::write(folder.file(), good).unwrap();
    screen.type_keys("y").wait_for_card(SECOND).type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert_eq!(folder.counts()["answered"], 1);
}

#[test]
fn a_file_removed_meanwhile_ends_in_a_rescue_file() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST);
    std::fs::remove_file(folder.file()).unwrap();
    screen.type_keys("3").wait("try again?").type_keys("n");
    let (code, contents, _) = screen.end();
    assert_eq!(code, 2, "{contents}");
    let rescue = std::fs::read_to_string(folder.path().join("maturity.yaml.rescue.yaml")).unwrap();
    assert!(rescue.contains("business-needs: largely"));
    assert!(!folder.file().exists());
}

#[test]
fn no_color_means_no_color() {
    let folder = Folder::begun();
    let colored = |start: Start<'_>| {
        let mut screen = start.run(&["assess"]);
        screen.wait_for_card(FIRST).type_keys("q");
        screen.end().2.contains("\x1b[1m")
    };
    assert!(colored(Start::in_folder(&folder.path())));
    assert!(!colored(Start::in_folder(&folder.path()).with("NO_COLOR", "1")));
}

#[test]
fn a_dumb_terminal_gets_lines_and_no_escape_sequence() {
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).with("TERM", "dumb").run(&["assess"]);
    screen.wait_for_card(FIRST).type_keys("3\n").wait_for_card(SECOND).type_keys("b\n").wait("(3 Largely · Enter keeps it) >");
    screen.type_keys("\n").wait_until("the next card", |contents| contents.contains(SECOND)).type_keys("\x03");
    let (code, _, raw) = screen.end();
    assert_eq!(code, 130, "{raw}");
    assert!(!raw.contains('\x1b'), "{raw:?}");
    assert_eq!(folder.counts()["answered"], 1);
}

pub(crate) fn piped(folder: &Folder, arguments: &[&str], input: &str) -> (Option<i32>, String) {
    let mut command = common::program(&folder.path());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses at once does not read its input.
    let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn without_a_terminal_the_message_names_the_ways_that_work() {
    let folder = Folder::new();
    let (code, message) = piped(&folder, &["assess"], "");
    assert_eq!(code, Some(2));
    for way in ["--line", "maturity new", "maturity score"] {
        assert!(message.contains(way), "{message}");
    }
    assert!(!folder.file().exists());
}

#[test]
fn a_session_can_be_piped() {
    let folder = Folder::with_model();
    let (code, said) =
        piped(&folder, &["assess", "--line", "--model", "sitting.yaml"], "Kässa 漢字\nAna\n\n4\nu\nx\nno vendors\nn\na note\nq\n");
    assert_eq!(code, Some(0), "{said}");
    let counts = folder.counts();
    assert_eq!((&counts["answered"], &counts["unknown"], &counts["not_applicable"]), (&1.into(), &1.into(), &1.into()));
    assert!(folder.text().contains("workload: Kässa 漢字"));
    let (code, said) = piped(&folder, &["assess", "--line"], "3");
    assert_eq!(code, Some(0), "an input that ends is like quitting");
    assert!(said.contains("> \n\n✓ Saved. 11 questions to go.\nGo on: maturity assess maturity.yaml --line\n"), "{said}");
    assert_eq!(folder.counts()["answered"], 2);
}

#[test]
fn a_folder_that_does_not_exist_is_said_before_anything_is_asked() {
    let folder = Folder::new();
    let (code, said) = piped(&folder, &["assess", "--line", "nodir/x.yaml"], "shop\n\n\nq\n");
    assert_eq!((code, said.contains("there is no folder `nodir`"), said.contains("Which workload")), (Some(2), true, false), "{said}");
}

/// The line has no end, and is longer than all the memory that the program may have.
#[test]
fn an_endless_line_is_forgotten_as_it_comes() {
    let folder = Folder::begun();
    let lines = "{ head -c 150000000 /dev/zero; printf '\\n3\\n'; head -c 2000000 /dev/zero; }";
    let output = common::shell(&format!("{lines} | (ulimit -v 131072; maturity assess --line)"), &folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_eq!(said.matches("A line longer than any answer was not used.").count(), 2, "{said}");
    assert_eq!(folder.counts()["answered"], 1);
}

#[test]
fn what_is_no_regular_file_is_refused_before_it_is_read() {
    let folder = Folder::new();
    assert!(std::process::Command::new("mkfifo").arg(folder.file()).status().unwrap().success());
    for file in ["maturity.yaml", "/dev/zero"] {
        let (code, said) = piped(&folder, &["assess", "--line", file], "q\n");
        assert_eq!((code, said.contains("it is no regular file")), (Some(2), true), "{said}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named_without_the_temporary_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let mode = |mode| std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let (code, said) = piped(&folder, &["assess", "--line"], "\nshop\n\n\nq\n");
    mode(0o755);
    // Who may do everything may write there too.
    if !folder.file().exists() {
        assert_eq!((code, said.contains("maturity.yaml"), said.contains(".tmp")), (Some(2), true, false), "{said}");
    }
}

#[test]
fn a_rescue_file_beside_the_file_is_explained_at_the_start() {
    let folder = Folder::begun();
    std::fs::copy(folder.file(), folder.path().join("maturity.yaml.rescue.yaml")).unwrap();
    let (code, said) = piped(&folder, &["assess", "--line"], "q\n");
    assert_eq!(code, Some(0), "{said}");
    let (before, _) = said.split_once("Level 1 of 3").unwrap();
    for text in ["maturity.yaml.rescue.yaml", "Compare", "copy over", "delete"] {
        assert!(before.contains(text), "{text}: {said}");
    }
}

#[test]
fn the_hints_at_the_end_name_the_model_that_was_given() {
    let folder = Folder::begun();
    std::fs::rename(folder.path().join("sitting.yaml"), folder.path().join("m.yaml")).unwrap();
    let (_, said) = piped(&folder, &["assess", "--line", "--model", "m.yaml"], "q\n");
    for hint in ["maturity assess maturity.yaml --line --model m.yaml\n", "maturity score maturity.yaml --model m.yaml\n"] {
        assert!(said.contains(hint), "{hint}: {said}");
    }
    let (_, said) = piped(&folder, &["assess", "--line", "--quick", "--level", "1", "--model", "m.yaml"], "1\n1\n");
    assert!(said.contains("Go on: maturity assess maturity.yaml --line --model m.yaml\n"), "{said}");
}

#[test]
fn in_line_mode_the_level_asked_for_is_chosen_by_its_own_number() {
    for (typed, written) in [("3", Some("target: 3\n")), ("0", None), ("", None), ("9\nx\n5", Some("target: 5\n"))] {
        let folder = Folder::new();
        let (code, said) = piped(&folder, &["assess", "--line", "--model", "operational-excellence"], &format!("shop\n\n{typed}\nq\n"));
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(said.matches("Type the number of an entry.").count(), if typed.len() > 1 { 2 } else { 0 }, "{said}");
        assert!(said.contains("   0  No target yet\n   1  Level 1 · DevOps foundation\n"), "{said}");
        let found = folder.text().lines().find(|line| line.starts_with("target:")).map(|line| format!("{line}\n"));
        assert_eq!(found.as_deref(), written);
    }
}

#[test]
fn in_line_mode_one_line_answers_one_card_and_a_line_of_no_use_says_so() {
    let (unused, hint) = ("The rest of the line was not used.", "Type the number of a choice");
    let count = |input: &str| {
        let folder = Folder::begun();
        let (code, said) = piped(&folder, &["assess", "--line", "--strategy", "workload-automation"], input);
        assert_eq!(code, Some(0), "{said}");
        (folder, said.matches(unused).count(), said.matches(hint).count())
    };
    let (folder, unused, hints) = count("1 3 2\nq\n");
    assert_eq!((&folder.counts()["answered"], unused, hints), (&1.into(), 1, 0));
    for useless in ["9", "z", "", "foo", "0", "z 1"] {
        let (folder, unused, hints) = count(&format!("{useless}\nq\n"));
        assert_eq!((&folder.counts()["answered"], unused, hints), (&0.into(), usize::from(useless == "z 1"), 1), "{useless}");
    }
    let (folder, unused, _) = count("j\nwhich of these areas\n1\n1 3\n\nq\n");
    assert_eq!((&folder.counts()["answered"], unused), (&1.into(), 0), "{}", folder.text());
}

#[test]
fn a_blank_file_that_new_wrote_is_filled_in() {
    let folder = Folder::new();
    assert_eq!(piped(&folder, &["new", "maturity.yaml"], "").0, Some(0));
    let blank = folder.text();
    let (code, said) = piped(&folder, &["assess", "--line"], "shop\n\n\n3\nq\n");
    assert_eq!(code, Some(0), "{said}");
    let expected = blank.replace("workload:\n", "workload: shop\n");
    let expected = expected.replace("\nanswers:\n", "\nassessed: 2026-11-22\nanswers:\n").replacen(
        "business-needs:\n",
        "business-needs: about-half\n",
        1,
    );
    assert_eq!(folder.text(), expected);
}

#[test]
fn a_workbook_is_not_written_to_the_terminal() {
    let folder = Folder::begun();
    let screen = Start::in_folder(&folder.path()).run(&["report", "--format", "xlsx"]);
    let (code, contents, _) = screen.end();
    assert_eq!(code, 2);
    assert!(contents.contains("name a file with -o"), "{contents}");
}
