//! The words that people bring from other tools, and the commands that do it here.

use clap::{Command, CommandFactory as _};

use super::Cli;
use crate::text::nearest;

/// Words, and the commands that one who types them most likely wants.
const COMMANDS: [(&[&str], &[&str]); 9] = [
    (&["init", "start", "begin", "run", "ask", "answer", "edit"], &["assess", "new"]),
    (&["create", "template", "blank", "questionnaire", "print"], &["new", "model new"]),
    (&["show", "view", "status", "level", "result", "results", "summary"], &["score", "model show"]),
    (&["export", "render", "html", "markdown", "publish", "share"], &["report", "model export"]),
    (&["diff", "changes", "delta", "since"], &["compare"]),
    (&["lint", "validate", "verify", "gate", "gates", "ci", "test"], &["check", "model check"]),
    (&["next", "steps", "todo", "roadmap", "what-if", "improve"], &["plan"]),
    (&["why", "describe", "info", "question"], &["explain"]),
    (&["models", "list", "levels", "questions", "schema"], &["model show", "model schema"]),
];

/// The same below `model`.
const OF_MODELS: [(&[&str], &[&str]); 6] = [
    (&["init", "create", "start", "template"], &["model new"]),
    (&["lint", "validate", "verify", "test"], &["model check"]),
    (&["list", "view", "explain", "describe", "levels", "handbook", "questions"], &["model show"]),
    (&["copy", "download", "write", "get"], &["model export"]),
    (&["convert", "load", "read"], &["model import"]),
    (&["diff", "compare", "upgrade"], &["model check"]),
];

/// What to say to one who typed `word` for a command, or for one below `model`: each command that it may have meant, with what it does.
/// Nothing where a command is more like it than any of those words.
pub(crate) fn expected(word: &str, below_model: bool) -> Vec<String> {
    let table: &[(&[&str], &[&str])] = if below_model { &OF_MODELS } else { &COMMANDS };
    let program = Cli::command();
    let commands = if below_model { program.find_subcommand("model") } else { Some(&program) };
    let names = commands.into_iter().flat_map(Command::get_subcommands).map(Command::get_name);
    let meant = nearest(word, names.chain(table.iter().flat_map(|(words, _)| *words).copied()));
    let found = table.iter().find(|(words, _)| meant.is_some_and(|meant| words.contains(&meant)));
    let tip = |path: &&str| Some(format!("`maturity {path}`: {}", command(&program, path)?.get_about()?));
    found.into_iter().flat_map(|(_, paths)| paths.iter().filter_map(tip)).collect()
}

/// The command of this path, as `model check`.
fn command<'c>(program: &'c Command, path: &str) -> Option<&'c Command> {
    path.split(' ').try_fold(program, |command, name| command.find_subcommand(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_to_commands_and_is_none_itself() {
        let program = Cli::command();
        let model = program.find_subcommand("model").unwrap();
        for (table, parent, below_model) in [(&COMMANDS[..], &program, false), (&OF_MODELS[..], model, true)] {
            for (words, paths) in table {
                for word in *words {
                    assert_eq!(expected(word, below_model).len(), paths.len(), "{word}: {paths:?}");
                    assert!(parent.find_subcommand(word).is_none(), "`{word}` is a command now, so nobody has to be told");
                }
            }
        }
        assert_eq!(expected("VLAIDATE", false), expected("validate", false));
        assert!(expected("scor", false).is_empty(), "`score` is nearer");
    }
}
