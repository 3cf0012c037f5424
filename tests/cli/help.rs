//! Help texts have one style, every command has examples that are true, and a command that is none is answered with one that is.

use clap::{Arg, Command, CommandFactory as _, Parser as _};
use maturity::ExitCode;
use maturity::cli::Cli;

use crate::harness::{assert_text, checkout, maturity};

/// Every text of `command` and of everything in it, with the name of what it describes.
fn texts(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
    let name = format!("{path} {}", command.get_name());
    found.push((name.clone(), command.get_about().map(ToString::to_string).unwrap_or_default()));
    for argument in command.get_arguments() {
        found.push((format!("{name} {}", argument.get_id()), argument.get_help().map(ToString::to_string).unwrap_or_default()));
        found.extend(values(argument, &name));
    }
    for subcommand in command.get_subcommands() {
        texts(subcommand, &name, found);
    }
}

/// The texts of the values that an argument can have.
fn values(argument: &Arg, command: &str) -> Vec<(String, String)> {
    let takes_a_value = argument.get_num_args().is_none_or(|number| number.takes_values());
    let values = if takes_a_value { argument.get_possible_values() } else { Vec::new() };
    let name = |value: &str| format!("{command} {} {value}", argument.get_id());
    values.iter().map(|value| (name(value.get_name()), value.get_help().map(ToString::to_string).unwrap_or_default())).collect()
}

#[test]
fn every_help_text_starts_with_a_capital_and_has_no_full_stop_at_its_end() {
    let mut command = Cli::command();
    command.build();
    let mut found = Vec::new();
    texts(&command, "", &mut found);
    assert!(found.len() > 40, "only {} texts were found", found.len());
    let in_style = |text: &str| text.starts_with(|c: char| c.is_uppercase() || c == '`') && !text.trim_end().ends_with('.');
    let wrong: Vec<_> = found.iter().filter(|(_, text)| !in_style(text)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_default_model_that_a_help_text_names_is_the_default() {
    let mut command = Cli::command();
    command.build();
    let mut found = Vec::new();
    texts(&command, "", &mut found);
    let named: Vec<_> = found.iter().filter(|(_, text)| text.contains("[default: operational-excellence]")).map(|(name, _)| name).collect();
    assert_eq!(maturity::model::BUILTIN[0].id, "operational-excellence");
    for command in ["new model", "form model", "model export id", "model schema model"] {
        assert!(named.iter().any(|name| name.ends_with(command)), "`{command}` names no default: {named:?}");
    }
}

#[test]
fn what_is_typed_is_consistent() {
    Cli::command().debug_assert();
}

/// Every command with its path, as `maturity model check`, those that only hold others included.
fn commands(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
    let path = format!("{path} {}", command.get_name()).trim().to_owned();
    command.get_subcommands().filter(|below| below.get_name() != "help").for_each(|below| commands(below, &path, found));
    found.push((path, command.clone()));
}

/// The commands that the examples of a help text show, each as it is typed.
fn examples(command: &Command) -> Vec<String> {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let typed = |line: &str| Some(line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?.split("  ").next()?.to_owned());
    text.lines().filter_map(typed).collect()
}

#[test]
fn every_command_has_examples_of_itself_that_can_be_typed() {
    let mut found = Vec::new();
    commands(&Cli::command(), "", &mut found);
    assert!(found.len() > 15, "only {} commands were found", found.len());
    for (path, command) in found {
        let examples = examples(&command);
        assert!(!examples.is_empty(), "`{path} --help` has no example");
        for example in examples {
            let own = example.split(" | ").find(|part| part.starts_with("maturity ")).unwrap_or_else(|| panic!("{example}"));
            assert!(own.starts_with(&path), "`{example}` is no example of `{path}`");
            Cli::try_parse_from(own.split(' ')).unwrap_or_else(|error| panic!("`{example}` of `{path} --help`: {error}"));
        }
        let wide: Vec<String> = command.get_after_help().map(ToString::to_string).unwrap_or_default().lines().map(str::to_owned).collect();
        assert!(wide.iter().all(|line| line.chars().count() <= 80), "{path}: {wide:#?}");
    }
}

#[test]
fn the_examples_show_what_the_answers_file_of_the_readme_has() {
    let mut found = Vec::new();
    commands(&Cli::command(), "", &mut found);
    let is_read =
        |example: &&String| ["score", "plan", "explain", "report"].iter().any(|name| example.starts_with(&format!("maturity {name}")));
    let examples: Vec<String> = found.iter().flat_map(|(_, command)| examples(command)).collect();
    let read: Vec<&String> = examples.iter().filter(is_read).filter(|example| !example.contains('|')).collect();
    assert!(read.len() > 8, "{read:?}");
    for example in read {
        let arguments = example.strip_prefix("maturity ").unwrap();
        maturity(arguments).file("maturity.yaml", checkout()).file("shop.yaml", checkout()).run();
    }
}

#[test]
fn nothing_but_the_name_is_answered_with_how_to_begin() {
    let run = maturity("").ends_with(ExitCode::Unusable).run();
    assert_text!(
        run.stderr,
        snapbox::str![[r#"
maturity says which level a workload has reached, what holds it back, and what
to do first.

  maturity assess                  answer the questions; saved in maturity.yaml
  maturity score                   see where you stand
  maturity report -o report.html   pass it on

A first look takes minutes: maturity assess --quick
All commands: maturity --help

"#]]
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn a_command_of_another_tool_is_answered_with_the_one_that_does_it_here() {
    let tip = |typed: &str| {
        let run = maturity(typed).ends_with(ExitCode::Unusable).run();
        let tips = run.stderr.lines().filter_map(|line| line.trim().strip_prefix("tip: `")?.split('`').next().map(str::to_owned));
        tips.collect::<Vec<String>>()
    };
    assert_eq!(tip("init"), ["maturity assess", "maturity new"]);
    assert_eq!(tip("export a.yaml -o a.html"), ["maturity report", "maturity model export"]);
    assert_eq!(tip("diff a.yaml b.yaml"), ["maturity compare"]);
    assert_eq!(tip("lint a.yaml"), ["maturity check", "maturity model check"]);
    assert_eq!(tip("--color never validate a.yaml"), ["maturity check", "maturity model check"]);
    assert_eq!(tip("Vlaidate"), ["maturity check", "maturity model check"]);
    assert_eq!(tip("model lint a.yaml"), ["maturity model check"]);
    assert!(
        maturity("a.yaml").ends_with(ExitCode::Unusable).run().stderr.contains("a file comes after a command: `maturity score a.yaml`")
    );
    assert!(maturity("modle show").ends_with(ExitCode::Unusable).run().stderr.contains("'model'"));
}
