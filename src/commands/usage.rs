//! Answers to what was typed and is no command: the help that was asked for, how to begin, or the command that was most likely meant.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output::Output;
use crate::cli::expected;
use crate::exit_code::ExitCode;
use crate::text::brief;

/// What is said to one who types nothing but the program's name.
const BEGIN: &str = "\
maturity says which level a workload has reached, what holds it back, and what
to do first.

  maturity assess                  answer the questions; saved in maturity.yaml
  maturity score                   see where you stand
  maturity report -o report.html   pass it on

A first look takes minutes: maturity assess --quick
All commands: maturity --help";

/// Help and version are results; anything else is wrong usage.
pub(super) fn refuse(mut usage: clap::Error, arguments: &[OsString]) -> ExitCode {
    if arguments.len() < 2 {
        Output::note(BEGIN);
        return ExitCode::Unusable;
    }
    if usage.kind() == ErrorKind::InvalidSubcommand {
        name_what_was_meant(&mut usage, arguments);
    }
    show_safely(&mut usage);
    // Nobody is left to tell when even this cannot be printed.
    let _ = usage.print();
    if usage.use_stderr() { ExitCode::Unusable } else { ExitCode::Done }
}

/// Other tools have other words for what is a command here, and a file alone is no command.
fn name_what_was_meant(usage: &mut clap::Error, arguments: &[OsString]) {
    let Some(ContextValue::String(word)) = usage.get(ContextKind::InvalidSubcommand) else { return };
    let mut before = arguments.iter().skip(1).take_while(|argument| argument.to_str() != Some(word));
    let tips = expected(word, before.any(|argument| argument == "model"));
    let is_file = word.contains(['.', '/', '\\']) || std::path::Path::new(word).exists();
    let file = || vec![format!("a file comes after a command: `maturity score {}`", brief(word))];
    let tips = if tips.is_empty() && is_file { file() } else { tips };
    if !tips.is_empty() {
        // A name that merely looks alike is no help beside one that means the same.
        usage.remove(ContextKind::SuggestedSubcommand);
        usage.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips.into_iter().map(Into::into).collect()));
    }
}

/// What was typed may come from a stranger, by way of a script.
fn show_safely(usage: &mut clap::Error) {
    let shown = |value: &ContextValue| match value {
        ContextValue::String(text) => Some(ContextValue::String(brief(text))),
        ContextValue::Strings(texts) => Some(ContextValue::Strings(texts.iter().map(|text| brief(text)).collect())),
        _ => None,
    };
    let values: Vec<_> = usage.context().filter_map(|(kind, value)| Some((kind, shown(value)?))).collect();
    for (kind, value) in values {
        usage.insert(kind, value);
    }
}
