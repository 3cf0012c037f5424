//! A session that is ended from outside: nothing is lost, and the terminal is as it was.

use crate::screen::{Folder, Start};
use crate::tty::Tty;
use crate::{FIRST, SECOND};

/// Keys that lead from a card to every kind of prompt, and what it says.
const PROMPTS: [(&str, &str); 5] =
    [("", SECOND), ("x", "Why does it not apply"), ("n", "Your note:"), ("j", "Jump to which"), ("e", "What shows it?")];

#[test]
fn a_signal_at_any_prompt_ends_the_session_in_order() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        for (key, prompt) in PROMPTS {
            let folder = Folder::begun();
            let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
            screen.wait_for_card(FIRST).type_keys("4").wait_for_card(SECOND).type_keys(key).wait(prompt);
            screen.signal(signal);
            let (ended, contents, raw) = screen.end();
            assert_eq!(ended, code, "{signal} at {prompt}: {contents}");
            assert!(
                contents.contains("every answer so far is saved") && contents.contains("Go on: maturity assess maturity.yaml"),
                "{contents}"
            );
            assert!(raw.contains("\x1b[?2004l"), "{raw:?}");
            assert_eq!(folder.counts()["answered"], 1);
        }
    }
}

#[test]
fn a_signal_at_a_list_before_the_first_question_writes_nothing() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = Folder::new();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        screen.wait("Which workload").wait_for_text().type_keys("\r").wait("Who takes part?").wait_for_text().type_keys("\r");
        screen.wait("Enter takes 0");
        screen.signal(signal);
        assert_eq!(screen.end().0, code);
        assert!(!folder.file().exists());
    }
}

#[test]
fn a_signal_while_an_answer_is_not_in_its_file_is_no_good_end() {
    for signal in ["TERM", "HUP", "INT"] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        screen.wait_for_card(FIRST);
        std::fs::write(folder.file(), "answers: [\n").unwrap();
        screen.type_keys("3").wait("try again?").wait("Enter takes yes");
        screen.signal(signal);
        let (code, contents, _) = screen.end();
        assert_eq!(code, 2, "{contents}");
        assert!(!contents.contains("every answer so far is saved"), "{contents}");
        assert!(std::fs::read_to_string(folder.path().join("maturity.yaml.rescue.yaml")).unwrap().contains("business-needs: largely"));
    }
}

#[test]
fn signals_end_line_mode_too() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess", "--line"]);
        screen.wait_for_card(FIRST).type_keys("4\n").wait_for_card(SECOND);
        screen.signal(signal);
        let (ended, contents, _) = screen.end();
        assert_eq!(ended, code, "{contents}");
        assert_eq!(folder.counts()["answered"], 1);
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_session_and_loses_nothing() {
    for (arguments, key) in [(&["assess"][..], ""), (&["assess"], "n"), (&["assess", "--line"], "")] {
        let folder = Folder::begun();
        let mut terminal = Tty::run(&folder.path(), arguments);
        terminal.wait_for_card(FIRST);
        terminal.type_keys(if arguments.len() > 1 { "4\n" } else { "4" });
        terminal.wait_for_card(SECOND);
        terminal.type_keys(key);
        // Nothing else may hold the terminal, and no end of the input may come before it is closed.
        assert_eq!(terminal.close().code(), Some(129));
        assert_eq!(folder.counts()["answered"], 1);
    }
}
