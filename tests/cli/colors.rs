//! One place decides about colour: `--color`, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether it is a terminal.

use maturity::ExitCode;

use crate::harness::{Maturity, checkout, maturity};

fn score(flags: &str) -> Maturity {
    maturity(&format!("score {flags} a.yaml")).file("a.yaml", checkout())
}

/// The text without colours.
fn plain(text: &str) -> String {
    console::strip_ansi_codes(text).into_owned()
}

#[track_caller]
fn is_colored(run: Maturity) -> bool {
    run.run().silent().stdout.contains('\u{1b}')
}

#[test]
fn a_pipe_gets_no_colour_unless_it_is_forced() {
    assert!(!is_colored(score("")));
    assert!(is_colored(score("--color always")));
    assert!(is_colored(score("").variable("CLICOLOR_FORCE", "1")));
    assert!(!is_colored(score("").variable("CLICOLOR_FORCE", "0")));
    assert!(!is_colored(score("").variable("CLICOLOR_FORCE", "")));
}

#[test]
fn no_color_wins_over_force_and_the_option_wins_over_both() {
    assert!(!is_colored(score("").variable("NO_COLOR", "1").variable("CLICOLOR_FORCE", "1")));
    assert!(is_colored(score("").variable("NO_COLOR", "").variable("CLICOLOR_FORCE", "1")));
    assert!(is_colored(score("--color always").variable("NO_COLOR", "1").variable("TERM", "dumb")));
    assert!(!is_colored(score("--color never").variable("CLICOLOR_FORCE", "1")));
}

#[test]
fn colours_change_nothing_but_colours() {
    for flags in ["", "--full", "--all"] {
        let (with, without) = (score(&format!("{flags} --color always")).run().stdout, score(flags).run().stdout);
        let with = plain(&with);
        assert!(with.lines().map(str::trim_end).eq(without.lines()), "{with}\n{without}");
    }
}

#[test]
fn colours_never_enter_files_for_other_programs() {
    for command in ["score a.yaml --format json", "report a.yaml", "report a.yaml --format json", "model export", "new -"] {
        assert!(!is_colored(maturity(command).argument("--color=always").file("a.yaml", checkout())), "{command}");
    }
}

#[test]
fn faults_are_coloured_by_the_same_rules() {
    let faults = |flags: &str| maturity(&format!("score {flags} a.yaml")).file("a.yaml", "a: [").ends_with(ExitCode::Unusable);
    assert!(!faults("").run().stderr.contains('\u{1b}'));
    assert!(faults("--color always").run().stderr.contains('\u{1b}'));
    assert_eq!(plain(&faults("--color always").run().stderr), faults("").run().stderr);
}
