//! How runs end, and that the README says so.

use maturity::ExitCode;

use crate::harness::{checkout, committed, maturity};

#[test]
fn help_and_version_are_results() {
    for command in ["--help", "-h", "help score", "score --help", "model --help", "--version"] {
        let run = maturity(command).run().silent();
        assert!(!run.stdout.is_empty(), "maturity {command}");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_so_on_standard_error() {
    let usages = [
        "",
        "scor",
        "score a.yaml --ful",
        "score a.yaml b.yaml",
        "score a.yaml --format html",
        "score a.yaml --as-of today",
        "model",
        "score a.yaml --max-age -1",
    ];
    for usage in usages {
        let run = maturity(usage).file("a.yaml", checkout()).ends_with(ExitCode::Unusable).run();
        assert_eq!(run.stdout, "", "maturity {usage}");
        assert!(!run.stderr.is_empty(), "maturity {usage}");
    }
}

#[test]
fn a_misspelt_command_or_option_gets_the_nearest_name() {
    let run = maturity("scor a.yaml").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("'score'"), "{}", run.stderr);
    let run = maturity("score --ful a.yaml").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("'--full'"), "{}", run.stderr);
}

#[test]
fn a_low_level_is_no_failure() {
    let text = committed("examples/parcel-tracking/maturity.yaml");
    maturity("score a.yaml").file("a.yaml", text).ends_with(ExitCode::Done).run();
}

/// The codes in the rows `| 0 | …` below the heading `Exit codes`.
fn codes_in(readme: &str) -> Vec<u8> {
    let is_heading = |line: &&str| line.starts_with('#') && line.to_lowercase().contains("exit codes");
    let mut section = readme.lines().skip_while(|line| !is_heading(line));
    section.next();
    let rows = section.take_while(|line| !line.starts_with('#')).filter_map(|line| line.strip_prefix('|')?.split('|').next());
    rows.filter_map(|cell| cell.trim().trim_matches('`').parse::<u8>().ok()).collect()
}

#[test]
fn the_readme_lists_every_exit_code_and_no_other() {
    let mut codes = codes_in(&committed("README.md"));
    codes.sort_unstable();
    assert_eq!(codes, ExitCode::ALL.map(ExitCode::number), "README.md, `Exit codes`, against src/exit_code.rs");
}
