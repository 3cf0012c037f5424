//! Help texts have one style: a capital at the start, no full stop at the end, nothing without a word.

use clap::{Arg, Command, CommandFactory as _};
use maturity::cli::Cli;

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
