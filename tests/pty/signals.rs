//! A session that is ended from outside: nothing is lost, and the terminal is as it was.

use std::io::{Read, Write as _};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::screen::{Folder, Start};
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
        let mut screen = Start::in_folder(&folder.path()).run(&["assess", "--model", "operational-excellence"]);
        screen.wait("Which workload").wait_for_text().type_keys("\r").wait("Who takes part?").wait_for_text().type_keys("\r");
        screen.wait("❯ No target yet");
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
        screen.type_keys("3").wait("try again?").wait("(y/n) › yes");
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
fn a_terminal_that_is_closed_ends_the_session_in_order() {
    // The menu is dialoguer's. Where nothing is typed nobody says goodbye: what types here does so with Ctrl-D when it is dropped,
    // which is another end at a card and nothing at a menu.
    let at_a_menu = [("leaves it as it is.", "j"), ("questions match", "of these areas\r")];
    for (arguments, steps) in [(&["assess"][..], &[][..]), (&["assess", "--line"], &[]), (&["assess"], &at_a_menu)] {
        let folder = Folder::begun();
        let before = folder.text();
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_maturity"));
        command.args(arguments);
        command.cwd(folder.path());
        command.env("MATURITY_AS_OF", crate::common::TODAY);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let mut said = String::new();
        read_until(&mut output, &mut said, |said| said.contains(FIRST) && said.trim_end().ends_with('>'));
        let mut keyboard = (!steps.is_empty()).then(|| pair.master.take_writer().unwrap());
        for (text, keys) in steps {
            keyboard.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
            read_until(&mut output, &mut said, |said| said.contains(text));
        }
        drop((keyboard, output, pair.master));
        assert_eq!(child.wait().unwrap().exit_code(), 129, "{steps:?}");
        assert_eq!(folder.text(), before);
    }
}

fn read_until(output: &mut impl Read, said: &mut String, holds: impl Fn(&str) -> bool) {
    let mut buffer = [0; 4096];
    while !holds(&console::strip_ansi_codes(said)) {
        let count = output.read(&mut buffer).unwrap();
        said.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
}
