//! `completions` and `man`: what shells and the manual are given. In real shells completion is tried by `tests/pty/shells.rs`.

use std::process::{Command, Stdio};

use maturity::ExitCode;

use crate::harness::{Maturity, committed, maturity};

/// What a shell is told that may come next, one line each with what it means, as fish asks for it.
fn told(typed: &str) -> Maturity {
    typed.split(' ').fold(maturity("--"), Maturity::argument).variable("MATURITY_COMPLETE", "fish")
}

/// The words of [`told`] alone.
fn words(run: Maturity) -> Vec<String> {
    run.run().silent().stdout.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn ids_are_completed_with_what_they_mean() {
    assert_eq!(
        told("maturity explain inf").run().silent().stdout,
        "infrastructure-as-code\tInfrastructure as code as the normal way to deploy\n"
    );
    let practices = words(told("maturity explain health-model/"));
    assert!(practices.contains(&"health-model/health-states".to_owned()) && practices.iter().all(|id| id.starts_with("health-model/")));
    assert_eq!(words(told("maturity explain dev")), ["devops-foundation"]);
    assert_eq!(words(told("maturity model show fri")), ["friction-reduction"]);
    assert_eq!(words(told("maturity model export oper")), ["operational-excellence"]);
    assert_eq!(words(told("maturity score --model operational")), ["operational-excellence"]);
    assert_eq!(words(told("maturity plan --to 5")), ["5"]);
    assert_eq!(words(told("maturity plan --set health-mod")), ["health-model/"]);
    let answers = words(told("maturity plan --set health-model/health-states=a"));
    assert_eq!(answers, ["health-model/health-states=about-half", "health-model/health-states=all"]);
}

#[test]
fn ids_are_those_of_the_model_at_hand() {
    let with_model = |typed| told(typed).file("own.yaml", committed("examples/own-model/accessible-services.yaml"));
    let ids = |run| words(run).into_iter().filter(|word| !word.starts_with('-')).collect::<Vec<_>>();
    let strategies = ids(with_model("maturity explain --model own.yaml "));
    assert!(!strategies.is_empty() && !strategies.contains(&"health-model".to_owned()), "{strategies:?}");
    let of_answers = told("maturity explain ").file("maturity.yaml", committed("examples/own-model/maturity.yaml"));
    let of_answers = of_answers.file("accessible-services.yaml", committed("examples/own-model/accessible-services.yaml"));
    assert_eq!(ids(of_answers), strategies);
}

#[test]
fn nothing_is_said_of_what_cannot_be_read_while_somebody_types() {
    for file in ["workload: [", "\0", ""] {
        assert_eq!(words(told("maturity explain inf").file("maturity.yaml", file)), ["infrastructure-as-code"]);
    }
    assert!(words(told("maturity explain --model missing.yaml inf")).is_empty());
    assert!(words(told("maturity nothing-of-the-kind inf")).is_empty());
}

#[test]
fn the_script_of_each_shell_is_one_that_it_can_read() {
    for (shell, reads) in [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("elvish", ""), ("powershell", "")] {
        let script = maturity("completions").argument(shell).run().silent();
        assert!(script.stdout.contains("MATURITY_COMPLETE") && script.stdout.contains("maturity"), "{shell}");
        std::fs::write(script.path("script"), &script.stdout).unwrap();
        let read = Command::new(reads).arg("-n").arg(script.path("script")).stdin(Stdio::null()).output();
        assert!(read.is_err() || read.is_ok_and(|read| read.status.success() && read.stderr.is_empty()), "{shell}");
    }
}

#[test]
fn an_unknown_shell_is_told_the_known_ones() {
    let run = maturity("completions tcsh").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.contains("possible values: bash, elvish, fish, powershell, zsh"), "{}", run.stderr);
}

#[test]
fn the_manual_has_a_page_for_each_command_without_a_fault() {
    let run = maturity("man --output pages").run();
    assert_eq!(run.stderr, "Written to pages.\n");
    let first = maturity("man").run().silent().stdout;
    assert_eq!(run.read("pages/maturity.1"), first);
    for page in ["maturity-check.1", "maturity-model-show.1", "maturity-completions.1"] {
        assert!(run.read(&format!("pages/{page}")).contains("Examples:"), "{page}");
    }
    let formatted =
        Command::new("man").args(["-l", "--warnings", "-Tutf8"]).arg(run.path("pages/maturity-score.1")).env("MANWIDTH", "80").output();
    if let Ok(formatted) = formatted {
        assert_eq!(String::from_utf8_lossy(&formatted.stderr), "");
    }
    maturity("man --output a.yaml").file("a.yaml", "").ends_with(ExitCode::Unusable).run();
}
