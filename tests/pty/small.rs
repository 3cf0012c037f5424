//! Windows of one row or one column, and windows that become so: plain lines, and never a panic.

use crate::FIRST;
use crate::screen::{Folder, Screen, Start};

const SMALL: [(u16, u16); 6] = [(1, 1), (80, 1), (1, 24), (2, 2), (5, 3), (12, 2)];

/// Waits until this was written, however it was broken into rows.
fn wait_for(screen: &mut Screen, text: &str) {
    let text: String = text.split_whitespace().collect();
    screen.wait_for_raw(&text, |raw| console::strip_ansi_codes(raw).split_whitespace().collect::<String>().contains(&text));
}

/// Goes through every kind of prompt, from the first of a new file on.
fn go_through(screen: &mut Screen, mut before_each: impl FnMut(&mut Screen)) {
    let steps = [
        ("want to answer?", "\r"),
        ("Which workload", "shop\r"),
        ("Who takes part?", "Ana\r"),
        ("want to reach?", "\x1b[B\r"),
        ("1 of ", "n"),
        ("Your note:", "some words\r"),
        ("Note saved", "e"),
        ("What shows it?", "here\x1b"),
        ("The evidence stays", "?"),
        ("Why it matters", "j"),
        ("Jump to which", "of these areas\r"),
        ("questions match", "2"),
        ("None of these", "13"),
        ("ticked 1", "\r"),
    ];
    for (text, keys) in steps {
        wait_for(screen, text);
        before_each(screen);
        screen.type_keys(keys);
    }
    wait_for(screen, "✓");
}

fn end(mut screen: Screen, folder: &Folder) {
    screen.type_keys("q");
    let (code, _, raw) = screen.end();
    assert_eq!(code, 0, "{raw}");
    assert_eq!(folder.counts()["answered"], 1, "{}", folder.text());
    assert!(folder.text().contains("target: 1\n") && folder.text().contains("note: \"some words\"\n"), "{}", folder.text());
}

#[test]
fn every_prompt_works_in_the_smallest_window() {
    for (columns, rows) in SMALL {
        let folder = Folder::new();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        go_through(&mut screen, |_| {});
        end(screen, &folder);
    }
}

#[test]
fn a_window_may_become_small_and_large_again_at_every_prompt() {
    let folder = Folder::new();
    let mut screen = Start::in_folder(&folder.path()).run(&["assess"]);
    let mut sizes = SMALL.into_iter().chain([(80, 24), (40, 15)]).cycle();
    go_through(&mut screen, |screen| {
        let (columns, rows) = sizes.next().unwrap();
        screen.resize(columns, rows);
    });
    end(screen, &folder);
}

#[test]
fn a_confirmation_and_a_conflict_work_in_the_smallest_window() {
    for (columns, rows) in SMALL {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(columns, rows).run(&["assess"]);
        wait_for(&mut screen, FIRST);
        let good = folder.text();
        std::fs::write(folder.file(), "answers: [\n").unwrap();
        screen.type_keys("3");
        wait_for(&mut screen, "try again?");
        std::fs::write(folder.file(), good.replace("    business-needs:\n", "    business-needs: fully\n")).unwrap();
        screen.type_keys("y");
        wait_for(&mut screen, "Which one holds?");
        screen.type_keys("2");
        wait_for(&mut screen, "2 of ");
        screen.type_keys("q");
        assert_eq!(screen.end().0, 0);
        assert!(folder.text().contains("    business-needs: largely\n"), "{}", folder.text());
    }
}
