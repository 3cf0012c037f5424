//! A sitting on a later day, in a real terminal.

use crate::common::committed;
use crate::screen::{Folder, Screen, Start};

fn a_quarter_later(folder: &Folder, (columns, rows): (u16, u16), arguments: &[&str]) -> Screen {
    std::fs::write(folder.file(), committed("examples/checkout/maturity.yaml")).unwrap();
    Start::in_folder(&folder.path()).sized(columns, rows).with("MATURITY_AS_OF", "2027-02-20").run(arguments)
}

#[test]
fn other_people_review_what_the_team_said_with_one_key_each() {
    for size in [(80, 24), (40, 15)] {
        let folder = Folder::new();
        let mut screen = a_quarter_later(&folder, size, &["assess"]);
        screen.wait("Who is here today?").wait_for_text().type_keys("Mila, Tariq, mila\r").wait("With: Mila, Tariq");
        screen.wait("Change the target: Level 3");
        screen.type_keys("\x1b[B\r").wait_for_question("1 of 23").type_keys("\r").wait_for_question("2 of 23").type_keys("1");
        screen.wait_for_question("3 of 23").type_keys("q");
        let (code, _, raw) = screen.end();
        assert_eq!(code, 0, "{raw}");
        assert!(raw.contains("Go on: maturity assess maturity.yaml --review\r\n"), "{raw}");
        let text = folder.text();
        assert!(text.contains("  - {on: 2027-02-20, by: [Mila, Tariq]}\ntarget: 3\n"), "{text}");
        assert_eq!(text.matches("reviewed: 2027-02-20").count(), 2, "{text}");
    }
}

#[test]
fn esc_keeps_the_people_and_ctrl_c_leaves_the_file_as_it_was() {
    let folder = Folder::new();
    let mut screen = a_quarter_later(&folder, (80, 24), &["assess", "--level", "2", "--one-page"]);
    screen
        .wait("Who is here today?")
        .wait_for_text()
        .type_keys("Nobody")
        .wait("> Nobody")
        .type_keys("\x1b")
        .wait_for_raw("the people", |raw| raw.contains("With: Ana, Raj, Sofie"));
    screen.wait_for_card("Level 2 · ").type_keys("\x03");
    let (code, _, raw) = screen.end();
    assert_eq!(code, 130, "{raw}");
    assert!(raw.contains("Go on: maturity assess maturity.yaml --level 2 --one-page\r\n"), "{raw}");
    assert_eq!(folder.text(), committed("examples/checkout/maturity.yaml"));
}

#[test]
fn a_gap_is_accepted_and_its_step_planned_at_the_card() {
    for size in [(80, 24), (40, 15)] {
        let folder = Folder::begun();
        let mut screen = Start::in_folder(&folder.path()).sized(size.0, size.1).run(&["assess"]);
        screen.wait_for_question("1 of 9").type_keys("2").wait_for_question("2 of 9").type_keys("\x1b[D").wait("● 2");
        screen.wait_for_card("").type_keys("a").wait("Why can this gap stay").wait_for_text().type_keys("We move in spring\r");
        screen.wait("Reason: We move in spring").wait("Until which day").wait_for_text();
        screen.type_keys("\r").wait("It needs a last day.").wait_for_text().type_keys("2027\r").wait("That is no day of the");
        screen.wait_for_text().type_keys("\x1b").wait("Nothing has changed.").wait_for_card("").type_keys("a");
        screen.wait_for_raw("the reason asked for again", |raw| raw.matches("Why can this gap stay").count() == 2);
        screen.wait_for_text().type_keys("We move in spring\r");
        screen.wait_for_raw("the fourth day asked for", |raw| raw.matches("Until which day").count() == 4);
        screen.wait_for_text().type_keys("2027-03-01\r").wait("Who decides?").wait_for_text().type_keys("Raj\r");
        screen.wait("✓ Accepted until 2027-03-01 by Raj").wait_for_card("").type_keys("p").wait("Who takes the next").wait_for_text();
        screen
            .type_keys("Ana\r")
            .wait_for_raw("the day of the step", |raw| raw.matches("Until which day").count() == 5)
            .wait_for_text()
            .type_keys("\r")
            .wait("Where is it tracked?")
            .wait_for_text();
        screen.type_keys("#42\r").wait("✓ Planned: Ana, #42").wait_for_card("").type_keys("q");
        assert_eq!(screen.end().0, 0);
        let text = folder.text();
        let entry = "      planned: {by: Ana, link: \"#42\"}\n      accepted: {reason: We move in spring, until: 2027-03-01, by: Raj}\n";
        assert!(text.contains(entry), "{text}");
    }
}

#[test]
fn the_end_is_a_summary_that_fits_one_screen() {
    let folder = Folder::new();
    // One strategy, so that the last question comes soon.
    let mut screen = a_quarter_later(&folder, (80, 24), &["assess", "--strategy", "approval-processes", "--review"]);
    screen.wait("Who is here today?").wait_for_text().type_keys("\r");
    let mut place = 0;
    while place < 3 {
        place += 1;
        screen.wait_for_card("Level 3 · ").type_keys("\r");
        screen.wait_for_raw("the answer taken", |raw| raw.matches("✓").count() > place);
    }
    let (code, contents, raw) = screen.end();
    assert_eq!(code, 0, "{raw}");
    for text in [
        "That was the last question",
        "checkout · ",
        "Level 2, possibly 3",
        "What holds back Level 3",
        "Worst risks",
        "First steps",
        "  small ",
    ] {
        assert!(contents.contains(text), "{text}:\n{contents}");
    }
    let rows = contents.lines().skip_while(|line| !line.contains("That was the last question")).count();
    assert!(rows <= 22, "there is room for the time it took and for the prompt of a shell, and {rows} rows are too many:\n{contents}");
    let hints = "See all of it: maturity score maturity.yaml\nGo on: maturity assess maturity.yaml";
    assert!(contents.trim_end().ends_with(hints), "{contents}");
}
