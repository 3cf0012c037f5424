//! `model new`: a small model that a team makes its own.

use maturity::ExitCode;

use crate::harness::{Maturity, assert_text, maturity};

/// `model new` of this file, whose name may hold spaces.
fn model_new(file: &str) -> Maturity {
    maturity("model new").argument(file)
}

#[test]
fn a_new_model_passes_the_strict_check_and_the_next_commands_are_told() {
    let new = model_new("release-trains.yaml").run();
    assert_eq!(new.stdout, "");
    assert_text!(
        new.stderr,
        snapbox::str![[r#"
Written to release-trains.yaml.
Check it: maturity model check release-trains.yaml
Answer it: maturity assess --model release-trains.yaml

"#]]
    );
    let check = new.then("model check --strict release-trains.yaml").run().silent();
    assert_eq!(check.stdout, "release-trains.yaml: Release trains 1.0.0, 2 levels, 3 strategies, 5 questions\n");
}

#[test]
fn a_new_model_is_named_after_its_file_where_that_makes_an_id() {
    for (file, id, title) in [
        ("release-trains.yaml", "release-trains", "Release trains"),
        ("Release Trains.yml", "release-trains", "Release Trains"),
        ("API_design", "api-design", "API design"),
        ("sub/tea.yaml", "tea", "Tea"),
        ("./tea.yaml", "tea", "Tea"),
        ("Über uns.yaml", "our-model", "Our model"),
        ("no.yaml", "our-model", "Our model"),
        ("it's 5 o'clock.yaml", "our-model", "Our model"),
        ("7.yaml", "our-model", "Our model"),
        (".yaml", "yaml", "Yaml"),
        ("operational-excellence.yaml", "our-model", "Our model"),
    ] {
        let new = model_new(file).subfolder("sub").run();
        let text = new.read(file);
        assert!(text.contains(&format!("\nid: {id}\n")) && text.contains(&format!("\ntitle: {title}\n")), "{file}");
        assert_eq!(new.stderr.contains("\nIts name makes no id for the model: "), id == "our-model", "{}", new.stderr);
        new.then("model check --strict").argument(file).run().silent();
    }
}

#[test]
fn a_new_model_on_standard_output_is_neutral_and_nothing_else_is_said() {
    let run = maturity("model new -").run().silent();
    assert!(run.stdout.contains("\nid: our-model\n") && run.stdout.contains("\ntitle: Our model\n"), "{}", run.stdout);
    run.then("model check --strict -").stdin(&run.stdout).run().silent();
}

#[test]
fn a_file_whose_name_holds_spaces_is_quoted_in_the_next_commands() {
    let run = model_new("Über uns.yaml").run();
    assert!(run.stderr.contains("maturity assess --model 'Über uns.yaml'\n"), "{}", run.stderr);
    let run = model_new("it's.yaml").run();
    assert!(run.stderr.contains(r"maturity model check 'it'\''s.yaml'"), "{}", run.stderr);
}

#[test]
fn nothing_is_written_over_and_no_folder_is_made() {
    let run = model_new("mine.yaml").file("mine.yaml", "mine").ends_with(ExitCode::Unusable).run();
    assert_eq!(run.stderr, "error: `mine.yaml` exists already; `maturity model check` checks it, or choose another name\n");
    assert_eq!(run.read("mine.yaml"), "mine");
    let run = model_new("deep/down/mine.yaml").ends_with(ExitCode::Unusable).run();
    assert!(run.stderr.starts_with("error: failed to write `deep/down/mine.yaml`: its folder does not exist"), "{}", run.stderr);
    model_new("sub").subfolder("sub").ends_with(ExitCode::Unusable).run();
}

#[test]
fn a_new_model_can_be_answered_and_scored() {
    let model = model_new("tea.yaml").run();
    let blank = model.then("new a.yaml --model tea.yaml --workload breakfast").run();
    // Beside the answers the model is found by its id.
    let score = blank.then("score a.yaml --format json").run().silent().json();
    assert_eq!((&score["model"]["id"], &score["level"], &score["level_possible"]), (&"tea".into(), &0.into(), &2.into()));
    assert_eq!(score["counts"]["unanswered"], 5);
    let mut answered = blank.read("a.yaml");
    for (practice, answer) in [
        ("purpose-in-invitation", "fully"),
        ("needed-people", "largely"),
        ("written-results", "[decisions, tasks]"),
        ("followed-up", "partially"),
    ] {
        answered = answered.replace(&format!("    {practice}:\n"), &format!("    {practice}: {answer}\n"));
    }
    let score = blank.then("score b.yaml --format json").file("b.yaml", answered).run().silent().json();
    assert_eq!((&score["level"], &score["counts"]["answered"]), (&1.into(), &4.into()));
}
