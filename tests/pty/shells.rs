//! Completion in real shells, where somebody types a few letters and Tab.
//!
//! A shell that is not there is skipped, and the test says so, unless `SHELL_TESTS=required`, as in `.ci/run`.

use std::io::Write as _;
use std::path::Path;

use crate::screen::{Folder, Screen, Start};

/// Whether the shell is there. The remark passes by the test harness, which would hide it in a test that succeeds.
fn is_there(shell: &str) -> bool {
    let found = ["/usr/bin", "/bin", "/usr/local/bin"].iter().any(|folder| Path::new(folder).join(shell).exists());
    let required = std::env::var_os("SHELL_TESTS").is_some_and(|value| value == "required");
    assert!(found || !required, "{shell} is missing");
    if !found {
        writeln!(std::io::stderr().lock(), "\n*** SKIPPED: completion was not tried in {shell}, which is not there ***\n").unwrap();
    }
    found
}

/// The shell in a folder, with the line of the README that brings completion, ready at its prompt.
fn shell(folder: &Path, name: &str) -> Screen {
    let (arguments, prompt, line): (&[&str], _, _) = match name {
        "bash" => (&["--norc", "--noprofile"], "PS1='ready> '", "source <(maturity completions bash)"),
        "zsh" => (&["-f"], "PS1='ready> '", "autoload -U compinit && compinit -u -D; source <(maturity completions zsh)"),
        _ => (&["--no-config"], "function fish_prompt; printf 'ready> '; end", "maturity completions fish | source"),
    };
    let mut screen = Start::in_folder(folder).sized(110, 30).run_interactive(name, arguments);
    // A shell may still be setting up its terminal when it takes the first line; what it echoes is not its prompt.
    let is_ready = |contents: &str| contents.trim_end().lines().last().is_some_and(|line| line.trim_end().ends_with("ready>"));
    screen.type_keys(&format!("{prompt}\r")).wait_until("the prompt", is_ready);
    screen.type_keys(&format!("{line}; clear\r")).wait_until("an empty screen", |contents| contents.trim() == "ready>");
    screen
}

/// What the line becomes that is typed, ending in Tab.
fn completed(screen: &mut Screen, typed: &str, expected: &str) {
    screen.type_keys(&format!("{typed}\t")).wait(expected).type_keys("\x15");
    let is_empty = |contents: &str| contents.lines().any(|line| line.trim_end() == "ready>");
    screen.wait_until("an empty line", is_empty);
}

fn complete_ids_in(name: &str) {
    if !is_there(name) {
        return;
    }
    let folder = Folder::new();
    let mut screen = shell(&folder.path(), name);
    completed(&mut screen, "maturity expl", "ready> maturity explain");
    completed(&mut screen, "maturity explain inf", "ready> maturity explain infrastructure-as-code");
    completed(&mut screen, "maturity explain health-model/health-st", "ready> maturity explain health-model/health-states");
    completed(&mut screen, "maturity assess --strategy suff", "ready> maturity assess --strategy sufficient-testing");
    completed(&mut screen, "maturity check --format ju", "ready> maturity check --format junit");
    completed(&mut screen, "maturity model export oper", "ready> maturity model export operational-excellence");
    screen.kill();
}

#[test]
fn bash_completes_ids() {
    complete_ids_in("bash");
}

#[test]
fn zsh_completes_ids() {
    complete_ids_in("zsh");
}

#[test]
fn fish_completes_ids() {
    complete_ids_in("fish");
}
