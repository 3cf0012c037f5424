//! Whatever a keyboard, a paste or the terminal itself sends: only the keys of a card answer it.

use crate::screen::{Folder, Screen, Start};
use crate::{FIRST, SECOND};

/// The sizes at which keys are tried.
const SIZES: [(u16, u16); 4] = [(80, 24), (40, 15), (20, 10), (200, 50)];

/// Keys with others held down, function keys, replies and reports of terminals: none is a key of a card.
fn sequences() -> Vec<String> {
    let arrows = "ABCDHF".chars().flat_map(|letter| (2..=8).map(move |held| format!("\x1b[1;{held}{letter}")));
    let functions = (11..=24).flat_map(|number| [format!("\x1b[{number}~"), format!("\x1b[{number};2~")]);
    let first_functions = "PQRS".chars().flat_map(|letter| [format!("\x1bO{letter}"), format!("\x1b[1;5{letter}")]);
    let others = [
        "\x1b\x1b[A",
        "\x1b\x1b[D",
        "\x1b[3;2~",
        "\x1b[3;5~",
        "\x1b[2~",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[Z",
        "\x1b[[A",
        "\x1b[[E",
        "\x1b3",
        "\x1bu",
        "\x1b\r",
        "\x1b[52;5u",
        "\x1b[27;5;51~",
        "\x1b[?62;4c",
        "\x1b[>0;276;0c",
        "\x1b[12;40R",
        "\x1b[?2026;2$y",
        "\x1b[I",
        "\x1b[O",
        "\x1b[<0;10;10M",
        "\x1b[<0;10;10m",
        "\x1b[M 34",
        "\x1b[32;3;4M",
        "\x1b]11;rgb:1111/2222/3333\x07",
        "\x1b]4;3;rgb:0/0/0\x1b\\",
        "\x1bP1$r3 q\x1b\\",
        "\x1b_Gi=3;OK\x1b\\",
        "\t",
        "\n",
        "\x01",
        "\x1a",
        "\x7f",
    ];
    arrows.chain(functions).chain(first_functions).chain(others.map(str::to_owned)).collect()
}

#[test]
fn a_key_that_is_none_of_the_card_does_nothing_there() {
    for (columns, rows) in SIZES {
        let folder = Folder::begun();
        let before = folder.text();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        screen.wait_for_question("1 of ");
        let mut is_first = true;
        for sequence in sequences() {
            // The key behind it shows that it has been read, and is heard.
            screen.type_keys(&sequence).type_keys(if is_first { "s" } else { "b" });
            is_first = !is_first;
            screen.wait_for_question(if is_first { "1 of " } else { "2 of " });
        }
        screen.type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert_eq!(folder.text(), before);
    }
}

#[test]
fn a_sequence_in_two_parts_is_one_however_late_the_second_comes() {
    let folder = Folder::begun();
    let before = folder.text();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    screen.wait_for_card(FIRST);
    for sequence in ["\x1b[1;2D", "\x1b[1;3B", "\x1b[3;2~", "\x1b[?62;4c", "\x1bO2A", "\x1b[<0;10;10M"] {
        for middle in 1..sequence.len() {
            screen.type_keys(&sequence[..middle]).type_keys(&sequence[middle..]).type_keys("s").wait_for_card(SECOND);
            screen.type_keys("b").wait_for_card(FIRST);
        }
    }
    // Once Esc was taken for a key, its tail is none.
    screen.type_keys("\x1b").wait("This list").type_keys("[1;2Ds").wait_for_card(SECOND).type_keys("q");
    assert_eq!(screen.end().0, 0);
    assert_eq!(folder.text(), before);
}

/// A paste as terminals send it, and as those do that know no brackets.
fn pastes(text: &str) -> [String; 2] {
    [format!("\x1b[200~{text}\x1b[201~"), text.to_owned()]
}

#[test]
fn a_paste_at_a_card_answers_nothing_and_is_refused_with_a_word() {
    for (columns, rows) in SIZES {
        for paste in pastes("3 of 4 teams\r1\r2\r\r") {
            let folder = Folder::begun();
            let before = folder.text();
            let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run_in_shell("assess");
            screen.wait_for_question("1 of ").type_keys(&paste);
            screen.wait_for_card("").wait_until("the refusal", |now| {
                now.split_whitespace().collect::<Vec<_>>().join(" ").contains("Pasted text answers nothing; n writes a note.")
            });
            screen.wait_for_card("").type_keys("s").wait_for_question("2 of ").type_keys("q");
            left_nothing(screen);
            assert_eq!(folder.text(), before);
        }
    }
}

#[test]
fn a_paste_at_a_checklist_a_list_or_a_confirmation_answers_nothing() {
    for paste in pastes("1y yes 2\r1\ry\r") {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess", "--strategy", "workload-automation"]);
        screen.wait_for_card("1 of ").type_keys("j").wait_for_text().type_keys("which of these areas\r").wait("None of these");
        screen.wait("tick what").type_keys(&paste).wait("Pasted text").wait_for_last("> tick what is in place").type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert_eq!(folder.counts()["answered"], 0, "{}", folder.text());

        let folder = Folder::new();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess", "--model", "operational-excellence"]);
        screen.wait("Which workload").wait_for_text().type_keys("\r").wait("Who takes part?").wait_for_text().type_keys("\r");
        screen.wait("❯ No target yet").type_keys(&paste).wait("Pasted text").wait_until("the list again", |now| {
            now.rsplit_once("Pasted text").is_some_and(|(_, behind)| behind.contains("❯ No target yet") && behind.contains("Level 5"))
        });
        screen.type_keys("\x1b[B\x1b[B\r");
        screen.wait_for_card(FIRST).type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert!(folder.text().contains("target: 2\n"));

        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
        screen.wait_for_card(FIRST);
        std::fs::write(folder.file(), "answers: [\n").unwrap();
        screen.type_keys("3").wait("(y/n) › yes").type_keys(&paste).wait("Pasted text");
        screen.wait_until("the question again", |now| now.trim_end().ends_with("(y/n) › yes")).type_keys("\x1b[1;2Dn");
        assert_eq!(screen.end().0, 2);
    }
}

#[test]
fn keys_held_down_and_replies_at_plain_lists_and_confirmations_do_nothing() {
    let folder = Folder::new();
    let mut screen = Start::in_folder(&folder.path()).sized(39, 24).run(&["assess", "--model", "operational-excellence"]);
    screen
        .wait("Which workload")
        .wait_for_text()
        .type_keys("\r")
        .wait("Who takes part?")
        .wait_for_text()
        .type_keys("\r")
        .wait("Enter takes 0");
    for sequence in sequences() {
        screen.type_keys(&sequence);
    }
    screen.type_keys("\x1b[B").wait("Enter takes 1").type_keys("\r").wait_for_card(FIRST);
    let good = folder.text();
    assert!(good.contains("target: 1\n"));
    std::fs::write(folder.file(), "answers: [\n").unwrap();
    screen.type_keys("3").wait("try again?").wait_for_last("> y yes · n no · Enter takes yes");
    for sequence in sequences() {
        screen.type_keys(&sequence);
    }
    // Alt-Enter and the like would have tried again, and failed.
    std::fs::write(folder.file(), good).unwrap();
    screen.type_keys("y").wait_for_card(SECOND).type_keys("q");
    let (code, _, raw) = screen.end();
    assert_eq!((code, raw.matches("try again?").count()), (0, 1), "{raw:?}");
}

#[test]
fn what_was_typed_ahead_is_not_left_for_the_shell() {
    // More than is read at once, so that something is still on its way when the session ends.
    for ahead in ["echo left\r".to_owned(), "echo left\r".repeat(1_000)] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).run_in_shell("assess");
        screen.wait_for_card(FIRST).type_keys(&format!("\x1b[I3q{ahead}"));
        left_nothing(screen);
        assert_eq!(folder.counts()["answered"], 1);
    }
}

/// The program ends well, the terminal is as it was, and nothing is left to read.
fn left_nothing(screen: Screen) {
    let (code, _, raw) = screen.end();
    assert_eq!(code, 0, "{raw}");
    for mode in ["isig", "icanon", "echo"] {
        assert!(raw.split_whitespace().any(|word| word == mode), "{mode}: {raw}");
    }
    assert!(raw.contains("\x1b[?2004l"), "{raw:?}");
    assert!(raw.contains("left<>"), "{raw:?}");
}
