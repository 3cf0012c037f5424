//! Menus: at the opening and where a level is decided, whatever is typed, pasted or resized there.

use crate::FIRST;
use crate::screen::{Folder, Screen, Start};

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (20, 10), (200, 50)];

/// Answers so many questions of a level with `keys`, or, where it is a checklist, with `ticks`.
fn answer(screen: &mut Screen, level: usize, places: std::ops::RangeInclusive<usize>, keys: &str, ticks: &str) {
    for place in places {
        let progress = format!("Level {level} · {place} of ");
        // The card itself may have scrolled away.
        screen
            .wait_for_raw(&progress, |raw| raw.rsplit_once(&progress).is_some_and(|(_, behind)| !behind.contains("Level ")))
            .wait_for_card("");
        let is_checklist = screen.raw().rsplit_once(&progress).unwrap().1.contains("[ ] 1");
        screen.type_keys(if is_checklist { ticks } else { keys });
    }
}

/// Stands at the menu of a level that cannot pass, in its middle; what is in the file then.
fn at_a_decided_level(folder: &Folder, columns: u16, rows: u16) -> (Screen, String) {
    let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run_in_shell("assess");
    answer(&mut screen, 1, 1..=9, "4", "123\r");
    answer(&mut screen, 2, 1..=1, "1", "");
    answer(&mut screen, 2, 2..=2, "", "0\r");
    screen.wait("Go on with:").wait("Stop here").wait(if columns < 40 { "Enter takes 1" } else { "(↑ ↓ and Enter)" });
    let text = folder.text();
    assert_eq!(folder.counts()["answered"], 11);
    (screen, text)
}

/// The program has ended well and left nothing for the shell; what it wrote, as one line without colours.
fn end(screen: Screen) -> String {
    let (code, _, raw) = screen.end();
    assert_eq!(code, 0, "{raw}");
    assert!(raw.contains("left<>"), "{raw:?}");
    console::strip_ansi_codes(&raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_level_decided_in_its_middle_offers_its_rest_the_next_level_and_to_stop() {
    for (columns, rows) in SIZES {
        for (keys, next) in [("\r", Some("Level 2 · 3 of ")), ("\x1b[B\r", Some("Level 3 · 1 of ")), ("\x1b[A\r", None)] {
            // A plain list does not go round.
            let keys = if columns < 40 && next.is_none() { "\x1b[B\x1b[B\r" } else { keys };
            let folder = Folder::begun();
            let (mut screen, before) = at_a_decided_level(&folder, columns, rows);
            screen.type_keys(keys);
            if let Some(next) = next {
                screen.wait_for_raw(next, |raw| raw.contains(next)).wait_for_card("").type_keys("q");
            }
            let raw = end(screen);
            assert!(raw.contains("Level 2 does not pass, whatever the 2 open answers are."), "{raw}");
            assert_eq!(raw.contains("Stopped after Level 2"), next.is_none(), "{raw}");
            assert!(raw.contains("Go on: maturity assess maturity.yaml"), "{raw}");
            assert_eq!(folder.text(), before);
        }
    }
}

#[test]
fn modified_keys_at_a_menu_do_nothing_and_a_paste_is_refused() {
    for paste in ["\x1b[200~jot\rq\r3 of 4\r\x1b[201~", "3 of 4 teams\r1\r2\r\r", "q, or as you like\r"] {
        let folder = Folder::begun();
        let (mut screen, before) = at_a_decided_level(&folder, 80, 24);
        screen.type_keys("\x1b[1;2B\x1b[1;5A\x1b[1;3D\x1b[3;2~\x1b[15;2~\x1b\x1b[B\x1b[I").wait("❯ The other 2 questions");
        screen.type_keys(paste).wait("Pasted text answers nothing.").wait_until("the menu again", |now| {
            now.rsplit_once("Pasted text").is_some_and(|(_, behind)| behind.contains("❯ The other 2 questions") && behind.contains("Stop"))
        });
        screen.type_keys("\x1b[B").wait("❯ Level 3").type_keys("\r").wait_for_card("Level 3 · 1 of ").type_keys("q");
        end(screen);
        assert_eq!(folder.text(), before);
    }
}

#[test]
fn keys_typed_ahead_of_a_menu_or_behind_its_answer_are_taken_in_their_order() {
    let folder = Folder::begun();
    let (mut screen, before) = at_a_decided_level(&folder, 80, 24);
    screen.type_keys("\x1b[B\rsq");
    let raw = end(screen);
    assert!(raw.contains("Level 3 · 1 of ") && raw.contains("Skipped for now"), "{raw}");
    assert_eq!(folder.text(), before);
    let folder = Folder::begun();
    let mut screen = Start::in_folder(&folder.path()).run_in_shell("assess");
    answer(&mut screen, 1, 1..=9, "4", "123\r");
    answer(&mut screen, 2, 1..=1, "1", "");
    screen.wait_for_card("Level 2 · 2 of ").type_keys("0\r3");
    assert!(end(screen).contains("Stopped after Level 2"));
    assert_eq!(folder.text(), before);
}

#[test]
fn a_menu_whose_window_becomes_too_small_goes_on_as_plain_lines() {
    for (columns, rows) in [(80, 2), (80, 1), (1, 1)] {
        let folder = Folder::begun();
        let (mut screen, before) = at_a_decided_level(&folder, 80, 24);
        screen.resize(columns, rows);
        screen.type_keys("\x1b[B").wait_for_raw("plain lines", |raw| {
            let raw: String = raw.split_whitespace().collect();
            raw.contains("Entertakes1")
        });
        screen.type_keys("2").wait_for_raw("the next level", |raw| {
            let raw: String = console::strip_ansi_codes(raw).split_whitespace().collect();
            raw.contains("Level3·1of")
        });
        screen.type_keys("q");
        let raw = end(screen);
        assert!(!raw.contains("panicked"), "{raw}");
        assert_eq!(folder.text(), before);
    }
}

#[test]
fn esc_at_a_menu_takes_what_enter_would_take() {
    let folder = Folder::begun();
    let (mut screen, before) = at_a_decided_level(&folder, 80, 24);
    screen.type_keys("\x1b").wait_for_card("Level 2 · 3 of ").type_keys("q");
    end(screen);
    assert_eq!(folder.text(), before);
}

#[test]
fn a_signal_at_a_menu_ends_the_session_in_order() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("", 130)] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        screen.wait_for_card(FIRST).type_keys("j").wait_for_text().type_keys("of these areas\r").wait("questions match").wait("❯");
        if signal.is_empty() {
            screen.type_keys("\x03");
        } else {
            screen.signal(signal);
        }
        let (ended, contents, raw) = screen.end();
        assert_eq!(ended, code, "{signal}: {contents}");
        assert!(contents.contains("Go on: maturity assess maturity.yaml"), "{contents}");
        assert!(raw.contains("\x1b[?2004l"), "{raw:?}");
    }
}

#[test]
fn a_whole_quick_run_asks_the_essentials_and_says_what_they_prove() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run_in_shell("assess --quick");
        for (level, essentials) in [(1, 2), (2, 1), (3, 1)] {
            answer(&mut screen, level, 1..=essentials, "4", "");
        }
        let raw = end(screen);
        assert!(raw.contains("No level is ruled out") && raw.contains("Go on: maturity assess maturity.yaml"), "{raw}");
        assert_eq!((&folder.counts()["answered"], folder.text().matches(": fully\n").count()), (&4.into(), 4));

        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run_in_shell("assess --quick");
        answer(&mut screen, 1, 1..=2, "4", "");
        answer(&mut screen, 2, 1..=1, "1", "");
        // Enter goes on with the next level.
        screen.wait("Stop here").type_keys("\r");
        answer(&mut screen, 3, 1..=1, "4", "");
        let raw = end(screen);
        assert!(raw.contains("At most Level 1"), "{raw}");
        assert_eq!(folder.counts()["answered"], 4);
    }
}

#[test]
fn no_paste_decides_which_of_two_answers_holds() {
    for paste in ["\x1b[200~2\r\x1b[201~", "2 or so\r2\r", "\x1b[200~\r\r\x1b[201~"] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        screen.wait_for_card(FIRST);
        let theirs = folder.text().replace("    business-needs:\n", "    business-needs: fully\n");
        std::fs::write(folder.file(), &theirs).unwrap();
        screen.type_keys("3").wait("Which one holds?").wait_for_last("> Enter takes 1 · Theirs: Fully");
        screen.type_keys(paste).wait("Pasted text answers nothing.").wait_for_last("> Enter takes 1 · Theirs: Fully");
        assert_eq!(folder.text(), theirs);
        screen.type_keys("2").wait_for_card("Level 1 · 2 of ").type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert!(folder.text().contains("    business-needs: largely\n"), "{}", folder.text());
    }
}
