//! A sitting on a later day, played line by line: who is here, what to look at again, and what that leaves in the file.

use crate::harness::{Run, committed, maturity};

/// A quarter after the latest review of the example.
const DAY: &str = "2027-02-20";

/// A session on the example with these lines typed.
fn session(arguments: &str, lines: &[&str]) -> Run {
    begun(&committed("examples/checkout/maturity.yaml"), arguments, lines)
}

fn begun(text: &str, arguments: &str, lines: &[&str]) -> Run {
    let typed = lines.iter().flat_map(|line| [line, "\n"]).collect::<String>();
    let session = maturity(&format!("assess --line {arguments}")).file("maturity.yaml", text).variable("MATURITY_AS_OF", DAY);
    session.stdin(typed).run()
}

/// The lines that the session took out of the file, and those that it put in.
fn difference(run: &Run) -> (Vec<String>, Vec<String>) {
    let (before, after) = (committed("examples/checkout/maturity.yaml"), run.read("maturity.yaml"));
    let without = |these: &str, others: &str| -> Vec<String> {
        let mut others: Vec<&str> = others.lines().collect();
        let mut left = Vec::new();
        for line in these.lines() {
            match others.iter().position(|other| *other == line) {
                Some(position) => drop(others.swap_remove(position)),
                None => left.push(line.to_owned()),
            }
        }
        left
    };
    (without(&before, &after), without(&after, &before))
}

#[test]
fn enter_takes_the_same_people_and_goes_on_with_what_is_open() {
    let run = session("", &["", "", "u", "q"]);
    let said = &run.stderr;
    for text in ["The latest sitting was on 2026-11-18 by Ana, Raj and Sofie.", "✓ With: Ana, Raj, Sofie", "Your answer: I don't know"] {
        assert!(said.contains(text), "{text}: {said}");
    }
    let (gone, new) = difference(&run);
    assert_eq!(gone.len(), 0, "{gone:?}");
    assert_eq!(new, ["  - {on: 2027-02-20, by: [Ana, Raj, Sofie]}", "      reviewed: 2027-02-20"]);
    assert!(said.ends_with("Go on: maturity assess maturity.yaml --line\nSee where you stand: maturity score maturity.yaml\n"), "{said}");
}

#[test]
fn people_are_named_once_and_as_before_whatever_the_case_of_their_names() {
    let run = session("", &["raj, Mila, ANA, mila", "1", "u", "q"]);
    assert!(run.stderr.contains("Enter alone takes Ana, Raj and Sofie."), "{}", run.stderr);
    assert!(run.read("maturity.yaml").contains("by: [Raj, Mila, Ana]"), "{}", run.stderr);
}

#[test]
fn a_long_time_is_told_in_hours() {
    let run = session("", &["", "q"]);
    let review = run.stderr.lines().find(|line| line.contains("Review all")).unwrap();
    assert!(review.contains(" hours") && review.ends_with("in a group"), "{review}");
}

#[test]
fn a_review_asks_every_answer_again_and_enter_confirms_it() {
    let run = session("", &["Mila, Tariq", "2", "", "", "1", "q"]);
    let (_, new) = difference(&run);
    assert_eq!(new[0], "  - {on: 2027-02-20, by: [Mila, Tariq]}");
    assert_eq!(new.iter().filter(|line| line.ends_with("reviewed: 2027-02-20")).count(), 3, "{new:?}");
    assert!(
        run.stderr.contains("Level 1 · 3 of 23") && run.stderr.contains("Go on: maturity assess maturity.yaml --review --line"),
        "{}",
        run.stderr
    );
    let text = run.read("maturity.yaml");
    let again = begun(&text, "--review", &["", "q"]);
    assert!(!again.stderr.contains("Who is here"), "it is the same sitting: {}", again.stderr);
    assert!(again.stderr.contains("Level 1 · 4 of 23") && !again.stderr.contains("Level 1 · 3 of 23"), "{}", again.stderr);
    assert_eq!(again.read("maturity.yaml").matches("2027-02-20, by").count(), 1);
}

#[test]
fn an_age_is_asked_until_it_is_one_and_some_answer_is_so_old() {
    let run = session("", &["", "3", "a quarter", "9000", "100", "", "q"]);
    let said = &run.stderr;
    assert!(said.contains("That is no number of days") && said.contains("No answer is older than 9000 days."), "{said}");
    assert!(said.contains("Go on: maturity assess maturity.yaml --review=100 --line"), "{said}");
    assert!(!said.contains("Level 1 · 2 of 23"), "its answer is of November: {said}");
}

#[test]
fn one_level_or_strategy_is_reviewed_alone() {
    let run = session("", &["", "4", "2", "", "", "q"]);
    assert!(run.stderr.contains("Go on: maturity assess maturity.yaml --level 2 --review --line"), "{}", run.stderr);
    let run = session("", &["", "4", "0", "4", "3", "1", "", "q"]);
    let said = &run.stderr;
    assert_eq!(said.matches("What do you want to do today?").count(), 2, "whoever rather would not is asked again: {said}");
    assert!(said.contains("Go on: maturity assess maturity.yaml --level 3 --strategy ") && said.contains("--review --line"), "{said}");
}

#[test]
fn a_target_is_changed_at_once_and_nothing_else_is() {
    let run = session("", &["", "5", "4"]);
    assert_eq!(difference(&run), (vec!["target: 3".to_owned()], vec!["target: 4".to_owned()]));
    assert!(run.stderr.contains("✓ Target: Level 4") && run.stderr.contains("Change the target: Level 4"), "{}", run.stderr);
}

#[test]
fn what_was_chosen_on_the_command_line_is_not_asked_and_is_repeated() {
    let run = session("--quick --level 4 --max-age 400", &["", "q"]);
    let said = &run.stderr;
    assert!(said.contains("Who is here today?") && !said.contains("What do you want to do"), "{said}");
    assert!(said.contains("Go on: maturity assess maturity.yaml --quick --level 4 --line --max-age 400\n"), "{said}");
    assert!(said.contains("See where you stand: maturity score maturity.yaml --max-age 400\n"), "{said}");
    assert_eq!(difference(&run), (vec![], vec![]), "a sitting without an answer is none");
}

#[test]
fn a_run_about_a_part_says_what_is_to_go_in_all() {
    let run = session("--level 3", &["", "q"]);
    assert!(run.stderr.contains("95 of 128 answered, 6 unknown, 27 not answered yet."), "{}", run.stderr);
    assert!(run.stderr.contains("✓ Saved. 6 questions to go in this run, 27 in all.\n"), "{}", run.stderr);
}

#[test]
fn a_file_without_a_day_or_of_today_is_gone_on_with_at_once() {
    let text = committed("examples/checkout/maturity.yaml");
    for text in [
        text.replace("- {on: 2026-11-18", "- {on: 2027-02-20"),
        text.replace("assessed: 2026-09-29\n", "").replace("reviews:\n  - {on: 2026-11-18, by: [Ana, Raj, Sofie]}\n", ""),
    ] {
        let run = begun(&text, "", &["q"]);
        assert!(!run.stderr.contains("Who is here"), "{}", run.stderr);
        assert_eq!(run.read("maturity.yaml"), text);
    }
}

#[test]
fn reports_show_both_days() {
    let run = maturity("score a.yaml").file("a.yaml", committed("examples/checkout/maturity.yaml")).run();
    let line = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains("assessed 2026-09-29 by Ana and Raj, reviewed 2026-11-18 by Ana, Raj and Sofie"), "{}", run.stdout);
}
