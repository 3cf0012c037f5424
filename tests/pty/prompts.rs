//! Texts that are edited in the terminal.

use crate::screen::{Folder, Screen, Start};
use crate::{FIRST, SECOND};

const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (20, 10), (200, 50)];

/// Stands at the prompt for a note on the first question.
fn at_a_note(folder: &Folder, columns: u16, rows: u16) -> Screen {
    let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
    screen.wait_for_question("1 of ").type_keys("n").wait_for_text();
    screen
}

/// Ends the session at a card; what is in the file then.
fn quit(mut screen: Screen, folder: &Folder) -> String {
    screen.wait_for_card("").type_keys("q");
    assert_eq!(screen.end().0, 0);
    folder.text()
}

#[test]
fn a_text_is_edited_as_in_a_shell_and_the_screen_shows_it() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = at_a_note(&folder, columns, rows);
        screen.type_keys("one two").wait("> one two").type_keys("\x1b[Hx").wait("> xone two").type_keys("\x1b[3~").wait("> xne two");
        screen.type_keys("\x1b[1;5C").type_keys("\x17").wait_for_last(">  two").type_keys("\x1b[Fy").wait(">  twoy").type_keys("\x15");
        screen.wait_for_last(">").type_keys("漢字e\u{301}👩\u{200d}👧").wait("> 漢字e\u{301}").type_keys("\x1b[D\x1b[D").type_keys("-");
        screen.wait("漢字-e\u{301}").type_keys("\x7f\x7f").wait("> 漢e\u{301}");
        assert_eq!(screen.cursor().1, 4, "behind one wide sign");
        screen.type_keys("\r").wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"));
        assert!(quit(screen, &folder).contains("note: \"漢e\u{301}👩\u{200d}👧\"\n"), "{}", folder.text());
    }
}

#[test]
fn a_long_text_is_wrapped_without_ghosts() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let mut screen = at_a_note(&folder, columns, rows);
        // No two rows are alike.
        let text: String = ('a'..='z').flat_map(|letter| std::iter::repeat_n(letter, 6)).chain("end".chars()).collect();
        screen.type_keys(&text).wait("end").type_keys("\x1b[H").type_keys("BEGIN").wait("> BEGIN");
        let shown: String = screen.contents().split("> BEGIN").nth(1).unwrap().split_whitespace().collect();
        assert!(text.starts_with(&shown) && (shown == text || columns == 20), "{}", screen.contents());
        assert_eq!(screen.contents().matches("BEGIN").count(), 1, "{}", screen.contents());
        screen.type_keys("\x1b[B").type_keys("|").wait("|").type_keys("\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A^").wait("> ^BEGIN").type_keys("\r");
        screen.wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"));
        let room = usize::from(columns) - 3;
        let whole = format!("BEGIN{text}");
        // One row down is in the same column, or at the very end.
        let at = (5 + room).min(whole.len());
        let expected = format!("note: \"^{}|{}\"\n", &whole[..at], &whole[at..]);
        assert!(quit(screen, &folder).contains(&expected), "{expected}{}", folder.text());
    }
}

#[test]
fn a_window_resized_while_a_text_is_edited_shows_it_whole() {
    let folder = Folder::begun();
    let mut screen = at_a_note(&folder, 80, 24);
    screen.type_keys(&"abcde ".repeat(12)).wait("abcde abcde");
    for (columns, rows) in [(30, 20), (60, 24), (3, 5), (1, 1), (80, 24)] {
        screen.resize(columns, rows);
        screen.type_keys("x");
    }
    screen.type_keys("\r").wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"));
    assert!(quit(screen, &folder).contains(&format!("note: \"{}xxxxx\"\n", "abcde ".repeat(12))), "{}", folder.text());
}

#[test]
fn pasted_lines_stay_one_text_and_become_a_block() {
    let lines = "first line\r\n  second: 1 # 2\r\n\r\nlast";
    for (columns, rows) in SIZES {
        for paste in [format!("\x1b[200~{lines}\x1b[201~\r"), format!("{}\r", lines.replace("\r\n", "\r"))] {
            let folder = Folder::begun();
            let mut screen = at_a_note(&folder, columns, rows);
            screen.type_keys(&paste).wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"));
            let text = quit(screen, &folder);
            let block = "      note: |\n        first line\n          second: 1 # 2\n\n        last\n";
            assert!(text.contains(block), "{text}");
            assert_eq!(folder.counts()["answered"], 0);
        }
    }
}

/// As somebody wrote it by hand, for the model that `model new` writes.
const MULTILINE_NOTE: &str = "\
workload: shop
model: our-model@1.0.0
assessed: 2026-11-01
answers:
  clear-purpose:
    purpose-in-invitation:
      answer: largely
      note: |
        Checked with:
        - team A
        - team B

        See the wiki.
";

#[test]
fn a_block_that_is_edited_keeps_its_lines_and_stays_a_block() {
    for editor in [false, true] {
        let folder = Folder::new();
        std::fs::write(folder.file(), MULTILINE_NOTE).unwrap();
        assert!(crate::common::program(&folder.path()).args(["model", "new", "our-model.yaml"]).output().unwrap().status.success());
        let path = folder.path();
        let start = Start::in_folder(&path).with("EDITOR", "sed -i s/wiki./wiki!/").with("MATURITY_AS_OF", "2026-11-01");
        let mut screen = start.run(&["assess", "--strategy", "clear-purpose"]);
        screen.wait_for_card("Level 1").type_keys("bn").wait("See the wiki.").wait("Ctrl-X");
        if editor {
            screen.type_keys("\x18");
        } else {
            screen.type_keys("\x7f!\x1b[A\x1b[A\x1b[Ax").wait("x- team A").type_keys("\x7f\r");
        }
        screen.wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"));
        assert_eq!(quit(screen, &folder), MULTILINE_NOTE.replace("See the wiki.", "See the wiki!"));
    }
}

#[test]
fn esc_leaves_any_prompt_with_nothing_changed() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let before = folder.text();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen.wait_for_question("1 of ");
        let said = ["The note stays", "Nothing has", "The evidence", "You stay at"];
        for (key, said) in ["n", "x", "e", "j"].into_iter().zip(said) {
            screen.type_keys(key).wait_for_text().type_keys("some text").wait("> some text").type_keys("\x1b");
            screen.wait_for_raw(said, |raw| raw.contains(said)).wait_for_card("");
        }
        screen.type_keys("s").wait_for_question("2 of ").type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert_eq!(folder.text(), before);
    }
}

#[test]
fn a_note_emptied_is_removed_and_the_prompt_says_so() {
    let folder = Folder::begun();
    let before = folder.text();
    let mut screen = at_a_note(&folder, 80, 24);
    screen
        .type_keys("gone soon\r")
        .wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"))
        .wait_for_card("")
        .type_keys("n")
        .wait("> gone soon")
        .type_keys("\x15\r");
    screen.wait("✓ Note removed");
    assert_eq!(quit(screen, &folder), before);
}

#[test]
fn names_and_evidence_pasted_one_a_line_become_the_list() {
    let folder = Folder::new();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess", "--model", "operational-excellence"]);
    screen.wait("Which workload").wait_for_text().type_keys("\r").wait("Who takes part?").wait_for_text();
    screen.type_keys("\x1b[200~Ana\nRaj, Sofie\n\x1b[201~\r").wait("✓ With: Ana, Raj, Sofie").wait("❯ No target yet").type_keys("\r");
    screen.wait_for_card(FIRST).type_keys("e").wait_for_text().type_keys("\x1b[200~https://wiki/a\nhttps://wiki/b\x1b[201~\r");
    screen
        .wait("✓ Evidence saved")
        .wait_for_card("")
        .type_keys("e")
        .wait("> https://wiki/a")
        .type_keys("\x1b[A\x15c")
        .wait("> c")
        .type_keys("\r");
    screen.wait_until("both", |now| now.matches("Evidence saved").count() == 2);
    let text = quit(screen, &folder);
    assert!(text.contains("assessors: [Ana, Raj, Sofie]\n"), "{text}");
    assert!(text.contains("      evidence:\n        - c\n        - https://wiki/b\n"), "{text}");
}

#[test]
fn keys_that_mean_nothing_and_replies_type_nothing() {
    let folder = Folder::begun();
    let mut screen = at_a_note(&folder, 80, 24);
    let replies = [
        "\x1b[?62;4c",
        "\x1b[12;40R",
        "\x1b]11;rgb:1111/2222/3333\x07",
        "\x1b[15;2~",
        "\x1b[<0;10;10M",
        "\x1bz",
        "\x1a",
        "\x1b[200~\x1b[201~",
    ];
    for reply in replies {
        screen.type_keys(reply).type_keys("a");
    }
    screen
        .type_keys("\r")
        .wait_for_raw("✓ Note saved", |raw| raw.contains("✓ Note saved"))
        .wait_for_card("")
        .type_keys("x")
        .wait_for_text()
        .type_keys("\x1b[1;2Dno network\r");
    screen.wait_for_card(SECOND);
    let text = quit(screen, &folder);
    assert!(text.contains("note: \"aaaaaaaa\"\n") && text.contains("not_applicable: no network\n"), "{text}");
}

#[test]
fn what_was_typed_and_is_not_saved_is_handed_back() {
    for (columns, rows) in SIZES {
        for (key, text) in [("n", "a long draft of a note that takes more than a row of a window"), ("x", "no network")] {
            let folder = Folder::begun();
            let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
            screen.wait_for_question("1 of ").type_keys(key).wait_for_text().type_keys(text);
            // However it is broken into rows.
            let joined = |text: &str| console::strip_ansi_codes(text).split_whitespace().collect::<String>();
            screen.wait_for_raw("the text", |raw| joined(raw).contains(&joined(text))).type_keys("\x03");
            let (code, _, raw) = screen.end();
            assert_eq!(code, 130);
            assert!(raw.contains(&format!("Not saved:\r\n{text}\r\n")), "{raw:?}");
        }
        let folder = Folder::begun();
        let mut screen = at_a_note(&folder, columns, rows);
        screen.type_keys("\x03");
        assert!(!screen.end().2.contains("Not saved"), "there is nothing to lose");
    }
}

#[test]
fn an_editor_that_nobody_chose_is_asked_for() {
    let folder = Folder::begun();
    let mut screen = at_a_note(&folder, 80, 24);
    screen.type_keys("half").wait("> half").type_keys("\x18").wait("Ctrl-X opens an editor once VISUAL or EDITOR names one.");
    screen.wait_for_last("> half").type_keys(" done\r").wait("✓ Note saved");
    assert!(quit(screen, &folder).contains("note: \"half done\"\n"), "{}", folder.text());
}
