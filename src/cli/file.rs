//! The answers file that a command is about where none is named.

use std::path::{Path, PathBuf};

use super::{AssessArgs, AssessmentArgs, Command, NewArgs};

/// The names that it may have, the first of which a new one gets.
pub(crate) const NAMES: [&str; 2] = ["maturity.yaml", "maturity.yml"];

impl Command {
    /// Gives a command that needs an answers file the one that `find` finds, unless one was named.
    pub(crate) fn find_file(&mut self, find: impl FnOnce() -> PathBuf) {
        let file = match self {
            Self::Assess(args) => &mut args.file,
            Self::Score(args) => &mut args.assessment.file,
            Self::Report(args) => &mut args.assessment.file,
            Self::Plan(args) => &mut args.assessment.file,
            Self::New(args) => &mut args.file,
            Self::Check(args) if args.files.is_empty() => return args.files.push(find()),
            Self::History(args) if args.files.is_empty() => return args.files.push(find()),
            Self::Set(args) if !args.names_file() => return args.words.insert(0, find().into()),
            Self::Set(_)
            | Self::Check(_)
            | Self::Explain(_)
            | Self::Form(_)
            | Self::Compare(_)
            | Self::History(_)
            | Self::Import(_)
            | Self::Merge(_)
            | Self::Portfolio(_)
            | Self::Model(_)
            | Self::Completions(_)
            | Self::Man(_) => return,
        };
        file.get_or_insert_with(find);
    }
}

fn named(file: Option<&PathBuf>) -> &Path {
    file.map_or(Path::new(NAMES[0]), PathBuf::as_path)
}

impl AssessArgs {
    pub(crate) fn file(&self) -> &Path {
        named(self.file.as_ref())
    }
}

impl AssessmentArgs {
    pub(crate) fn file(&self) -> &Path {
        named(self.file.as_ref())
    }
}

impl NewArgs {
    pub(crate) fn file(&self) -> &Path {
        named(self.file.as_ref())
    }
}
